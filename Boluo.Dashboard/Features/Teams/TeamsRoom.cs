using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>三工联动: 党工, 社工, 义工.</summary>
public static class TeamsRoom
{
    internal const string CommunitiesTab = "communities";
    internal const string VolunteersTab = "volunteers";
    internal const string AgenciesTab = "agencies";
    internal const string PlacementsTab = "placements";

    internal const string ThreeLists = "社工、社区工作者、网格员是三份名单，同一人可能在两份名单上，人数分别统计，不相加。";
    internal const string CampaignNote = "疫情防控期间下沉的党员干部、社工和志愿者是三支队伍的一部分，单独在疫情防控专题统计，不与本表相加。";

    private const string Department = "组织部门";

    public static IServiceCollection AddTeams(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 60, "三工联动", Urls.Teams)
        {
            Help =
            [
                "党工、社工、义工三支队伍的人数和活动；三类人数不相加。",
            ],
        })
        .AddLedger<TeamTable>()
        .AddLedger<VolunteerTeamTable>()
        .AddLedger<SocialAgencyTable>()
        .AddLedger<SocialPlacementTable>()
        .AddRegister<VolunteerTeamRegister>()
        .AddRegister<SocialAgencyRegister>()
        .AddRegister<SocialPlacementRegister>()
        .AddTies(TeamTies.All)
        .AddChart<VolunteerKindsChart>()
        .AddChart<VolunteerShareChart>()
        .AddFigure(new QueryFigure("team.party", "党工", "统计时点有效网格登记的社区党员，加上统计时点与统计范围内社区结对的单位的在职党员；“党员干部”读作全部党员，一个单位在统计范围内只计一次。", "人", "网格台账、结对共建台账", Department, Page(CommunitiesTab),
            async (db, scope, cancel) => (await TeamTotals.ReadAsync(db, scope, cancel)).PartyWorkers)
        { One = "一名党员", Adding = Adding.OnceInScope, Dating = Dating.CurrentValues })
        .AddFigure(new QueryFigure("team.social", "社工", "统计时点社工机构派驻社区的社会工作者：派驻日期不晚于统计时点、派驻未结束的各批派驻人数之和。", "人", "社工派驻情况表", "民政部门", Page(PlacementsTab),
            (db, scope) => db.SocialPlacements.Within(db, scope).Sum(p => p.Heads))
        { One = "派驻到一个社区的一人", Adding = Adding.Adds, Dating = Dating.CurrentValues, RowsBetween = (from, to) => Ledgers.SocialPlacements.Where(p => p.Since.Between(from, to)) })
        .AddFigure(new QueryFigure("team.volunteer", "义工", "统计时点已成立、未解散的社区志愿者队伍登记的在册人数之和；一人参加两支队伍的计两次。", "人", "志愿者队伍台账", "文明实践中心", Page(VolunteersTab),
            (db, scope) => db.VolunteerTeams.Within(db, scope).Sum(t => t.Heads))
        { One = "一支队伍在册的一人", Adding = Adding.Adds, Dating = Dating.CurrentValues, RowsBetween = (from, to) => Ledgers.VolunteerTeams.Where(t => t.Founded.Between(from, to)) });

    /// <summary>A tab of the page, for links that add a filter.</summary>
    internal static string Page(string tab) => Urls.Tab(Urls.Teams, tab);
}
