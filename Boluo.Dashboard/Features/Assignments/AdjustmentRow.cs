namespace Boluo.Dashboard.Features.Assignments;

/// <summary>A line of 网格调整情况一览表.</summary>
public sealed record AdjustmentRow
{
    public required string Key { get; init; }
    public required int ChangeSetId { get; init; }
    public required string Types { get; init; }
    public required string? FromCommunityCode { get; init; }
    public required string? FromCommunity { get; init; }
    /// <summary>The grid that the line is about, as it is now.</summary>
    public required string GridCode { get; init; }

    /// <summary>The grid before, where that was another one.</summary>
    public required string FromCode { get; init; }

    public required string? FromName { get; init; }
    public required string? FromBranch { get; init; }
    public required int FromHouseholds { get; init; }
    public required string? ToCommunityCode { get; init; }
    public required string? ToCommunity { get; init; }
    public required string? ToName { get; init; }
    public required string? ToBranch { get; init; }
    public required int ToHouseholds { get; init; }
    public required string? Leader { get; init; }
    public required string? Workers { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required string? Basis { get; init; }
    public required string Reason { get; init; }
    public required string ByName { get; init; }
    public required string Search { get; init; }
}
