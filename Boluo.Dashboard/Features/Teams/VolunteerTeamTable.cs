using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>志愿者队伍台账.</summary>
public sealed class VolunteerTeamTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InCommunity<VolunteerTeam>, VolunteerTeamRegister>(factory, LedgerName, new("志愿者队伍台账"), "志愿者队伍", TeamsRoom.Page(TeamsRoom.VolunteersTab))
{
    public const string LedgerName = VolunteerTeamKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["义工为队伍的在册人数；一人参加两支队伍的，在两支队伍各计一次。", TeamsRoom.CampaignNote];

    protected override IOrderedQueryable<InCommunity<VolunteerTeam>> InUsualOrder(IQueryable<InCommunity<VolunteerTeam>> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<InCommunity<VolunteerTeam>, string?>>> Searched => [r => r.Row.Name, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<InCommunity<VolunteerTeam>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.VolunteerTeams.Within(db, scope).WithCommunity(db, r => r.CommunityCode);

    protected override IEnumerable<RowColumn<InCommunity<VolunteerTeam>>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Code(Ledgers.VolunteerTeams.Code.Key, "社区代码", r => r.Community.Code) with { Standard = false },
        Field("name", r => r.Row.Name),
        Field(Ledgers.VolunteerTeams.Kind.Key, r => r.Row.Kind),
        Field(Ledgers.VolunteerTeams.Heads.Key, r => r.Row.Heads) with { IsCurrentValue = true },
        Field(Ledgers.VolunteerTeams.Founded.Key, r => r.Row.FoundedOn),
        Column.Remark(),
    ];
}
