using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum IssueKind
{
    [Display(Name = "公共设施建设")] Facilities,
    [Display(Name = "交通")] Traffic,
    [Display(Name = "环保")] Environment,
    [Display(Name = "治安")] Safety,
    [Display(Name = "其他")] Other,
}

public enum IssueState
{
    [Display(Name = "办理中")] Open,
    [Display(Name = "已解决")] Solved,
}

/// <summary>微心愿 that residents told a group of Party delegates.</summary>
public sealed class DelegateIssue : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required IssueKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>党代表小组, by its area or trade.</summary>
    public required string DelegateGroup { get; set; }

    public required DateOnly RaisedOn { get; set; }

    public DateOnly? SolvedOn { get; set; }

    public Guid Version { get; set; }
}
