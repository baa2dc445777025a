using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>What the codes and numbers of a 调整方案 are called, those of what it founds itself among them.</summary>
public sealed record PlanNames(IReadOnlyDictionary<string, string> Grids, IReadOnlyDictionary<string, string> Communities, IReadOnlyDictionary<int, string> Branches, IReadOnlyDictionary<int, string> People)
{
    public static readonly PlanNames None = new(new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<int, string>(), new Dictionary<int, string>());

    public string Grid(string? key) => key is null ? "（未选）" : Grids.GetValueOrDefault(key, key);

    public string Community(string? code) => code is null ? "（未选）" : Communities.GetValueOrDefault(code, code);

    public string Branch(int? id) => id is { } known ? Branches.GetValueOrDefault(known, Invariant($"编号{known}")) : "（未选）";

    public string Person(int? id) => id is { } known ? People.GetValueOrDefault(known, Invariant($"编号{known}")) : "（未选）";

    /// <summary>Names of the county's day for all that a plan names.</summary>
    public static async Task<PlanNames> ReadAsync(BoluoDbContext db, PlanDocument plan, DateOnly day, CancellationToken cancel)
    {
        var moves = plan.Moves;
        var codes = moves.SelectMany(m => m.Grids).ToHashSet(StringComparer.Ordinal);
        var grids = await (from grid in db.Grids
                           where codes.Contains(grid.Code)
                           join assignment in db.GridAssignments.AsOf(day) on grid.Id equals assignment.GridId
                           join community in db.Communities on assignment.CommunityCode equals community.Code
                           select new { grid.Code, Name = GridAssignment.NameOf(community.Name, assignment.Number) }).ToDictionaryAsync(g => g.Code, g => g.Name, StringComparer.Ordinal, cancel);
        var places = moves.SelectMany(m => m.Communities).Concat(moves.OfType<AdjustGrids>().Select(m => m.CommunityCode).OfType<string>()).Concat(moves.OfType<SetUpGrid>().Select(m => m.CommunityCode).OfType<string>())
            .Concat(moves.SelectMany(m => m.Decisions).SelectMany(d => d.Rows.Values.Append(d.To ?? ""))).ToHashSet(StringComparer.Ordinal);
        var communities = await CommunityNames.ReadAsync(db, places, cancel);
        foreach (var founded in moves.SelectMany(m => m.FoundedCommunities).Where(c => c.Name.Length > 0)) communities[founded.Code] = founded.Name;
        var branches = moves.OfType<AdjustGrids>().Select(m => m.BranchId).Concat(moves.OfType<SetUpGrid>().Select(m => m.BranchId)).Concat(moves.OfType<MergeCommunities>().Select(m => m.BranchId)).OfType<int>().ToHashSet();
        var people = moves.OfType<AdjustGrids>().SelectMany(m => m.Joining.Concat(m.Leaving).Append(m.Leader.Value ?? 0)).Concat(moves.OfType<HandOver>().SelectMany(m => m.ByGrid.Values.Append(m.To).Select(t => t.Value ?? 0).Append(m.PersonId ?? 0))).ToHashSet();
        return new PlanNames(grids, communities,
            await db.PartyOrganisations.Where(o => branches.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel),
            await db.GridWorkers.Where(w => people.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name, cancel));
    }
}

/// <summary>A 调整方案 with what a page needs to tell it.</summary>
public sealed record PlanDetail(PlanDocumentLine Line, PlanNames Names, bool MustBeReviewed);

/// <summary>Reads plans for their pages.</summary>
public sealed class PlanReading(IDbContextFactory<BoluoDbContext> factory)
{
    public async Task<PlanNames> NamesAsync(PlanDocument plan, DateOnly day, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        return await PlanNames.ReadAsync(db, plan, day, cancel);
    }
}
