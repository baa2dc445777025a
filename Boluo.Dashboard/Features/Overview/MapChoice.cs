using System.ComponentModel.DataAnnotations;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>What colours the squares.</summary>
public enum MapMeasure
{
    [Display(Name = "户数/任职（户/个）")] Load,
    [Display(Name = "户数（户）")] Households,
    [Display(Name = "在办需求（个）")] Needs,
    [Display(Name = "在办需求变化（个）")] Change,
    [Display(Name = "需关注事项（件）")] Matters,
    [Display(Name = "党群服务中心（站）（个）")] Centers,
    [Display(Name = "暂缺情况")] Vacancy,
}

/// <summary>How the blocks are laid out.</summary>
public enum MapArrangement
{
    [Display(Name = "按方位")] Place,
    [Display(Name = "按代码")] Code,
}

/// <summary>What the map shows and how; the day is only asked for where the measure is a change.</summary>
public sealed record MapChoice(MapMeasure Measure, MapArrangement Arrangement, EarlierDay Since)
{
    /// <summary>Tells one map of a scope from another.</summary>
    public string Key => $"{Measure}:{Arrangement}:{(Measure == MapMeasure.Change ? Days.Iso(Since.Day) : "")}";
}

/// <summary>What is known of communities and not of their grids, by code.</summary>
public sealed record MapPlaces
{
    public static MapPlaces None { get; } = new();

    /// <summary>党群服务中心（站） that are open on the day.</summary>
    public IReadOnlyDictionary<string, int> Centers { get; init; } = new Dictionary<string, int>();

    /// <summary>Communities that a rule asks to have one, and that have none.</summary>
    public IReadOnlySet<string> WithoutCenter { get; init; } = new HashSet<string>();

    /// <summary>需关注事项 that lie in a community.</summary>
    public IReadOnlyDictionary<string, int> Matters { get; init; } = new Dictionary<string, int>();

    /// <summary>需关注事项 of the scope that lie in no community: a township's, a unit's.</summary>
    public int MattersElsewhere { get; init; }
}
