using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>What the overview says of other days.</summary>
/// <param name="Since">The day with which its numbers are compared.</param>
/// <param name="Tiles">By the keys of the tiles.</param>
/// <param name="Sheet">None where the data know nothing of that day.</param>
/// <param name="OpenNeeds">Whether the backlog grows.</param>
public sealed record OverviewChanges(EarlierDay Since, IReadOnlyDictionary<string, KpiTrend> Tiles, ChangeSheet? Sheet, ChartSpec OpenNeeds);

/// <summary>Compares the first page with an earlier day: from the same figures as of that day, each day read once for all pages.</summary>
public sealed class ChangeQueries(IEnumerable<Figure> figures, IEnumerable<IChart> charts, FigureHistory history, SituationReader situation, Snapshots snapshots)
{
    private const string OpenNeedsChart = "open-needs";

    private const string Level = "持平";

    /// <summary>The figures of each tile in the order of its numbers, and the one whose line it draws.</summary>
    private static readonly IReadOnlyList<(string Tile, string Line, IReadOnlyList<string> Figures)> Tiles =
    [
        ("organisations", "party.branches", ["party.committees", "party.general_branches", "party.branches"]),
        ("communities", "community.count", ["community.count"]),
        ("grids", "grid.count", ["grid.count"]),
        ("centers", "center.count", ["center.count"]),
        ("served", "center.served", ["center.served"]),
        ("lists", "list.needs", ["list.resources", "list.needs", "list.projects"]),
    ];

    public Task<OverviewChanges> ReadAsync(Scope scope, EarlierDay since, CancellationToken cancel) => snapshots.GetAsync($"changes:{since}", scope, async token =>
    {
        var isKnown = since.Day >= (await snapshots.LimitsAsync(token)).EarliestAsOf;
        var months = await history.ReadAsync(scope, token);
        var before = isKnown ? await history.OnAsync(scope, since.Day, token) : null;
        return new OverviewChanges(since, Tiles.ToDictionary(t => t.Tile, t => Trend(t.Line, t.Figures, months, before, since), StringComparer.Ordinal),
            isKnown ? ChangeSheet.Of(await situation.ReadAsync(scope, [since], token), since, scope) : null,
            await snapshots.GetAsync(OpenNeedsChart, scope, (own, inner) => charts.Named(OpenNeedsChart).BuildAsync(own, scope, inner), token));
    }, cancel);

    /// <summary>The overview's charts with those of the other day laid over them.</summary>
    public async Task<IReadOnlyList<(string Key, ChartSpec Spec)>> LayOverAsync(IReadOnlyList<(string Key, ChartSpec Spec)> shown, Scope scope, DateOnly other, CancellationToken cancel)
    {
        var then = await snapshots.GetAsync("overview-charts", scope with { AsOf = other }, async (db, token) =>
        {
            var specs = new Dictionary<string, ChartSpec>(StringComparer.Ordinal);
            foreach (var (key, _) in shown) specs[key] = await charts.Named(key).BuildAsync(db, scope with { AsOf = other }, token);
            return specs;
        }, cancel);
        return [.. shown.Select(c => (c.Key, ComparedChart.Of(c.Spec, scope.AsOf, then[c.Key], other)))];
    }

    private KpiTrend Trend(string line, IReadOnlyList<string> keys, IReadOnlyList<MonthEnd> months, IReadOnlyDictionary<string, Quantity>? before, EarlierDay since)
    {
        var measured = keys.Select(key => new FigureValue(figures.Named(key), months[^1][key], [before?.GetValueOrDefault(key)?.Value])).ToList();
        var drawn = new FigureValue(figures.Named(line), months[^1][line], []);
        var change = ChangeOf(measured);
        return new KpiTrend(
            (since.IsChosen, change) switch { (true, _) => change, (_, Level) => since.Words + Level, _ => $"{since.Words} {change}" },
            since.IsChosen ? $"对比日 {string.Join(" / ", measured.Select(m => (m.Before[0], keys.Count) switch { (null, _) => Quantity.Unknown, ({ } value, > 1) => Digits.Text(value), ({ } value, _) => m.Said(value) }))}" : null,
            [.. months.Select(m => m[line])], LineWords(drawn, [.. months.Where(m => m[line] is not null)], line));
    }

    /// <summary>+3个, 持平; of several numbers 0 / 0 / +1. A current value that has not changed says nothing.</summary>
    private static string ChangeOf(IReadOnlyList<FigureValue> all)
    {
        string Of(FigureValue figure, string level, bool withUnit) => figure.Change(0) switch
        {
            null => Quantity.Unknown,
            0 => figure.Figure.IsCurrent ? Quantity.Unknown : level,
            _ => figure.SignedChange(0, withUnit),
        };
        if (all is [var single]) return Of(single, Level, withUnit: true);
        if (all.All(f => f.Change(0) is null)) return Quantity.Unknown;
        return all.All(f => f.Change(0) == 0) ? Level : string.Join(" / ", all.Select(f => Of(f, "0", withUnit: false)));
    }

    private static string LineWords(FigureValue figure, IReadOnlyList<MonthEnd> known, string key) => known is [var first, .., var last]
        ? $"{Days.Month(first.Month)}末{figure.Figure.Term}{figure.Said(first[key]!.Value)}，现{figure.Said(last[key]!.Value)}" : "";
}
