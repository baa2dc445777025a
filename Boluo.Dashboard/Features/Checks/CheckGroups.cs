using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Checks;

/// <summary>Ties under one heading.</summary>
public sealed record CheckGroup(string Key, string Title, IReadOnlyList<TieCheck> Checks);

/// <summary>The ties as a reviewer goes through them: what is broken first, then table by table, then between tables, then lives and days.</summary>
public sealed class CheckGroups(IEnumerable<ISummary> summaries)
{
    public const string BrokenKey = "broken";

    private readonly IReadOnlyDictionary<string, string> _titles = summaries.ToDictionary(s => s.Name, s => s.Title, StringComparer.Ordinal);

    public IReadOnlyList<CheckGroup> Of(IReadOnlyList<TieCheck> checks)
    {
        var sound = checks.Where(c => c.State != TieState.Broken).ToList();
        IEnumerable<CheckGroup> groups =
        [
            new CheckGroup(BrokenKey, TieState.Broken.Label(), [.. checks.Where(c => c.State == TieState.Broken)]),
            .. sound.Where(c => c.Tie.Kind == TieKind.WithinTable).GroupBy(c => c.Tie.Sheets[0], StringComparer.Ordinal).Select(g => new CheckGroup(g.Key, $"{TieKind.WithinTable.Label()}：{_titles[g.Key]}", [.. g])),
            .. sound.Where(c => c.Tie.Kind != TieKind.WithinTable).GroupBy(c => c.Tie.Kind).OrderBy(g => g.Key).Select(g => new CheckGroup(g.Key.ToString(), g.Key.Label(), [.. g])),
        ];
        return [.. groups.Where(g => g.Checks.Count > 0)];
    }
}
