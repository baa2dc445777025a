using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>All that a preview compares, as of one day, read through the context that holds the unsaved plan.</summary>
internal sealed record Reading(
    Dictionary<int, GridSituation> Grids, Dictionary<string, CommunityLoad> Communities, Dictionary<int, BranchLoad> Branches, IReadOnlyList<Finding> Findings)
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
    /// <summary>What a preview measures by.</summary>
    public static async Task<Preview> MeasuredAsync(Preview preview, BoluoDbContext db, CancellationToken cancel) => preview with
    {
        Settings = await db.Settings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, StringComparer.Ordinal, cancel),
        Standards = await LoadStandards.ReadAsync(db, cancel),
    };

    public async Task<Reading> ReadAsync(
        BoluoDbContext db, IReadOnlyCollection<int> gridIds, IReadOnlyCollection<string> communities, IReadOnlyCollection<int> branches, DateOnly day, CancellationToken cancel)
    {
        var grids = await GridSituation.ReadAsync(db, db.Grids.Where(g => gridIds.Contains(g.Id)), day, cancel);
        return new(grids, await LoadsAsync(db, communities, day, cancel), await BranchesAsync(db, branches, day, cancel),
            [.. (await runner.FindAsync(db, new Scope(null, null, null, day), cancel)).SelectMany(m => m.Findings)]);
    }

    private static async Task<Dictionary<string, CommunityLoad>> LoadsAsync(
        BoluoDbContext db, IReadOnlyCollection<string> codes, DateOnly day, CancellationToken cancel)
    {
        var large = await db.SettingAsync(Standards.GridKey, Standards.HouseholdsPerGrid, cancel);
        var assignments = db.GridAssignments.AsOf(day).Where(a => codes.Contains(a.CommunityCode));
        var grids = await assignments.WithGrids(db, day).GroupBy(g => g.Assignment.CommunityCode)
            .Select(g => new { g.Key, Grids = g.Count(), Households = g.Sum(x => x.Fact.Households), Residents = g.Sum(x => x.Fact.Residents), Members = g.Sum(x => x.Fact.PartyMembers), Large = g.Count(x => x.Fact.Households > large) })
            .ToDictionaryAsync(x => x.Key, cancel);
        var workers = await assignments.Join(db.GridDuties.AsOf(day), a => a.GridId, d => d.GridId, (a, d) => new { a.CommunityCode, d.WorkerId })
            .Distinct().GroupBy(x => x.CommunityCode).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancel);
        var inPost = await db.CommunityWorkers.ThereOn(day).Where(w => codes.Contains(w.CommunityCode)).GroupBy(w => w.CommunityCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var centers = await db.ServiceCenters.ThereOn(day).Where(c => c.Level == CenterLevel.Community && c.CommunityCode != null && codes.Contains(c.CommunityCode)).GroupBy(c => c.CommunityCode!)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancel);
        return codes.ToDictionary(code => code, code =>
        {
            var load = grids.GetValueOrDefault(code) is { } sum
                ? new CommunityLoad(sum.Households, sum.Grids, workers.GetValueOrDefault(code)) { Residents = sum.Residents, PartyMembers = sum.Members, LargeGrids = sum.Large }
                : new CommunityLoad(0, 0, 0);
            return load with { CommunityWorkers = inPost.GetValueOrDefault(code), Centers = centers.GetValueOrDefault(code) };
        }, StringComparer.Ordinal);
    }

    private static async Task<Dictionary<int, BranchLoad>> BranchesAsync(BoluoDbContext db, IReadOnlyCollection<int> ids, DateOnly day, CancellationToken cancel)
    {
        var loads = await db.GridAssignments.AsOf(day).Where(a => ids.Contains(a.BranchId)).WithGrids(db, day).GroupBy(g => g.Assignment.BranchId)
            .Select(g => new { g.Key, Grids = g.Count(), Households = g.Sum(x => x.Fact.Households), Members = g.Sum(x => x.Fact.PartyMembers) }).ToDictionaryAsync(g => g.Key, cancel);
        return ids.ToDictionary(id => id, id => loads.GetValueOrDefault(id) is { } load ? new BranchLoad(load.Grids, load.Households, load.Members) : new BranchLoad(0, 0, 0));
    }
}
