using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>Reads what the map needs and keeps it drawn, one for each scope and choice.</summary>
public sealed class MapQueries(Snapshots snapshots, RuleQueries matters)
{
    public Task<GridMap> ReadAsync(Scope scope, MapChoice choice, CancellationToken cancel) => snapshots.GetAsync($"grid-map:{choice.Key}", scope, async (db, token) =>
    {
        var limits = await snapshots.LimitsAsync(token);
        var places = choice.Measure is MapMeasure.Matters or MapMeasure.Centers ? await PlacesAsync(db, scope, token) : MapPlaces.None;
        var map = await GridMaps.BuildAsync(db, scope, limits, choice, places, token);
        return choice.Measure == MapMeasure.Matters ? map with { MattersElsewhere = places.MattersElsewhere } : map;
    }, cancel);

    private async Task<MapPlaces> PlacesAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var found = (await matters.OfAsync(scope, cancel)).All.SelectMany(m => m.Findings.Select(f => (m.Rule.Topic, f.LiesIn))).ToList();
        var inCommunity = found.Where(f => f.LiesIn?.Length == Community.CodeLength).ToList();
        return new MapPlaces
        {
            Matters = inCommunity.CountBy(f => f.LiesIn!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
            MattersElsewhere = found.Count - inCommunity.Count,
            WithoutCenter = inCommunity.Where(f => f.Topic == RuleTopic.Centers).Select(f => f.LiesIn!).ToHashSet(StringComparer.Ordinal),
            Centers = await db.ServiceCenters.Within(db, scope).Where(c => c.CommunityCode != null).GroupBy(c => c.CommunityCode!)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancel),
        };
    }
}
