using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>What a person says of a hand-in.</summary>
public sealed record HandInNote(string? HandedTo, string? Remark);

/// <summary>Marks reports as handed in and keeps what they said; staff may, and it stands in the security log.</summary>
public sealed class HandInEditor(StaffWrites writes, ReportWriter reports, Snapshots snapshots, CountyFacts county, SecurityLog log, TimeProvider time)
{
    private const string Moved = "数据刚有变动，与页面所示不同，请核对后再标记，本次未写入任何数据。";

    /// <summary>Keeps the report as it is now, if it still says what the person has seen.</summary>
    /// <param name="seen">校验码 of what the page shows.</param>
    /// <returns>The number of the record.</returns>
    public async Task<Result<int>> MarkAsync(IReport report, Scope scope, string seen, HandInNote note, Viewer by, CancellationToken cancel)
    {
        if (FaultOf(note) is { } fault) return Result<int>.Fail(fault);
        var content = await reports.CaptureAsync(report, scope, by, cancel);
        if (!content.Ok) return Result<int>.Fail(content.Error!);
        if (content.Value.ControlNumber != seen) return Result<int>.Fail(Moved);
        var limits = await snapshots.LimitsAsync(cancel);
        return await writes.WriteAsync<int>(by, async (db, staff) =>
        {
            if (await db.DataStates.Select(s => s.Version).SingleAsync(cancel) != content.Value.Version) return Result<int>.Fail(Moved);
            var record = new HandedInReport
            {
                Report = report.Name,
                Title = report.Title.In(county),
                Scope = HandedInReports.ScopeOf(scope, limits),
                ScopeWords = scope.InWords(limits),
                AsOf = scope.AsOf,
                Period = Period.Of(report.Covers, scope.AsOf).InWords,
                HandedTo = PlainText.Tidy(note.HandedTo!),
                Remark = PlainText.Tidy(note.Remark ?? "") is { Length: > 0 } remark ? remark : null,
                ById = staff.UserId,
                ByName = staff.Name,
                At = time.GetUtcNow().UtcDateTime,
                Rows = content.Value.Rows,
                ControlNumber = content.Value.ControlNumber,
                ChangeSetId = await db.ChangeSets.MaxAsync(s => (int?)s.Id, cancel) ?? 0,
                Content = content.Value.Report.Pack(),
            };
            db.HandedInReports.Add(record);
            log.Record(db, SecurityEventKind.Export, staff, $"标记为已报送：{record.Title}，{record.Period}，{record.ScopeWords}，校验码{record.ControlNumber[..8]}");
            await db.SaveChangesAsync(cancel);
            return record.Id;
        }, cancel);
    }

    /// <summary>It had not been handed in after all. The record stays, with who said so and why; what was said is no longer compared with.</summary>
    public Task<Result<bool>> WithdrawAsync(int id, string reason, Viewer by, CancellationToken cancel) => writes.WriteAsync<bool>(by, async (db, staff) =>
    {
        var why = PlainText.Tidy(reason);
        if (why.Length == 0) return Result<bool>.Fail("“撤回原因”应填写。");
        if (StaffWrites.Fault("撤回原因", why, HandedInReport.LongestReason) is { } fault) return Result<bool>.Fail(fault);
        if (await db.HandedInReports.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } record) return Result<bool>.Fail("该报送记录已不存在，请刷新后再试。");
        if (record.WithdrawnAt is { } at) return Result<bool>.Fail($"该报送记录已于{Days.LongTime(at)}由{record.WithdrawnByName}撤回。");
        if (record.ById != staff.UserId && staff.Role != Role.Admin) return Result<bool>.Fail($"该报送记录由{record.ByName}标记，由其本人或系统管理员撤回。");
        (record.WithdrawnAt, record.WithdrawnByName, record.WithdrawnReason) = (time.GetUtcNow().UtcDateTime, staff.Name, why);
        log.Record(db, SecurityEventKind.Export, staff, $"撤回报送标记：{record.Title}，{record.Period}，{record.ScopeWords}");
        await db.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    private static string? FaultOf(HandInNote note)
    {
        var (to, remark) = (PlainText.Tidy(note.HandedTo ?? ""), PlainText.Tidy(note.Remark ?? ""));
        return to.Length == 0 ? "“报送对象”应填写。" : StaffWrites.Fault("报送对象", to, HandedInReport.LongestTo) ?? StaffWrites.Fault("文号或说明", remark, HandedInReport.LongestRemark);
    }
}
