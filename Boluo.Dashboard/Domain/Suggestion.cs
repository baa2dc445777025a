using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum SuggestionChannel
{
    [Display(Name = "线上问需平台")] Online,
    [Display(Name = "走访座谈")] Visit,
    [Display(Name = "代表委员联络")] Delegates,
    [Display(Name = "来信来电")] Letter,
}

public enum SuggestionProposer
{
    [Display(Name = "群众")] Residents,
    [Display(Name = "党员")] Members,
    [Display(Name = "人大代表")] Deputies,
    [Display(Name = "政协委员")] Advisers,
    [Display(Name = "驻区单位")] LocalUnits,
}

/// <summary>What an adopted suggestion became.</summary>
public enum AdoptedForm
{
    [Display(Name = "县级发展思路")] CountyDirection,
    [Display(Name = "工作方案")] Plan,
    [Display(Name = "民生项目")] Project,
    [Display(Name = "管理措施")] Measure,
}

public enum SuggestionState
{
    [Display(Name = "研究中")] Studied,
    [Display(Name = "已采纳")] Adopted,
}

/// <summary>问政: what people advise, and what became of it. Of the whole county where it names no township.</summary>
public sealed class Suggestion : IPlaced, IHappened, IVersioned
{
    public int Id { get; init; }

    public string? TownshipCode { get; set; }

    public string? CommunityCode { get; set; }

    public required DateOnly On { get; set; }

    public required SuggestionChannel Channel { get; set; }

    public required string Title { get; set; }

    public required SuggestionProposer Proposer { get; set; }

    public DateOnly? AdoptedOn { get; set; }

    /// <summary>Null while it is being studied.</summary>
    public AdoptedForm? AdoptedAs { get; set; }

    public Guid Version { get; set; }
}
