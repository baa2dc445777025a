using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>数据勾稽: the ties of a scope, checked once per version of the data for the page, the report centre and whatever is handed in.</summary>
public sealed class Reconciliation(IEnumerable<Tie> ties, IEnumerable<ISummary> summaries, Ties queries, Snapshots snapshots, DataChanges changes)
{
    /// <summary>How often a check starts again because the data moved while it was read.</summary>
    private const int Attempts = 3;

    /// <summary>Summaries hold no personal data, so that it does not matter who asks.</summary>
    private static readonly Viewer Anybody = new("", "", Role.Leader);

    private readonly IReadOnlyList<ISummary> _summaries = [.. summaries.Where(s => s.AddsUp)];
    private readonly IReadOnlyList<SheetTie> _declared = [.. ties.OfType<SheetTie>()];

    /// <summary>All ties of a scope: those of summaries, table by table, then those of records.</summary>
    public Task<IReadOnlyList<TieCheck>> OfAsync(Scope scope, CancellationToken cancel) => AtRestAsync(async () =>
        await snapshots.GetAsync<IReadOnlyList<TieCheck>>("ties", scope, async token =>
        {
            var limits = await snapshots.LimitsAsync(token);
            var (sheets, records) = (SheetsAsync(scope, limits, _ => true, token), queries.CheckAsync(snapshots, scope, limits, token));
            await Task.WhenAll(sheets, records);
            return [.. await sheets, .. await records];
        }, cancel));

    /// <summary>
    /// The broken ties that concern some tables, by their names, each once. Reads those summaries and whatever their ties compare them
    /// with, and asks the database for the ties of those tables only, in one command.
    /// </summary>
    public Task<IReadOnlyList<TieCheck>> BrokenAsync(IEnumerable<string> sheets, Scope scope, CancellationToken cancel)
    {
        var names = sheets.ToHashSet(StringComparer.Ordinal);
        return AtRestAsync(async () =>
        {
            var limits = await snapshots.LimitsAsync(cancel);
            var checks = await SheetsAsync(scope, limits, names.Contains, cancel);
            checks.AddRange(await snapshots.GetAsync($"record-ties:{string.Join(',', names.Order(StringComparer.Ordinal))}", scope, (db, token) => queries.CheckAsync(db, scope, limits, names, token), cancel));
            return [.. checks.Where(c => c.State == TieState.Broken && c.Tie.Sheets.Any(names.Contains))];
        });
    }

    /// <summary>Tables of two versions may disagree without being wrong.</summary>
    private async Task<IReadOnlyList<TieCheck>> AtRestAsync(Func<Task<IReadOnlyList<TieCheck>>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var version = changes.Version;
            var checks = await read();
            if (changes.Version == version || attempt == Attempts) return checks;
        }
    }

    /// <summary>The summaries are made beside each other, then compared.</summary>
    private async Task<List<TieCheck>> SheetsAsync(Scope scope, ScopeLimits limits, Func<string, bool> concerns, CancellationToken cancel)
    {
        var wanted = _declared.Where(t => t.Sheets.Any(concerns)).ToList();
        var needed = wanted.SelectMany(t => t.Sheets).ToHashSet(StringComparer.Ordinal);
        var tables = await SideBySide.ReadAsync([.. _summaries.Where(s => concerns(s.Name) || needed.Contains(s.Name))], async (s, token) => (
            Summary: s,
            Blocks: await s.BlocksAsync(scope, Anybody, token),
            County: scope.IsCountyWide || !concerns(s.Name) ? null : await s.BlocksAsync(new Scope(null, null, null, scope.AsOf), Anybody, token)), cancel);
        var blocks = tables.ToDictionary(t => t.Summary.Name, t => t.Blocks, StringComparer.Ordinal);
        var all = tables.Where(t => concerns(t.Summary.Name)).SelectMany(t =>
            SumTie.Of(t.Summary, t.Blocks).Concat<SheetTie>(t.County is { } county ? [SameTie.Of(t.Summary, county, scope, limits)] : []));
        return [.. all.Concat(wanted).Select(t => t.CheckIn(name => blocks[name]))];
    }
}
