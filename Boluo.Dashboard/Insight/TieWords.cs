
namespace Boluo.Dashboard.Insight;

/// <summary>A broken tie in words, the same on the page and in the notes of what is handed in.</summary>
public static class TieWords
{
    private const int PlacesShown = 3;

    /// <summary>“网格数”不相符，有效网格402个，各社区之和396个，差6个（横河社区）</summary>
    public static string Sentence(TieCheck check, ScopeLimits limits)
    {
        var unit = check.Tie.Unit;
        return $"“{check.Tie.Title}”不相符，{check.Tie.Left.Label}{Number(check.Left)}{unit}，{check.Tie.Right.Label}{Number(check.Right)}{unit}"
            + $"{(check.Difference is { } difference and not 0 ? $"，差{Number(Math.Abs(difference))}{unit}" : "")}（{Places(check, limits)}）";
    }

    /// <summary>横河社区、石湾水上社区等4处</summary>
    public static string Places(TieCheck check, ScopeLimits limits) =>
        string.Join("、", check.Breaks.Take(PlacesShown).Select(b => NameOf(b, limits)))
        + (check.Breaks.Count > PlacesShown ? Invariant($"等{check.Breaks.Count}处") : "");

    /// <summary>Where a tie breaks; the whole scope where it is counted as one.</summary>
    public static string NameOf(TieLine line, ScopeLimits limits) => (line.Place switch
    {
        null => "",
        var code when limits.Communities.ContainsKey(code) => limits.CommunityName(code),
        var code when limits.Townships.TryGetValue(code, out var township) => township.Name,
        var code => code,
    }) + line.Name is { Length: > 0 } name ? name : "统计范围合计";

    public static string Number(double? value) => value is { } known ? Domain.Digits.Text(known, 2) : Domain.Quantity.Unknown;
}
