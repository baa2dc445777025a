using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum PartyOrganisationKind
{
    [Display(Name = "街道党工委")] WorkingCommittee,
    [Display(Name = "镇党委")] TownCommittee,
    [Display(Name = "社区党委")] Committee,
    [Display(Name = "社区党总支")] GeneralBranch,
    [Display(Name = "党支部")] Branch,
    [Display(Name = "小区党支部")] FunctionalBranch,
}

/// <summary>
/// One node of the three-level Party grid. A community is led by exactly one organisation: a committee, a general branch, or a
/// single branch, whose <see cref="ParentId"/> is the township's; area branches hang below the first two.
/// </summary>
public sealed class PartyOrganisation : IPlaced, IDated, IVersioned, ISearchable
{
    public int Id { get; init; }

    public required PartyOrganisationKind Kind { get; init; }

    public required string Name { get; set; }

    public required string FullName { get; set; }

    public int? ParentId { get; set; }

    public required string TownshipCode { get; init; }

    /// <summary>Null for the organisations of streets and towns.</summary>
    public string? CommunityCode { get; set; }

    /// <summary>Of an area or compound branch, where known; the organisation that leads a community has the community's.</summary>
    public string? SecretaryName { get; set; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }

    public string Search { get; set; } = "";

    IEnumerable<string> ISearchable.SearchedNames => [Name, FullName];
}
