using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>What may be filled in for a 模拟测算: the page says it beside its inputs, and nothing else is kept.</summary>
public static class SimulationBounds
{
    public const int UsualTolerance = 10;

    public static readonly NumberBounds Tolerance = new("允许偏差", "%", 1, 50);

    public static readonly NumberBounds HouseholdsPerCommunityWorker = new("每名社区工作者", "户", Standards.LeastTried, Standards.MostTried);

    public static readonly NumberBounds HouseholdsPerGrid = new("每个网格", "户", Standards.LeastTried, Standards.MostTried);

    /// <summary>What is wrong with it, in whole sentences.</summary>
    public static IEnumerable<string> Faults(string title, SimulationContent content)
    {
        if (TextFault("测算名称", title, Simulation.LongestTitle) is { } wrong) yield return wrong;
        else if (PlainText.Tidy(title).Length == 0) yield return "“测算名称”应填写。";
        if (content.Parts.Count is < SimulationContent.FewestParts or > SimulationContent.MostParts) yield return Invariant($"“划分为”应为{SimulationContent.FewestParts}至{SimulationContent.MostParts}片，现为{content.Parts.Count}片。");
        for (var i = 0; i < content.Parts.Count; i++)
            if (TextFault(Invariant($"第{i + 1}片的名称"), content.Parts[i].Name, SimulationContent.LongestName) is { } fault) yield return fault;
        if (content.Placed.Values.Concat(content.Stays is { } stays ? [stays] : []).Any(p => p < 0 || p >= content.Parts.Count)) yield return "网格所在的片不存在，请重新载入后再试。";
        if (Math.Max(content.Placed.Count, content.Order.Count) > SimulationContent.MostGrids) yield return Invariant($"一个社区的网格不应超过{SimulationContent.MostGrids}个。");
        foreach (var fault in new[] { Tolerance.Fault(content.Tolerance), HouseholdsPerCommunityWorker.Fault(content.HouseholdsPerCommunityWorker), HouseholdsPerGrid.Fault(content.HouseholdsPerGrid) }.OfType<string>()) yield return fault;
    }

    private static string? TextFault(string label, string text, int longest) => PlainText.Tidy(text) switch
    {
        { } tidy when tidy.Length > longest => Invariant($"“{label}”不应超过{longest}个字，现为{tidy.Length}个字。"),
        var tidy => PlainText.Fault(tidy) is { } fault ? $"“{label}”{fault}。" : null,
    };
}

/// <summary>A whole number within bounds; none means the usual.</summary>
public sealed record NumberBounds(string Label, string Unit, int Least, int Most)
{
    public string? Fault(int? value) => value is { } number && (number < Least || number > Most) ? Invariant($"“{Label}”应为{Least}至{Most}{Unit}，现为{number}{Unit}。") : null;
}
