using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>数据核对: the published figures beside the ledgers'.</summary>
public static class FiguresRoom
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 40, "数据核对", Urls.Figures)
        {
            Help =
            [
                "公开发布的数与台账计算的数逐项对照，并写明所采用的口径。",
                "“公开数登记”页签由管理员登记新发布的数。",
            ],
        })
        .AddLedger<PublishedFigureTable>()
        .AddRegister<PublishedFigureRegister>()
        .AddRegister<InterpretationRegister>()
        .AddSummary<FiguresSummary>();

    internal const string FirstTab = "comparison";

    /// <summary>The page on one of its tabs.</summary>
    internal static string Page(string tab) => tab == FirstTab ? Urls.Figures : Urls.Tab(Urls.Figures, tab);
}
