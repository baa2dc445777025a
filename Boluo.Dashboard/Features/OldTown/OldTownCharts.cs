using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>微急烦心事 by kind: handled and not yet handled.</summary>
public sealed class SmallCaseKindsChart : IChart
{
    public string Key => "small-case-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await SmallCaseRow.Query(db, scope).GroupBy(c => new { c.Row.Kind, Handled = c.State == SmallCaseState.Handled })
            .Select(g => new { g.Key.Kind, g.Key.Handled, Count = g.Count() }).ToDictionaryAsync(g => (g.Kind, g.Handled), g => g.Count, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<(SmallCaseKind Kind, bool Handled), int> counts)
    {
        int Of(SmallCaseKind kind) => counts.GetValueOrDefault((kind, true)) + counts.GetValueOrDefault((kind, false));
        List<SmallCaseKind> kinds = [.. Enum.GetValues<SmallCaseKind>().OrderByDescending(Of)];
        var (total, open) = (counts.Values.Sum(), counts.Where(c => !c.Key.Handled).Sum(c => c.Value));
        return CountCharts.Bars("微急烦心事类别", "类别", "件", Ledgers.SmallCases, kinds, new SeriesOf<SmallCaseKind>("微急烦心事", k => Of(k), k => Ledgers.SmallCases.Where(l => l.Kind.Is(k)))) with
        {
            Sentence = total == 0 ? "" : Invariant($"共受理{total}件，已办结{total - open}件，在办{open}件；最多的是{kinds[0].Label()}，{Of(kinds[0])}件。"),
        };
    }
}

/// <summary>How many days the handled cases took, by kind.</summary>
public sealed class SmallCaseDaysChart : IChart
{
    public string Key => "small-case-days";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var cases = await SmallCaseRow.Query(db, scope).Where(c => c.Days != null).OrderBy(c => c.Row.RaisedOn).ThenBy(c => "" + c.Row.Id)
            .Select(c => new { c.Row.Kind, c.Row.Title, c.Row.RaisedOn, c.Days }).ToListAsync(cancel);
        return Build([.. cases.Select(c => (c.Kind, $"{c.Title}（{Days.Long(c.RaisedOn)}）", c.Days!.Value))]);
    }

    public static ChartSpec Build(IReadOnlyList<(SmallCaseKind Kind, string Name, int Days)> cases)
    {
        var kinds = Enum.GetValues<SmallCaseKind>().Where(k => cases.Any(c => c.Kind == k)).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Strip,
            Title = "微急烦心事办理天数",
            Subtitle = "一点一件，已办结的",
            Unit = "天",
            Categories = [.. kinds.Select(k => k.Label())],
            CategoryHeader = "类别",
            Ledger = SmallCaseTable.LedgerName,
            Series = [.. kinds.Select(k => new Series(k.Label(), [.. cases.Where(c => c.Kind == k).Select(c => new Mark(k.Label(), c.Days, c.Name,
                Ledgers.SmallCases.Where(l => l.Kind.Is(k), l => l.Days.Is(c.Days))))]))],
            Sentence = cases.Count == 0 ? "" : Invariant(
                $"竖线为中位数；{cases.Count}件中{cases.Count(c => c.Days <= 1)}件在次日以内办结，最长{cases.Max(c => c.Days)}天。"),
        };
    }
}

/// <summary>Cases taken up month by month over the last year.</summary>
public sealed class SmallCaseMonthsChart : IChart
{
    public string Key => "small-case-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.SmallCases.Within(db, scope).Select(c => c.RaisedOn).CountByMonthAsync(scope.AsOf, cancel));

    /// <summary>The months from the first that has a case on.</summary>
    public static ChartSpec Build(IReadOnlyDictionary<DateOnly, int> all)
    {
        var months = all.SkipWhile(m => m.Value == 0).Select(m => m.Key).ToList();
        return CountCharts.Months("微急烦心事逐月受理", "件", Ledgers.SmallCases, months, new SeriesOf<DateOnly>("受理", m => all[m], m => Ledgers.SmallCases.Where(l => l.Raised.InMonth(m)))) with
        {
            Sentence = months.Count == 0 ? "" : Invariant($"{Days.Month(months[0])}以来受理{all.Values.Sum()}件，{CountCharts.MostIn(all, "件")}。"),
        };
    }
}
