using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>The three teams of a community as of a day. 党工 are nowhere stored: they are the Party members of its grids and of the units paired with it.</summary>
public sealed record TeamRow : InCommunity
{
    public required int Residents { get; init; }
    public required int CommunityMembers { get; init; }
    public required int MembersInService { get; init; }
    public required int PartyWorkers { get; init; }
    public required int Agencies { get; init; }
    public required int SocialWorkers { get; init; }
    public required int Teams { get; init; }
    public required int Volunteers { get; init; }

    /// <summary>义工 per hundred residents.</summary>
    public required double? PerHundred { get; init; }

    /// <summary>The communities of a scope as of its day.</summary>
    public static IQueryable<TeamRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var grids = db.GridsOn(day);
        var units = from pairing in db.Pairings.AsOf(day)
                    join unit in db.CountyUnits on pairing.UnitId equals unit.Id
                    select new { pairing.CommunityCode, unit.MembersInService };
        var placements = db.SocialPlacements.ThereOn(day);
        var teams = db.VolunteerTeams.ThereOn(day);
        return from placed in db.CommunitiesWithin(scope)
               let community = placed.Community
               let residents = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.Residents)
               let members = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.PartyMembers)
               let inService = units.Where(u => u.CommunityCode == community.Code).Sum(u => u.MembersInService)
               let volunteers = teams.Where(t => t.CommunityCode == community.Code).Sum(t => t.Heads)
               select new TeamRow
               {
                   Township = placed.Township,
                   Community = community,
                   Residents = residents,
                   CommunityMembers = members,
                   MembersInService = inService,
                   PartyWorkers = members + inService,
                   Agencies = placements.Where(p => p.CommunityCode == community.Code).Select(p => p.AgencyId).Distinct().Count(),
                   SocialWorkers = placements.Where(p => p.CommunityCode == community.Code).Sum(p => p.Heads),
                   Teams = teams.Count(t => t.CommunityCode == community.Code),
                   Volunteers = volunteers,
                   PerHundred = residents == 0 ? null : volunteers * 100.0 / residents,
               };
    }
}
