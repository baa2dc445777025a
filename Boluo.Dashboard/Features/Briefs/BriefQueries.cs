using System.Text.RegularExpressions;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>Reads what the rooms publish and has it put into words. A figure that no room publishes is not spoken of.</summary>
public sealed partial class BriefQueries(IEnumerable<Figure> figures, IEnumerable<IChart> charts, IEnumerable<ILedger> ledgers, Attention attention, Snapshots snapshots)
{
    private const string NeedProgress = "need-progress";

    private readonly Dictionary<string, Figure> _figures = figures.GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public Task<Brief> GetAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("brief", scope,
        async (db, token) => BriefText.Write(await ReadAsync(db, scope, await snapshots.LimitsAsync(token), token)), cancel);

    private async Task<BriefFacts> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        var told = Situation.Keys.Select(key => _figures.GetValueOrDefault(key)).OfType<Figure>().ToList();
        var now = await FigureValues.ReadAsync(told, db, scope, cancel);
        var before = new List<IReadOnlyDictionary<string, Quantity>>();
        foreach (var day in earlier) before.Add(await FigureValues.ReadAsync(told, db, scope with { AsOf = day.Day }, cancel));

        return new BriefFacts
        {
            Scope = scope,
            Limits = limits,
            Figures = told.ToDictionary(f => f.Key, f => new Measured(f, now[f.Key].Value, [.. before.Select(b => b[f.Key].Value)]), StringComparer.Ordinal),
            Earlier = earlier,
            Matters = await attention.FindAsync(db, scope, cancel),
            NeedProgress = await ProgressAsync(db, scope, cancel),
        };
    }

    /// <summary>The chart's own sentence: what the overview says about the needs, the brief says too.</summary>
    private async Task<IReadOnlyList<Piece>> ProgressAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        if (charts.FirstOrDefault(c => c.Key == NeedProgress) is not { } chart) return [];
        var spec = await chart.BuildAsync(db, scope, cancel);
        var path = ledgers.FirstOrDefault(l => l.Name == spec.Ledger)?.Path;
        return [.. Counts().Split(spec.Sentence).Where(part => part.Length > 0)
            .Select(part => char.IsAsciiDigit(part[0]) ? new Piece(part, path, spec.Title) : new Piece(part))];
    }

    [GeneratedRegex("(?<count>[0-9.]+[个%])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counts();
}
