using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum CommitteePost
{
    [Display(Name = "书记、主任")] SecretaryAndDirector,
    [Display(Name = "书记")] Secretary,
    [Display(Name = "主任")] Director,
    [Display(Name = "副书记")] DeputySecretary,
    [Display(Name = "副主任")] DeputyDirector,
    [Display(Name = "委员")] Member,
}

/// <summary>“两委”班子成员: a person in the Party committee or residents' committee of a community, for a period. The public line is the community's.</summary>
public sealed class CommitteeMember : IPlaced, IDated, IVersioned
{
    public int Id { get; init; }

    public required string CommunityCode { get; set; }

    public required string Name { get; set; }

    public required Gender Gender { get; set; }

    public required DateOnly BornOn { get; set; }

    public required Education Education { get; set; }

    public required PoliticalStatus PoliticalStatus { get; set; }

    public required CommitteePost Post { get; set; }

    /// <summary>任现职时间.</summary>
    public required DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    public Guid Version { get; set; }
}
