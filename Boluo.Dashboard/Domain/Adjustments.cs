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

    /// <summary>The grid that its people were counted in before, where that is another one: it was split, merged or ended.</summary>
    public int? FromGridId { get; init; }

    /// <summary>调整类型, several divided by 、.</summary>
    public required string Types { get; init; }

    /// <summary>None of these where the grid is new and takes over nobody.</summary>
    public string? FromCommunityCode { get; init; }

    public string? FromName { get; init; }

    public int? FromBranchId { get; init; }

    /// <summary>Of the households there were before, those that the line is about.</summary>
    public required int FromHouseholds { get; init; }

    /// <summary>None of these where the grid has ended and nobody was left in it.</summary>
    public string? ToCommunityCode { get; init; }

    public string? ToName { get; init; }

    public int? ToBranchId { get; init; }

    public required int ToHouseholds { get; init; }

    /// <summary>The 网格长 from then on; null while the post is vacant.</summary>
    public string? LeaderName { get; init; }

    /// <summary>The 网格员 from then on, divided by 、; null if there is none.</summary>
    public string? WorkerNames { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public string? Basis { get; init; }
}
