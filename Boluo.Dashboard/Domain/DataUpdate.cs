namespace Boluo.Dashboard.Domain;

/// <summary>A community brought its registers up to date; due every month.</summary>
public sealed class DataUpdate : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>Entries changed.</summary>
    public int Entries { get; set; }

    public Guid Version { get; set; }
}
