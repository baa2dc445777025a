using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>总览: where the county stands, in ten seconds.</summary>
public sealed partial class OverviewPage
{
    private const string MeasureKey = "map";
    private const string ArrangementKey = "layout";

    /// <summary>The measures are in the first response; a circuit holds them once their menu is opened.</summary>
    private bool _measuresWanted;

    [Inject]
    public required OverviewQueries Queries { get; init; }

    [Inject]
    public required CountyFacts County { get; init; }

    [Inject]
    public required Comparisons Comparisons { get; init; }

    [Inject]
    public required ChangeQueries Changed { get; init; }

    [Inject]
    public required MapQueries Maps { get; init; }

    public sealed record Content(OverviewModel Overview, WorkList Work, ComparisonList Figures, GridMap Map, MapChoice Shown, OverviewChanges Changes)
    {
        public required ChangePeriod Period { get; init; }

        /// <summary>As they are, or with those of another day laid over them.</summary>
        public required IReadOnlyList<(string Key, ChartSpec Spec)> Charts { get; init; }
    }

    protected override async Task<Result<Content>> LoadAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var choice = Choice(MeasureKey, Enum.GetNames<MapMeasure>());
        if (!choice.Ok) return Result<Content>.Fail(choice.Error!);
        var layout = Choice(ArrangementKey, Enum.GetNames<MapArrangement>());
        if (!layout.Ok) return Result<Content>.Fail(layout.Error!);
        var since = Choice(TimeBar.SinceKey, Enum.GetNames<ChangePeriod>());
        if (!since.Ok) return Result<Content>.Fail(since.Error!);
        var (period, other) = (Enum.Parse<ChangePeriod>(since.Value), Context.Compared);
        var earlier = other is { } chosen ? EarlierDay.On(chosen) : EarlierDay.Since(period, scope.AsOf);
        var shown = new MapChoice(Enum.Parse<MapMeasure>(choice.Value), Enum.Parse<MapArrangement>(layout.Value), earlier.Day < Context.Limits.EarliestAsOf ? null : earlier);
        // Beside each other, each on a connection of its own.
        var figures = Comparisons.OfAsync(scope, cancel);
        var map = Maps.ReadAsync(scope, shown, cancel);
        var changes = Changed.ReadAsync(scope, earlier, cancel);
        var work = Queries.WorkListAsync(scope, cancel);
        var overview = await Queries.ReadAsync(scope, cancel);
        return new Content(overview, await work, await figures, await map, shown, await changes)
        {
            Period = period,
            Charts = other is { } day ? await Changed.LayOverAsync(overview.Charts, scope, day, cancel) : overview.Charts,
        };
    }

    /// <summary>The needs that the map counts, or those of them that meet further conditions.</summary>
    private static string OpenNeeds(params IEnumerable<Func<NeedKeys, ViewTerm>> further) =>
        Ledgers.Needs.Where([n => n.Open, .. further]);

    private string LinkTo(MapArrangement arrangement) => Context.LinkWith((ArrangementKey, arrangement == MapArrangement.Place ? null : arrangement.ToString()));

    private static string HintOf(GridMap map) => (map.OfCommunities, map.Arrangement) switch
    {
        (true, MapArrangement.Place) => "网格较多，一格一社区；方位示意，不代表行政区域界线",
        (true, _) => "网格较多，一格一社区，颜色按社区内网格平均；选择镇街后一格一网格",
        (_, MapArrangement.Place) => "方位示意，不代表行政区域界线",
        _ => "一格一网格，按行政区划代码排序",
    };

    private string LinkTo(MapMeasure measure) => Context.LinkWith((MeasureKey, measure == MapMeasure.Load ? null : measure.ToString()));
}
