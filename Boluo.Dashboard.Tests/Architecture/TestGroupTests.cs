using System.Text.RegularExpressions;
using Boluo.Dashboard.Tests.Benchmarks;
using Boluo.Dashboard.Tests.Browser;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Architecture;

/// <summary>A test says by its trait Needs what it needs beyond a database file, so that the others answer in seconds; see Boluo.Dashboard/README.md.</summary>
public sealed partial class TestGroupTests
{
    private const string Application = "application", Browser = "browser", Patience = "patience";

    private static readonly HashSet<string> Starters =
    [
        .. typeof(BoluoApp).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(BoluoApp)) || t == typeof(ProgramProcess) || t == typeof(PublishedApp)).Select(t => t.Name),
    ];

    /// <summary>Every test class with what it needs and the words of its file.</summary>
    private static readonly IReadOnlyList<(string Name, string? Needs, HashSet<string> Words)> Classes =
    [
        .. from type in typeof(BoluoApp).Assembly.GetTypes()
           where !type.IsAbstract && type.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute), inherit: true))
           let file = Source.Tests().Single(f => Path.GetFileNameWithoutExtension(f.Path) == type.Name)
           select (type.Name, NeedsOf(type), Word().Matches(Comment().Replace(file.Text, "")).Select(m => m.Value).ToHashSet(StringComparer.Ordinal)),
    ];

    [Fact]
    public void A_class_of_tests_needs_what_its_group_says()
    {
        Assert.True(Classes.Count > 150, $"{Classes.Count} classes.");
        Assert.All(Classes, c => Assert.True(c.Needs is null or Application or Browser or Patience, $"{c.Name}: {c.Needs}"));
        Assert.Empty(Classes.Where(c => c.Name != nameof(TestGroupTests) && c.Needs != Browser && c.Words.Overlaps(Starters) != (c.Needs == Application)).Select(c => c.Name));
        Assert.Empty(Classes.Where(c => c.Words.Contains(nameof(Journey)) != (c.Needs == Browser) && c.Name != nameof(TestGroupTests)).Select(c => c.Name));
    }

    [Fact]
    public void No_file_of_tests_is_longer_than_three_hundred_lines() =>
        Assert.Empty(Source.Tests().Where(f => f.Text.AsSpan().Count('\n') > 300).Select(f => f.Path));

    private static string? NeedsOf(Type type) => type.GetCustomAttributes(typeof(TraitAttribute), inherit: true).Cast<TraitAttribute>().SingleOrDefault(t => t.Name == "Needs")?.Value;

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("//.*", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
