using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>三工联动 by community.</summary>
public sealed class TeamTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<TeamRow>(factory, LedgerName, new("“三工联动”队伍情况表"), "三工联动", TeamsRoom.Page(TeamsRoom.CommunitiesTab))
{
    public const string LedgerName = TeamKeys.LedgerName;

    public override IReadOnlyList<string> Notes =>
    [
        "党工由社区党员和结对单位在职党员两部分组成，由网格台账和结对共建台账汇总，按组织关系分属社区和单位；在职党员计入单位结对的社区，一个单位只计一次。",
        "社工为社工机构派驻社区的社会工作者，义工为社区志愿者队伍的在册人数；一家机构可派驻多个社区，机构数不作合计。",
        TeamsRoom.ThreeLists,
        TeamsRoom.CampaignNote,
    ];

    protected override Expression<Func<TeamRow, string>> Key => r => r.Community.Code;

    protected override IReadOnlyList<Expression<Func<TeamRow, string?>>> Searched => [r => r.Community.Search, r => r.Community.Code, r => r.Township.Name];

    protected override IQueryable<TeamRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => TeamRow.Query(db, scope);

    protected override IEnumerable<RowColumn<TeamRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Form(r => r.Community.UrbanForm),
        Column.Count(Ledgers.Teams.Residents.Key, "常住人口", "人", r => r.Residents) with { Standard = false },
        Column.Count("members", "社区党员", "人", r => r.CommunityMembers),
        Column.Count(Ledgers.Teams.InService.Key, "结对单位在职党员", "人", r => r.MembersInService) with { IsCurrentValue = true },
        Column.Count("party", "党工合计", "人", r => r.PartyWorkers) with { IsCurrentValue = true },
        Column.Whole("agencies", "社工机构", "家", r => r.Agencies),
        Column.Count(Ledgers.Teams.Social.Key, "社工", "人", r => r.SocialWorkers, r => Ledgers.SocialPlacements.Where(p => p.Code.Has(r.Community.Code))) with { IsCurrentValue = true },
        Column.Count("teams", "义工队伍", "支", r => r.Teams, r => Ledgers.VolunteerTeams.Where(t => t.Code.Has(r.Community.Code))),
        Column.Count(Ledgers.Teams.Volunteers.Key, "义工", "人", r => r.Volunteers) with { IsCurrentValue = true },
        Column.Rate("perHundred", "义工/百名常住人口", "人", r => r.PerHundred) with { Standard = false, IsCurrentValue = true },
        Column.Remark(),
    ];
}
