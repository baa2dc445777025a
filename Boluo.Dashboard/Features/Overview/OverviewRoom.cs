using Boluo.Dashboard.Components;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>总览 and 需关注事项.</summary>
public static class OverviewRoom
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Show, 10, "总览", Urls.Overview)
        {
            Hint = "点数字看指标说明，点图中的方块进入网格；上方可选统计范围和统计时点，各页随之变化。",
            Help =
            [
                "六项指标各有指标说明：计算方法、统计范围、数据提供单位和明细行；数字下方是较上月末、上季末或年初的变化。",
                "“党建+”网格分布图一格为一个网格，点击进入该网格；可以切换指标，也可以按镇街的大致方位排列。",
                "“需关注事项”列出要有人处理的事项，“本期变化”与简报一致；点月份可以回到以前各月末，“两日对比”把另一天叠加显示。",
            ],
        })
        .AddPageLink(new PageLink(NavGroup.Show, 15, "需关注事项", Urls.Attention)
        {
            Hint = "点一行进入它所说的社区或网格；表中的件数也可以点开，列出该镇街的这类事项。",
            Help =
            [
                "按事项、镇街或责任单位分组，每条写明数值、自何时起和由谁负责，点击进入所涉及的一行。",
                "事项与镇街的交叉表中，每个件数都可以点开；可以按镇街打印。",
                "社区不排名，件数不是得分；各事项的核查对象和列入条件见“核查说明”。",
            ],
        })
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
