namespace Boluo.Dashboard.Data;

/// <summary>A grid with where it belongs and what is counted in it on a day; translates to SQL in later clauses.</summary>
public sealed record GridOn
{
    public required Grid Grid { get; init; }

    public required GridAssignment Assignment { get; init; }

    public required GridFact Fact { get; init; }
}

public static class GridsOnDay
{
    /// <summary>The grids that are there on a day, each with where it belongs and what is counted in it then.</summary>
    public static IQueryable<GridOn> GridsOn(this BoluoDbContext db, DateOnly day) => db.GridAssignments.AsOf(day).WithGrids(db, day);

    /// <summary>The same of assignments that have been chosen.</summary>
    public static IQueryable<GridOn> WithGrids(this IQueryable<GridAssignment> assignments, BoluoDbContext db, DateOnly day) =>
        assignments.Join(db.Grids.AsOf(day), a => a.GridId, g => g.Id, (assignment, grid) => new { assignment, grid })
            .Join(db.GridFacts.AsOf(day), g => g.grid.Id, f => f.GridId, (g, fact) => new GridOn { Grid = g.grid, Assignment = g.assignment, Fact = fact });
}
