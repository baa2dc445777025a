namespace Boluo.Dashboard.Domain;

/// <summary>Somebody was shown a personal mobile: who, when, whose. The number itself is not repeated.</summary>
public sealed class Disclosure
{
    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    public required int WorkerId { get; init; }
}
