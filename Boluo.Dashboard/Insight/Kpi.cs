namespace Boluo.Dashboard.Insight;

/// <summary>A number as a tile prints it, with the passports behind it. <paramref name="Warn"/>: its note asks for attention.</summary>
public sealed record Kpi(string Key, string Term, string Value, string Unit, string Note, IReadOnlyList<Passport> Passports, bool Warn = false)
{
    /// <summary>How it came to be so; where the page tells it.</summary>
    public KpiTrend? Trend { get; init; }
}

/// <summary>What a tile says of other days.</summary>
/// <param name="Change">较上月末 +3个.</param>
/// <param name="Before">The number of the day that is laid over: 对比日 37个; none where no day is.</param>
/// <param name="Line">The values at the ends of twelve months.</param>
/// <param name="LineWords">What the line shows.</param>
public sealed record KpiTrend(string Change, string? Before, IReadOnlyList<double?> Line, string LineWords);

/// <summary>Figures by their keys, computed for a scope.</summary>
public sealed record FigureSet(IReadOnlyDictionary<string, Passport> Passports)
{
    public double this[string key] => Passports[key].Computed.Value ?? 0;

    /// <summary>A tile of one or more figures, divided by a stroke.</summary>
    public Kpi Kpi(string key, string term, string unit, string note, params IReadOnlyList<string> figures) =>
        new(key, term, string.Join(" / ", figures.Select(f => Passports[f].Computed.ToString())), unit, note, [.. figures.Select(f => Passports[f])]);
}
