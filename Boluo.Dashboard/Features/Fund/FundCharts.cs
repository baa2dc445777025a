using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>支出进度 of each community, by form, beside how much of the year has passed.</summary>
public sealed class FundProgressChart : IChart
{
    public string Key => "fund-progress";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var funds = await FundRow.Query(db, scope).Where(f => f.Progress != null).OrderBy(f => f.Community.Code).ToListAsync(cancel);
        var spec = FormStrip.Build("各社区支出进度", "%，一点一社区", "%", FundTable.LedgerName,
            [.. funds.Select(f => new FormDot(f.Community.UrbanForm, f.Township.Name + f.Community.Name, Urls.Community(f.Community.Code), f.Progress!.Value * 100))]);
        return funds.Count == 0 ? spec : spec with { Sentence = $"年度时间进度{Digits.Share(Elapsed(scope.AsOf))}。{spec.Sentence}" };
    }

    /// <summary>The share of the year that is over at the end of a day.</summary>
    public static double Elapsed(DateOnly day) => day.DayOfYear / (double)(DateTime.IsLeapYear(day.Year) ? 366 : 365);
}

/// <summary>What the money went to.</summary>
public sealed class FundKindsChart : IChart
{
    public string Key => "fund-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.FundSpendings.Within(db, scope).GroupBy(s => s.Kind).Select(g => new { Kind = g.Key, Amount = g.Sum(s => s.AmountWan) })
            .ToDictionaryAsync(g => g.Kind, g => g.Amount, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<FundItemKind, double> amounts)
    {
        var kinds = Enum.GetValues<FundItemKind>().OrderByDescending(k => amounts.GetValueOrDefault(k)).ToList();
        return CountCharts.Bars("支出类别", "类别", "万元", Ledgers.FundItems, kinds, new SeriesOf<FundItemKind>("支出", k => amounts.GetValueOrDefault(k), k => Ledgers.FundItems.Where(l => l.Kind.Is(k)))) with
        {
            Decimals = 2,
            Sentence = amounts.Count == 0 ? "" :
                $"支出最多的是{kinds[0].Label()}，{Digits.Plain(amounts.GetValueOrDefault(kinds[0]), 2)}万元，占{Digits.Share(amounts.GetValueOrDefault(kinds[0]) / amounts.Values.Sum())}。",
        };
    }
}

/// <summary>What was spent month by month this year.</summary>
public sealed class FundMonthsChart : IChart
{
    public string Key => "fund-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var months = await db.FundSpendings.Within(db, scope).GroupBy(s => s.On.Month).Select(g => new { Month = g.Key, Amount = g.Sum(s => s.AmountWan) })
            .ToDictionaryAsync(g => g.Month, g => g.Amount, cancel);
        return Build(scope.AsOf, months);
    }

    public static ChartSpec Build(DateOnly day, IReadOnlyDictionary<int, double> amounts)
    {
        var months = Enumerable.Range(1, day.Month).Select(m => new DateOnly(day.Year, m, 1)).ToList();
        return CountCharts.Months("逐月支出", "万元", Ledgers.FundItems, months, new SeriesOf<DateOnly>("支出", m => amounts.GetValueOrDefault(m.Month), m => Ledgers.FundItems.Where(l => l.On.InMonth(m)))) with
        {
            Decimals = 2,
            Subtitle = Invariant($"{day.Year}年，万元"),
            Sentence = amounts.Count == 0 ? "" : $"{day.Year}年已支出{Digits.Plain(amounts.Values.Sum(), 2)}万元，最多的月份为{Days.Month(new DateOnly(day.Year, amounts.MaxBy(m => m.Value).Key, 1))}，{Digits.Plain(amounts.Values.Max(), 2)}万元。",
        };
    }
}
