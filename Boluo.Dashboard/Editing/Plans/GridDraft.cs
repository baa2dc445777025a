using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A grid that a plan touches: its tracked rows, what is in force, and what the plan makes of it.</summary>
internal sealed class GridDraft
{
    /// <summary>Its code; of a new grid what the plan calls it.</summary>
    public required string Key { get; init; }

    /// <summary>Null for a new grid until it is written.</summary>
    public Grid? Grid { get; set; }

    public IReadOnlyList<GridAssignment> Assignments { get; init; } = [];

    public IReadOnlyList<GridDuty> Duties { get; init; } = [];

    public IReadOnlyList<GridFact> Facts { get; init; } = [];

    public required string Name { get; init; }

    /// <summary>Null for a new grid.</summary>
    public Position? Before { get; init; }

    /// <summary>Null for a grid that the plan ends.</summary>
    public Position? After { get; set; }

    public Counts? CountsBefore { get; init; }

    public Counts? CountsAfter { get; set; }

    /// <summary>The version that the plan was made for; null where only a hand-over or a community reaches it.</summary>
    public Guid? Seen { get; set; }

    /// <summary>The move that names the grid, where it is a single one.</summary>
    public GridMove? Move { get; set; }

    /// <summary>What befalls it besides another place and other people: 拆分, 合并.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    public GridAssignment Open => Assignments.Single(a => a.ValidTo is null);

    public GridFact OpenFact => Facts.Single(f => f.ValidTo is null);

    public bool IsNew => Before is null;

    public bool Ends => Before is not null && After is null;

    /// <summary>A grid that one move founds and a later one ends never is.</summary>
    public bool Changes => After != Before || CountsAfter != CountsBefore;

    public string Row => IsNew ? Name : $"{Name}（{Key}）";

    /// <summary>The day of the grid's last change of place and people; what is earlier is history.</summary>
    public DateOnly LastChange => Assignments.Cast<IDated>().Concat(Duties)
        .SelectMany(p => p.ValidTo is { } end ? new[] { p.ValidFrom, end } : [p.ValidFrom]).Append(Grid!.ValidFrom).Max();

    /// <summary>The last day on which something was counted anew.</summary>
    public DateOnly LastCount => OpenFact.ValidFrom;

    /// <summary>Drafts of grids in the order of their codes. A grid without an assignment in force has none.</summary>
    public static async Task<List<GridDraft>> LoadAsync(BoluoDbContext db, IQueryable<Grid> grids, CancellationToken cancel)
    {
        var rows = await grids.OrderBy(g => g.Code).ToListAsync(cancel);
        var ids = rows.ConvertAll(g => g.Id);
        var assignments = (await db.GridAssignments.Where(a => ids.Contains(a.GridId)).OrderBy(a => a.ValidFrom).ToListAsync(cancel)).ToLookup(a => a.GridId);
        var duties = (await db.GridDuties.Where(d => ids.Contains(d.GridId)).OrderBy(d => d.ValidFrom).ThenBy(d => d.Id).ToListAsync(cancel)).ToLookup(d => d.GridId);
        var facts = (await db.GridFacts.Where(f => ids.Contains(f.GridId)).OrderBy(f => f.ValidFrom).ToListAsync(cancel)).ToLookup(f => f.GridId);
        var codes = assignments.SelectMany(a => a).Where(a => a.ValidTo == null).Select(a => a.CommunityCode).ToHashSet();
        var communities = await db.Communities.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.Name, cancel);

        return [.. rows.Where(g => assignments[g.Id].Any(a => a.ValidTo is null)).Select(g =>
        {
            var open = assignments[g.Id].Single(a => a.ValidTo is null);
            var position = Position.Of(open, duties[g.Id].Where(d => d.ValidTo is null));
            var counts = Counts.Of(facts[g.Id].Single(f => f.ValidTo is null));
            return new GridDraft
            {
                Key = g.Code,
                Grid = g,
                Assignments = [.. assignments[g.Id]],
                Duties = [.. duties[g.Id]],
                Facts = [.. facts[g.Id]],
                Name = GridAssignment.NameOf(communities[open.CommunityCode], open.Number),
                Before = position,
                After = position,
                CountsBefore = counts,
                CountsAfter = counts,
            };
        })];
    }
}
