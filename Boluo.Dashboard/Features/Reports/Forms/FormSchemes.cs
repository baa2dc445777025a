using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>A scheme in a list.</summary>
public sealed record SchemeLine(int Id, string Name, string FileName, string Source, string ById, string ByName, DateTime At);

/// <summary>报表方案: saved by one of the staff, used by all of them, taken away by who saved it or an administrator.</summary>
public sealed class FormSchemes(IDbContextFactory<BoluoDbContext> factory, StaffWrites writes, SecurityLog log, TimeProvider time)
{
    public const int Most = 200;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<SchemeLine>> ListAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Lines(db.FormSchemes).ToListAsync(cancel);
    }

    /// <summary>Those that were made for the same headers.</summary>
    public async Task<IReadOnlyList<SchemeLine>> ForAsync(string headers, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await Lines(db.FormSchemes.Where(s => s.Headers == headers)).ToListAsync(cancel);
    }

    public async Task<FormScheme?> FindAsync(int id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.FormSchemes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
    }

    /// <returns>The number of the scheme.</returns>
    public Task<Result<int>> SaveAsync(string? name, FormDraft draft, Viewer by, CancellationToken cancel) => writes.WriteAsync<int>(by, async (db, staff) =>
    {
        var tidy = PlainText.Tidy(name ?? "");
        if (tidy.Length == 0) return Result<int>.Fail("“方案名称”应填写。");
        if (StaffWrites.Fault("方案名称", tidy, FormScheme.LongestName) is { } fault) return Result<int>.Fail(fault);
        if (draft is not { Shape: { } shape, Match: { } match, Plan: not null }) return Result<int>.Fail("表样还没有确定数据来源，不能保存为方案。");
        if (await db.FormSchemes.AsNoTracking().Where(s => s.Name == tidy).Select(s => s.ByName).SingleOrDefaultAsync(cancel) is { } other)
            return Result<int>.Fail($"已有名为“{tidy}”的报表方案（{other}保存），请换一个名称。");
        if (await db.FormSchemes.CountAsync(cancel) >= Most) return Result<int>.Fail($"报表方案最多{Most}个，请先删除不再使用的方案。");
        var scheme = new FormScheme
        {
            Name = tidy,
            FileName = draft.Workbook.Name,
            Content = draft.Workbook.Content,
            Choices = ChoicesOf(draft).ToQuery(),
            Headers = FormDesk.HeadersOf(shape),
            Source = match.Source.Title,
            ById = staff.UserId,
            ByName = staff.Name,
            At = time.GetUtcNow().UtcDateTime,
        };
        db.FormSchemes.Add(scheme);
        log.Record(db, SecurityEventKind.Upload, staff, $"保存报表方案（数据来源：{match.Source.Title}）");
        await db.SaveChangesAsync(cancel);
        return scheme.Id;
    }, cancel);

    public Task<Result<bool>> RemoveAsync(int id, Viewer by, CancellationToken cancel) => writes.WriteAsync<bool>(by, async (db, staff) =>
    {
        if (await db.FormSchemes.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } scheme) return Result<bool>.Fail("该报表方案已不存在。");
        if (scheme.ById != staff.UserId && staff.Role != Role.Admin) return Result<bool>.Fail($"该报表方案由{scheme.ByName}保存，由其本人或系统管理员删除。");
        db.FormSchemes.Remove(scheme);
        log.Record(db, SecurityEventKind.Upload, staff, $"删除报表方案（数据来源：{scheme.Source}）");
        await db.SaveChangesAsync(cancel);
        return true;
    }, cancel);

    /// <summary>All that was proposed is chosen from now on: next month it must not be proposed otherwise.</summary>
    private static FormChoices ChoicesOf(FormDraft draft) => new()
    {
        Sheet = draft.Sheet + 1,
        Answers = draft.Choices.Answers,
        Source = draft.Match!.Source.Id,
        Fills = draft.Fillings.Where(f => !f.IsPrinted).ToDictionary(f => f.Field.Key, f => f.Code, StringComparer.Ordinal),
    };

    private static IQueryable<SchemeLine> Lines(IQueryable<FormScheme> schemes) =>
        schemes.OrderByDescending(s => s.Id).Select(s => new SchemeLine(s.Id, s.Name, s.FileName, s.Source, s.ById, s.ByName, s.At));
}
