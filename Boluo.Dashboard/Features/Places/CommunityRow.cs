using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A community as of a day; households, residents and members are the sums of its grids.</summary>
public sealed record CommunityRow : InCommunity
{
    public required int Households { get; init; }
    public required int Residents { get; init; }

    /// <summary>Null while the community has no Party organisation yet.</summary>
    public required PartyOrganisationKind? LedBy { get; init; }

    public required int AreaBranches { get; init; }
    public required int Groups { get; init; }
    public required int PartyMembers { get; init; }
    public required int Grids { get; init; }
    public required int GridWorkers { get; init; }
    public required int WorkersNeeded { get; init; }
    public required int WorkersInPost { get; init; }
    public required int WorkersShort { get; init; }
    public required int WorkersCertified { get; init; }
    public required double? HouseholdsPerWorker { get; init; }
    public required int Compounds { get; init; }
    public required int Centers { get; init; }
    public required int PairedUnits { get; init; }

    /// <summary>The communities of a scope as of its day.</summary>
    public static IQueryable<CommunityRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var grids = db.GridsOn(day);
        var organisations = db.PartyOrganisations.AsOf(day);
        var areaBranches = organisations.AreaBranches(db, day);
        var duties = db.GridDuties.AsOf(day);
        var centers = db.ServiceCenters.ThereOn(day);
        var workers = db.CommunityWorkers.ThereOn(day);
        var standard = db.SettingOf(Standards.CommunityWorkerKey);
        return from placed in db.CommunitiesWithin(scope)
               let community = placed.Community
               let households = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.Households)
               let inPost = workers.Count(w => w.CommunityCode == community.Code)
               let perWorker = standard.FirstOrDefault() ?? Standards.HouseholdsPerCommunityWorker
               let needed = Staffing.Needed(households, perWorker)
               let ledBy = organisations.Any(o => o.CommunityCode == community.Code && o.Kind == PartyOrganisationKind.Committee) ? PartyOrganisationKind.Committee
                   : organisations.Any(o => o.CommunityCode == community.Code && o.Kind == PartyOrganisationKind.GeneralBranch) ? PartyOrganisationKind.GeneralBranch
                   : organisations.Any(o => o.CommunityCode == community.Code && o.Kind == PartyOrganisationKind.Branch) ? PartyOrganisationKind.Branch
                   : (PartyOrganisationKind?)null
               select new CommunityRow
               {
                   Community = community,
                   Township = placed.Township,
                   Households = households,
                   Residents = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.Residents),
                   LedBy = ledBy,
                   AreaBranches = areaBranches.Count(o => o.CommunityCode == community.Code),
                   Groups = grids.Where(g => g.Assignment.CommunityCode == community.Code).Select(g => new { g.Assignment.BranchId, g.Fact.GroupId }).Distinct().Count(),
                   PartyMembers = grids.Where(g => g.Assignment.CommunityCode == community.Code).Sum(g => g.Fact.PartyMembers),
                   Grids = grids.Count(g => g.Assignment.CommunityCode == community.Code),
                   // From the grids of the community to their duties: the other way round, each community would go through all duties of the county.
                   GridWorkers = grids.Where(g => g.Assignment.CommunityCode == community.Code).Join(duties, g => g.Grid.Id, d => d.GridId, (g, d) => d.WorkerId).Distinct().Count(),
                   WorkersNeeded = needed,
                   WorkersInPost = inPost,
                   WorkersShort = needed > inPost ? needed - inPost : 0,
                   WorkersCertified = workers.Count(w => w.CommunityCode == community.Code && w.Certified),
                   HouseholdsPerWorker = inPost == 0 ? null : households / (double)inPost,
                   Compounds = db.Compounds.Count(c => c.CommunityCode == community.Code),
                   Centers = centers.Count(c => c.CommunityCode == community.Code),
                   PairedUnits = db.Pairings.AsOf(day).Count(p => p.CommunityCode == community.Code),
               };
    }
}
