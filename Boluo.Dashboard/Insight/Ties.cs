using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Runs the ties that are queries: all or those of some tables in one command, or all of them beside each other.</summary>
public sealed class Ties(IEnumerable<Tie> ties)
{
    /// <summary>Ties that share a command where all are counted beside each other.</summary>
    private const int InCommand = 12;

    private readonly IReadOnlyList<QueryTie> _queries = [.. ties.OfType<QueryTie>()];

    /// <summary>All ties of a scope in their order, a few to a command, each command on a connection of its own, which may see another version of the data.</summary>
    public async Task<IReadOnlyList<TieCheck>> CheckAsync(Snapshots snapshots, Scope scope, ScopeLimits limits, CancellationToken cancel) =>
        [.. (await SideBySide.ReadAsync([.. _queries.Chunk(InCommand).Index()], (part, token) => snapshots.GetAsync(Invariant($"record-ties-{part.Index}"), scope,
            (db, stop) => CheckAsync(db, scope, limits, part.Item, stop), token), cancel)).SelectMany(checks => checks)];

    public Task<IReadOnlyList<TieCheck>> CheckAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel) => CheckAsync(db, scope, limits, _queries, cancel);

    /// <summary>Those that concern any of some tables.</summary>
    public Task<IReadOnlyList<TieCheck>> CheckAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, IReadOnlySet<string> sheets, CancellationToken cancel) =>
        CheckAsync(db, scope, limits, [.. _queries.Where(t => t.Sheets.Any(sheets.Contains))], cancel);

    private static async Task<IReadOnlyList<TieCheck>> CheckAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, IReadOnlyList<QueryTie> ties, CancellationToken cancel)
    {
        var asked = ties.Where(t => !t.CountyOnly || scope.IsCountyWide).ToList();
        if (asked.Count == 0) return [.. ties.Select(t => t.Check([]))];
        var tallies = await asked.Select(t => scope.IsCountyWide ? t.Disagreements(db, scope) : t.Count(db, scope)).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
        var lines = tallies.Where(t => IsWithin(t.Place, scope, limits)).ToLookup(t => t.Tie, StringComparer.Ordinal);
        return [.. ties.Select(t => Check(t, lines[t.Key]))];
    }

    private static TieCheck Check(QueryTie tie, IEnumerable<Tally> tallies)
    {
        var places = tallies.GroupBy(l => l.Place, StringComparer.Ordinal).Select(g => new TieLine(g.Key, null, g.Sum(l => l.Left), g.Sum(l => l.Right))).OrderBy(l => l.Place, StringComparer.Ordinal).ToList();
        // What was found to agree place by place is not compared again as a sum, in which what is off adds up.
        return tie.Check(places.ConvertAll(l => l.Place == Tally.Elsewhere ? new TieLine(null, null, 0, 0) : l), places.Sum(l => l.Left), places.Sum(l => l.Right));
    }

    /// <summary>What is counted as a whole has been counted within the scope.</summary>
    private static bool IsWithin(string? place, Scope scope, ScopeLimits limits)
    {
        if (place is null || scope.IsCountyWide) return true;
        if (limits.Communities.TryGetValue(place, out var community))
            return scope.Community is { } asked ? place == asked
                : (scope.Township is null || community.TownshipCode == scope.Township) && (scope.Form is null || community.UrbanForm == scope.Form);
        return scope is { Community: null, Form: null } && place == scope.Township;
    }
}

/// <summary>Counts of rows by the place they belong to, for the sides of ties.</summary>
public static class PlaceCounts
{
    /// <summary>How many rows each place has.</summary>
    public static IQueryable<PlaceCount> By<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, string?>> place) =>
        rows.GroupBy(place).Select(g => new PlaceCount { Place = g.Key, Value = g.Count() });

    /// <summary>The sum of a value in each place.</summary>
    public static IQueryable<PlaceCount> By<TRow>(this IQueryable<TRow> rows, Expression<Func<TRow, string?>> place, Expression<Func<TRow, double>> value) =>
        rows.GroupBy(place, value).Select(g => new PlaceCount { Place = g.Key, Value = g.Sum() });

    /// <summary>How many rows there are; none at all is zero.</summary>
    public static IQueryable<PlaceCount> InAll<TRow>(this IQueryable<TRow> rows, BoluoDbContext db) =>
        db.DataStates.Select(_ => new PlaceCount { Place = null, Value = rows.Count() });
}
