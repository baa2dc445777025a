using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum SuggestionChannel
{
    [Display(Name = "线上问需平台")] Online,
    [Display(Name = "走访座谈")] Visit,
    [Display(Name = "代表委员联络")] Delegates,
    [Display(Name = "来信来电")] Letter,
}

public enum SuggestionProposer
{
    [Display(Name = "群众")] Residents,
    [Display(Name = "党员")] Members,
    [Display(Name = "人大代表")] Deputies,
    [Display(Name = "政协委员")] Advisers,
    [Display(Name = "驻区单位")] LocalUnits,
}

/// <summary>What an adopted suggestion became.</summary>
public enum AdoptedForm
{
    [Display(Name = "县级发展思路")] CountyDirection,
    [Display(Name = "工作方案")] Plan,
    [Display(Name = "民生项目")] Project,
    [Display(Name = "管理措施")] Measure,
}

public enum SuggestionState
{
    [Display(Name = "研究中")] Studied,
    [Display(Name = "已采纳")] Adopted,
}

/// <summary>问政: what people advise, and what became of it. Of the whole county where it names no township.</summary>
public sealed class Suggestion : IVersioned
{
    public int Id { get; init; }

    public string? TownshipCode { get; set; }

    public string? CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    public required SuggestionChannel Channel { get; set; }

    public required string Title { get; set; }

    public required SuggestionProposer Proposer { get; set; }

    public DateOnly? AdoptedOn { get; set; }

    /// <summary>None while it is being studied.</summary>
    public AdoptedForm? AdoptedAs { get; set; }

    public Guid Version { get; set; }
}

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
public sealed class DelegateIssue : IVersioned
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

public enum IdeaKind
{
    [Display(Name = "街巷改造")] Street,
    [Display(Name = "公共空间")] PublicSpace,
    [Display(Name = "物业管理")] Property,
    [Display(Name = "环境治理")] Environment,
    [Display(Name = "为老服务")] Elderly,
}

/// <summary>问计: a hard matter whose way out was found with the residents.</summary>
public sealed class IdeaCase : IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required IdeaKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>逐户走访.</summary>
    public bool HouseholdVisits { get; set; }

    /// <summary>邀请专家.</summary>
    public bool Experts { get; set; }

    /// <summary>居民代表议事.</summary>
    public bool ResidentsMeeting { get; set; }

    public required DateOnly StartedOn { get; set; }

    public DateOnly? FinishedOn { get; set; }

    /// <summary>What came of it, or how far it is.</summary>
    public required string Result { get; set; }

    public Guid Version { get; set; }
}

public enum SatisfactionLevel
{
    [Display(Name = "部门")] Department,
    [Display(Name = "街道")] Street,
    [Display(Name = "社区")] Community,
}

public enum SatisfactionMethod
{
    [Display(Name = "电话抽查")] Phone,
    [Display(Name = "发放问卷")] Questionnaire,
}

/// <summary>问效: one survey of satisfaction with one body's work. It names exactly the body of its level.</summary>
public sealed class SatisfactionSurvey : IVersioned
{
    public int Id { get; init; }

    public required SatisfactionLevel Level { get; set; }

    public int? UnitId { get; set; }

    public string? TownshipCode { get; set; }

    public string? CommunityCode { get; set; }

    /// <summary>What people were asked about.</summary>
    public required string Subject { get; set; }

    public required SatisfactionMethod Method { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>抽样: calls made or sheets handed out.</summary>
    public int Sampled { get; set; }

    public int Satisfied { get; set; }

    public int Fair { get; set; }

    public int Dissatisfied { get; set; }

    public Guid Version { get; set; }
}

/// <summary>为民服务制度: a practice that people were content with, made a rule by a street.</summary>
public sealed class ServiceRule : IVersioned
{
    public int Id { get; init; }

    public required string TownshipCode { get; set; }

    public required string Title { get; set; }

    /// <summary>The practice that it was made from.</summary>
    public required string Practice { get; set; }

    public required DateOnly FixedOn { get; set; }

    public Guid Version { get; set; }
}

/// <summary>A community brought its registers up to date; due every month.</summary>
public sealed class DataUpdate : IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>Entries changed.</summary>
    public int Entries { get; set; }

    public Guid Version { get; set; }
}
