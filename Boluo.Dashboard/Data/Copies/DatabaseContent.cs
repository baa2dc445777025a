namespace Boluo.Dashboard.Data.Copies;

/// <summary>What a database holds, as far as a copy of it can be compared.</summary>
public sealed record DatabaseContent
{
    /// <summary>How many rows each table has.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The migrations that made it, in their order.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>The county's day; none where nothing has been loaded.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>When somebody last changed something, in UTC.</summary>
    public DateTime? LastChangeAt { get; init; }

    public long Total => Rows.Values.Sum();

    /// <summary>The first table that has more or fewer rows in another; null if there is none.</summary>
    public string? TableUnlike(IReadOnlyDictionary<string, long> other) =>
        Rows.Keys.Union(other.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault(table => Rows.GetValueOrDefault(table, -1) != other.GetValueOrDefault(table, -1));
}
