using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>Centres of a township (or of the county itself) by level.</summary>
public sealed record CoverageLine(string? TownshipCode, string Name, IReadOnlyDictionary<CenterLevel, int> Centers, int Communities, int Covered)
{
    public int Total => Centers.Values.Sum();
}

/// <summary>A community without a centre of its level, and where its people may go meanwhile.</summary>
public sealed record CoverageGap(string Code, string Community, string Township, string Secretary, int Residents, string? Nearest);

public sealed record Coverage(IReadOnlyList<CoverageLine> Lines, IReadOnlyList<CoverageGap> Gaps, IReadOnlyList<CenterLevel> Levels);

/// <summary>Which levels of the county's places have a centre.</summary>
public static class CoverageQueries
{
    public static async Task<Coverage> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var (open, grids) = (db.ServiceCenters.ThereOn(day), db.GridsOn(day));
        var counts = await db.ServiceCenters.Within(db, scope).GroupBy(c => new { c.TownshipCode, c.Level })
            .Select(g => new { g.Key.TownshipCode, g.Key.Level, Count = g.Count() }).ToListAsync(cancel);
        var communities = await db.Communities.Within(scope).OrderBy(c => c.Code).Select(c => new
        {
            c.Code,
            c.Name,
            c.TownshipCode,
            c.SecretaryName,
            Covered = open.Any(s => s.CommunityCode == c.Code && s.Level == CenterLevel.Community),
            Residents = grids.Where(g => g.Assignment.CommunityCode == c.Code).Sum(g => g.Fact.Residents),
            Nearest = open.Where(s => s.TownshipCode == c.TownshipCode && (s.Level == CenterLevel.Street || s.Level == CenterLevel.Community)).OrderBy(s => s.Code).Select(s => s.Name).FirstOrDefault(),
        }).ToListAsync(cancel);

        var ofTownship = communities.ToLookup(c => c.TownshipCode, c => c.Covered, StringComparer.Ordinal);
        var ofCounts = counts.ToLookup(c => c.TownshipCode ?? "", StringComparer.Ordinal);
        var lines = new List<CoverageLine>();
        if (ofCounts.Contains("")) lines.Add(Line(null, "县本级"));
        lines.AddRange(limits.Townships.Values.Where(t => ofTownship.Contains(t.Code) || ofCounts.Contains(t.Code)).Select(t => Line(t.Code, t.Name)));
        return new Coverage(lines,
            [.. communities.Where(c => !c.Covered).Select(c => new CoverageGap(c.Code, c.Name, limits.Townships[c.TownshipCode].Name, c.SecretaryName, c.Residents, c.Nearest))],
            Enum.GetValues<CenterLevel>());

        CoverageLine Line(string? code, string name) => new(code, name,
            ofCounts[code ?? ""].ToDictionary(c => c.Level, c => c.Count), ofTownship[code ?? ""].Count(), ofTownship[code ?? ""].Count(covered => covered));
    }
}
