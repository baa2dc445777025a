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
}

/// <summary>The map where there are too many grids for a square each: a square a community, a block a township, by division code.</summary>
public static class CommunityMaps
{
    /// <summary>Several grids of a community may have open needs, hence other classes than a grid's.</summary>
    private static readonly (int[] Bounds, MapBand[] Bands) Needs = ([1, 3, 6], [new("b1", "0"), new("b3", "1–2"), new("b4", "3–5"), new("b5", "≥6")]);

    private static readonly MapBand NoWorker = new("v", "有网格暂缺网格员");
    private static readonly MapBand NoLeader = new("w", "有网格暂缺网格长");

    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapMeasure measure, CancellationToken cancel)
    {
        var map = Draw(await ReadAsync(db, scope, cancel), new Urls(scope, limits), measure);
        return measure == MapMeasure.Needs ? map with { Needs = await GridMaps.NeedsAsync(db, scope, cancel) } : map;
    }

    /// <summary>Each number in one pass over its rows, not by community.</summary>
    private static async Task<IReadOnlyList<MapCommunity>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var grids = db.GridsWithin(scope).Select(g => new { g.Assignment.CommunityCode, g.Assignment.LeaderId, g.Grid.Id, g.Grid.Households });
        var communities = await grids.GroupBy(g => g.CommunityCode)
            .Select(g => new { Code = g.Key, Grids = g.Count(), Households = g.Sum(x => x.Households), WithoutLeader = g.Count(x => x.LeaderId == null) })
            .OrderBy(g => g.Code).ToListAsync(cancel);
        var duties = await grids.Join(db.GridDuties.AsOf(day), g => g.Id, d => d.GridId, (g, d) => new { g.CommunityCode, d.GridId }).GroupBy(d => d.CommunityCode)
            .Select(g => new { Code = g.Key, Duties = g.Count(), Served = g.Select(d => d.GridId).Distinct().Count() }).ToDictionaryAsync(g => g.Code, StringComparer.Ordinal, cancel);
        var open = db.Needs.ThereOn(day).WithState(day).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred);
        var needs = await grids.Join(open, g => (int?)g.Id, n => n.Row.GridId, (g, n) => g.CommunityCode).GroupBy(code => code)
            .Select(g => new { Code = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Code, g => g.Count, StringComparer.Ordinal, cancel);
        return [.. communities.Select(c => new MapCommunity
        {
            Code = c.Code,
            Grids = c.Grids,
            Households = c.Households,
            Duties = duties.GetValueOrDefault(c.Code)?.Duties ?? 0,
            WithoutWorker = c.Grids - (duties.GetValueOrDefault(c.Code)?.Served ?? 0),
            WithoutLeader = c.WithoutLeader,
            OpenNeeds = needs.GetValueOrDefault(c.Code),
        })];
    }

    /// <summary>Draws communities that are ordered by code.</summary>
    public static GridMap Draw(IReadOnlyList<MapCommunity> communities, Urls urls, MapMeasure measure)
    {
        MapBand[] gaps = measure switch { MapMeasure.Load => [NoWorker], MapMeasure.Vacancy => [NoWorker, NoLeader], _ => [] };
        var blocks = communities.GroupBy(c => urls.Limits.Communities[c.Code].TownshipCode, StringComparer.Ordinal).Select(g => new MapBlock(
            urls.Limits.Townships[g.Key].Name, urls.ToTownship(Urls.Overview, g.Key),
            [.. g.Select(c => new MapSquare(urls.To(Urls.Community(c.Code)), StyleOf(c, measure), Describe(c, urls.Limits.Communities[c.Code].Name)))])).ToList();
        return new GridMap(MapDrawing.Draw(blocks, GridMaps.MostSquares), [.. measure == MapMeasure.Needs ? Needs.Bands : GridMaps.BandsOf(measure), .. gaps], communities.Sum(c => c.Grids)) { OfCommunities = true };
    }

    private static string StyleOf(MapCommunity community, MapMeasure measure) => measure switch
    {
        MapMeasure.Load or MapMeasure.Vacancy when community.WithoutWorker > 0 => NoWorker.Style,
        MapMeasure.Vacancy when community.WithoutLeader > 0 => NoLeader.Style,
        MapMeasure.Load => GridMaps.BandOf(measure, (double)community.Households / community.Duties),
        MapMeasure.Households => GridMaps.BandOf(measure, (double)community.Households / community.Grids),
        MapMeasure.Needs => Needs.Bands[Needs.Bounds.Count(b => community.OpenNeeds >= b)].Style,
        _ => GridMaps.BandOf(measure, 0),
    };

    private static string Describe(MapCommunity community, string name)
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder(name).Append(culture, $"：网格{community.Grids}个，{community.Households}户");
        if (community.Duties > 0) words.Append(culture, $"，{Digits.Fixed((double)community.Households / community.Duties, 1)}户/个");
        if (community.WithoutWorker > 0) words.Append(culture, $"，{community.WithoutWorker}个网格暂缺网格员");
        if (community.WithoutLeader > 0) words.Append(culture, $"，{community.WithoutLeader}个网格暂缺网格长");
        if (community.OpenNeeds > 0) words.Append(culture, $"，在办需求{community.OpenNeeds}个");
        return words.ToString();
    }
}
