namespace Boluo.Dashboard.Insight;

/// <summary>需关注事项 of a scope as every page shows them: looked for once.</summary>
public sealed class RuleQueries(RuleRunner runner, Snapshots snapshots)
{
    public Task<RuleResults> OfAsync(Scope scope, CancellationToken cancel) =>
        snapshots.GetAsync("attention", scope, async (db, token) => new RuleResults(await runner.FindAsync(db, scope, token)), cancel);
}
