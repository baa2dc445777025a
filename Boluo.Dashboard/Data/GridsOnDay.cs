namespace Boluo.Dashboard.Data;

/// <summary>A grid with where it belongs on a day; translates to SQL in later clauses.</summary>
public sealed record GridOn
{
    public required Grid Grid { get; init; }

    public required GridAssignment Assignment { get; init; }
}

public static class GridsOnDay
{
    /// <summary>The grids that are there on a day, each with where it belongs on it.</summary>
    public static IQueryable<GridOn> GridsOn(this BoluoDbContext db, DateOnly day) => db.GridAssignments.AsOf(day).WithGrids(db, day);

    /// <summary>The same of assignments that have been chosen.</summary>
    public static IQueryable<GridOn> WithGrids(this IQueryable<GridAssignment> assignments, BoluoDbContext db, DateOnly day) =>
        assignments.Join(db.Grids.AsOf(day), a => a.GridId, g => g.Id, (assignment, grid) => new GridOn { Grid = grid, Assignment = assignment });
}
