using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum IdeaKind
{
    [Display(Name = "街巷改造")] Street,
    [Display(Name = "公共空间")] PublicSpace,
    [Display(Name = "物业管理")] Property,
    [Display(Name = "环境治理")] Environment,
    [Display(Name = "为老服务")] Elderly,
}

/// <summary>问计: a hard matter whose way out was found with the residents.</summary>
public sealed class IdeaCase : IPlaced, IVersioned
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
