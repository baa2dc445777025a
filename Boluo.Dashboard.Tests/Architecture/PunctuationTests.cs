using System.Text;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>No half-width sign beside Chinese in what people read; see <see cref="ChineseText"/>. Comments are English, and only what they quote in Chinese is held to it.</summary>
public sealed partial class PunctuationTests
{
    [Fact]
    public void Sources_punctuate_Chinese_as_Chinese()
    {
        var texts = Source.Files(".cs").SelectMany(f => Literals(f.Text).Select(text => (f.Path, Text: text))).Where(t => ChineseText.IsChinese(t.Text)).ToList();
        Assert.True(texts.Count > 1500, $"{texts.Count} Chinese texts.");
        ChineseText.AssertNone(texts.SelectMany(t => ChineseText.Faults(t.Text).Select(fault => $"{t.Path}: {fault}")));
    }

    [Fact]
    public void Pages_scripts_styles_and_settings_punctuate_Chinese_as_Chinese()
    {
        var files = Source.Files(".razor", ".js", ".css", ".html", ".json").ToList();
        Assert.Contains(files, f => f.Path.EndsWith("app.js", StringComparison.Ordinal));
        ChineseText.AssertNone(files.SelectMany(f => f.Text.Split('\n').Index().Where(line => !Comment().IsMatch(line.Item))
            .SelectMany(line => ChineseText.Faults(Expression().Replace(line.Item, "x")).Concat(InterpolatedInMarkup(line.Item)).Select(fault => $"{f.Path}:{line.Index + 1} {fault}"))));
    }

    [Fact]
    public void Comments_quote_Chinese_as_it_is_written()
    {
        var comments = Source.Files(".cs").SelectMany(f => Trivia(f.Text).Select(text => (f.Path, Text: text)))
            .Concat(Source.Files(".razor", ".js", ".css").SelectMany(f => f.Text.Split('\n').Where(line => Comment().IsMatch(line)).Select(text => (f.Path, Text: text)))).ToList();
        Assert.True(comments.Count > 1500, $"{comments.Count} comments.");
        Assert.Matches(WithinChinese(), "党群服务中心(站)");
        Assert.DoesNotMatch(WithinChinese(), "推进统计时点: moves 统计时点, which");
        ChineseText.AssertNone(comments.Where(c => WithinChinese().IsMatch(c.Text)).Select(c => $"{c.Path}: {c.Text.Trim()}"));
    }

    [Fact]
    public void Data_and_guides_punctuate_Chinese_as_Chinese()
    {
        string[] files = [.. Directory.GetFiles(RepositoryFiles.Data), .. Directory.GetFiles(Source.Root, "*.md"), .. Directory.GetFiles(Source.Root, "README.md", SearchOption.AllDirectories)];
        Assert.True(files.Length > 40, $"{files.Length} files.");
        ChineseText.AssertNone(files.SelectMany(path => Cells(path).SelectMany(ChineseText.Faults).Select(fault => $"{Path.GetFileName(path)}: {fault}")));
    }

    /// <summary>A line of prose without the addresses of its links, or the cells of a line of data, whose commas are nobody's punctuation.</summary>
    private static IEnumerable<string> Cells(string path) => path.EndsWith(".csv", StringComparison.Ordinal)
        ? File.ReadLines(path).SelectMany(line => CsvCell().Matches(line).Select(m => m.Value))
        : File.ReadLines(path).Select(line => Link().Replace(line, "]"));

    /// <summary>Every string of a source, an interpolated one as a whole with holes for its values; patterns are left out.</summary>
    private static IEnumerable<string> Literals(string source)
    {
        foreach (var node in Source.SyntaxOf(source).DescendantNodes().Where(n => n is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax))
        {
            if (node.FirstAncestorOrSelf<AttributeSyntax>()?.Name.ToString() == "GeneratedRegex") continue;
            if (node is LiteralExpressionSyntax literal && literal.Token.Value is string text) yield return text;
            else if (node is InterpolatedStringExpressionSyntax interpolated) yield return WithHoles(interpolated);
        }
    }

    private static IEnumerable<string> Trivia(string source) =>
        Source.SyntaxOf(source).DescendantTrivia()
            .Where(t => t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia).Select(t => t.ToFullString());

    private static string WithHoles(InterpolatedStringExpressionSyntax interpolated)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Contents)
            if (part is InterpolatedStringTextSyntax words) text.Append(words.TextToken.ValueText);
            else text.Append(ChineseText.Hole);
        return ChineseText.IsChinese(text.ToString()) ? text.ToString() : "";
    }

    /// <summary>Signs between the values of a Chinese text inside markup, which stand beside no character.</summary>
    private static IEnumerable<string> InterpolatedInMarkup(string line) =>
        Interpolated().Matches(line).Select(m => Value().Replace(m.Value, ChineseText.Hole.ToString())).Where(ChineseText.IsChinese).SelectMany(ChineseText.Faults);

    [GeneratedRegex(@"^\s*(//|/\*|\*|@\*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    /// <summary>A sign of half width with Chinese on both sides. An English sentence around a Chinese word has its own signs.</summary>
    [GeneratedRegex(@"[\u3400-\u9fff][,:;?!()][\u3400-\u9fff]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WithinChinese();

    [GeneratedRegex("\"[^\"]*\"|[^,\"]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CsvCell();

    /// <summary>A value in markup with its own brackets, up to three deep.</summary>
    [GeneratedRegex(@"@[\w.!?]*(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\]\([^)]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\$""[^""]*""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
