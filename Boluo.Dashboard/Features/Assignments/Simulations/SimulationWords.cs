using Boluo.Dashboard.Editing.Plans.Simulations;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Assignments.Simulations;

/// <summary>Parts of a 模拟测算 in words.</summary>
public static class SimulationWords
{
    /// <summary>第1片, or what it is to be called.</summary>
    public static string NameOf(SimulationContent content, int part) => PlainText.Tidy(content.Parts[part].Name) is { Length: > 0 } name ? name : Numbered(part);

    public static string Numbered(int part) => Invariant($"第{part + 1}片");

    /// <summary>+93, −12, 持平.</summary>
    public static string Signed(double value, int decimals = 0) => Digits.Text(Math.Abs(value), decimals) is var text && text == Digits.Text(0, decimals) ? "持平" : (value > 0 ? "+" : "−") + text;

    /// <summary>+4.2%.</summary>
    public static string SignedShare(double? share) => share is not { } value ? Quantity.Unknown : Signed(value * 100, 1) is var text && text == "持平" ? text : text + "%";

    /// <summary>A deviation without its direction: 4.2%.</summary>
    public static string Share(double? share) => share is { } value ? Digits.Text(value * 100, 1) + "%" : Quantity.Unknown;

    /// <summary>What a square says to who cannot see it.</summary>
    public static string Of(SimulatedGrid grid, SimulationContent content, int standard) =>
        Invariant($"{grid.Name}，{grid.Households}户{(grid.Households > standard ? $"，超过{standard}户" : "")}，")
        + (content.PartOf(grid.Code) is { } part ? $"在{Numbered(part)}{(content.Parts[part].IsLocked ? "，已锁定" : "")}" : "没有划入");

    /// <summary>What has to be thought of before it becomes a plan, in whole sentences.</summary>
    public static IEnumerable<string> Concerns(SimulationContent content, SimulationLoad load)
    {
        if (load.Unplaced.Count > 0) yield return Invariant($"还有{load.Unplaced.Count}个网格没有划入任何一片：{Listed(load.Unplaced.Select(g => g.Name))}。");
        foreach (var part in load.Parts)
        {
            var name = NameOf(content, part.Part);
            if (part.Grids == 0) yield return $"{name}没有网格。";
            else if (!part.IsEven) yield return $"{name}与目标相差{SignedShare(part.DeviationShare)}，超过允许偏差{content.Tolerance}%。";
            if (part.Blocks > 1) yield return Invariant($"{name}在排列顺序中不相连，分成{part.Blocks}段。");
            if (part.IsLarge) yield return Invariant($"{name}常住人口{Digits.Text(part.Residents)}人，仍超过{Digits.Text(load.Standards.ResidentsPerCommunity)}人。");
        }

        if (load.TornBranches.Count > 0) yield return Invariant($"{load.TornBranches.Count}个党支部的网格分在不同的片：{Listed(load.TornBranches)}。");
        if (load.TornGroups.Count > 0) yield return Invariant($"{load.TornGroups.Count}个党小组的网格分在不同的片：{Listed(load.TornGroups)}。");
    }

    private static string Listed(IEnumerable<string> names)
    {
        const int most = 6;
        var all = names.ToList();
        return string.Join('、', all.Take(most)) + (all.Count > most ? "等" : "");
    }
}
