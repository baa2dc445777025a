using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>Chinese is punctuated as GB/T 15834 asks: beside a Chinese character or sign no , : ; ? ! ( ) of half width.</summary>
internal static partial class ChineseText
{
    /// <summary>Stands in for a value that is not known when a source is read; it counts as Chinese in a Chinese text.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Each half-width sign beside Chinese, with what surrounds it.</summary>
    public static IEnumerable<string> Faults(string text) =>
        HalfWidth().Matches(text).Select(m => text[Math.Max(0, m.Index - 15)..Math.Min(text.Length, m.Index + m.Length + 15)].ReplaceLineEndings(" "));

    /// <summary>Fails with the first of the faults, each with its place.</summary>
    public static void AssertNone(IEnumerable<string> faults)
    {
        var found = faults.Distinct(StringComparer.Ordinal).Take(50).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    public static bool IsChinese(string text) => Character().IsMatch(text);

    /// <summary>Characters, 、。《》【】, full-width forms, “”‘’, …, — and holes. A dash stands for an unknown value in tables, but then no sign follows.</summary>
    private const string Chinese = @"[\u3400-\u9fff\u3001-\u3011\uff01-\uff5e\u2018-\u201d\u2026\u2014\ufffc]";

    [GeneratedRegex(Chinese + @"\x20?[,:;?!()]|[,:;?!()]\x20?" + Chinese, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"[\u3400-\u9fff]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Character();
}
