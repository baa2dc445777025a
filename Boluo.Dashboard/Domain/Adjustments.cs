namespace Boluo.Dashboard.Domain;

/// <summary>
/// What an adjustment did to one grid, in the words of its day: a line of 网格调整情况一览表. Written with the change set and undone
/// with it, so that the lines there are speak of adjustments in force.
/// </summary>
public sealed class GridAdjustment
{
    public int Id { get; init; }

    public required int ChangeSetId { get; init; }

    public required int GridId { get; init; }

    /// <summary>调整类型, several divided by 、.</summary>
    public required string Types { get; init; }

    public required string FromCommunityCode { get; init; }

    public required string FromName { get; init; }

    public required int FromBranchId { get; init; }

    public required int FromHouseholds { get; init; }

    public required string ToCommunityCode { get; init; }

    public required string ToName { get; init; }

    public required int ToBranchId { get; init; }

    public required int ToHouseholds { get; init; }

    /// <summary>The 网格长 from then on; null while the post is vacant.</summary>
    public string? LeaderName { get; init; }

    /// <summary>The 网格员 from then on, divided by 、; null if there is none.</summary>
    public string? WorkerNames { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public string? Basis { get; init; }
}
