using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

public sealed record BranchLine(PartyOrganisation Organisation, int Grids, int Members);

public sealed record CenterLine(string Name, CenterLevel Level, DateOnly OpenedOn, string? OpeningHours, string Phone);

public sealed record PairedUnitLine(CountyUnit Unit, DateOnly Since, int Resources, int Activities);

/// <summary>One community, whole.</summary>
public sealed record CommunityDetail(
    CommunityRow Row, IReadOnlyList<BranchLine> Organisations, IReadOnlyList<CenterLine> Centers,
    IReadOnlyList<PairedUnitLine> Units, int OpenNeeds, int ClosedNeeds);

public static class CommunityQueries
{
    /// <summary>The community in scope as of its day; null if it did not exist then.</summary>
    public static async Task<CommunityDetail?> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var row = await CommunityRow.Query(db, scope).SingleOrDefaultAsync(cancel);
        if (row is null) return null;
        var grids = db.GridsOn(day);
        var organisations = await db.PartyOrganisations.Within(db, scope).AsNoTracking().OrderBy(o => o.Id).Select(o =>
            new BranchLine(o, grids.Count(g => g.Assignment.BranchId == o.Id), grids.Where(g => g.Assignment.BranchId == o.Id).Sum(g => g.Grid.PartyMembers))).ToListAsync(cancel);
        var centers = await db.ServiceCenters.Within(db, scope).OrderBy(c => c.Code)
            .Select(c => new CenterLine(c.Name, c.Level, c.OpenedOn, c.OpeningHours, c.Phone)).ToListAsync(cancel);
        var units = await (from pairing in db.Pairings.Within(db, scope)
                           join unit in db.CountyUnits.AsNoTracking() on pairing.UnitId equals unit.Id
                           orderby unit.Id
                           select new PairedUnitLine(unit, pairing.ValidFrom, db.Resources.Count(r => r.UnitId == unit.Id && r.OfferedOn <= day),
                               db.Activities.Count(a => a.CommunityCode == row.Community.Code && a.On <= day && db.ActivityUnits.Any(u => u.ActivityId == a.Id && u.UnitId == unit.Id))))
            .ToListAsync(cancel);
        var states = await db.Needs.Within(db, scope).WithState(day).GroupBy(n => n.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new CommunityDetail(row, organisations, centers, units,
            states.Where(s => s.State is NeedState.Waiting or NeedState.Matched or NeedState.Started).Sum(s => s.Count),
            states.Where(s => s.State == NeedState.Closed).Sum(s => s.Count));
    }
}
