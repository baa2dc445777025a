using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>老城区巷长快办制 of a scope.</summary>
public sealed record OldTownContent(IReadOnlyList<Kpi> Kpis, PatrolMatrix Patrols, IReadOnlyList<(string Key, ChartSpec Spec)> Charts)
{
    public bool IsEmpty => Kpis.Count == 0;
}

internal static class OldTownQueries
{
    public static async Task<OldTownContent> ReadAsync(PanelReader panels, BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var chiefs = await db.AlleyChiefs.Within(db, scope).GroupBy(c => c.CommunityCode).Select(g => new { Code = g.Key, Count = g.Count() }).OrderBy(g => g.Code).ToListAsync(cancel);
        if (chiefs.Count == 0) return new OldTownContent([], new PatrolMatrix([], []), []);
        var figures = await panels.FiguresAsync(db, scope, cancel,
            "oldtown.communities", "oldtown.alley_chiefs", "oldtown.patrols_done", "oldtown.patrols_due", "oldtown.cases", "oldtown.cases_handled", "oldtown.fund");
        var slow = await panels.MatterAsync<SmallCaseSlow>(db, scope, cancel);
        var missed = await PatrolRow.Query(db, scope).CountAsync(p => p.State == Domain.PatrolState.Missed, cancel);
        var open = figures["oldtown.cases"] - figures["oldtown.cases_handled"];
        return new OldTownContent(
        [
            figures.Kpi("alley-communities", "实施社区", "个", NameList.Of([.. chiefs.Select(c => limits.CommunityName(c.Code))], "个社区"), "oldtown.communities"),
            figures.Kpi("alley-chiefs", "巷长", "名", NameList.Of([.. chiefs.Select(c => Invariant($"{limits.CommunityName(c.Code)}{c.Count}"))], "个社区", " · "), "oldtown.alley_chiefs"),
            figures.Kpi("patrols", "每周巡查", "次", Invariant($"已巡查 / 应巡查，{missed}次未巡查"), "oldtown.patrols_done", "oldtown.patrols_due"),
            figures.Kpi("small-cases", "微急烦心事", "件", "到统计时点累计受理", "oldtown.cases"),
            figures.Kpi("small-cases-handled", "已办结", "件", slow.Findings.Count > 0 ? Invariant($"在办{open}件，{slow.Findings.Count}件超{slow.Threshold}天未办结") : Invariant($"在办{open}件"), "oldtown.cases_handled") with { Warn = slow.Findings.Count > 0 },
            figures.Kpi("fund-plan", "服务群众专项经费", "万元", "每个社区每年", "oldtown.fund"),
        ],
            await PatrolMatrix.ReadAsync(db, scope, cancel), await panels.ChartsAsync(db, scope, cancel, "small-case-kinds", "small-case-days", "small-case-months"));
    }
}
