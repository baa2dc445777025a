namespace Boluo.Dashboard.Domain;

/// <summary>
/// A “党建+”网格. Where it belongs, who looks after it and what is counted in it is dated: <see cref="GridAssignment"/>, <see cref="GridDuty"/>
/// and <see cref="GridFact"/>.
/// </summary>
public sealed class Grid : IDated, IVersioned
{
    public int Id { get; init; }

    /// <summary>Fifteen digits: the founding community's twelve and three more. Issued once, never reused, survives moves.</summary>
    public required string Code { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>Renewed by every change of the grid, its assignment, its duties or its facts.</summary>
    public Guid Version { get; set; }

    /// <summary>Normalised names (former ones too), code and pinyin initials, for searching.</summary>
    public string Search { get; set; } = "";

    /// <summary>Has the grid found by more names; those before stay.</summary>
    public void AddToSearch(params IEnumerable<string> names) =>
        Search = string.Join(' ', $"{Search} {Pinyin.SearchText(names)}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal));
}

/// <summary>
/// 楼栋党小组: the Party members of one or more grids. Its branch is that of its grids; it is known by itself and not by its name,
/// which every branch gives anew.
/// </summary>
public sealed class PartyGroup : IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public Guid Version { get; set; }
}

/// <summary>
/// What is counted in a grid, and what it comprises, for a period. The facts of a grid follow one another without a gap from its first day to
/// its last, so that every day of its life has exactly one.
/// </summary>
public sealed class GridFact : IDated, IVersioned
{
    public int Id { get; init; }

    public required int GridId { get; init; }

    public int Households { get; set; }

    public int Residents { get; set; }

    public int PartyMembers { get; set; }

    /// <summary>Number of residential buildings.</summary>
    public int Buildings { get; set; }

    /// <summary>四至范围, in words.</summary>
    public required string Extent { get; set; }

    /// <summary>Its <see cref="PartyGroup"/>.</summary>
    public required int GroupId { get; set; }

    /// <summary>数据来源: the survey or document the numbers come from.</summary>
    public string? Source { get; set; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}

/// <summary>Where a grid belongs for a period. A grid has at most one open assignment, and periods never overlap.</summary>
public sealed class GridAssignment : IPlaced, IDated
{
    public int Id { get; init; }

    public required int GridId { get; init; }

    public required string CommunityCode { get; init; }

    /// <summary>Its number within the community; with the community's name it makes the grid's name.</summary>
    public required int Number { get; init; }

    /// <summary>The 党支部 that the grid belongs to.</summary>
    public required int BranchId { get; init; }

    /// <summary>The 网格长, a <see cref="GridWorker"/>; null while the post is vacant.</summary>
    public int? LeaderId { get; init; }

    /// <summary>调整依据: the document the assignment rests on.</summary>
    public string? Basis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>东区社区第03网格. SQL writes it in the same way.</summary>
    public static string NameOf(string communityName, int number) =>
        Invariant($"{communityName}第{number:00}网格");
}

/// <summary>A worker looks after a grid for a period. Many per grid, and a worker may serve two.</summary>
public sealed class GridDuty : IDated
{
    public int Id { get; init; }

    public required int GridId { get; init; }

    public required int WorkerId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }
}
