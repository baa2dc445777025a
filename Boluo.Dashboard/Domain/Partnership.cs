using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum UnitNature
{
    [Display(Name = "县直机关")] Office,
    [Display(Name = "事业单位")] Institution,
    [Display(Name = "企业(含中省驻县)")] Enterprise,
}

/// <summary>县直单位 whose Party organisation reports to a community.</summary>
public sealed class CountyUnit : ISearchable
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public required UnitNature Nature { get; set; }

    public required string PartyOrgName { get; set; }

    public required string SecretaryName { get; set; }

    /// <summary>在职党员, heads.</summary>
    public int MembersInService { get; set; }

    public required string Liaison { get; set; }

    /// <summary>The unit's public line.</summary>
    public required string Phone { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Name, PartyOrgName];
}

/// <summary>A unit's Party organisation is paired with a community for a period, since the day it reported in.</summary>
public sealed class Pairing : IDated, IVersioned
{
    public int Id { get; init; }

    public required int UnitId { get; init; }

    public required string CommunityCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}

public enum ActivityKind
{
    [Display(Name = "志愿服务")] Volunteering,
    [Display(Name = "主题党日")] PartyDay,
    [Display(Name = "政策宣讲")] PolicyTalk,
    [Display(Name = "帮扶慰问")] Aid,
    [Display(Name = "健康义诊")] HealthClinic,
    [Display(Name = "文体活动")] CultureAndSport,
}

/// <summary>共建活动 of paired units in a community.</summary>
public sealed class Activity
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public required ActivityKind Kind { get; set; }

    public required int HostUnitId { get; set; }

    public required string CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>参加党员, 人次.</summary>
    public int PartyAttendances { get; set; }

    /// <summary>受益群众, 人次.</summary>
    public int Beneficiaries { get; set; }

    public int ProblemsSolved { get; set; }
}

/// <summary>A unit takes part in an activity; the host is among them.</summary>
public sealed class ActivityUnit
{
    public required int ActivityId { get; init; }

    public required int UnitId { get; init; }
}
