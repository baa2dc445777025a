using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Figures with their passports.</summary>
public static class Passports
{
    /// <summary>The passports of some figures, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, Passport>> ReadAsync(
        IReadOnlyCollection<Figure> figures, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var keys = figures.Select(f => f.Key).ToList();
        var published = await db.PublishedFigures.AsNoTracking().Where(f => keys.Contains(f.Key)).ToDictionaryAsync(f => f.Key, cancel);
        var passports = new Dictionary<string, Passport>(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            var computed = await figure.ComputeAsync(db, scope, cancel);
            var said = published.TryGetValue(figure.Key, out var p) ? new Quantity(p.Value, p.Qualifier, p.Unit) : null;
            passports[figure.Key] = new Passport(figure, scope, computed, said, Passport.Compare(computed, said, scope));
        }

        return passports;
    }
}
