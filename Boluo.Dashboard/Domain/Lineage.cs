namespace Boluo.Dashboard.Domain;

/// <summary>
/// 沿革: from one grid or community households went to another on a day, because it was split, merged or ended. Codes are those of grids
/// (15 digits) or of communities (12); neither is ever used again, so that they name the places for good.
/// </summary>
public sealed class Lineage : IHappened
{
    public int Id { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Which part of the former's households the latter took over, above 0 and at most 1. What is left stayed where it was.</summary>
    public required double Share { get; init; }

    public required DateOnly On { get; init; }
}
