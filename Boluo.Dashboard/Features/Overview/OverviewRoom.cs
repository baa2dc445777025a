using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>总览 and 需关注事项.</summary>
public static class OverviewRoom
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Show, 10, "总览", Urls.Overview))
        .AddPageLink(new PageLink(NavGroup.Show, 15, "需关注事项", Urls.Attention))
        .AddSingleton(new PlacePart(PlaceTab.Situation, 0) { Cards = typeof(PlaceSituationPart) })
        .AddSingleton(new PlacePart(PlaceTab.Grids, 0) { Cards = typeof(PlaceMapPart) })
        .AddSingleton(new WallScene(10, "总体情况") { Content = typeof(WallSituation) })
        .AddSingleton(new WallScene(20, "“党建+”网格分布") { Content = typeof(WallMap) })
        .AddSingleton<OverviewQueries>()
        .AddSingleton<ChangeQueries>()
        .AddSingleton<MapQueries>()
        .AddSummary<WorkMatrixSummary>().AddSummary<WorkListSummary>()
        .AddSingleton<IReport, WorkListReport>();
}
