namespace Boluo.Dashboard.Insight;

/// <summary>需关注事项 of a scope as every page shows them: looked for once.</summary>
public sealed class MatterSheets(Attention attention, Snapshots snapshots)
{
    public Task<MatterSheet> OfAsync(Scope scope, CancellationToken cancel) =>
        snapshots.GetAsync("attention", scope, async (db, token) => new MatterSheet(await attention.FindAsync(db, scope, token)), cancel);
}
