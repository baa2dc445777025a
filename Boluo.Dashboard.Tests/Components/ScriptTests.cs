using System.Globalization;
using System.Text.RegularExpressions;
using Acornima;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>Which browsers understand which script.</summary>
[Trait("Needs", "application")]
public sealed partial class ScriptTests(SharedApp app)
{
    /// <summary>The first kernel of Chromium that reads a class with a static block, which came with this edition of the language.</summary>
    private const int StaticBlocks = 94;

    [Fact]
    public void What_an_old_browser_is_told_is_written_in_a_language_that_it_reads()
    {
        var line = Source.Files(".js").Single(f => f.Path.EndsWith("js/line.js", StringComparison.Ordinal)).Text;
        Parse(line, EcmaVersion.ES5);
        Assert.DoesNotMatch(NewNames(), line);
        Assert.Throws<SyntaxErrorException>(() => Parse("let x = () => 1;", EcmaVersion.ES5));
    }

    /// <summary>A new version of Blazor may need newer browsers; then the sentence, the number in line.js and the README must say so.</summary>
    [Fact]
    public async Task The_browsers_that_are_named_are_those_that_read_the_script_of_Blazor()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await client.GetStringAsync("/", CancellationToken.None);
        var blazor = await client.GetStringAsync(BlazorScript().Match(page).Value, CancellationToken.None);

        Parse(blazor, EcmaVersion.ES2022);
        Assert.Throws<SyntaxErrorException>(() => Parse(blazor, EcmaVersion.ES2021));
        Assert.Equal(20, StaticBlock().Count(blazor));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Chrome、Edge {StaticBlocks}及以上"), page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"oldestKernel = {StaticBlocks};"), Source.Files(".js").Single(f => f.Path.EndsWith("js/line.js", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_script_of_ours_is_parsed_by_the_oldest_browser_that_has_a_circuit()
    {
        foreach (var (path, text) in Source.Files(".js"))
        {
            var parser = new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES2022 });
            Assert.True(parser.ParseModule(text).Body.Count > 0, path);
        }

        using var client = await app.SignInAsync(Role.Leader);
        var page = await client.GetStringAsync("/", CancellationToken.None);
        Assert.True(page.IndexOf("js/line.", StringComparison.Ordinal) < page.IndexOf("<body>", StringComparison.Ordinal), "line.js comes before everything that it watches.");
    }

    private static void Parse(string script, EcmaVersion version) => new Parser(new ParserOptions { EcmaVersion = version }).ParseScript(script);

    /// <summary>Names of functions that such a browser lacks.</summary>
    [GeneratedRegex(@"\bfetch\(|\.closest\(|\.append\(|\.remove\(|\.includes\(|\.startsWith\(|\.endsWith\(|\bsessionStorage\b|\bObject\.(assign|entries|values)\b|\.dataset\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewNames();

    [GeneratedRegex("_framework/blazor\\.server\\.[^\"]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlazorScript();

    [GeneratedRegex(@"\bstatic\s*\{", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StaticBlock();
}
