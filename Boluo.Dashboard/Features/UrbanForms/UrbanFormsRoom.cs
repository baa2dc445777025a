using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>三种城市形态: what each form's communities do, each compared with itself only.</summary>
public static class UrbanFormsRoom
{
    public static IServiceCollection AddUrbanForms(this IServiceCollection services)
    {
        foreach (var figure in UrbanFormsFigures.All) services.AddFigure(figure);
        return services
            .AddPageLink(new PageLink(NavGroup.Show, 20, "三种城市形态", Urls.UrbanForms))
            .AddSingleton<FormReader>()
            .AddLedger<AlleyChiefTable>().AddLedger<PatrolTable>().AddLedger<SmallCaseTable>()
            .AddLedger<FundTable>().AddLedger<FundItemTable>()
            .AddLedger<CompoundTable>().AddLedger<CompoundGroupTable>().AddLedger<EHomeItemTable>()
            .AddLedger<ContactHouseholdTable>().AddLedger<TalkTable>().AddLedger<SuburbServiceTable>().AddLedger<FringeCampaignTable>()
            .AddRegister<AlleyChiefRegister>().AddRegister<PatrolRegister>().AddRegister<SmallCaseRegister>()
            .AddRegister<FundRegister>().AddRegister<FundItemRegister>()
            .AddRegister<CompoundRegister>().AddRegister<CompoundGroupRegister>().AddRegister<EHomeItemRegister>()
            .AddRegister<ContactHouseholdRegister>().AddRegister<TalkRegister>().AddRegister<SuburbServiceRegister>()
            .AddRule<FundSlow>().AddRule<SmallCaseSlow>().AddRule<FringeSilent>()
            .AddTies(UrbanFormsTies.All)
            .AddChart<GridLoadChart>().AddChart<NeedDaysChart>()
            .AddChart<SmallCaseKindsChart>().AddChart<SmallCaseDaysChart>().AddChart<SmallCaseMonthsChart>()
            .AddChart<FundProgressChart>().AddChart<FundKindsChart>().AddChart<FundMonthsChart>()
            .AddChart<CompoundBranchesChart>().AddChart<CompoundMembersChart>()
            .AddChart<TalkTopicsChart>().AddChart<TalkMonthsChart>().AddChart<HometownsChart>();
    }
}
