using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>总览: where the county stands, in ten seconds.</summary>
public sealed partial class OverviewPage
{
    private const string MeasureKey = "map";

    [Inject]
    public required OverviewQueries Queries { get; init; }

    [Inject]
    public required CountyFacts County { get; init; }

    [Inject]
    public required Comparisons Comparisons { get; init; }

    [Inject]
    public required ChangeQueries Changed { get; init; }

    public sealed record Content(OverviewModel Overview, WorkList Work, ComparisonList Figures, GridMap Map, MapMeasure Measure, OverviewChanges Changes)
    {
        public required ChangePeriod Period { get; init; }

        /// <summary>As they are, or with those of another day laid over them.</summary>
        public required IReadOnlyList<(string Key, ChartSpec Spec)> Charts { get; init; }
    }

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var choice = Choice(MeasureKey, Enum.GetNames<MapMeasure>());
        if (!choice.Ok) return Result<Content>.Fail(choice.Error!);
        var measure = Enum.Parse<MapMeasure>(choice.Value);
        var since = Choice(TimeBar.SinceKey, Enum.GetNames<ChangePeriod>());
        if (!since.Ok) return Result<Content>.Fail(since.Error!);
        var (period, other) = (Enum.Parse<ChangePeriod>(since.Value), Context.Compared);
        // Beside each other, each on a connection of its own.
        var figures = Comparisons.OfAsync(scope, cancel);
        var map = Snapshots.GetAsync($"grid-map:{measure}", scope, async (db, token) => await GridMaps.BuildAsync(db, scope, await Snapshots.LimitsAsync(token), measure, token), cancel);
        var changes = Changed.ReadAsync(scope, other is { } chosen ? EarlierDay.On(chosen) : EarlierDay.Since(period, scope.AsOf), cancel);
        var work = Queries.WorkListAsync(scope, cancel);
        var overview = await Queries.ReadAsync(scope, cancel);
        return new Content(overview, await work, await figures, await map, measure, await changes)
        {
            Period = period,
            Charts = other is { } day ? await Changed.LayOverAsync(overview.Charts, scope, day, cancel) : overview.Charts,
        };
    }

    /// <summary>The needs that the map counts, or those of them that meet further conditions.</summary>
    private static string OpenNeeds(params IEnumerable<Func<NeedKeys, ViewTerm>> further) =>
        Ledgers.Needs.Where([n => n.Open, .. further]);

    private string LinkTo(MapMeasure measure) => Context.LinkWith((MeasureKey, measure == MapMeasure.Load ? null : measure.ToString()));
}
