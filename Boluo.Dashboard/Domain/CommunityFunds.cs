using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>服务群众专项经费 of one community in one year.</summary>
public sealed class CommunityFund : IPlaced, IVersioned
{
    /// <summary>What city and county give every community in a year, 万元.</summary>
    public const double UsualPlanWan = 15;

    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required int Year { get; set; }

    /// <summary>年度安排, 万元.</summary>
    public double PlanWan { get; set; }

    public string? Remark { get; set; }

    public Guid Version { get; set; }
}

public enum FundItemKind
{
    [Display(Name = "水电管网维修")] Repairs,
    [Display(Name = "道路照明维护")] RoadsAndLights,
    [Display(Name = "环境整治")] Environment,
    [Display(Name = "便民设施")] Facilities,
    [Display(Name = "困难帮扶")] Aid,
    [Display(Name = "文体活动")] CultureAndSport,
    [Display(Name = "防疫便民")] Epidemic,
}

/// <summary>One item paid from a community's fund of the year it lies in.</summary>
public sealed class FundSpending : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    public required FundItemKind Kind { get; set; }

    public required string Item { get; set; }

    public double AmountWan { get; set; }

    /// <summary>受益群众, 人次.</summary>
    public int BeneficiaryAttendances { get; set; }

    public Guid Version { get; set; }
}
