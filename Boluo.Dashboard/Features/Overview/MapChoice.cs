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

/// <summary>What the map shows and how.</summary>
/// <param name="Measure">What colours the squares.</param>
/// <param name="Arrangement">How they are laid out.</param>
/// <param name="Since">The day that a change is told from; null where the data do not reach back so far. Other measures do not ask for it.</param>
public sealed record MapChoice(MapMeasure Measure, MapArrangement Arrangement, EarlierDay? Since)
{
    /// <summary>The grids of a township in one block without the names of its communities: on a wall nobody could read them.</summary>
    public bool ByTownship { get; init; }

    /// <summary>Tells one map of a scope from another.</summary>
    public string Key => $"{Measure}:{Arrangement}:{(ByTownship ? "T" : "")}:{(Measure == MapMeasure.Change && Since is { } since ? Days.Iso(since.Day) : "")}";

    public bool LacksEarlierDay => Measure == MapMeasure.Change && Since is null;

    /// <summary>The day whose open needs are compared; null where none are.</summary>
    public DateOnly? ComparedDay => Measure == MapMeasure.Change ? Since?.Day : null;

    /// <summary>，在办需求较上月末增加1个: in the measure of change only.</summary>
    public string WordsOfChange(int now, int before) => (ComparedDay, Math.Sign(now - before)) switch
    {
        (null, _) => "",
        (_, 0) => $"，在办需求{Since!.Words}不变",
        (_, > 0) => Invariant($"，在办需求{Since!.Words}增加{now - before}个"),
        _ => Invariant($"，在办需求{Since!.Words}减少{before - now}个"),
    };
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

    /// <summary>What is measured by community; nothing for the other measures.</summary>
    public int CountOf(string community, MapMeasure measure) => measure switch
    {
        MapMeasure.Matters => Matters.GetValueOrDefault(community),
        MapMeasure.Centers => Centers.GetValueOrDefault(community),
        _ => 0,
    };

    public bool LacksCenter(string community, MapMeasure measure) => measure == MapMeasure.Centers && WithoutCenter.Contains(community);

    /// <summary>What a square says beside its own numbers where its community is measured.</summary>
    public string WordsOf(string community, MapMeasure measure) => measure switch
    {
        MapMeasure.Matters => Invariant($"；所在社区需关注事项{CountOf(community, measure)}件"),
        MapMeasure.Centers when WithoutCenter.Contains(community) => "；所在社区尚未建成党群服务中心",
        MapMeasure.Centers => Invariant($"；所在社区党群服务中心（站）{CountOf(community, measure)}个"),
        _ => "",
    };
}
