using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Charts;

/// <summary>Reads what panels are put together from: figures with their passports, charts, and what a rule finds.</summary>
public sealed class PanelReader(IEnumerable<Figure> figures, IEnumerable<IChart> charts, RuleRunner runner)
{
    public async Task<FigureSet> FiguresAsync(BoluoDbContext db, Scope scope, CancellationToken cancel, params IReadOnlyList<string> keys) =>
        new(await Passports.ReadAsync([.. keys.Select(figures.Named)], db, scope, cancel));

    public async Task<IReadOnlyList<(string Key, ChartSpec Spec)>> ChartsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel, params IReadOnlyList<string> keys)
    {
        var specs = new List<(string, ChartSpec)>();
        foreach (var key in keys) specs.Add((key, await charts.Named(key).BuildAsync(db, scope, cancel)));
        return specs;
    }

    /// <summary>What a rule finds, with the threshold that holds.</summary>
    public Task<RuleResult> MatterAsync<TRule>(BoluoDbContext db, Scope scope, CancellationToken cancel) where TRule : Rule =>
        runner.FindAsync(runner.Rules.OfType<TRule>().Single(), db, scope, cancel);
}
