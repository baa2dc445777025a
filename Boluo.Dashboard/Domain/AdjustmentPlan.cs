using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>How far a 调整方案 has come.</summary>
public enum AdjustmentPlanState
{
    [Display(Name = "起草")] Draft,
    [Display(Name = "送审")] Submitted,
    [Display(Name = "已审")] Reviewed,

    /// <summary>It takes effect by itself once the county's day is its own.</summary>
    [Display(Name = "待生效")] Scheduled,
    [Display(Name = "已生效")] InForce,
    [Display(Name = "已撤回")] Withdrawn,
}

/// <summary>
/// 调整方案: what is to become of grids and communities. With a title it is a document that all administrators share; without one it is what
/// its owner has filled in on the page of adjustments and nobody else sees. It is no business data: what it does stands in the change set that it is applied by.
/// </summary>
public sealed class AdjustmentPlan
{
    public const int LongestTitle = 60;

    public int Id { get; init; }

    /// <summary>Whose form it is; null for a document.</summary>
    public string? OwnerId { get; init; }

    public string? Title { get; set; }

    public required AdjustmentPlanState State { get; set; }

    /// <summary>JSON: what is to be done, why, on which document and from which day on.</summary>
    public required string Content { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Renewed by each save of a document, so that two administrators do not overwrite each other.</summary>
    public Guid Revision { get; set; }

    /// <summary>Who has begun the document. An account is named as it was, and may be no more.</summary>
    public string? AuthorKey { get; set; }

    public string? AuthorName { get; set; }

    /// <summary>Who has saved it last.</summary>
    public string? EditorName { get; set; }

    /// <summary>Who has handed it in for review.</summary>
    public string? SubmitterKey { get; set; }

    public string? SubmitterName { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public string? ReviewerKey { get; set; }

    public string? ReviewerName { get; set; }

    public DateTime? ReviewedAt { get; set; }

    /// <summary>审核意见, also where it was sent back.</summary>
    public string? Opinion { get; set; }

    /// <summary>Who has set it to take effect on its day; it is his change then.</summary>
    public string? SchedulerKey { get; set; }

    public string? SchedulerName { get; set; }

    public DateTime? ScheduledAt { get; set; }

    /// <summary>Why it did not take effect on its day; null while nothing stands in its way.</summary>
    public string? Held { get; set; }

    /// <summary>The change set that has applied it.</summary>
    public int? ChangeSetId { get; set; }

    /// <summary>JSON: what it did, as it was measured when it took effect.</summary>
    public string? Effects { get; set; }
}
