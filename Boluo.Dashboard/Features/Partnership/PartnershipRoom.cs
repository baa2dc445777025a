using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Sheets;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>结对共建.</summary>
public static class PartnershipRoom
{
    internal const string MapTab = "map";
    internal const string MatrixTab = "matrix";
    internal const string PairingsTab = PairingKeys.LedgerName;
    internal const string ActivitiesTab = ActivityKeys.LedgerName;
    internal const string ParticipantsTab = "participants";
    internal const string QuarterTab = "quarter";
    internal const string ServiceTab = "service";
    internal const string UnitsTab = CountyUnitTable.LedgerName;

    private const string Source = "结对共建台账";
    private const string Department = "县直机关工委";

    public static IServiceCollection AddPartnership(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 50, "结对共建", Urls.Partnership)
        {
            Help =
            [
                "县直单位与社区的结对关系、共建活动和半年填报；“单位与社区”矩阵一格为一对结对。",
                "县直单位在“县直单位”页签中新增、更名和撤销。",
            ],
        })
        .AddSingleton(new PlacePart(PlaceTab.Partnership, 0)
        {
            Charts = ["activity-months", "activity-kinds", "activity-attendances"],
            Ledgers = [new(PairingTable.LedgerName, "结对单位", "截至统计时点没有单位与本地社区结对。"), new(ActivityTable.LedgerName, "共建活动", "截至统计时点没有开展共建活动。")],
        })
        .AddLedger<PairingTable>()
        .AddLedger<ActivityTable>()
        .AddLedger<ParticipantTable>()
        .AddLedger<UnitServiceTable>()
        .AddLedger<CountyUnitTable>()
        .AddRegister<CountyUnitRegister>()
        .AddRegister<PairingRegister>()
        .AddRegister<ActivityRegister>()
        .AddRegister<ParticipantRegister>()
        .AddRegister<UnitServiceRegister>().AddSheet<UnitServiceRegister>()
        .AddSummary<ActivitiesSummary>()
        .AddSingleton<IReport, PartnershipReport>()
        .AddRule<UnitWithoutActivity>()
        .AddTies(PartnershipTies.All)
        .AddChart<ActivityMonthsChart>()
        .AddChart<ActivityKindsChart>()
        .AddChart<AttendancesChart>()
        .AddFigure(new QueryFigure("pairing.units", "结对报到单位党组织", "统计时点与统计范围内的社区结对的县直机关企事业单位党组织：报到日期不晚于统计时点，结对未结束的。", "个", Source, Department, Page(PairingsTab),
            (db, scope) => db.CountyUnits.Within(db, scope).Count())
        { One = "一个单位党组织", Adding = Adding.OnceInScope, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.Pairings.Where(p => p.Since.Between(from, to)) })
        .AddFigure(new QueryFigure("pairing.activities", "共建活动", "统计时点及以前在统计范围内的社区开展的共建活动，按活动日期累计，按活动所在社区归属，不论主办和参加的单位是哪些。", "场次", Source, Department, Page(ActivitiesTab),
            (db, scope) => db.Activities.Within(db, scope).Count())
        { One = "一场活动，几个单位参加都计1场次", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.Activities.Where(a => a.On.Between(from, to)) })
        .AddFigure(new QueryFigure("pairing.beneficiaries", "共建活动受益群众", "上述各场共建活动登记的受益群众之和，为活动开展后登记的实际数；按参加次数计，不是人数。三张清单项目的受益群众另行统计，不计入。", "人次", Source, Department, Page(ActivitiesTab),
            (db, scope) => db.Activities.Within(db, scope).Sum(a => a.Beneficiaries))
        { One = "一人参加一次", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.Activities.Where(a => a.On.Between(from, to)) });

    /// <summary>A tab of the page, for links that add a filter.</summary>
    internal static string Page(string tab) => Urls.Tab(Urls.Partnership, tab);

    /// <summary>A unit's pairing.</summary>
    internal static string PairingsOf(string partyOrg) => Ledgers.Pairings.Where(p => p.Unit.Has(partyOrg));

    /// <summary>The activities that a unit hosted.</summary>
    internal static string ActivitiesOf(string partyOrg) => Ledgers.Activities.Where(a => a.Host.Has(partyOrg));
}
