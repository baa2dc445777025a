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
