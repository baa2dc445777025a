using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>What was counted in the campaign 疫情防控. Each has a unit of its own, so kinds never add up.</summary>
public enum CampaignKind
{
    [Display(Name = "脱产常驻党员干部")] Cadres,
    [Display(Name = "社工")] SocialWorkers,
    [Display(Name = "志愿者")] Volunteers,
    [Display(Name = "健康咨询服务站")] Stations,
    [Display(Name = "热线咨询")] HotlineCalls,
    [Display(Name = "探望困难群众和独居长者")] Visits,
    [Display(Name = "网课设备")] Devices,
}

/// <summary>疫情防控: how many of a kind were added in a month by a township, or by one of its communities. Archived.</summary>
public sealed class CampaignAction : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required CampaignKind Kind { get; set; }

    public required string TownshipCode { get; set; }

    /// <summary>Null where the township itself acted.</summary>
    public string? CommunityCode { get; set; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; set; }

    public int Count { get; set; }

    public Guid Version { get; set; }
}

/// <summary>The words of the campaign.</summary>
public static class CampaignWords
{
    /// <summary>Registered by townships only, so that no community has a number of its own.</summary>
    public static bool IsOfTownships(this CampaignKind kind) => kind is CampaignKind.HotlineCalls or CampaignKind.Devices;

    /// <summary>What a kind is counted in.</summary>
    public static string Unit(this CampaignKind kind) => kind switch
    {
        CampaignKind.Stations => "个",
        CampaignKind.HotlineCalls => "次",
        CampaignKind.Visits => "人",
        CampaignKind.Devices => "套",
        _ => "名",
    };
}
