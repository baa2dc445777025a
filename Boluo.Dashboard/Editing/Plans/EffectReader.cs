using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>All that a preview compares, as of one day, read through the context that holds the unsaved plan.</summary>
internal sealed record Reading(
    Dictionary<int, GridSituation> Grids, Dictionary<string, CommunityLoad> Communities, IReadOnlyList<Finding> Findings)
{
    /// <summary>Findings that the other reading has not, in the order of their rules.</summary>
    public IReadOnlyList<Finding> NotIn(Reading other)
    {
        var known = other.Findings.Select(f => (f.Rule, f.Key)).ToHashSet();
        return [.. Findings.Where(f => !known.Contains((f.Rule, f.Key)))];
    }
}

internal sealed class EffectReader(RuleRunner runner)
{
    public Task<Thresholds> ThresholdsAsync(BoluoDbContext db, CancellationToken cancel) => runner.ThresholdsAsync(db, cancel);

    public async Task<Reading> ReadAsync(
        BoluoDbContext db, IReadOnlyCollection<int> gridIds, IReadOnlyCollection<string> communities, DateOnly day, CancellationToken cancel) =>
        new(await GridSituation.ReadAsync(db, db.Grids.Where(g => gridIds.Contains(g.Id)), day, cancel),
            await LoadsAsync(db, communities, day, cancel),
            [.. (await runner.FindAsync(db, new Scope(null, null, null, day), cancel)).SelectMany(m => m.Findings)]);

    private static async Task<Dictionary<string, CommunityLoad>> LoadsAsync(
        BoluoDbContext db, IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel)
    {
        var assignments = db.GridAssignments.AsOf(day).Where(a => codes.Contains(a.CommunityCode));
        var grids = await assignments.WithGrids(db, day).GroupBy(g => g.Assignment.CommunityCode)
            .Select(g => new { g.Key, Grids = g.Count(), Households = g.Sum(x => x.Fact.Households) })
            .ToDictionaryAsync(x => x.Key, cancel);
        var workers = await assignments.Join(db.GridDuties.AsOf(day), a => a.GridId, d => d.GridId, (a, d) => new { a.CommunityCode, d.WorkerId })
            .Distinct().GroupBy(x => x.CommunityCode).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancel);
        return codes.ToDictionary(code => code, code => grids.TryGetValue(code, out var sum)
            ? new CommunityLoad(sum.Households, sum.Grids, workers.GetValueOrDefault(code))
            : new CommunityLoad(0, 0, 0), StringComparer.Ordinal);
    }
}
