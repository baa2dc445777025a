using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.History;

/// <summary>One row or grid that a change set wrote, in words.</summary>
public sealed record ChangeDetail(string Subject, string What, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>The grid it concerns, for a link.</summary>
    public string? GridCode { get; init; }
}

/// <summary>What a change set did, row by row.</summary>
public sealed class ChangeDetails(IDbContextFactory<BoluoDbContext> factory, RegisterBook book, GridHistory grids)
{
    /// <summary>Rows that say what a grid's history says better.</summary>
    private static readonly string[] OfGrids = [nameof(Grid), nameof(GridAssignment), nameof(GridDuty), nameof(GridFact), nameof(GridAdjustment)];

    /// <summary>Grids first, then the rows in the order they were written, at most so many.</summary>
    public async Task<IReadOnlyList<ChangeDetail>> OfAsync(int changeSetId, int most, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var moved = await db.ChangeEntries.AnyAsync(e => e.ChangeSetId == changeSetId && (e.Entity == nameof(GridAssignment) || e.Entity == nameof(GridDuty) || e.Entity == nameof(GridFact)), cancel);
        var details = new List<ChangeDetail>();
        if (moved)
            foreach (var (code, line) in (await grids.OfChangeAsync(changeSetId, cancel)).Take(most))
                details.Add(new ChangeDetail($"网格{code}", line.What, []) { GridCode = code });
        var day = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
        var words = new RowWords(db, book, day);
        var entries = await db.ChangeEntries.AsNoTracking().Where(e => e.ChangeSetId == changeSetId).OrderBy(e => e.Id).ToListAsync(cancel);
        foreach (var told in words.Told([.. entries.Where(e => !moved || !OfGrids.Contains(e.Entity, StringComparer.Ordinal))]).Take(most - details.Count))
            details.Add(told.Entry is { Entity: nameof(DataState) } state
                ? new ChangeDetail("统计时点", "修改", [new FieldChange("统计时点", Day(state.Before), Day(state.After))])
                : new ChangeDetail(await words.SubjectAsync(told.Entry, cancel), words.What(told.Entry), await words.ChangesAsync(told, cancel)));
        return details;
    }

    private static string Day(string? state) => state is null ? Quantity.Unknown : Days.Long(RowJson.Read<DataState>(state).AsOf);
}
