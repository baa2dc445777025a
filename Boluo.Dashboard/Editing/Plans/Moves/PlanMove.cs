using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Boluo.Dashboard.Editing.Plans.Moves;

/// <summary>What a line of a 调整方案 does, in the order in which they are offered.</summary>
public enum PlanMoveKind
{
    [Display(Name = "调整网格隶属和人员")] AdjustGrids,
    [Display(Name = "移交一人的全部职责")] HandOver,
    [Display(Name = "新设网格")] SetUpGrid,
    [Display(Name = "撤销网格")] EndGrid,
    [Display(Name = "拆分网格")] SplitGrid,
    [Display(Name = "合并网格")] MergeGrids,
    [Display(Name = "调整网格范围（楼栋）")] ShiftBuildings,
    [Display(Name = "新设社区")] SetUpCommunity,
    [Display(Name = "社区更名")] RenameCommunity,
    [Display(Name = "拆分社区")] SplitCommunity,
    [Display(Name = "合并、撤销社区")] MergeCommunities,
    [Display(Name = "社区划转镇街")] TransferCommunity,
}

/// <summary>
/// One line of a 调整方案, as it is stored: facts, by codes and numbers. It may be incomplete, and says what it lacks. A grid that the plan itself
/// founds is known by what the plan calls it, so that later lines can go on with it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AdjustGrids), nameof(PlanMoveKind.AdjustGrids))]
[JsonDerivedType(typeof(HandOver), nameof(PlanMoveKind.HandOver))]
[JsonDerivedType(typeof(SetUpGrid), nameof(PlanMoveKind.SetUpGrid))]
[JsonDerivedType(typeof(EndGrid), nameof(PlanMoveKind.EndGrid))]
[JsonDerivedType(typeof(SplitGrid), nameof(PlanMoveKind.SplitGrid))]
[JsonDerivedType(typeof(MergeGrids), nameof(PlanMoveKind.MergeGrids))]
[JsonDerivedType(typeof(ShiftBuildings), nameof(PlanMoveKind.ShiftBuildings))]
[JsonDerivedType(typeof(SetUpCommunity), nameof(PlanMoveKind.SetUpCommunity))]
[JsonDerivedType(typeof(RenameCommunity), nameof(PlanMoveKind.RenameCommunity))]
[JsonDerivedType(typeof(SplitCommunity), nameof(PlanMoveKind.SplitCommunity))]
[JsonDerivedType(typeof(MergeCommunities), nameof(PlanMoveKind.MergeCommunities))]
[JsonDerivedType(typeof(TransferCommunity), nameof(PlanMoveKind.TransferCommunity))]
public abstract record PlanMove : Move
{
    /// <summary>By which the line is known within its plan, wherever it stands and whatever it says. Lines that were stored without one have it by their place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Guid LineId { get; init; }

    [JsonIgnore]
    public abstract PlanMoveKind Kind { get; }

    /// <summary>Grids that it names, by code, or by what the plan calls them.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Grids => [];

    /// <summary>Grids that it founds, by what it calls them.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Founds => [];

    /// <summary>Communities that it names and whose grids it may move, by code.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Communities => [];

    /// <summary>Communities that it founds.</summary>
    [JsonIgnore]
    public virtual IEnumerable<NewCommunity> FoundedCommunities => [];

    /// <summary>The person whose duties it hands over.</summary>
    [JsonIgnore]
    public virtual int? Person => null;

    /// <summary>What is decided of that which hangs on its communities.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<HoldDecision> Decisions => [];

    /// <summary>The same with other decisions; only where it has any.</summary>
    public virtual PlanMove Decide(IReadOnlyList<HoldDecision> decisions) => this;

    /// <summary>What has still to be filled in, in whole sentences.</summary>
    public abstract IEnumerable<string> Lacks();

    /// <summary>Works it into the drafts. Nothing is lacking.</summary>
    internal abstract void Work(PlanDrafts drafts);
}

/// <summary>A community to be founded.</summary>
public sealed record NewCommunity
{
    /// <summary>Its twelve digits, which begin with those of its street or town.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string SecretaryName { get; init; } = "";

    public string OfficePhone { get; init; } = "";

    public UrbanForm? Form { get; init; }

    /// <summary>Its one 党支部; it is called after the community where nothing else is said.</summary>
    public string BranchName { get; init; } = "";

    /// <summary>What has still to be filled in.</summary>
    internal IEnumerable<string> Lacks()
    {
        if (Code.Length != Community.CodeLength || !Code.All(char.IsAsciiDigit)) yield return "新社区的区划代码应为12位数字。";
        if (Name.Trim().Length == 0) yield return $"新社区{Code}的名称应填写。";
        if (SecretaryName.Trim().Length == 0) yield return $"新社区{Name}的党组织书记应填写。";
        if (!PublicLine.Pattern().IsMatch(OfficePhone)) yield return $"新社区{Name}的公示电话{PublicLine.Rule}。";
    }
}

/// <summary>What is counted in a grid that a plan founds or leaves. May be incomplete.</summary>
public sealed record GridCounts
{
    public int? Households { get; init; }

    public int? Residents { get; init; }

    public int? PartyMembers { get; init; }

    public int? Buildings { get; init; }

    public string Extent { get; init; } = "";

    internal IEnumerable<string> Lacks(string subject)
    {
        if (Households is null || Residents is null || PartyMembers is null || Buildings is null) yield return $"{subject}的户数、常住人口、党员、楼栋应填写。";
        if (new[] { Households, Residents, PartyMembers, Buildings }.Any(n => n < 0)) yield return $"{subject}的户数、常住人口、党员、楼栋不应为负数。";
        if (PartyMembers > Residents) yield return $"{subject}的党员不应多于常住人口。";
        if (Extent.Trim().Length == 0) yield return $"{subject}的四至范围应填写。";
    }
}
