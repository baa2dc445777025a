using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum DataOrigin
{
    [Display(Name = "示例数据")] Sample,
    [Display(Name = "实际数据")] Real,
}

/// <summary>The one row that says which day the county's data speaks of and how often it has changed.</summary>
public sealed class DataState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Rises in every transaction that writes business data.</summary>
    public long Version { get; set; }

    /// <summary>统计时点: the county's day.</summary>
    public DateOnly AsOf { get; set; }

    public DateOnly EarliestAsOf { get; set; }

    public DataOrigin Origin { get; set; }

    /// <summary>Whether an administrator has said what the county works with: the sample, for a trial, or data of its own.</summary>
    public bool IsDecided { get; set; }

    /// <summary>The change set with which the data there is began. What is older speaks of rows that are no longer there.</summary>
    public int BeganWith { get; set; }
}

public enum ChangeKind
{
    [Display(Name = "初始数据")] Initial,
    [Display(Name = "网格调整")] GridMove,
    [Display(Name = "撤销调整")] Revert,
    [Display(Name = "推进统计时点")] AdvanceDay,
    [Display(Name = "台账维护")] RecordEdit,

    /// <summary>No business data: it has a summary, no entries, and is not taken back but answered by another one.</summary>
    [Display(Name = "用户管理")] AccountEdit,

    /// <summary>The sample has gone and the county's own data begins, with nothing: what stands in the log before it speaks of rows that are no longer there.</summary>
    [Display(Name = "启用本县数据")] OwnData,

    [Display(Name = "数据导入")] Import,
}

/// <summary>One edit of business data or of an account: who, when, why, on which document.</summary>
public sealed class ChangeSet
{
    public int Id { get; init; }

    public required ChangeKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>调整依据（文号）.</summary>
    public string? Basis { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The change set that this one undoes.</summary>
    public int? RevertsId { get; init; }

    /// <summary>The change set of which this one takes back only what still could be; the rest of it stays in force.</summary>
    public int? RevertsPartOfId { get; init; }

    /// <summary>What it did, in one clause, as of writing.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Binds it and its entries to the change set before it; from then on none of them can be changed.</summary>
    public string? Seal { get; init; }

    public List<ChangeEntry> Entries { get; init; } = [];
}

/// <summary>One row that a change set wrote: JSON before and after; none where the row did not exist.</summary>
public sealed class ChangeEntry
{
    public int Id { get; init; }

    public int ChangeSetId { get; init; }

    /// <summary>The entity's type name.</summary>
    public required string Entity { get; init; }

    /// <summary>The row's primary key.</summary>
    public required string Key { get; init; }

    /// <summary>The grid that the row concerns, so that a grid's history is one indexed query.</summary>
    public int? GridId { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
