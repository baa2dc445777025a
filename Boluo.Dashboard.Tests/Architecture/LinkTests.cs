using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>Rooms hand each other facts: links are built from typed columns, and nobody takes words of the house apart.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void No_link_to_rows_is_spelled_by_hand()
    {
        foreach (var bad in (string[])["$\"{Page(X.LedgerName)}&{X.LedgerName}.state={s}\"", "\"/grids?grids.workers=0\"", "$\"?list=needs&needs.q={code}\"", "+ \"?audit.kind=\"", "$\"{name}.{column}=1..\""]) Assert.Matches(HandMadeFilter(), bad);
        foreach (var good in (string[])["$\"{ViewKeys.Term(x)}\"", "style.width=", "$\"{a}={b}\"", "$\"?{Key}={b}\"", "{ a.B == c }"]) Assert.DoesNotMatch(HandMadeFilter(), good);
        Assert.Empty(LinesWith(HandMadeFilter(), "/Insight/LedgerLinks.cs"));
    }

    [Fact]
    public void The_choice_of_tab_has_one_name_that_is_written_once()
    {
        Assert.Empty(LinesWith(HandMadeTab()));
        Assert.Equal(["public const string TabKey = \"tab\";"], LinesWith(TabName()).Select(l => l.Line).ToArray());
    }

    private static IEnumerable<(string Path, string Line)> LinesWith(Regex pattern, params IReadOnlyList<string> except) =>
        Source.Files(".cs", ".razor").Where(f => !except.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))
            .SelectMany(f => f.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && pattern.IsMatch(line)).Select(line => (f.Path, line.Trim())));

    [GeneratedRegex(@"\}\.(\w+|\{\w+\})=(?!=)|[""?&][a-z][a-z-]*\.[a-zA-Z]+=(?!=)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandMadeFilter();

    [GeneratedRegex(@"[?&](tab|list|show|part)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandMadeTab();

    [GeneratedRegex(@"""tab""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TabName();
}
