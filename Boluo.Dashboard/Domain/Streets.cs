using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

/// <summary>What a street's office is there to strengthen since the reform.</summary>
public enum StreetFocus
{
    [Display(Name = "基层党建")] PartyBuilding,
    [Display(Name = "基层治理")] Governance,
    [Display(Name = "服务群众")] Service,
}

/// <summary>内设机构 of a street: there before the reform of the street system, after it, or both.</summary>
public sealed class StreetOffice : IVersioned
{
    public int Id { get; init; }

    public required string TownshipCode { get; set; }

    public required string Name { get; set; }

    public bool BeforeReform { get; set; }

    public bool AfterReform { get; set; }

    /// <summary>What the reform strengthened here; null where nothing is said.</summary>
    public StreetFocus? Strengthens { get; set; }

    public Guid Version { get; set; }
}

public enum FunctionChange
{
    [Display(Name = "弱化")] Weakened,
    [Display(Name = "赋予")] Granted,
}

/// <summary>A function that the reform weakened in a street, or gave to it.</summary>
public sealed class StreetFunction : IVersioned
{
    public int Id { get; init; }

    public required string TownshipCode { get; set; }

    public required string Name { get; set; }

    public required FunctionChange Change { get; set; }

    public Guid Version { get; set; }
}

/// <summary>党建联席会议, called by a street's working committee or by the organisation of a community.</summary>
public sealed class JointMeeting : IHappened, IVersioned
{
    public int Id { get; init; }

    /// <summary>The <see cref="PartyOrganisation"/> that called it; its place is the meeting's.</summary>
    public required int HostId { get; set; }

    public required string Name { get; set; }

    public required DateOnly On { get; set; }

    public required string Agenda { get; set; }

    /// <summary>参会单位.</summary>
    public int Units { get; set; }

    /// <summary>参会人数.</summary>
    public int People { get; set; }

    public Guid Version { get; set; }
}

public enum JointIssueKind
{
    [Display(Name = "公共设施")] Facilities,
    [Display(Name = "征地拆迁")] Relocation,
    [Display(Name = "道路交通")] Traffic,
    [Display(Name = "环境整治")] Environment,
    [Display(Name = "物业管理")] Property,
}

/// <summary>议定事项: a hard matter that a meeting gave to somebody. It is open from the meeting's day on.</summary>
public sealed class JointIssue : IVersioned
{
    public int Id { get; init; }

    public required int MeetingId { get; set; }

    public required string Title { get; set; }

    public required JointIssueKind Kind { get; set; }

    /// <summary>责任单位.</summary>
    public required string OwnerUnit { get; set; }

    /// <summary>责任人, by office.</summary>
    public required string OwnerPerson { get; set; }

    /// <summary>配合单位.</summary>
    public string? CoUnits { get; set; }

    /// <summary>完成时限.</summary>
    public required DateOnly DueOn { get; set; }

    public DateOnly? SolvedOn { get; set; }

    /// <summary>进展情况, in words.</summary>
    public string? Progress { get; set; }

    public Guid Version { get; set; }
}
