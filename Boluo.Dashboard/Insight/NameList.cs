
namespace Boluo.Dashboard.Insight;

/// <summary>Names in a sentence: all of them, or the first few and how many there are where nobody would read them all.</summary>
public static class NameList
{
    /// <summary>How many are named of a long list.</summary>
    public const int Shown = 3;

    private const int Most = 60;

    public static bool IsLong(int count) => count > Most;

    /// <param name="counted">What they are, with its measure word: 个社区.</param>
    public static string Of(IReadOnlyList<string> names, string counted, string between = "、") => !IsLong(names.Count)
        ? string.Join(between, names)
        : Invariant($"{string.Join(between, names.Take(Shown))}等{names.Count}{counted}");
}
