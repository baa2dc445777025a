using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing;

/// <summary>All that a preview compares, as of one day, read through the context that holds the unsaved plan.</summary>
internal sealed record Reading(
    Dictionary<int, GridSituation> Grids, Dictionary<string, CommunityLoad> Communities, Dictionary<(string Rule, string Key), Finding> Findings);

internal sealed class EffectReader(IEnumerable<IRule> rules, Thresholds thresholds)
{
    private readonly IReadOnlyList<IRule> _rules = [.. rules.OrderBy(r => r.Order).ThenBy(r => r.Key, StringComparer.Ordinal)];

    public async Task<Reading> ReadAsync(
        BoluoDbContext db, IReadOnlyCollection<int> gridIds, IReadOnlyCollection<string> communities, DateOnly day, CancellationToken cancel) =>
        new(await GridSituation.ReadAsync(db, db.Grids.Where(g => gridIds.Contains(g.Id)), day, cancel),
            await LoadsAsync(db, communities, day, cancel),
            await FindingsAsync(db, day, cancel));

    /// <summary>Findings in the order of the rules that are in the second reading and not in the first.</summary>
    public IReadOnlyList<Finding> New(Reading before, Reading after) =>
        [.. _rules.SelectMany(r => after.Findings.Values.Where(f => f.Rule == r.Key && !before.Findings.ContainsKey((f.Rule, f.Key)))
            .OrderBy(f => f.Key, StringComparer.Ordinal))];

    private async Task<Dictionary<(string, string), Finding>> FindingsAsync(BoluoDbContext db, DateOnly day, CancellationToken cancel)
    {
        var scope = new Scope(null, null, null, day);
        var findings = new Dictionary<(string, string), Finding>();
        foreach (var rule in _rules)
            foreach (var finding in await rule.Find(db, scope, thresholds.Of(rule)).AsNoTracking().ToListAsync(cancel))
                findings[(finding.Rule, finding.Key)] = finding;
        return findings;
    }

    private static async Task<Dictionary<string, CommunityLoad>> LoadsAsync(
        BoluoDbContext db, IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel)
    {
        var assignments = db.GridAssignments.AsOf(day).Where(a => codes.Contains(a.CommunityCode));
        var grids = await assignments.Join(db.Grids.AsOf(day), a => a.GridId, g => g.Id, (a, g) => new { a.CommunityCode, g.Households })
            .GroupBy(x => x.CommunityCode).Select(g => new { g.Key, Grids = g.Count(), Households = g.Sum(x => x.Households) })
            .ToDictionaryAsync(x => x.Key, cancel);
        var workers = await assignments.Join(db.GridDuties.AsOf(day), a => a.GridId, d => d.GridId, (a, d) => new { a.CommunityCode, d.WorkerId })
            .Distinct().GroupBy(x => x.CommunityCode).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancel);
        return codes.ToDictionary(code => code, code => grids.TryGetValue(code, out var sum)
            ? new CommunityLoad(sum.Households, sum.Grids, workers.GetValueOrDefault(code))
            : new CommunityLoad(0, 0, 0), StringComparer.Ordinal);
    }
}
