using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum ResourceCategory
{
    [Display(Name = "专业人才")] Expertise,
    [Display(Name = "政策法规咨询")] PolicyAdvice,
    [Display(Name = "阵地场所")] Venue,
    [Display(Name = "文体活动")] CultureAndSport,
    [Display(Name = "资金物资")] FundsAndGoods,
    [Display(Name = "就业岗位信息")] Jobs,
    [Display(Name = "健康义诊")] HealthClinic,
}

/// <summary>Whether a resource has been put to use by a need or a project as of a day.</summary>
public enum ResourceUse
{
    [Display(Name = "已使用")] Used,
    [Display(Name = "可对接")] Available,
    [Display(Name = "长期未使用")] Idle,

    /// <summary>The last day on which it could be had has passed, and nobody has used it.</summary>
    [Display(Name = "已过期未使用")] Expired,
}

/// <summary>An entry of the 资源清单.</summary>
public sealed class Resource : IVersioned, ISearchable
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required int UnitId { get; set; }

    /// <summary>面向全县: offered to every community and counted in none of them.</summary>
    public bool CountyWide { get; set; }

    public required ResourceCategory Category { get; set; }

    public required string Title { get; set; }

    public required string Content { get; set; }

    /// <summary>服务对象.</summary>
    public required string Audience { get; set; }

    /// <summary>服务方式.</summary>
    public required string Mode { get; set; }

    public double Quantity { get; set; }

    public required string QuantityUnit { get; set; }

    /// <summary>The day on which it entered the list.</summary>
    public required DateOnly OfferedOn { get; set; }

    public required DateOnly AvailableFrom { get; set; }

    public DateOnly? AvailableTo { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Title];
}

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

public enum Evaluation
{
    [Display(Name = "满意")] Satisfied,
    [Display(Name = "基本满意")] Fair,
    [Display(Name = "不满意")] Dissatisfied,
}

/// <summary>An entry of the 需求清单.</summary>
public sealed class Need : IVersioned, ISearchable
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

public enum ProjectCategory
{
    [Display(Name = "公益帮扶")] PublicAid,
    [Display(Name = "文明创建")] Civility,
    [Display(Name = "教育培训")] Education,
    [Display(Name = "其他")] Other,
}

public enum ProjectOrigin
{
    [Display(Name = "群众需求")] Need,
    [Display(Name = "上级部署")] Superior,
    [Display(Name = "资源推送")] Resource,
}

/// <summary>项目进度, derived from the dates of a project as of a day.</summary>
public enum ProjectState
{
    [Display(Name = "已发布")] Published,
    [Display(Name = "已认领")] Claimed,
    [Display(Name = "实施中")] Started,
    [Display(Name = "已完成")] Completed,
    [Display(Name = "已终止")] Stopped,
}

/// <summary>An entry of the 项目清单.</summary>
public sealed class Project : IVersioned, ISearchable
{
    public required int Id { get; init; }

    public required string Code { get; init; }

    public required ProjectCategory Category { get; set; }

    public required string Name { get; set; }

    public required string Content { get; set; }

    public required int LeadUnitId { get; set; }

    public required ProjectOrigin Origin { get; set; }

    public required DateOnly PublishedOn { get; set; }

    public DateOnly? ClaimedOn { get; set; }

    public DateOnly? StartOn { get; set; }

    /// <summary>完成时限.</summary>
    public required DateOnly DueOn { get; set; }

    public DateOnly? EndOn { get; set; }

    public DateOnly? StoppedOn { get; set; }

    /// <summary>经费, 万元; unknown for some.</summary>
    public double? FundsWan { get; set; }

    /// <summary>参与人员, 人次.</summary>
    public int Attendances { get; set; }

    /// <summary>受益群众, 人次.</summary>
    public int Beneficiaries { get; set; }

    public Evaluation? Evaluation { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Name];
}

public sealed class ProjectCommunity
{
    public required int ProjectId { get; init; }

    public required string CommunityCode { get; init; }
}

/// <summary>参与单位 of a project, besides its lead unit.</summary>
public sealed class ProjectUnit
{
    public required int ProjectId { get; init; }

    public required int UnitId { get; init; }
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

/// <summary>A project uses a resource since that day.</summary>
public sealed class ProjectResource
{
    public required int ProjectId { get; init; }

    public required int ResourceId { get; init; }

    public required DateOnly On { get; init; }
}
