using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum TownshipKind
{
    [Display(Name = "街道")] Street,
    [Display(Name = "镇")] Town,
}

/// <summary>The city form that a community belongs to. Communities without one are 镇区（未划分）.</summary>
public enum UrbanForm
{
    [Display(Name = "老城区")] OldTown,
    [Display(Name = "新城区")] NewTown,
    [Display(Name = "城乡接合部")] Fringe,
}

/// <summary>The group that a community is compared within: its city form, or the towns, which are not divided into forms.</summary>
public enum FormGroup
{
    [Display(Name = "老城区")] OldTown,
    [Display(Name = "新城区")] NewTown,
    [Display(Name = "城乡接合部")] Fringe,
    [Display(Name = "镇区（未划分）")] Undivided,
}

public static class FormGroups
{
    /// <summary>In their usual order, last the communities that have none yet.</summary>
    public static readonly IReadOnlyList<UrbanForm?> Forms = [UrbanForm.OldTown, UrbanForm.NewTown, UrbanForm.Fringe, null];

    public static FormGroup Of(UrbanForm? form) => form switch
    {
        UrbanForm.OldTown => FormGroup.OldTown,
        UrbanForm.NewTown => FormGroup.NewTown,
        UrbanForm.Fringe => FormGroup.Fringe,
        _ => FormGroup.Undivided,
    };

    public static string NameOf(UrbanForm? form) => Of(form).Label();
}

public sealed class Township : IVersioned
{
    public const int CodeLength = 9;

    /// <summary>Nine digits, statistical division code.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required TownshipKind Kind { get; init; }

    /// <summary>The row of its frame on the map by place, counted from 1 in the north; null where nobody has said. A rough position, no border.</summary>
    public int? MapRow { get; set; }

    /// <summary>The column of its frame, counted from 1 in the west; there with the row or not at all.</summary>
    public int? MapColumn { get; set; }

    public Guid Version { get; set; }
}

public sealed class Community : IDated, IVersioned, ISearchable
{
    public const int CodeLength = 12;

    /// <summary>Twelve digits, statistical division code.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string TownshipCode { get; init; }

    public UrbanForm? UrbanForm { get; set; }

    public required string SecretaryName { get; set; }

    /// <summary>一肩挑: the secretary is also the director of the residents' committee.</summary>
    public bool SecretaryIsDirector { get; set; }

    public double? AreaKm2 { get; set; }

    /// <summary>“两委”干部, heads.</summary>
    public int CommitteeMembers { get; set; }

    public required string OfficePhone { get; set; }

    /// <summary>邻里E家 is on trial here.</summary>
    public bool EHomePilot { get; set; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>曾用名, the latest first, parted by 、; null where it never had another.</summary>
    public string? FormerNames { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Name, .. NamesIn(FormerNames), Code];

    /// <summary>The names in a list of former ones.</summary>
    public static string[] NamesIn(string? former) => (former ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>住宅小区, with how far its property company and owners' committee are led by Party members (红色物业).</summary>
public sealed class Compound : IPlaced, IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required string CommunityCode { get; set; }

    /// <summary>Its 功能型党支部, if one is founded.</summary>
    public int? BranchId { get; set; }

    public int Households { get; set; }

    /// <summary>物业服务企业; null where residents look after the compound themselves.</summary>
    public string? PropertyCompany { get; set; }

    /// <summary>The company's head is a Party member.</summary>
    public bool PropertyHeadIsMember { get; set; }

    /// <summary>业委会.</summary>
    public bool HasOwnersCommittee { get; set; }

    public bool CommitteeHeadIsMember { get; set; }

    /// <summary>Members who live here and have registered; most belong to an organisation elsewhere, so they never add up with 社区党员.</summary>
    public int RegisteredMembers { get; set; }

    public Guid Version { get; set; }
}
