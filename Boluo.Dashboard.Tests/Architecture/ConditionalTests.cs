using Boluo.Dashboard.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>A choice between more than two is a switch or a method. An expression that becomes SQL knows no switch, so some nested conditionals stay.</summary>
public sealed class ConditionalTests
{
    private const double MostPerThousandLines = 1.25;

    [Fact]
    public void Conditionals_are_hardly_ever_nested()
    {
        var files = Source.Files(".cs", ".razor").Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        var nested = files.SelectMany(f => Nested(f.Path, f.Text).Select(n => $"{f.Path}: {n}")).ToList();
        Assert.NotEmpty(nested);
        Assert.True(nested.Count * 1000 <= MostPerThousandLines * files.Sum(f => f.Text.AsSpan().Count('\n')), string.Join('\n', nested));
    }

    [Theory]
    [InlineData("a.cs", "var x = a ? 1 : (b ? 2 : 3);", 1)]
    [InlineData("a.cs", "var x = (a ? 1 : 2) + (b ? 3 : 4);", 0)]
    [InlineData("a.razor", "<p>@(a ? 1 : b ? 2 : 3)</p>\n@code {\n    int X => a ? 1 : b ? 2 : c ? 3 : 4;\n}", 3)]
    public void A_nested_conditional_is_seen(string path, string text, int count) => Assert.Equal(count, Nested(path, text).Count());

    private static IEnumerable<string> Nested(string path, string text) => (path.EndsWith(".cs", StringComparison.Ordinal) ? [Source.SyntaxOf(text)] : Parts(text))
        .SelectMany(root => root.DescendantNodesAndSelf().OfType<ConditionalExpressionSyntax>()).Where(c => Around(c) is ConditionalExpressionSyntax).Select(c => c.ToString());

    private static SyntaxNode? Around(SyntaxNode node) => node.Parent is ParenthesizedExpressionSyntax brackets ? Around(brackets) : node.Parent;

    /// <summary>The code of a component, and each expression in brackets in its markup.</summary>
    private static IEnumerable<SyntaxNode> Parts(string razor)
    {
        var code = razor.IndexOf("@code", StringComparison.Ordinal);
        if (code >= 0) yield return CSharpSyntaxTree.ParseText("class Code " + razor[razor.IndexOf('{', code)..]).GetRoot();
        var markup = code < 0 ? razor : razor[..code];
        for (var at = markup.IndexOf("@(", StringComparison.Ordinal); at >= 0; at = markup.IndexOf("@(", at + 1, StringComparison.Ordinal))
            yield return SyntaxFactory.ParseExpression(markup[(at + 1)..], consumeFullText: false);
    }
}
