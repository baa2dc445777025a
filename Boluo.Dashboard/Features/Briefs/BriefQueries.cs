using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>Reads what the rooms publish and has it put into words.</summary>
public sealed class BriefQueries(SituationReader situation, RuleQueries matters, Snapshots snapshots, CountyFacts county)
{
    public Task<Brief> GetAsync(Scope scope, CancellationToken cancel) => snapshots.GetAsync("brief", scope,
        async token => BriefText.Write(await ReadAsync(scope, await snapshots.LimitsAsync(token), token)), cancel);

    private async Task<BriefFacts> ReadAsync(Scope scope, ScopeLimits limits, CancellationToken cancel)
    {
        var earlier = EarlierDay.Of(scope.AsOf, limits.EarliestAsOf);
        return new BriefFacts
        {
            Scope = scope,
            Limits = limits,
            County = county,
            Figures = await situation.ReadAsync(scope, earlier, cancel),
            Earlier = earlier,
            Matters = await matters.OfAsync(scope, cancel),
        };
    }
}
