using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Features.Reports;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;
using Boluo.Dashboard.Tests.Excel;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Reports;

/// <summary>What was handed in stays as it was; what is entered later shows beside it, with its cause.</summary>
[Trait("Needs", "application")]
public sealed class HandInTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly BoluoApp _app = new();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_later_correction_is_found_by_row_and_total_and_told_on_the_next_export_until_the_mark_is_withdrawn()
    {
        var (staff, admin) = (await ViewerAsync("hand-in-staff", Role.Staff), await ViewerAsync("hand-in-admin", Role.Admin));
        var (report, scope) = (Report("activities"), County.On(County.Day));
        var (editor, handedIn) = (_app.Services.GetRequiredService<HandInEditor>(), _app.Services.GetRequiredService<HandedInReports>());
        var seen = await CaptureAsync(report, scope, staff);
        var marked = await editor.MarkAsync(report, scope, seen.ControlNumber, new HandInNote("市委组织部", "组报〔2020〕1号"), staff, None);
        Assert.True(marked.Ok, marked.Error);
        Assert.Null(await CorrectionAsync(staff));

        var change = await RaiseBeneficiariesAsync(admin, by: 7);
        var record = (await handedIn.FindAsync(marked.Value, None))!;
        Assert.Equal(("市委组织部", "组报〔2020〕1号", seen.Rows), (record.HandedTo, record.Remark, record.Rows));
        var difference = ReportDifference.Between(CapturedReport.Unpack(record.Content), (await CaptureAsync(report, scope, staff)).Report);
        var row = Assert.Single(difference.Rows, r => r.Name != "合计");
        Assert.Equal(7, Number(Assert.Single(row.Cells).Now) - Number(row.Cells[0].Before));
        Assert.Contains(difference.Rows, r => r.Name == "合计");
        Assert.Equal([change], (await handedIn.ChangesSinceAsync(record, 50, None)).Select(c => c.Set.Id));
        Assert.StartsWith("更正说明：本表曾于", await CorrectionAsync(staff), StringComparison.Ordinal);

        using var client = await _app.SignInAsync(Role.Admin);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"{Urls.HandedIn}?record={record.Id}", None));
        Assert.Contains("现在计算的内容与报送时相比，更正1行", page, StringComparison.Ordinal);
        Assert.Contains($"第{change}号", page, StringComparison.Ordinal);

        Assert.StartsWith("该报送记录由", (await editor.WithdrawAsync(record.Id, "误标", await ViewerAsync("other-staff", Role.Staff), None)).Error, StringComparison.Ordinal);
        Assert.True((await editor.WithdrawAsync(record.Id, "误标", staff, None)).Ok);
        Assert.Null(await CorrectionAsync(staff));
        Assert.Contains("撤回", (await editor.WithdrawAsync(record.Id, "误标", staff, None)).Error!, StringComparison.Ordinal);
        await using var db = await _app.OpenAsync();
        Assert.Equal(["标记为已报送", "撤回报送标记"], (await db.SecurityEvents.Where(e => e.ById == staff.UserId).OrderBy(e => e.Id).Select(e => e.What).ToListAsync(None)).Select(w => w[..w.IndexOf('：', StringComparison.Ordinal)]));
    }

    /// <summary>A row that stands in the report only now was entered since, or was there and got another day.</summary>
    [Fact]
    public async Task What_was_entered_corrected_and_deleted_since_is_told_apart()
    {
        var (staff, admin) = (await ViewerAsync("hand-in-staff", Role.Staff), await ViewerAsync("hand-in-admin", Role.Admin));
        var (report, scope, day) = (Report("talks"), County.On(new DateOnly(2020, 5, 31)), new DateOnly(2020, 5, 31));
        List<Talk> before, after;
        await using (var db = await _app.OpenAsync())
        {
            before = await db.Set<Talk>().Where(t => t.On < day).OrderBy(t => t.Id).Take(3).ToListAsync(None);
            after = await db.Set<Talk>().Where(t => t.On > day).OrderBy(t => t.Id).Take(1).ToListAsync(None);
        }

        var seen = await CaptureAsync(report, scope, staff);
        var marked = await _app.Services.GetRequiredService<HandInEditor>().MarkAsync(report, scope, seen.ControlNumber, new HandInNote("市委组织部", null), staff, None);
        Assert.True(marked.Ok, marked.Error);
        await SaveAsync("talks", null, admin, new() { ["topic"] = before[0].Topic.ToString(), ["community"] = before[0].CommunityCode, ["on"] = "2020-05-30", ["attendances"] = "31" });
        await SaveAsync("talks", after[0].Id, admin, new() { ["on"] = "2020-05-29" });
        await SaveAsync("talks", before[0].Id, admin, new() { ["attendances"] = "77" });
        await SaveAsync("talks", before[1].Id, admin, new() { ["on"] = "2020-06-29" });
        await SaveAsync("talks", before[2].Id, admin, values: null);

        var handedIn = _app.Services.GetRequiredService<HandedInReports>();
        var record = (await handedIn.FindAsync(marked.Value, None))!;
        var difference = await handedIn.DifferenceAsync(record, (await CaptureAsync(report, scope, staff)).Report, None);
        Assert.Equal("补录1行、更正3行、删除1行", difference.InWords);
        Assert.Equal(["删除", "更正", "更正（移入本表）", "更正（移出本表）", "补录"], difference.Rows.Where(r => r.Row == RowKind.Row).Select(r => r.InWords).Order(StringComparer.Ordinal));
        Assert.Equal(before[2].Id, Number(difference.Rows.Single(r => r.Kind == DifferenceKind.Deleted).Key));
        Assert.Equal([DifferenceKind.Deleted, DifferenceKind.Corrected, DifferenceKind.Corrected, DifferenceKind.Corrected, DifferenceKind.Entered], (await handedIn.ChangesSinceAsync(record, 50, None)).SelectMany(c => c.Kinds));
        using var client = await _app.SignInAsync(Role.Admin);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"{Urls.HandedIn}?record={record.Id}", None));
        Assert.All((string[])["补录1行、更正3行、删除1行", "更正（移入本表）", "更正（移出本表）", "<td class=\"short\">删除</td>"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("与报送时相比，补录1行、更正3行、删除1行", await NoteAsync(report, scope, staff), StringComparison.Ordinal);
    }

    /// <summary>It is as much work as an export, and may not push others aside.</summary>
    [Fact]
    public async Task A_report_is_read_for_a_hand_in_only_when_its_turn_has_come()
    {
        var staff = await ViewerAsync("hand-in-staff", Role.Staff);
        var (gate, writer) = (_app.Services.GetRequiredService<ExportGate>(), _app.Services.GetRequiredService<ReportWriter>());
        var places = await Task.WhenAll(Enumerable.Range(0, ExportGate.Running).Select(i => gate.EnterAsync(new Viewer($"other-{i}", "工作人员", Role.Staff), None)));
        var (capture, present) = (writer.CaptureAsync(Report("talks"), County.On(County.Day), staff, None), writer.ReadNowAsync(Report("talks"), County.On(County.Day), staff, None));
        Assert.False(capture.IsCompleted || present.IsCompleted);
        foreach (var place in places) place.Value.Dispose();
        Assert.True((await capture).Ok && (await present).Ok);
    }

    [Fact]
    public async Task What_moved_since_it_was_seen_what_is_not_filled_in_and_whoever_may_not_are_refused()
    {
        var (leader, staff, admin) = (await ViewerAsync("hand-in-leader", Role.Leader), await ViewerAsync("hand-in-staff", Role.Staff), await ViewerAsync("hand-in-admin", Role.Admin));
        var (report, scope, editor) = (Report("activities"), County.On(County.Day), _app.Services.GetRequiredService<HandInEditor>());
        var seen = await CaptureAsync(report, scope, staff);
        Assert.Equal("“报送对象”应填写。", (await editor.MarkAsync(report, scope, seen.ControlNumber, new HandInNote(" ", null), staff, None)).Error);
        Assert.Equal(RoleGuard.Refusal, (await editor.MarkAsync(report, scope, seen.ControlNumber, new HandInNote("市委组织部", null), leader, None)).Error);
        await RaiseBeneficiariesAsync(admin, by: 1);
        Assert.StartsWith("数据刚有变动", (await editor.MarkAsync(report, scope, seen.ControlNumber, new HandInNote("市委组织部", null), staff, None)).Error, StringComparison.Ordinal);
        await using var db = await _app.OpenAsync();
        Assert.Empty(await db.HandedInReports.ToListAsync(None));
    }

    /// <summary>Whatever it is, it is kept whole and comes back as it was.</summary>
    [Fact]
    public async Task Every_report_that_somebody_waits_for_can_be_kept_and_read_again()
    {
        var staff = await ViewerAsync("hand-in-staff", Role.Staff);
        var reports = _app.Services.GetServices<ILedger>().Concat<ISheet>(_app.Services.GetServices<ISummary>()).Where(s => s.HandedTo is not null).Select(s => s.Name)
            .Concat(_app.Services.GetServices<IReport>().Select(r => r.Name)).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(reports.Count > 5);
        foreach (var name in reports)
        {
            var content = await CaptureAsync(Report(name), County.On(County.Day), staff);
            var again = CapturedReport.Unpack(content.Report.Pack());
            Assert.True(ReportDifference.Between(content.Report, again).IsNone && ReportDifference.Between(again, content.Report).IsNone, name);
            Assert.Equal(content.Rows, again.Sheets.Sum(s => s.Blocks.Sum(b => b.Rows.Count(r => r.Kind == RowKind.Row))));
        }
    }

    private IReport Report(string name) => Exports.Find(name, _app.Services.GetServices<ILedger>().Concat<ISheet>(_app.Services.GetServices<ISummary>()), _app.Services.GetServices<IReport>())!;

    private async Task<HandInContent> CaptureAsync(IReport report, Scope scope, Viewer viewer)
    {
        var content = await _app.Services.GetRequiredService<ReportWriter>().CaptureAsync(report, scope, viewer, None);
        Assert.True(content.Ok, content.Error);
        return content.Value;
    }

    /// <summary>The note that the exported workbook of activities prints; null if it has none.</summary>
    private Task<string?> CorrectionAsync(Viewer viewer) => NoteAsync(Report("activities"), County.On(County.Day), viewer);

    private async Task<string?> NoteAsync(IReport report, Scope scope, Viewer viewer)
    {
        var written = await _app.Services.GetRequiredService<ReportWriter>().WriteAsync(report, Edition.Submit, scope, new Dictionary<string, View>(StringComparer.Ordinal), viewer, None);
        using var book = ExcelHouse.Open(written.File.Value.Content);
        return book.Worksheet(1).CellsUsed(c => c.GetString().Contains("更正说明：", StringComparison.Ordinal)).Select(c => c.GetString()).Select(t => t[t.IndexOf("更正说明：", StringComparison.Ordinal)..]).FirstOrDefault();
    }

    /// <summary>Enters a row, corrects one, or, without values, deletes it.</summary>
    private async Task SaveAsync(string ledger, int? id, Viewer admin, Dictionary<string, string?>? values)
    {
        var records = _app.Services.GetRequiredService<IRecordEditor>();
        var form = (await records.LoadAsync(ledger, id?.ToString(System.Globalization.CultureInfo.InvariantCulture), admin, None)).Value;
        var filled = form.Values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        foreach (var (field, value) in values ?? []) filled[field] = value;
        var input = new RecordInput(form, filled, "核对登记", null);
        var saved = values is null ? await records.DeleteAsync(input, admin, None) : await records.SaveAsync(input, admin, None);
        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
    }

    private async Task<int> RaiseBeneficiariesAsync(Viewer admin, int by)
    {
        var records = _app.Services.GetRequiredService<IRecordEditor>();
        await using var db = await _app.OpenAsync();
        var id = await db.Activities.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(None);
        var form = (await records.LoadAsync("activities", id.ToString(System.Globalization.CultureInfo.InvariantCulture), admin, None)).Value;
        var values = form.Values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        values["beneficiaries"] = (Number(values["beneficiaries"]!) + by).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var saved = await records.SaveAsync(new RecordInput(form, values, "受益人数登记有误", null), admin, None);
        Assert.True(saved.Ok, saved.Refusal + string.Concat(saved.Faults.Select(f => f.Message)));
        return saved.ChangeSetId!.Value;
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Viewer> ViewerAsync(string name, Role role)
    {
        var user = await _app.AccountAsync(name, role);
        return new Viewer(user.Id, user.DisplayName, role);
    }
}
