using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>服务群众专项经费 of a scope in the year of its day.</summary>
public sealed record FundContent(IReadOnlyList<Kpi> Kpis, IReadOnlyList<(string Key, ChartSpec Spec)> Charts)
{
    public bool IsEmpty => Kpis.Count == 0;
}

internal static class FundQueries
{
    public static async Task<FundContent> ReadAsync(PanelReader panels, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var communities = await db.CommunityFunds.Within(db, scope).CountAsync(cancel);
        if (communities == 0) return new FundContent([], []);
        var figures = await panels.FiguresAsync(db, scope, cancel, "oldtown.fund", "fund.plan", "fund.spent");
        var slow = await panels.MatterAsync<FundSlow>(db, scope, cancel);
        var (plan, spent) = (figures["fund.plan"], figures["fund.spent"]);
        var items = await db.FundSpendings.Within(db, scope).GroupBy(_ => 1).Select(g => new { Count = g.Count(), People = g.Sum(s => s.BeneficiaryAttendances) }).SingleOrDefaultAsync(cancel);
        return new FundContent(
        [
            figures.Kpi("fund-plan", "年度安排（推算）", "万元", Invariant($"{communities}个社区，每个{Digits.Plain(figures["oldtown.fund"], 2)}万元"), "fund.plan", "oldtown.fund") with { Value = Text(plan) },
            figures.Kpi("fund-spent", "累计支出", "万元", Invariant($"{scope.AsOf.Year}年1月1日至统计时点"), "fund.spent"),
            figures.Kpi("fund-progress", "支出进度", "", Invariant($"年度时间进度{Digits.Share(FundProgressChart.Elapsed(scope.AsOf))}"), "fund.spent", "fund.plan")
                with { Value = plan == 0 ? Quantity.Unknown : Digits.Share(spent / plan) },
            figures.Kpi("fund-rest", "结余", "万元", "年度安排减累计支出", "fund.plan", "fund.spent") with { Value = Text(plan - spent) },
            figures.Kpi("fund-items", "支出项目", "个", Invariant($"受益群众{Digits.Text(items?.People ?? 0)}人次"), "fund.spent") with { Value = Text(items?.Count ?? 0) },
            figures.Kpi("fund-slow", "支出进度偏低", "个社区", slow is { HasRun: false, RunsFrom: { } from } ? $"未到核查时间，{Days.InYear(from)}起核查" : Invariant($"支出进度低于{slow.Threshold}%"), "fund.spent", "fund.plan")
                with { Value = slow.HasRun ? Text(slow.Findings.Count) : Quantity.Unknown, Warn = slow.Findings.Count > 0 },
        ], await panels.ChartsAsync(db, scope, cancel, "fund-progress", "fund-kinds", "fund-months"));
    }

    private static string Text(double value) => Digits.Text(value, 2);
}
