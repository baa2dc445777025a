using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum CenterLevel
{
    [Display(Name = "县级")] County,
    [Display(Name = "街道级")] Street,
    [Display(Name = "社区级")] Community,
    [Display(Name = "住宅小区")] Compound,
    [Display(Name = "产业园区")] Park,
    [Display(Name = "企业行业")] Industry,
}

/// <summary>Which site of the civilisation-practice network shares the address.</summary>
public enum CivilisationSite
{
    [Display(Name = "无")] None,
    [Display(Name = "中心")] Center,
    [Display(Name = "所")] Institute,
    [Display(Name = "站")] Station,
}

/// <summary>党群服务中心（站）.</summary>
public sealed class ServiceCenter : IPlaced, IVersioned
{
    /// <summary>DQ and three digits.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required CenterLevel Level { get; set; }

    /// <summary>站 rather than 中心.</summary>
    public bool IsStation { get; set; }

    /// <summary>Null for 县本级.</summary>
    public string? TownshipCode { get; set; }

    public string? CommunityCode { get; set; }

    /// <summary>The residential compound it serves, on the level of compounds; no other level has one.</summary>
    public int? CompoundId { get; set; }

    /// <summary>The park or enterprise it serves, in words.</summary>
    public string? Host { get; set; }

    public required string Address { get; set; }

    /// <summary>The day on which building began; unknown for some.</summary>
    public DateOnly? StartedOn { get; set; }

    public required DateOnly OpenedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>累计投入, 万元.</summary>
    public double InvestmentWan { get; set; }

    public required string FundingSource { get; set; }

    /// <summary>覆盖党员群众, heads; overlaps between levels, so it is only added up where <see cref="CountsInReach"/>.</summary>
    public int PeopleServed { get; set; }

    public bool CountsInReach { get; set; }

    /// <summary>Square metres; unknown for some.</summary>
    public double? FloorArea { get; set; }

    public string? OpeningHours { get; set; }

    /// <summary>The public service line.</summary>
    public required string Phone { get; set; }

    public required string Manager { get; set; }

    public int FullTimeStaff { get; set; }

    public int PartTimeStaff { get; set; }

    public CivilisationSite CivilisationSite { get; set; }

    public Guid Version { get; set; }
}

/// <summary>One of the comprehensive services a centre may offer.</summary>
public sealed class ServiceItem : IVersioned
{
    public required int Id { get; init; }

    public required string Name { get; set; }

    public Guid Version { get; set; }
}

public sealed class ServiceCenterItem
{
    public required string CenterCode { get; init; }

    public required int ServiceItemId { get; init; }
}

/// <summary>An activity of a centre: announced on its schedule, counted once it has been held.</summary>
public sealed class CenterEvent : IHappened, IVersioned
{
    public int Id { get; init; }

    public required string CenterCode { get; set; }

    public required DateOnly On { get; set; }

    /// <summary>09:00</summary>
    public required string StartsAt { get; set; }

    public required string EndsAt { get; set; }

    public required string Place { get; set; }

    public required string Name { get; set; }

    /// <summary>组织单位.</summary>
    public required string Organiser { get; set; }

    /// <summary>服务对象.</summary>
    public required string Audience { get; set; }

    /// <summary>The post to ask for.</summary>
    public required string Contact { get; set; }

    /// <summary>A public line.</summary>
    public required string Phone { get; set; }

    /// <summary>参加, 人次; unknown until it has been held and registered.</summary>
    public int? Attendances { get; set; }

    public Guid Version { get; set; }

    /// <summary>Hours and minutes as 09:00.</summary>
    public static bool IsTime(string text) => TimeOnly.TryParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    /// <summary>Whether both are times of day, the end after the start.</summary>
    public static bool AreInOrder(string starts, string ends) => IsTime(starts) && IsTime(ends) && string.CompareOrdinal(starts, ends) < 0;
}
