using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A grid that a plan touches: its tracked rows, what is in force, and what the plan makes of it.</summary>
internal sealed class GridDraft
{
    public required Grid Grid { get; init; }

    public required IReadOnlyList<GridAssignment> Assignments { get; init; }

    public required IReadOnlyList<GridDuty> Duties { get; init; }

    public required string Name { get; init; }

    public required Position Before { get; init; }

    public required Position After { get; set; }

    public required int Households { get; init; }

    /// <summary>The move that names the grid; null where only a hand-over reaches it.</summary>
    public GridMove? Move { get; set; }

    public GridAssignment Open => Assignments.Single(a => a.ValidTo is null);

    public bool Changes => After != Before;

    public string Row => $"{Name}（{Grid.Code}）";

    /// <summary>The day of the grid's last change; what is earlier is history.</summary>
    public DateOnly LastChange => Assignments.Cast<IDated>().Concat(Duties)
        .SelectMany(p => p.ValidTo is { } end ? new[] { p.ValidFrom, end } : [p.ValidFrom]).Append(Grid.ValidFrom).Max();

    /// <summary>Drafts of grids in the order of their codes. A grid without an assignment in force has none.</summary>
    public static async Task<List<GridDraft>> LoadAsync(BoluoDbContext db, IQueryable<Grid> grids, CancellationToken cancel)
    {
        var rows = await grids.OrderBy(g => g.Code).ToListAsync(cancel);
        var ids = rows.ConvertAll(g => g.Id);
        var assignments = (await db.GridAssignments.Where(a => ids.Contains(a.GridId)).OrderBy(a => a.ValidFrom).ToListAsync(cancel)).ToLookup(a => a.GridId);
        var duties = (await db.GridDuties.Where(d => ids.Contains(d.GridId)).OrderBy(d => d.ValidFrom).ThenBy(d => d.Id).ToListAsync(cancel)).ToLookup(d => d.GridId);
        var households = await db.GridFacts.Where(f => ids.Contains(f.GridId) && f.ValidTo == null).ToDictionaryAsync(f => f.GridId, f => f.Households, cancel);
        var codes = assignments.SelectMany(a => a).Where(a => a.ValidTo == null).Select(a => a.CommunityCode).ToHashSet();
        var communities = await db.Communities.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Name, cancel);

        return [.. rows.Where(g => assignments[g.Id].Any(a => a.ValidTo is null)).Select(g =>
        {
            var open = assignments[g.Id].Single(a => a.ValidTo is null);
            var position = Position.Of(open, duties[g.Id].Where(d => d.ValidTo is null));
            return new GridDraft
            {
                Grid = g,
                Assignments = [.. assignments[g.Id]],
                Duties = [.. duties[g.Id]],
                Name = GridAssignment.NameOf(communities[open.CommunityCode], open.Number),
                Before = position,
                After = position,
                Households = households[g.Id],
            };
        })];
    }
}
