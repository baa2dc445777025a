namespace Boluo.Dashboard.Editing.Plans;

/// <summary>How the workers of some grids change.</summary>
public enum WorkerChange
{
    Leave,

    /// <summary>Some join, and some of a single grid leave.</summary>
    Change,
    Replace,
    Vacate,
}

/// <summary>A row by its key, at the version at which somebody put it into a plan.</summary>
public sealed record SeenRow(string Key, Guid Seen);

/// <summary>The same change for some grids, by their codes. May be incomplete.</summary>
public sealed record GridInstruction
{
    public IReadOnlyList<SeenRow> Grids { get; init; } = [];

    /// <summary>Null keeps the community.</summary>
    public string? CommunityCode { get; init; }

    public int? BranchId { get; init; }

    public Edit<int?> Leader { get; init; }

    public WorkerChange Workers { get; init; }

    public IReadOnlyList<int> Joining { get; init; } = [];

    public IReadOnlyList<int> Leaving { get; init; } = [];
}

/// <summary>All duties of a person go to others. May be incomplete.</summary>
public sealed record HandoverInstruction
{
    public required int PersonId { get; init; }

    public required Guid Seen { get; init; }

    public Edit<int?> To { get; init; }

    /// <summary>Other successors for single grids, by grid code.</summary>
    public IReadOnlyDictionary<string, Edit<int?>> ByGrid { get; init; } = new Dictionary<string, Edit<int?>>(StringComparer.Ordinal);
}

/// <summary>A 调整方案 while it is being made: facts, by codes and numbers. What the screen looks like is no part of it.</summary>
public sealed record PlanContent
{
    public string Reason { get; init; } = "";

    public string Basis { get; init; } = "";

    public DateOnly? EffectiveOn { get; init; }

    public IReadOnlyList<GridInstruction> Instructions { get; init; } = [];

    public IReadOnlyList<HandoverInstruction> Handovers { get; init; } = [];

    /// <summary>The plan consists of hand-overs; instructions filled in before are ignored.</summary>
    public bool HandsOver { get; init; }
}
