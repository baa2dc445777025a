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

    /// <summary>
    /// Words that we wrote are facts put together; who needs a fact takes the fact. What may be cut is what comes from outside (searches, uploads, data
    /// files, settings, addresses), what must be short or fit a cell, and names in the one place that shortens them.
    /// </summary>
    [Fact]
    public void Nobody_takes_words_of_the_house_apart()
    {
        foreach (var bad in (string[])["title[2..]", "matter.Title(t).Replace(\"社区\", \"\")", "spec.Sentence.Split('，')", "title.EndsWith('）')", "summary.StartsWith(\"最多\", o)", "c.Township[..2]", "name[..^2]", "finding.Place.IndexOf('镇')"]) Assert.Matches(CutWords(), bad);
        foreach (var good in (string[])["titles[i]", "[.. titles]", "code[..9]", "path.StartsWith('/')", "Place.Of(x)", "query.Split('&')"]) Assert.DoesNotMatch(CutWords(), good);
        var cut = LinesWith(CutWords()).Where(l => !l.Line.Contains('…', StringComparison.Ordinal)).Select(l => l.Path[(l.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(Cutters, cut);
    }

    private static readonly string[] Cutters =
    [
        "Charts/ChartText.cs", // The final 。 of a sentence that stands within another.
        "Domain/PlaceNames.cs", // The one place that shortens names.
        "Editing/Plans/PlanCommunities.cs", // The full name of an organisation says its township, and goes to another with its community.
        "Excel/Foreign/RowWords.cs", // Words and headers of another office's form.
        "Excel/Foreign/SheetReader.cs",
        "Excel/Foreign/SheetShape.cs",
        "Excel/HeaderText.cs", // Breaks a header before its brackets, where lines may break.
        "Excel/Uploads/UploadGuard.cs", // The name of an uploaded file.
        "Security/SignIn.cs", // What somebody typed.
    ];

    private static IEnumerable<(string Path, string Line)> LinesWith(Regex pattern, params IReadOnlyList<string> except) =>
        Source.Files(".cs", ".razor").Where(f => !except.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))
            .SelectMany(f => f.Text.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && pattern.IsMatch(line)).Select(line => (f.Path, line.Trim())));

    [GeneratedRegex(@"\}\.(\w+|\{\w+\})=(?!=)|[""?&][a-z][a-z-]*\.[a-zA-Z]+=(?!=)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandMadeFilter();

    [GeneratedRegex(@"[?&](tab|list|show|part)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandMadeTab();

    [GeneratedRegex(
        """\b(?!Replace\b)\w*(title|sentence|summary|heading|place|name|header|subtitle|label|noun|clause|categor(y|ies)|township|community)s?(\[[^\]]*\])?(\([^()]*\))?[?!]?(\.(Replace|Split|Substring|Trim(End|Start)|(Last)?IndexOf)\(|\[[^\]]*\.\.[^\]]*\])|(Starts|Ends)With\(("[^"]*\p{IsCJKUnifiedIdeographs}|'[）（])""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CutWords();

    [GeneratedRegex(@"""tab""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TabName();
}
