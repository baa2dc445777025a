using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>勾稽关系 of 社工 and 义工 with the communities' table.</summary>
internal static class TeamTies
{
    private static readonly string Volunteers = TeamsRoom.Page(TeamsRoom.VolunteersTab), Placements = TeamsRoom.Page(TeamsRoom.PlacementsTab), Communities = TeamsRoom.Page(TeamsRoom.CommunitiesTab);

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.VolunteerTeams.ThereOn(scope.AsOf).By(t => t.CommunityCode, t => t.Heads),
            (db, scope) => TeamRow.Query(db, scope).Select(t => new PlaceCount { Place = t.Community.Code, Value = t.Volunteers }))
        {
            Key = "team.volunteers", Title = "义工，志愿者队伍台账与三工联动情况表一致", Unit = "人",
            Left = new TieSide("志愿者队伍台账", Volunteers), Right = new TieSide("各社区之和", Communities), Sheets = [VolunteerTeamTable.LedgerName, TeamTable.LedgerName],
        },
        new QueryTie((db, scope) => db.SocialPlacements.ThereOn(scope.AsOf).By(p => p.CommunityCode, p => p.Heads),
            (db, scope) => TeamRow.Query(db, scope).Select(t => new PlaceCount { Place = t.Community.Code, Value = t.SocialWorkers }))
        {
            Key = "team.social-workers", Title = "社工，派驻情况表与三工联动情况表一致", Unit = "人",
            Left = new TieSide("社工派驻情况表", Placements), Right = new TieSide("各社区之和", Communities), Sheets = [SocialPlacementTable.LedgerName, TeamTable.LedgerName],
        },
        LifeTies.In<VolunteerTeam, Community>("志愿者队伍", Volunteers, [VolunteerTeamTable.LedgerName, TeamTable.LedgerName], "支"),
        LifeTies.In<SocialPlacement, Community>("社工派驻", Placements, [SocialPlacementTable.LedgerName, TeamTable.LedgerName]),
    ];
}
