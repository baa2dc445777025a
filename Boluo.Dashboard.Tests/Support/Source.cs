using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The source files of the application, for rules that only the text can break.</summary>
internal static class Source
{
    private static readonly ConcurrentDictionary<string, SyntaxNode> Parsed = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    public static IEnumerable<(string Path, string Text)> Files(params string[] extensions) => Under("Boluo.Dashboard", extensions);

    /// <summary>Those of the tests.</summary>
    public static IEnumerable<(string Path, string Text)> Tests() => Under("Boluo.Dashboard.Tests", ".cs");

    /// <summary>The syntax of a source, which is parsed once for all rules that look at it.</summary>
    public static SyntaxNode SyntaxOf(string text) => Parsed.GetOrAdd(text, source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot());

    private static IEnumerable<(string Path, string Text)> Under(string project, params string[] extensions) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Select(path => (Full: path, Path: System.IO.Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal))
            .Where(f => extensions.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => (f.Path, File.ReadAllText(f.Full)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Boluo.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
