using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>A published figure beside the ledgers' own; without a passport where no room publishes one of its key.</summary>
public sealed record Comparison(PublishedFigure Published, Passport? Passport)
{
    public Agreement Agreement => Passport?.Agreement ?? Agreement.NoLedger;

    public Quantity Said => new(Published.Value, Published.Qualifier, Published.Unit);
}

/// <summary>All published figures of a scope, in the order of the publication.</summary>
public sealed record ComparisonList(IReadOnlyList<Comparison> All)
{
    /// <summary>How many stand how; the county on the day of publication always has its four states.</summary>
    public IReadOnlyList<(Agreement State, int Count)> Counts =>
        [.. Enum.GetValues<Agreement>().Select(a => (State: a, Count: All.Count(c => c.Agreement == a))).Where(c => c.Count > 0 || (!OtherScope && c.State <= Agreement.NoLedger))];

    /// <summary>Nothing can be compared: the publication speaks of the whole county on another day.</summary>
    public bool OtherScope => All.Any(c => c.Agreement == Agreement.OtherScope);

    /// <summary>一致 11 · 达到 7 · 不一致 0 · 无台账 47</summary>
    public string InWords => string.Join(" · ", Counts.Select(c => FormattableString.Invariant($"{c.State.Label()} {c.Count}")));
}

/// <summary>数据核对: every published figure beside the computed one. One snapshot for the page, the overview and the notes of all exports.</summary>
public sealed class Comparisons(IEnumerable<Figure> figures, Snapshots snapshots)
{
    public Task<ComparisonList> OfAsync(Scope scope, CancellationToken cancel) =>
        snapshots.GetAsync("figures", scope, (db, token) => ReadAsync(db, scope, token), cancel);

    private async Task<ComparisonList> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var published = await db.PublishedFigures.AsNoTracking().OrderBy(f => f.Ordinal).ToListAsync(cancel);
        var keys = published.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var counted = figures.Where(f => keys.Contains(f.Key)).ToList();
        var passports = Passports.Of(counted, await FigureValues.ReadAsync(counted, db, scope, cancel), published, scope);
        return new ComparisonList([.. published.Select(f => new Comparison(f, passports.GetValueOrDefault(f.Key)))]);
    }
}

/// <summary>Figures with their passports.</summary>
public static class Passports
{
    /// <summary>The passports of some figures by key, in two commands and one for each figure that is no expression.</summary>
    public static async Task<IReadOnlyDictionary<string, Passport>> ReadAsync(
        IReadOnlyCollection<Figure> figures, BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var keys = figures.Select(f => f.Key).ToList();
        var published = await db.PublishedFigures.AsNoTracking().Where(f => keys.Contains(f.Key)).ToListAsync(cancel);
        return Of(figures, await FigureValues.ReadAsync(figures, db, scope, cancel), published, scope);
    }

    internal static Dictionary<string, Passport> Of(
        IEnumerable<Figure> figures, IReadOnlyDictionary<string, Quantity> values, IEnumerable<PublishedFigure> published, Scope scope)
    {
        var said = published.ToDictionary(f => f.Key, f => new Quantity(f.Value, f.Qualifier, f.Unit), StringComparer.Ordinal);
        return figures.ToDictionary(f => f.Key, f => new Passport(f, scope, values[f.Key], said.GetValueOrDefault(f.Key),
            Passport.Compare(values[f.Key], said.GetValueOrDefault(f.Key), scope)), StringComparer.Ordinal);
    }
}
