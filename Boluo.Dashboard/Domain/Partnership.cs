using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum UnitNature
{
    [Display(Name = "县直机关")] Office,
    [Display(Name = "事业单位")] Institution,
    [Display(Name = "企业（含中省驻县）")] Enterprise,
}

/// <summary>县直单位 whose Party organisation reports to a community.</summary>
public sealed class CountyUnit : IVersioned, ISearchable
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

    /// <summary>The first day without it: it was abolished or merged. What it did stays on record.</summary>
    public DateOnly? EndedOn { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Name, PartyOrgName];
}

/// <summary>A unit's Party organisation is paired with a community for a period, since the day it reported in.</summary>
public sealed class Pairing : IPlaced, IDated, IVersioned
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
public sealed class Activity : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

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

    /// <summary>地点; not always noted.</summary>
    public string? Venue { get; set; }

    /// <summary>社工, 人次.</summary>
    public int SocialAttendances { get; set; }

    /// <summary>义工, 人次.</summary>
    public int VolunteerAttendances { get; set; }

    /// <summary>投入资金; null where it is not known.</summary>
    public double? FundsWan { get; set; }

    public Guid Version { get; set; }
}

/// <summary>A unit takes part in an activity; the host is among them.</summary>
public sealed class ActivityUnit : IVersioned
{
    public required int ActivityId { get; init; }

    public required int UnitId { get; init; }

    public Guid Version { get; set; }
}

/// <summary>What a unit's 在职党员 did in their community in one half-year, as the unit reported it.</summary>
public sealed class UnitService : IVersioned
{
    public int Id { get; init; }

    public required int UnitId { get; set; }

    /// <summary>The first day of the half-year.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day of the report: before it nothing is known of the half-year.</summary>
    public required DateOnly ReportedOn { get; set; }

    /// <summary>已报到, heads.</summary>
    public int Registered { get; set; }

    /// <summary>参加服务, 人次.</summary>
    public int ServiceAttendances { get; set; }

    /// <summary>认领微心愿.</summary>
    public int WishesClaimed { get; set; }

    public int WishesDone { get; set; }

    public Guid Version { get; set; }
}
