using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>A published figure beside the ledgers' own; without a passport where no room publishes one of its key.</summary>
public sealed record Comparison(PublishedFigure Published, Passport? Passport)
{
    public Agreement Agreement => Passport?.Agreement ?? Agreement.NoLedger;

    public Quantity Said => Published.ToQuantity();

    /// <summary>The two numbers were held against each other.</summary>
    public bool IsCompared => Agreement is Agreement.Equal or Agreement.Reached or Agreement.SameSource or Agreement.Different;
}

/// <summary>All published figures of a scope, in the order of the publication.</summary>
public sealed record ComparisonList(IReadOnlyList<Comparison> All)
{
    /// <summary>The states that a result names whether or not any figure has them.</summary>
    private static readonly Agreement[] Always = [Agreement.Equal, Agreement.Reached, Agreement.SameSource, Agreement.Different, Agreement.NoLedger];

    /// <summary>
    /// How many stand how. The county on the day of publication is spoken of by all of them; any other scope or day by few or none,
    /// and of the rest there is nothing to count.
    /// </summary>
    public IReadOnlyList<(Agreement State, int Count)> Counts =>
        [.. Enum.GetValues<Agreement>().Select(a => (State: a, Count: All.Count(c => c.Agreement == a && (!OtherScope || c.IsCompared)))).Where(c => c.Count > 0 || (!OtherScope && All.Count > 0 && Always.Contains(c.State)))];

    /// <summary>The publication speaks of other scopes or of another day, wholly or for the most part.</summary>
    public bool OtherScope => All.Any(c => c.Agreement == Agreement.OtherScope);

    /// <summary>How many were held against each other.</summary>
    public int Compared => All.Count(c => c.IsCompared);

    /// <summary>Why most figures are not compared here; for a scope that is not the publication's.</summary>
    public string WhyNotCompared => $"公开数对应全县或写明的镇街、社区，截至{Days.Long(All.Max(c => c.Published.AsOf))}；当前统计范围和时点{(Compared == 0 ? "不作比较" : Invariant($"只比较其中{Compared}项"))}。";

    /// <summary>一致 38 · 达到 15 · 同源 5 · 不一致 1 · 无台账 4 · 不比较 2</summary>
    public string InWords => string.Join(" · ", Counts.Select(c => Invariant($"{c.State.Label()} {c.Count}")));
}

/// <summary>
/// 数据核对: every published figure beside the computed one, each in the place that it speaks of where the whole county is looked at.
/// One snapshot for the page, the overview and the notes of all exports.
/// </summary>
public sealed class Comparisons(IEnumerable<Figure> figures, Snapshots snapshots)
{
    public Task<ComparisonList> OfAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("figures", scope,
        async (db, token) => await ReadAsync(db, scope, await snapshots.LimitsAsync(token), token), cancel);

    private async Task<ComparisonList> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var published = await db.PublishedFigures.AsNoTracking().OrderBy(f => f.Ordinal).ToListAsync(cancel);
        var byKey = published.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var counted = figures.Where(f => byKey.ContainsKey(f.Key)).Select(f => (Figure: f, Scope: f.PublishedOf.In(byKey[f.Key]).For(scope, limits))).ToList();
        var passports = Passports.Of(counted, await FigureValues.ReadAsync(counted, db, cancel), published);
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
        return Of(figures.Select(f => (f, scope)), await FigureValues.ReadAsync(figures, db, scope, cancel), published);
    }

    internal static Dictionary<string, Passport> Of(
        IEnumerable<(Figure Figure, Scope Scope)> figures, IReadOnlyDictionary<string, Quantity> values, IEnumerable<PublishedFigure> published)
    {
        var all = published.ToDictionary(f => f.Key, StringComparer.Ordinal);
        return figures.ToDictionary(f => f.Figure.Key, f => Of(f.Figure, f.Scope, values[f.Figure.Key], all.GetValueOrDefault(f.Figure.Key)), StringComparer.Ordinal);
    }

    private static Passport Of(Figure figure, Scope scope, Quantity computed, PublishedFigure? published)
    {
        return new Passport(figure, scope, computed, published?.ToQuantity(), Passport.Compare(figure, computed, published, scope)) { PublishedOf = published is null ? null : $"{published.Scope}，{published.Period}年" };
    }
}
