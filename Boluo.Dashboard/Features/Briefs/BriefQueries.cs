using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>Reads what the rooms publish and has it put into words. A figure that no room publishes is not spoken of.</summary>
public sealed class BriefQueries(IEnumerable<Figure> figures, Attention attention, Snapshots snapshots, CountyFacts county)
{
    private readonly Dictionary<string, Figure> _figures = figures.GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public Task<Brief> GetAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("brief", scope,
        async (db, token) => BriefText.Write(await ReadAsync(db, scope, await snapshots.LimitsAsync(token), token)), cancel);

    private async Task<BriefFacts> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        var told = BriefTerms.Keys.Select(key => _figures.GetValueOrDefault(key)).OfType<Figure>().ToList();
        var now = await FigureValues.ReadAsync(told, db, scope, cancel);
        var before = new List<IReadOnlyDictionary<string, Quantity>>();
        foreach (var day in earlier) before.Add(await FigureValues.ReadAsync(told, db, scope with { AsOf = day.Day }, cancel));

        return new BriefFacts
        {
            Scope = scope,
            Limits = limits,
            County = county,
            Figures = told.ToDictionary(f => f.Key, f => new Measured(f, now[f.Key].Value, [.. before.Select(b => b[f.Key].Value)]), StringComparer.Ordinal),
            Earlier = earlier,
            Matters = new MatterSheet(await attention.FindAsync(db, scope, cancel)),
        };
    }
}
