using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Reads passports anew: one that is open while the data moves on shows the numbers of now.</summary>
public sealed class PassportReader(Snapshots snapshots)
{
    /// <summary>The same figures of the same scopes, as of the current version of the data.</summary>
    public async Task<IReadOnlyList<Passport>> RereadAsync(IReadOnlyList<Passport> passports, CancellationToken cancel)
    {
        var read = new List<Passport>();
        foreach (var passport in passports)
            read.Add(await snapshots.GetAsync("passport:" + passport.Figure.Key, passport.Scope, async (db, token) =>
            {
                var computed = await passport.Figure.ComputeAsync(db, passport.Scope, token);
                var said = await db.PublishedFigures.AsNoTracking().SingleOrDefaultAsync(f => f.Key == passport.Figure.Key, token);
                var published = said is null ? null : new Quantity(said.Value, said.Qualifier, said.Unit);
                return new Passport(passport.Figure, passport.Scope, computed, published, Passport.Compare(computed, published, passport.Scope));
            }, cancel));
        return read;
    }
}
