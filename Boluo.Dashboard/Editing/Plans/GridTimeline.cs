using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>
/// What one change set did to one grid. <paramref name="Seen"/> is the grid's version before, where the set wrote the grid; <paramref name="Facts"/> are
/// those that it wrote.
/// </summary>
internal sealed record TimelineStep(int ChangeSetId, Position? Before, Position? After, Guid? Seen, IReadOnlyList<FactStep> Facts);

/// <summary>What a change set made of one fact; null where there was none before, or none is left.</summary>
internal sealed record FactStep(GridFact? Before, GridFact? After)
{
    public static FactStep Of(ChangeEntry entry) => new(Read(entry.Before), Read(entry.After));

    private static GridFact? Read(string? json) => json is null ? null : RowJson.Read<GridFact>(json);
}

/// <summary>A grid's former states, reconstructed from its current rows by undoing each change set, the newest first.</summary>
internal sealed record GridTimeline(int GridId, IReadOnlyList<TimelineStep> Steps, GridRows Initial)
{
    public static async Task<Dictionary<int, GridTimeline>> LoadAsync(BoluoDbContext db, IReadOnlyCollection<int> gridIds, CancellationToken cancel)
    {
        var assignments = (await db.GridAssignments.AsNoTracking().Where(a => gridIds.Contains(a.GridId)).ToListAsync(cancel)).ToLookup(a => a.GridId);
        var duties = (await db.GridDuties.AsNoTracking().Where(d => gridIds.Contains(d.GridId)).ToListAsync(cancel)).ToLookup(d => d.GridId);
        var entries = (await db.ChangeEntries.AsNoTracking().OfThisData(db).Where(e => e.GridId != null && gridIds.Contains(e.GridId.Value))
            .OrderByDescending(e => e.ChangeSetId).ThenByDescending(e => e.Id).ToListAsync(cancel)).ToLookup(e => e.GridId!.Value);
        return gridIds.ToDictionary(id => id, id => Tell(id, new GridRows(assignments[id], duties[id]), entries[id]));
    }

    /// <summary>The steps after the version that somebody saw, the oldest first; null if the version is not in the history.</summary>
    public IReadOnlyList<TimelineStep>? Since(Guid seen)
    {
        var index = Steps.ToList().FindIndex(s => s.Seen == seen);
        return index < 0 ? null : [.. Steps.Take(index + 1).Reverse()];
    }

    private static GridTimeline Tell(int gridId, GridRows rows, IEnumerable<ChangeEntry> newestFirst)
    {
        var steps = new List<TimelineStep>();
        foreach (var set in newestFirst.GroupBy(e => e.ChangeSetId))
        {
            var after = rows.Open;
            Guid? seen = null;
            foreach (var entry in set)
            {
                rows.Undo(entry);
                if (entry is { Entity: nameof(Grid), Before: { } before }) seen = RowJson.Read<Grid>(before).Version;
            }

            steps.Add(new TimelineStep(set.Key, rows.Open, after, seen, [.. set.Where(e => e.Entity == nameof(GridFact)).Select(FactStep.Of)]));
        }

        return new GridTimeline(gridId, steps, rows);
    }
}
