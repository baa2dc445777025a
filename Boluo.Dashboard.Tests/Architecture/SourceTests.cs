using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Architecture;

public sealed partial class SourceTests
{
    [Fact]
    public void Nobody_reads_the_clock_but_the_time_provider() =>
        Assert.Empty(Source.Files(".cs", ".razor").Where(f => Clock().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Raw_markup_is_the_grid_map_and_the_charts_and_nothing_else()
    {
        var lines = Source.Files(".cs", ".razor").SelectMany(f => f.Text.Split('\n').Where(line => RawMarkup().IsMatch(line)).Select(line => line.Trim()));
        Assert.Contains("@((MarkupString)Drawing.Svg)", Assert.Single(lines), StringComparison.Ordinal);
        var drawn = Source.Files(".razor").SelectMany(f => Drawn().Matches(f.Text).Select(m => m.Groups["what"].Value));
        Assert.Equal(["Drawing.Of(ChartDrawing.Of(Spec, Urls))", "Drawing.Of(ChartDrawing.Of(_shown, Context.Urls))", "Drawing.Of(ChartDrawing.Of(chart, Urls))", "Drawing.Of(_map.Parts[0])", "Drawing.Of(part.Rows[0])"], drawn.Order(StringComparer.Ordinal));
    }

    /// <summary>Snapshots are shared by all circuits and stay as long as the data does: no place for what one viewer may see, or what grows without a new version.</summary>
    [Fact]
    public void What_all_share_is_nobodys_own() =>
        Assert.Empty(Source.Files(".cs", ".razor").Where(f => SharedByViewer().IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void No_page_has_inline_script()
    {
        var pages = Source.Files(".razor", ".html").ToList();
        Assert.Contains(pages, f => f.Path.EndsWith("App.razor", StringComparison.Ordinal));
        Assert.Empty(pages.Where(f => InlineScript().IsMatch(f.Text) || f.Text.Contains("<ImportMap", StringComparison.Ordinal)).Select(f => f.Path));
    }

    /// <summary>A page has neither its styles nor its script until <see cref="Boluo.Dashboard.Components.Dialogs"/> opens the first dialog.</summary>
    [Fact]
    public void MudBlazor_appears_in_dialogs_only()
    {
        var used = Source.Files(".razor").Where(f => f.Text.Contains("<Mud", StringComparison.Ordinal)).ToList();
        Assert.Contains(used, f => f.Path.EndsWith("DialogHost.razor", StringComparison.Ordinal));
        Assert.Empty(used.Where(f => !f.Path.EndsWith("Dialog.razor", StringComparison.Ordinal) && !f.Path.EndsWith("DialogHost.razor", StringComparison.Ordinal)).Select(f => f.Path));
        Assert.Equal("Dialogs.cs", Path.GetFileName(Source.Files(".cs", ".razor").Single(f => f.Text.Contains("IDialogService", StringComparison.Ordinal)).Path));
    }

    /// <summary>A limit of time fails on a busy machine, so what we match against takes linear time by itself. An uploaded formula may mean ill.</summary>
    [Fact]
    public void No_expression_over_our_own_data_is_limited_by_the_clock()
    {
        var uses = Source.Files(".cs", ".razor").Where(f => f.Text.Contains("RegularExpressions", StringComparison.Ordinal) && !f.Path.EndsWith("/RowShift.cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(f => MadeInPlace().IsMatch(f.Text) || f.Text.Contains("matchTimeout", StringComparison.Ordinal)).Select(f => f.Path));
        Assert.Empty(uses.SelectMany(f => f.Text.Split('\n').Where(line => line.Contains("[GeneratedRegex(", StringComparison.Ordinal) && !line.Contains("NonBacktracking", StringComparison.Ordinal))));
    }

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        Assert.Empty(Source.Files(".cs", ".razor").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal) && f.Text.AsSpan().Count('\n') > 300).Select(f => f.Path));

    /// <summary>Digits rounds and writes; whoever does it himself rounds twice, or half to even. Zeros alone (第03网格) pad and round nothing.</summary>
    [Fact]
    public void Numbers_are_rounded_and_written_by_one_helper()
    {
        foreach (var bad in (string[])["Math.Round(x)", "x.ToString(\"0.0\")", "x.ToString(\"N1\", c)", "$\"{x:#,##0}\"", "$\"{x:0.##}万\"", "{x:0.0%}", "{x:P1}", "%{x:,}", "Format = \"#,##0.0\"", "MidpointRounding.ToEven"]) Assert.Matches(NumberFormats(), bad);
        foreach (var good in (string[])["{number:00}", "ToString(\"O\")", "Digits.Text(x, 1)", "day.ToString(\"yyyy-MM-dd\")", "{day:yyyy}", "{(a ? 1 : 0)}"]) Assert.DoesNotMatch(NumberFormats(), good);
        var found = Source.Files(".cs", ".razor").Where(f => !f.Path.EndsWith("/Domain/Digits.cs", StringComparison.Ordinal) && !f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(f => f.Text.Split('\n').Where(line => NumberFormats().IsMatch(line)).Select(line => $"{f.Path}: {line.Trim()}"));
        Assert.Empty(found);
    }

    /// <summary>PlainText.Cut: whoever cuts himself may cut through a character.</summary>
    [Fact]
    public void Texts_are_cut_by_one_helper() =>
        Assert.Equal(["Boluo.Dashboard/Domain/PlainText.cs"], Source.Files(".cs", ".razor").Where(f => Cutting().IsMatch(f.Text)).Select(f => f.Path));

    [GeneratedRegex(@"[sS]napshots\s*\.GetAsync\([^,]*viewer", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SharedByViewer();

    [GeneratedRegex(@"\+\s*""…""|\+\s*\([^()]*\?\s*""…""|\.\.[^\]""]*\]\}…", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cutting();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(""""\b(Math|MathF|double|decimal)\.Round\b|\bMidpointRounding\b|"[NFPRE][0-9]+"|ToString\("(?!0+")[^"]*[0#][^"]*"|:([NFPE][0-9]+|(?!00+\})[#0][#,0]*(\.[0#]+)?%?)\}|%\{[xy]:|"#[#,0]*0(\.[0#]+)?%?"|"0\.[0#]+%?["]"""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberFormats();

    [GeneratedRegex("<DrawingView Drawing=\"(?<what>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"\bnew Regex\(|\bRegex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadeInPlace();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)|\\son[a-z]+=\"[^@\"]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineScript();
}
