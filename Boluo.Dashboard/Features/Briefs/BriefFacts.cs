using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>What a brief is made of: figures of the day and of earlier days, and the matters.</summary>
public sealed record BriefFacts
{
    public required Scope Scope { get; init; }

    public required ScopeLimits Limits { get; init; }

    public required CountyFacts County { get; init; }

    public required IReadOnlyDictionary<string, FigureValue> Figures { get; init; }

    /// <summary>The end of last month and the end of last year, as far as the data reaches back.</summary>
    public required IReadOnlyList<EarlierDay> Earlier { get; init; }

    public required RuleResults Matters { get; init; }
}
