using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Places;

/// <summary>社区 and “党建+”网格.</summary>
public static class PlacesRoom
{
    public static IServiceCollection AddPlaces(this IServiceCollection services)
    {
        foreach (var figure in PlacesFigures.All) services.AddFigure(figure);
        return services
            .AddPageLink(new PageLink(NavGroup.Ledgers, 20, "社区与网格", Urls.Communities)
            {
                Hint = "点名称进入社区或网格，点列名排序；“选择列”增减列，“我的视图”保存当前的筛选和列。",
                Also = [Urls.Townships, Urls.Grids],
                Help =
            [
                "社区、镇街和网格的台账与卡片；点击名称进入该社区或网格的页面，页面按页签汇集它的组织、网格、中心、清单、结对、经费和人员。",
                "管理员可以新增、更名、撤销社区，新增和撤销网格，按生效日期登记网格的户数、人口、党员；登记有误的选“更正登记错误”，确有变化的选“自生效日期起变更”。",
                "“网格人员”台账登记网格长、网格员的入职和离岗；手机号码不显示，需要时由有权限的人逐个查看，查看会记入日志。",
            ],
            })
            .AddSingleton(new PlacePart(PlaceTab.Situation, 10) { Cards = typeof(PlaceComparisonPart) })
            .AddSingleton(new PlacePart(PlaceTab.Situation, 90) { Cards = typeof(PlaceFactsPart) })
            .AddSingleton(new PlacePart(PlaceTab.Communities, 0) { OfTownshipsOnly = true, Ledgers = [new(CommunityTable.LedgerName, "社区台账", "截至统计时点本镇街没有社区。")] })
            .AddSingleton(new PlacePart(PlaceTab.Grids, 10)
            {
                Charts = ["grid-sizes"],
                Ledgers = [new(GridTable.LedgerName, "网格台账", "截至统计时点尚未划分“党建+”网格。"), new(GridWorkerTable.LedgerName, "网格员名册", "截至统计时点没有网格员任职。")],
            })
            .AddLedger<CommunityTable>()
            .AddLedger<TownshipTable>()
            .AddRegister<TownshipRegister>()
            .AddRegister<CommunityRegister>()
            .AddRule<CommunityShortOfWorkers>()
            .AddRule<CommunityTooPopulous>()
            .AddTies(CommunityTies.All)
            .AddLedger<GridTable>()
            .AddLedger<GridFactTable>()
            .AddLedger<GridWorkerTable>()
            .AddLedger<GridPersonTable>()
            .AddRegister<GridRegister>()
            .AddRegister<GridWorkerRegister>()
            .AddRegister<GridFactRegister>().AddEntrySheet<GridFactSheet>()
            .AddRecordAction<GridChange>()
            .AddRecordAction<GridSetup>().AddRowSheet<GridSheet>()
            .AddRecordAction<GridEnd>()
            .AddRegister<GridAssignmentRegister>()
            .AddRegister<GridDutyRegister>()
            .AddRegister<LineageRegister>()
            .AddSummary<GridSummary>()
            .AddRule<GridWithoutWorker>()
            .AddRule<GridWithoutLeader>()
            .AddRule<GridTooLarge>()
            .AddChart<GridSizesChart>()
            .AddSingleton<GridQueries>()
            .AddSingleton<LineageReader>()
            .AddSingleton<PhoneBook>()
            .AddTies(GridTies.All);
    }
}
