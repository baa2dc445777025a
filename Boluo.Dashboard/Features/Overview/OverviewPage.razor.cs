using Boluo.Dashboard.Domain;
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

    public sealed record Content(OverviewModel Overview, WorkList Work, ComparisonList Figures, GridMap Map, MapMeasure Measure);

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var choice = Choice(MeasureKey, Enum.GetNames<MapMeasure>());
        if (!choice.Ok) return Result<Content>.Fail(choice.Error!);
        var measure = Enum.Parse<MapMeasure>(choice.Value);
        // Beside each other, each on a connection of its own.
        var figures = Comparisons.OfAsync(scope, cancel);
        var map = Snapshots.GetAsync($"grid-map:{measure}", scope, async (db, token) => await GridMaps.BuildAsync(db, scope, await Snapshots.LimitsAsync(token), measure, token), cancel);
        var work = Queries.WorkListAsync(scope, cancel);
        var overview = await Snapshots.GetAsync("overview", scope,
            async (db, token) => await Queries.BuildAsync(db, scope, await Snapshots.LimitsAsync(token), Queries.MattersAsync(scope, token), token), cancel);
        return new Content(overview, await work, await figures, await map, measure);
    }

    /// <summary>The needs that the map counts, or those of them that meet further conditions.</summary>
    private static string OpenNeeds(params IEnumerable<Func<NeedKeys, ViewTerm>> further) =>
        Ledgers.Needs.Where([n => n.State.Is(NeedState.Waiting, NeedState.Matched, NeedState.Started), .. further]);

    private string LinkTo(MapMeasure measure) =>
        Urls.To(measure == MapMeasure.Load ? Insight.Urls.Overview : $"{Insight.Urls.Overview}?{MeasureKey}={measure}");
}
