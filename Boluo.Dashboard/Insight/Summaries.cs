namespace Boluo.Dashboard.Insight;

/// <summary>A clause about the findings of a rule, as it stands in a list.</summary>
public sealed record SummaryClause(string Words)
{
    /// <summary>The same in running text, after the number of findings: 涉及江南、园洲社区.</summary>
    public string InText { get; init; } = Words;

    /// <summary>The same of a single finding, of which nothing is the most: 为9,000户.</summary>
    public string OfOne { get; init; } = Words;

    /// <summary>Says where the findings lie; within one community that is known.</summary>
    public bool OnlyNamesCommunities { get; init; }
}

/// <summary>Clauses about findings. Places and units are counted by what they are, and named last.</summary>
public static class Summaries
{
    private const int MostNamed = 3;

    /// <summary>江南、园洲等4个社区; all of them by name where there are no more than three.</summary>
    public static SummaryClause Places(IReadOnlyList<Finding> findings, string noun = "社区") =>
        new(NamesOf(findings) is { Count: > MostNamed } names ? $"{Few(names)}个{noun}" : string.Join("、", NamesOf(findings)));

    /// <summary>The same where the findings lie in communities: 涉及江南、园洲社区.</summary>
    public static SummaryClause Spread(IReadOnlyList<Finding> findings)
    {
        var places = Places(findings);
        return places with { InText = $"涉及{places.Words}{(NamesOf(findings).Count > MostNamed ? "" : "社区")}", OnlyNamesCommunities = true };
    }

    /// <summary>3个单位, and 涉及3个单位 in running text.</summary>
    public static SummaryClause Units(IReadOnlyList<Finding> findings)
    {
        var units = Invariant($"{findings.DistinctBy(f => f.UnitId).Count()}个单位");
        return new SummaryClause(units) { InText = "涉及" + units };
    }

    /// <summary>最长逾期91天, and 为逾期91天 of a single one.</summary>
    public static SummaryClause Most(string superlative, string amount) => new(superlative + amount) { OfOne = "为" + amount };

    private static string Few(IReadOnlyList<string> names) => Invariant($"{names[0]}、{names[1]}等{names.Count}");

    /// <summary>Places by their short names, the one with the most findings first. Where two have one name, each is told with its township, and by its code where that is one too.</summary>
    private static List<string> NamesOf(IReadOnlyList<Finding> findings)
    {
        var places = findings.GroupBy(f => (f.PlaceCode, f.UnitId)).OrderByDescending(g => g.Count())
            .Select(g => g.First()).Select(f => (Name: f.CommunityName is { } community ? PlaceNames.Short(community) : f.Whose, Finding: f)).ToList();
        var byName = places.ToLookup(p => p.Name, p => p.Finding, StringComparer.Ordinal);
        return places.ConvertAll(p => byName[p.Name].Count() == 1 ? p.Name : $"{p.Name}（{Qualified(p.Finding, byName[p.Name])}）");
    }

    private static string Qualified(Finding finding, IEnumerable<Finding> namesakes)
    {
        var township = finding.TownshipName is { } name ? PlaceNames.Short(name) : "";
        return namesakes.Count(f => f.TownshipName == finding.TownshipName) == 1 ? township : township + finding.PlaceCode;
    }
}
