using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>城乡接合部：党员联系户。</summary>
public static class FringeRoom
{
    private const string Part = "fringe";

    public static IServiceCollection AddFringe(this IServiceCollection services)
    {
        foreach (var figure in FringeFigures.Define()) services.AddFigure(figure);
        return services
            .AddSingleton(new FormPart(3, Part, "城乡接合部·党员联系户", typeof(FringePart), UrbanForm.Fringe,
                [(ContactHouseholdTable.LedgerName, "党员联系户"), (TalkTable.LedgerName, "政策宣讲"), (SuburbServiceTable.LedgerName, "便民服务进郊区"), (FringeCampaignTable.LedgerName, "疫情期间工作（归档）")]))
            .AddLedger<ContactHouseholdTable>().AddLedger<TalkTable>().AddLedger<SuburbServiceTable>().AddLedger<FringeCampaignTable>()
            .AddRegister<ContactHouseholdRegister>().AddRegister<TalkRegister>().AddRegister<SuburbServiceRegister>().AddRegister<FringeCampaignRegister>()
            .AddRule<FringeSilent>()
            .AddTies(FringeTies.All)
            .AddChart<TalkTopicsChart>().AddChart<TalkMonthsChart>().AddChart<HometownsChart>();
    }

    /// <summary>Path and query of the tab, and of a ledger on it.</summary>
    internal static string Page(string? ledger = null) => Urls.Tab(Urls.UrbanForms, ledger ?? Part);
}
