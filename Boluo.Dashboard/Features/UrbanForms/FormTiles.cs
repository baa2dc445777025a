using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>A number of a part as it is printed, with the passports behind it.</summary>
public sealed record FormTile(string Key, string Term, string Value, string Unit, string Note, IReadOnlyList<Passport> Passports)
{
    public bool Warn { get; init; }
}

/// <summary>The figures of a part, computed for a scope.</summary>
public sealed record FormNumbers(IReadOnlyDictionary<string, Passport> Passports)
{
    public double this[string key] => Passports[key].Computed.Value ?? 0;

    /// <summary>A tile of one or more figures, divided by a stroke.</summary>
    public FormTile Tile(string key, string term, string unit, string note, params IReadOnlyList<string> figures) =>
        new(key, term, string.Join(" / ", figures.Select(f => Passports[f].Computed.ToString())), unit, note, [.. figures.Select(f => Passports[f])]);
}

/// <summary>What the parts of the page are put together from: figures with their passports, and charts.</summary>
public sealed class FormReader(IEnumerable<Figure> figures, IEnumerable<IChart> charts, Attention attention)
{
    public async Task<FormNumbers> NumbersAsync(BoluoDbContext db, Scope scope, CancellationToken cancel, params IReadOnlyList<string> keys) =>
        new(await Passports.ReadAsync([.. keys.Select(figures.Named)], db, scope, cancel));

    public async Task<IReadOnlyList<(string Key, ChartSpec Spec)>> ChartsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel, params IReadOnlyList<string> keys)
    {
        var specs = new List<(string, ChartSpec)>();
        foreach (var key in keys) specs.Add((key, await charts.Named(key).BuildAsync(db, scope, cancel)));
        return specs;
    }

    /// <summary>What a rule of this room finds, with the threshold that holds.</summary>
    public Task<Matter> MatterAsync(Rule rule, BoluoDbContext db, Scope scope, CancellationToken cancel) => attention.FindAsync(rule, db, scope, cancel);
}
