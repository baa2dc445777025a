using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>A chief's beat with its weeks: one state per week, none where no patrol was due. A beat that changed hands has a line for each chief.</summary>
public sealed record PatrolLine(int ChiefId, string Beat, string Chief, IReadOnlyList<PatrolState?> Weeks);

/// <summary>每周巡查: which beat was walked in which week.</summary>
public sealed record PatrolMatrix(IReadOnlyList<DateOnly> Weeks, IReadOnlyList<PatrolLine> Lines)
{
    /// <summary>As many weeks as half a year has.</summary>
    private const int Shown = 26;

    /// <summary>The months that the weeks' Mondays lie in, with how many weeks each.</summary>
    public IEnumerable<(DateOnly Month, int Weeks)> Months => Weeks.GroupBy(w => Days.MonthOf(w)).Select(g => (g.Key, g.Count()));

    /// <summary>The last half year up to the scope's day.</summary>
    public static async Task<PatrolMatrix> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var from = monday.AddDays(-7 * Shown);
        var patrols = await PatrolRow.Query(db, scope).Where(p => p.Row.WeekOf >= from).OrderBy(p => p.Community.Code).ThenBy(p => p.Chief.Beat).ThenBy(p => p.Row.WeekOf)
            .Select(p => new { p.Chief.Id, p.Chief.Beat, p.Chief.Name, p.Row.WeekOf, p.State }).ToListAsync(cancel);
        List<DateOnly> weeks = [.. patrols.Select(p => p.WeekOf).Distinct().Order()];
        return new PatrolMatrix(weeks, [.. patrols.GroupBy(p => p.Id).Select(own =>
        {
            var states = own.ToDictionary(p => p.WeekOf, p => p.State);
            return new PatrolLine(own.Key, own.First().Beat, own.First().Name, [.. weeks.Select(w => states.TryGetValue(w, out var state) ? state : (PatrolState?)null)]);
        })]);
    }
}
