using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

public sealed record PairedUnit(string Name, string PartyOrg, UnitNature Nature);

/// <summary>A community with the units paired with it; none is a gap.</summary>
public sealed record PairedCommunity(string Code, string Name, string TownshipName, IReadOnlyList<PairedUnit> Units);

/// <summary>Who is paired with whom, with the gaps of both sides.</summary>
/// <param name="UnitsWithout">Units without a community; asked for county-wide only, because such a unit belongs to no place.</param>
/// <param name="UnitsWithoutReport">Paired units whose report for the half-year is not in.</param>
public sealed record PairingMap(IReadOnlyList<PairedCommunity> Communities, IReadOnlyList<PairedUnit>? UnitsWithout, IReadOnlyList<PairedUnit> UnitsWithoutReport, int Attendances, int Activities)
{
    public IEnumerable<PairedCommunity> CommunitiesWithout => Communities.Where(c => c.Units.Count == 0);

    public int Units => Communities.Sum(c => c.Units.Count);

    public static async Task<PairingMap> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var paired = (await (from pairing in db.Pairings.Within(db, scope)
                             join unit in db.CountyUnits on pairing.UnitId equals unit.Id
                             orderby unit.Id
                             select new { pairing.CommunityCode, unit.Name, unit.PartyOrgName, unit.Nature }).ToListAsync(cancel))
            .ToLookup(p => p.CommunityCode, p => new PairedUnit(p.Name, p.PartyOrgName, p.Nature), StringComparer.Ordinal);
        var communities = await (from community in db.Communities.Within(scope)
                                 join township in db.Townships on community.TownshipCode equals township.Code
                                 orderby community.Code
                                 select new { community.Code, community.Name, Township = township.Name }).ToListAsync(cancel);
        var without = scope.IsCountyWide
            ? await db.CountyUnits.Where(u => !db.Pairings.AsOf(scope.AsOf).Any(p => p.UnitId == u.Id)).OrderBy(u => u.Id)
                .Select(u => new PairedUnit(u.Name, u.PartyOrgName, u.Nature)).ToListAsync(cancel)
            : null;
        var reports = db.UnitServices.Within(db, scope);
        return new PairingMap(
            [.. communities.Select(c => new PairedCommunity(c.Code, c.Name, c.Township, [.. paired[c.Code]]))],
            without,
            await db.CountyUnits.Within(db, scope).Where(u => !reports.Any(r => r.UnitId == u.Id)).OrderBy(u => u.Id)
                .Select(u => new PairedUnit(u.Name, u.PartyOrgName, u.Nature)).ToListAsync(cancel),
            await db.Activities.Within(db, scope).SumAsync(a => a.Beneficiaries, cancel),
            await db.Activities.Within(db, scope).CountAsync(cancel));
    }
}
