using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Checks;

/// <summary>Ties under one heading.</summary>
public sealed record CheckGroup(string Key, string Title, IReadOnlyList<TieCheck> Checks);

/// <summary>The ties as a reviewer goes through them: what is broken first, then table by table, then between tables, then lives and days.</summary>
public sealed class CheckGroups(IEnumerable<ISummary> summaries, CountyFacts county)
{
    public const string BrokenKey = "broken";

    /// <summary>In the order in which the report centre lists them: by the month first, plain states last.</summary>
    private readonly IReadOnlyList<ISummary> _summaries =
        [.. summaries.OrderBy(s => s.Covers == PeriodKind.Day ? int.MaxValue : (int)s.Covers).ThenByDescending(s => s.HandedTo is not null)];

    public IReadOnlyList<CheckGroup> Of(IReadOnlyList<TieCheck> checks)
    {
        var sound = checks.Where(c => c.State != TieState.Broken).ToList();
        IEnumerable<CheckGroup> groups =
        [
            new CheckGroup(BrokenKey, TieState.Broken.Label(), [.. checks.Where(c => c.State == TieState.Broken)]),
            .. _summaries.Select(s => new CheckGroup(s.Name, $"{TieKind.WithinTable.Label()}：{s.Title.In(county)}", [.. sound.Where(c => c.Tie.Kind == TieKind.WithinTable && c.Tie.Sheets[0] == s.Name)])),
            .. sound.Where(c => c.Tie.Kind != TieKind.WithinTable).GroupBy(c => c.Tie.Kind).OrderBy(g => g.Key).Select(g => new CheckGroup(g.Key.ToString(), g.Key.Label(), [.. g])),
        ];
        return [.. groups.Where(g => g.Checks.Count > 0)];
    }
}
