using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>One community as the map of a city needs it: its grids together.</summary>
public sealed record MapCommunity
{
    public required string Code { get; init; }
    public required int Grids { get; init; }
    public required int Households { get; init; }

    /// <summary>任职: a person who serves two grids counts in both.</summary>
    public required int Duties { get; init; }

    public required int WithoutWorker { get; init; }
    public required int WithoutLeader { get; init; }
    public required int OpenNeeds { get; init; }

    /// <summary>Those of the earlier day; only where a change is measured.</summary>
    public int OpenNeedsBefore { get; init; }
}

/// <summary>The map where there are too many grids for a square each: a square a community, a block a township, by division code.</summary>
public static class CommunityMaps
{
    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapChoice choice, MapPlaces places, CancellationToken cancel)
    {
        var map = Draw(await ReadAsync(db, scope, choice, cancel), new Urls(scope, limits), choice, places);
        return choice.Measure is MapMeasure.Needs or MapMeasure.Change ? map with { Needs = await GridMaps.NeedsAsync(db, scope, cancel) } : map;
    }

    /// <summary>Each number in one pass over its rows, not by community.</summary>
    private static async Task<IReadOnlyList<MapCommunity>> ReadAsync(BoluoDbContext db, Scope scope, MapChoice choice, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var grids = db.GridsWithin(scope).Select(g => new { g.Assignment.CommunityCode, g.Assignment.LeaderId, g.Grid.Id, g.Fact.Households });
        var communities = await grids.GroupBy(g => g.CommunityCode)
            .Select(g => new { Code = g.Key, Grids = g.Count(), Households = g.Sum(x => x.Households), WithoutLeader = g.Count(x => x.LeaderId == null) })
            .OrderBy(g => g.Code).ToListAsync(cancel);
        var duties = await grids.Join(db.GridDuties.AsOf(day), g => g.Id, d => d.GridId, (g, d) => new { g.CommunityCode, d.GridId }).GroupBy(d => d.CommunityCode)
            .Select(g => new { Code = g.Key, Duties = g.Count(), Served = g.Select(d => d.GridId).Distinct().Count() }).ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancel);
        var needs = await NeedsOnAsync(day);
        var before = choice.ComparedDay is { } earlier ? await NeedsOnAsync(earlier) : [];
        return [.. communities.Select(c => new MapCommunity
        {
            Code = c.Code,
            Grids = c.Grids,
            Households = c.Households,
            Duties = duties.GetValueOrDefault(c.Code)?.Duties ?? 0,
            WithoutWorker = c.Grids - (duties.GetValueOrDefault(c.Code)?.Served ?? 0),
            WithoutLeader = c.WithoutLeader,
            OpenNeeds = needs.GetValueOrDefault(c.Code),
            OpenNeedsBefore = before.GetValueOrDefault(c.Code),
        })];

        Task<Dictionary<string, int>> NeedsOnAsync(DateOnly on) =>
            grids.Join(GridMaps.OpenNeeds(db, on), g => (int?)g.Id, n => n.Row.GridId, (g, n) => g.CommunityCode).GroupBy(code => code)
                .Select(g => new { Code = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Code, g => g.Count, StringComparer.Ordinal, cancel);
    }

    /// <summary>Draws communities that are ordered by code.</summary>
    public static GridMap Draw(IReadOnlyList<MapCommunity> communities, Urls urls, MapChoice choice, MapPlaces places)
    {
        var blocks = communities.GroupBy(c => urls.Limits.Communities[c.Code].TownshipCode, StringComparer.Ordinal).Select(g => new MapBlock(
            g.Key, urls.Limits.Townships[g.Key].Name, urls.ToTownship(Urls.Overview, g.Key), [.. g.Select(c => Square(c, urls, choice, places))])).ToList();
        return GridMap.Of(blocks, urls, choice, MapScales.OfCommunity(choice).Legend, communities.Sum(c => c.Grids)) with { OfCommunities = true };
    }

    private static MapSquare Square(MapCommunity community, Urls urls, MapChoice choice, MapPlaces places) => new(urls.To(Urls.Community(community.Code)),
        StyleOf(community, choice, places), Describe(community, urls.Limits.Communities[community.Code].Name, choice) + places.WordsOf(community.Code, choice.Measure));

    private static string StyleOf(MapCommunity community, MapChoice choice, MapPlaces places) => choice.Measure switch
    {
        MapMeasure.Load or MapMeasure.Vacancy when community.WithoutWorker > 0 => MapScales.NoWorker,
        MapMeasure.Vacancy when community.WithoutLeader > 0 => MapScales.NoLeader,
        var measure when places.LacksCenter(community.Code, measure) => MapScales.NoCenter,
        var measure => MapScales.OfCommunity(choice).StyleOf(measure switch
        {
            MapMeasure.Load => (double)community.Households / community.Duties,
            MapMeasure.Households => (double)community.Households / community.Grids,
            MapMeasure.Needs => community.OpenNeeds,
            MapMeasure.Change => community.OpenNeeds - community.OpenNeedsBefore,
            _ => places.CountOf(community.Code, measure),
        }),
    };

    private static string Describe(MapCommunity community, string name, MapChoice choice)
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder(name).Append(culture, $"：网格{community.Grids}个，{community.Households}户");
        if (community.Duties > 0) words.Append(culture, $"，{Digits.Fixed((double)community.Households / community.Duties, 1)}户/个");
        if (community.WithoutWorker > 0) words.Append(culture, $"，{community.WithoutWorker}个网格暂缺网格员");
        if (community.WithoutLeader > 0) words.Append(culture, $"，{community.WithoutLeader}个网格暂缺网格长");
        if (community.OpenNeeds > 0) words.Append(culture, $"，在办需求{community.OpenNeeds}个");
        return words.Append(choice.WordsOfChange(community.OpenNeeds, community.OpenNeedsBefore)).ToString();
    }
}
