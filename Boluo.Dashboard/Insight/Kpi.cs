namespace Boluo.Dashboard.Insight;

/// <summary>A number as a tile prints it, with the passports behind it. <paramref name="Warn"/>: its note asks for attention.</summary>
public sealed record Kpi(string Key, string Term, string Value, string Unit, string Note, IReadOnlyList<Passport> Passports, bool Warn = false);

/// <summary>Figures by their keys, computed for a scope.</summary>
public sealed record FigureSet(IReadOnlyDictionary<string, Passport> Passports)
{
    public double this[string key] => Passports[key].Computed.Value ?? 0;

    /// <summary>A tile of one or more figures, divided by a stroke.</summary>
    public Kpi Kpi(string key, string term, string unit, string note, params IReadOnlyList<string> figures) =>
        new(key, term, string.Join(" / ", figures.Select(f => Passports[f].Computed.ToString())), unit, note, [.. figures.Select(f => Passports[f])]);
}
