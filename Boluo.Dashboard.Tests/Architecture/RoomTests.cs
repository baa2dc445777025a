using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Boluo.Dashboard.Tests.Architecture;

public sealed class RoomTests
{
    private const string Root = @"^Boluo\.Dashboard\.";

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    /// <summary>Which rooms a room sees directly; it sees whatever those see, too.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Data"] = ["Domain"],
        ["Registers"] = ["Domain", "Data"],
        ["Insight"] = ["Data", "Registers"],
        ["Backups"] = ["Insight", "Data"],
        ["Security"] = ["Insight", "Data"],
        ["Tables"] = ["Insight"],
        ["Charts"] = ["Insight"],
        ["Excel"] = ["Tables", "Charts"],
        ["Word"] = [],
        ["Editing"] = ["Insight", "Data", "Security"],
        ["Components"] = ["Domain", "Registers", "Insight", "Backups", "Security", "Tables", "Charts", "Excel", "Editing"],
        ["Features"] = ["Domain", "Data", "Registers", "Insight", "Backups", "Security", "Tables", "Charts", "Excel", "Word", "Editing", "Components"],
    };

    public static TheoryData<string> Rooms => [.. Arrows.Keys];

    public static TheoryData<string> Features => [.. typeof(Program).Assembly.GetTypes()
        .Select(t => t.Namespace?.Split('.')).Where(n => n is ["Boluo", "Dashboard", "Features", _, ..]).Select(n => n![3]).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_depends_only_on_the_rooms_below_it(string room)
    {
        var seen = room == "Components" ? [.. Arrows[room]] : Below(room);
        foreach (var forbidden in Arrows.Keys.Where(other => other != room && !seen.Contains(other)))
            Never(room, forbidden).Check(House);
    }

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_knows_no_other_feature(string feature)
    {
        foreach (var other in Features.Select(f => f.Data).Where(f => f != feature))
            Never($"Features.{feature}", $"Features.{other}").Check(House);
    }

    [Theory]
    [InlineData("Domain", "Microsoft.EntityFrameworkCore")]
    [InlineData("Domain", "Microsoft.AspNetCore")]
    [InlineData("Components", "Microsoft.EntityFrameworkCore")]
    [InlineData("Insight", "MudBlazor")]
    [InlineData("Tables", "MudBlazor")]
    [InlineData("Editing", "MudBlazor")]
    public void A_room_keeps_foreign_libraries_out(string room, string library) =>
        Types().That().ResideInNamespaceMatching(Pattern(room)).Should()
            .NotDependOnAny(Types(true).That().ResideInNamespaceMatching($"^{library.Replace(".", @"\.", StringComparison.Ordinal)}"))
            .WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void ClosedXML_is_known_to_the_excel_room_only() =>
        Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Pattern("Excel")).Should()
            .NotDependOnAny(Types(true).That().ResideInNamespaceMatching("^ClosedXML")).WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void The_database_provider_is_known_to_the_data_room_only() =>
        Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Pattern("Data")).Should()
            .NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^Microsoft\.Data\.Sqlite")).WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void Word_processing_is_known_to_the_word_room_only() =>
        Types().That().ResideInNamespaceMatching(Root).And().DoNotResideInNamespaceMatching(Pattern("Word")).Should()
            .NotDependOnAny(Types(true).That().ResideInNamespaceMatching(@"^DocumentFormat\.OpenXml\.Wordprocessing")).WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void The_rule_sees_a_dependency_where_there_is_one() =>
        Assert.Throws<FailedArchRuleException>(() => Never("Insight", "Domain").Check(House));

    private static IArchRule Never(string room, string other) => Types().That().ResideInNamespaceMatching(Pattern(room)).Should()
        .NotDependOnAny(Types().That().ResideInNamespaceMatching(Pattern(other))).WithoutRequiringPositiveResults();

    private static string Pattern(string room) => $@"{Root}{room.Replace(".", @"\.", StringComparison.Ordinal)}(\..*)?$";

    private static HashSet<string> Below(string room) => [.. Arrows[room].SelectMany(r => Below(r).Append(r))];
}
