using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>Reads what the rooms publish and has it put into words.</summary>
public sealed class BriefQueries(SituationReader situation, Attention attention, Snapshots snapshots, CountyFacts county)
{
    public Task<Brief> GetAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("brief", scope,
        async (db, token) => BriefText.Write(await ReadAsync(db, scope, await snapshots.LimitsAsync(token), token)), cancel);

    private async Task<BriefFacts> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        return new BriefFacts
        {
            Scope = scope,
            Limits = limits,
            County = county,
            Figures = await situation.ReadAsync(db, scope, earlier, cancel),
            Earlier = earlier,
            Matters = new MatterSheet(await attention.FindAsync(db, scope, cancel)),
        };
    }
}
