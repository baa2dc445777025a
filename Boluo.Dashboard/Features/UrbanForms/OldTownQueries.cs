using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>老城区巷长快办制 of a scope.</summary>
public sealed record OldTown(IReadOnlyList<FormTile> Tiles, PatrolMatrix Patrols, IReadOnlyList<(string Key, ChartSpec Spec)> Charts)
{
    public bool IsEmpty => Tiles.Count == 0;
}

internal static class OldTownQueries
{
    public static async Task<OldTown> ReadAsync(FormReader reader, BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var chiefs = await db.AlleyChiefs.Within(db, scope).GroupBy(c => c.CommunityCode).Select(g => new { Code = g.Key, Count = g.Count() }).OrderBy(g => g.Code).ToListAsync(cancel);
        if (chiefs.Count == 0) return new OldTown([], new PatrolMatrix([], []), []);
        var numbers = await reader.NumbersAsync(db, scope, cancel,
            "oldtown.communities", "oldtown.alley_chiefs", "oldtown.patrols_done", "oldtown.patrols_due", "oldtown.cases", "oldtown.cases_handled", "oldtown.fund");
        var slow = await reader.MatterAsync(new SmallCaseSlow(), db, scope, cancel);
        var missed = await PatrolRow.Query(db, scope).CountAsync(p => p.State == Domain.PatrolState.Missed, cancel);
        var open = numbers["oldtown.cases"] - numbers["oldtown.cases_handled"];
        return new OldTown(
        [
            numbers.Tile("alley-communities", "实施社区", "个", NameList.Of([.. chiefs.Select(c => limits.CommunityName(c.Code))], "个社区"), "oldtown.communities"),
            numbers.Tile("alley-chiefs", "巷长", "名", NameList.Of([.. chiefs.Select(c => FormattableString.Invariant($"{limits.CommunityName(c.Code)}{c.Count}"))], "个社区", " · "), "oldtown.alley_chiefs"),
            numbers.Tile("patrols", "每周巡查", "次", FormattableString.Invariant($"已巡查 / 应巡查，{missed}次未巡查"), "oldtown.patrols_done", "oldtown.patrols_due"),
            numbers.Tile("small-cases", "微急烦心事", "件", "到统计时点累计受理", "oldtown.cases"),
            numbers.Tile("small-cases-handled", "已办结", "件", slow.Findings.Count > 0 ? FormattableString.Invariant($"在办{open}件，{slow.Findings.Count}件超{slow.Threshold}天未办结") : FormattableString.Invariant($"在办{open}件"), "oldtown.cases_handled") with { Warn = slow.Findings.Count > 0 },
            numbers.Tile("fund-plan", "服务群众专项经费", "万元", "每个社区每年", "oldtown.fund"),
        ],
            await PatrolMatrix.ReadAsync(db, scope, cancel), await reader.ChartsAsync(db, scope, cancel, "small-case-kinds", "small-case-days", "small-case-months"));
    }
}
