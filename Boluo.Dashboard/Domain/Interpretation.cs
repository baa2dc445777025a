namespace Boluo.Dashboard.Domain;

/// <summary>口径: how the county interprets something that its published figures leave open.</summary>
public sealed class Interpretation
{
    /// <summary>Its place in the list.</summary>
    public required int Ordinal { get; init; }

    public required string Key { get; init; }

    public required string Question { get; init; }

    public required string Answer { get; init; }

    /// <summary>The keys of the published figures that it concerns, with spaces between them.</summary>
    public string? Figures { get; init; }

    /// <summary>The names of the tables that it concerns without a figure of theirs, with spaces between them.</summary>
    public string? Sheets { get; init; }

    public IReadOnlyList<string> FigureKeys => Names(Figures);

    public bool ConcernsFigure(string key) => FigureKeys.Contains(key, StringComparer.Ordinal);

    public bool ConcernsSheet(string name) => Names(Sheets).Contains(name, StringComparer.Ordinal);

    private static string[] Names(string? list) => list?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
