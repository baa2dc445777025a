using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

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

/// <summary>A project uses a resource since that day.</summary>
public sealed class ProjectResource
{
    public required int ProjectId { get; init; }

    public required int ResourceId { get; init; }

    public required DateOnly On { get; init; }
}
