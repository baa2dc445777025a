using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>What a title is about, without the words that say what kind of table it is, and how much two of them agree.</summary>
public static partial class TitleWords
{
    private const double ContainedAtLeast = 0.5;

    /// <summary>From 0 to 1. 网格员花名册 and “党建+”网格员名册 speak of the same, 社区“两委”班子成员花名册 of something else.</summary>
    public static double Likeness(string title, string other)
    {
        var (one, two) = (Subject(title), Subject(other));
        if (one.Length == 0 || two.Length == 0) return 0;
        if (one == two) return 1;
        var (shorter, longer) = one.Length < two.Length ? (one, two) : (two, one);
        if (shorter.Length > 1 && longer.Contains(shorter, StringComparison.Ordinal)) return ContainedAtLeast + (1 - ContainedAtLeast) * shorter.Length / longer.Length;
        var (left, right) = (Pairs(one), Pairs(two));
        return 2.0 * left.Intersect(right, StringComparer.Ordinal).Count() / (left.Count + right.Count);
    }

    private static string Subject(string title) => Kinds().Replace(HeaderWords.Plain(title), "");

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(1, text.Length - 1)).Select(i => text.Substring(i, Math.Min(2, text.Length - i)))];

    /// <summary>Of words without punctuation.</summary>
    [GeneratedRegex("附件[0-9]*|[0-9]{4}年(度|[0-9]{1,2}月|第?[一二三四1-4]季度|[上下]半年)?|统计表|汇总表|情况表|一览表|登记表|调查表|花名册|名册|名录|台账|清单|月报表|季报表|年报表|报表|各镇街道|各镇街|各镇|各社区|全县|统计|汇总|登记|情况|基本|使用|表$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Kinds();
}
