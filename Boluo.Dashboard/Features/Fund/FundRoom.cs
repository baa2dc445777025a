using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>服务群众专项经费。</summary>
public static class FundRoom
{
    private const string Part = "fund";

    public static IServiceCollection AddFund(this IServiceCollection services)
    {
        foreach (var figure in FundFigures.All) services.AddFigure(figure);
        return services
            .AddSingleton(new FormPart(4, Part, "服务群众专项经费", typeof(FundPart), Form: null,
                [(FundTable.LedgerName, "使用情况统计表"), (FundItemTable.LedgerName, "支出明细")]))
            .AddSingleton(new PlacePart(PlaceTab.Fund, 0)
            {
                Cards = typeof(FundPart),
                Ledgers = [new(FundTable.LedgerName, "使用情况统计表", "当年没有登记服务群众专项经费。"), new(FundItemTable.LedgerName, "支出明细", "当年没有登记支出。")],
            })
            .AddLedger<FundTable>().AddLedger<FundItemTable>()
            .AddRegister<FundRegister>().AddSheet<FundRegister>().AddRegister<FundItemRegister>()
            .AddRule<FundSlow>()
            .AddTies(FundTies.All)
            .AddChart<FundProgressChart>().AddChart<FundKindsChart>().AddChart<FundMonthsChart>();
    }

    /// <summary>Path and query of the tab, and of a ledger on it.</summary>
    internal static string Page(string? ledger = null) => Urls.Tab(Urls.UrbanForms, ledger ?? Part);
}
