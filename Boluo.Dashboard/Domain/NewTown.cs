using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Domain;

public enum CompoundGroupKind
{
    [Display(Name = "兴趣小组")] Interest,
    [Display(Name = "互助小组")] MutualAid,
}

/// <summary>A group of residents of a 住宅小区.</summary>
public sealed class CompoundGroup : IVersioned
{
    public int Id { get; init; }

    public required int CompoundId { get; set; }

    public required CompoundGroupKind Kind { get; set; }

    public required string Name { get; set; }

    public int Members { get; set; }

    public required DateOnly FoundedOn { get; set; }

    public Guid Version { get; set; }
}

public enum EHomeGroup
{
    [Display(Name = "居民事务")] Affairs,
    [Display(Name = "群众需求")] Needs,
    [Display(Name = "意见建议")] Suggestions,
    [Display(Name = "投票评价")] Votes,
}

/// <summary>One of the kinds of information that 邻里E家 brings together.</summary>
public sealed class EHomeItem : IVersioned
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required EHomeGroup Group { get; set; }

    /// <summary>Named in what the county has published; the others are illustrative.</summary>
    public bool Published { get; set; }

    public Guid Version { get; set; }
}

/// <summary>有 or 无.</summary>
public enum Presence
{
    [Display(Name = "有")] Yes,
    [Display(Name = "无")] No,
}

/// <summary>小区党组织形式.</summary>
public enum CompoundOrganisation
{
    [Display(Name = "小区党支部")] Branch,
    [Display(Name = "未单独建立")] None,
}
