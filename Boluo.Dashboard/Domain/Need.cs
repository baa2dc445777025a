using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum NeedCategory
{
    [Display(Name = "民生微改造")] SmallWorks,
    [Display(Name = "健康养老")] HealthAndAge,
    [Display(Name = "教育培训")] Education,
    [Display(Name = "文体活动")] CultureAndSport,
    [Display(Name = "困难帮扶")] Aid,
    [Display(Name = "政策咨询")] PolicyAdvice,
    [Display(Name = "环境治安")] Environment,
}

public enum NeedChannel
{
    [Display(Name = "社区季度问需")] QuarterlySurvey,
    [Display(Name = "网格员随时问需")] GridWorker,
    [Display(Name = "线上平台")] Online,
    [Display(Name = "街道年度大调研")] YearlySurvey,
    [Display(Name = "党代表直联")] Delegates,
    [Display(Name = "邻里E家")] EHome,
}

public enum NeedProposer
{
    [Display(Name = "群众")] Residents,
    [Display(Name = "党员")] Members,
    [Display(Name = "驻区单位")] LocalUnits,
}

/// <summary>办理状态, derived from the dates of a need as of a day.</summary>
public enum NeedState
{
    [Display(Name = "待对接")] Waiting,
    [Display(Name = "已对接")] Matched,
    [Display(Name = "实施中")] Started,
    [Display(Name = "已办结")] Closed,
    [Display(Name = "暂缓办理")] Deferred,
}

/// <summary>An entry of the 需求清单.</summary>
public sealed class Need : IPlaced, IVersioned, ISearchable
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required string CommunityCode { get; set; }

    public int? GridId { get; set; }

    public required NeedChannel Channel { get; set; }

    public required NeedCategory Category { get; set; }

    public required string Title { get; set; }

    public required NeedProposer Proposer { get; set; }

    /// <summary>责任单位.</summary>
    public required string OwnerUnit { get; set; }

    /// <summary>责任人, by post.</summary>
    public required string OwnerPerson { get; set; }

    /// <summary>受益人数, heads.</summary>
    public int Beneficiaries { get; set; }

    public required DateOnly RaisedOn { get; set; }

    /// <summary>办理时限.</summary>
    public required DateOnly DueOn { get; set; }

    public DateOnly? MatchedOn { get; set; }

    public DateOnly? StartedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>A 不满意 reopened it on that day; it stays 实施中 until <see cref="ClosedAgainOn"/>.</summary>
    public DateOnly? ReopenedOn { get; set; }

    public DateOnly? ClosedAgainOn { get; set; }

    public DateOnly? DeferredOn { get; set; }

    public string? Result { get; set; }

    public Evaluation? Evaluation { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Title];
}

/// <summary>A project answers a need since that day.</summary>
public sealed class NeedProject
{
    public required int NeedId { get; init; }

    public required int ProjectId { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>A resource answers a need directly since that day.</summary>
public sealed class NeedResource
{
    public required int NeedId { get; init; }

    public required int ResourceId { get; init; }

    public required DateOnly On { get; init; }
}
