namespace Boluo.Dashboard.Editing.Plans;

/// <summary>One field of a move: unchanged, or set, possibly to nothing. The default is unchanged.</summary>
public readonly record struct Edit<T>(bool IsSet, T Value)
{
    public T Or(T current) => IsSet ? Value : current;
}

public static class Edit
{
    public static Edit<T> To<T>(T value) => new(true, value);
}

/// <summary>Where a grid is to belong: a community and one of its 党支部.</summary>
public sealed record Place(string CommunityCode, int BranchId);

/// <summary>One line of a plan.</summary>
public abstract record Move;

/// <summary>
/// A grid, by its code, to another branch or community, with another leader or other workers. <paramref name="Seen"/> is the version of the grid
/// that the editor looked at.
/// </summary>
public sealed record GridMove(
    string Key, Guid Seen, Edit<Place> Place = default, Edit<int?> Leader = default, Edit<IReadOnlySet<int>> Workers = default) : Move;

/// <summary>
/// All posts and duties of a person, by the number of the <see cref="Domain.GridWorker"/>, go to another; to nobody where there is none.
/// <paramref name="ByGrid"/> names other successors for single grids, by grid code. Other moves of the plan come first.
/// </summary>
public sealed record Handover(string Key, Guid Seen, int? To, IReadOnlyDictionary<string, int?>? ByGrid = null) : Move;

/// <summary>What an administrator wants changed, why, on which document and from which day on.</summary>
public sealed record Plan(string Reason, string? Basis, DateOnly EffectiveOn, IReadOnlyList<Move> Moves)
{
    /// <summary>The draft in which it was kept so far; it goes when this is applied.</summary>
    public int? DraftId { get; init; }

    /// <summary>The document whose moves these are; it is in force when they have been applied.</summary>
    public int? DocumentId { get; init; }

    /// <summary>The document as it was when its moves were read.</summary>
    public Guid DocumentRevision { get; init; }

    /// <summary>The versions of grids and persons that the moves of a document were made for, by code and number.</summary>
    public IReadOnlyDictionary<string, Guid> Seen { get; init; } = new Dictionary<string, Guid>(StringComparer.Ordinal);

    public const int LongestReason = 200;
    public const int LongestBasis = 100;
    public const int MostMoves = 500;

    /// <summary>A 网格长 leads up to so many grids.</summary>
    public const int MostGridsPerLeader = 3;
}
