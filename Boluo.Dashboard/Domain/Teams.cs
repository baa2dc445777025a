using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>社工机构: sends 社工 to communities.</summary>
public sealed class SocialAgency : IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required string Liaison { get; set; }

    /// <summary>The agency's public line.</summary>
    public required string Phone { get; set; }

    public Guid Version { get; set; }
}

/// <summary>An agency's 社工 in one community.</summary>
public sealed class SocialPlacement : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required int AgencyId { get; set; }

    public required string CommunityCode { get; set; }

    public int Heads { get; set; }

    public required DateOnly Since { get; set; }

    /// <summary>The first day without them; null while they are there.</summary>
    public DateOnly? EndedOn { get; set; }

    public Guid Version { get; set; }
}

public enum VolunteerKind
{
    [Display(Name = "邻里互助")] Neighbours,
    [Display(Name = "环境卫生")] Environment,
    [Display(Name = "文明劝导")] Civility,
    [Display(Name = "助老助残")] Care,
    [Display(Name = "青少年关爱")] Youth,
    [Display(Name = "文化体育")] CultureAndSport,
    [Display(Name = "医疗健康")] Health,
    [Display(Name = "应急救援")] Emergency,
}

/// <summary>志愿者队伍 of a community: its 义工.</summary>
public sealed class VolunteerTeam : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required VolunteerKind Kind { get; set; }

    public required string CommunityCode { get; set; }

    public int Heads { get; set; }

    public required DateOnly FoundedOn { get; set; }

    public DateOnly? DisbandedOn { get; set; }

    public Guid Version { get; set; }
}
