using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>One grid as the map needs it.</summary>
public sealed record MapGrid
{
    public required string Code { get; init; }
    public required string CommunityCode { get; init; }
    public required int Number { get; init; }
    public required int Households { get; init; }
    public required int Workers { get; init; }
    public required bool HasLeader { get; init; }
    public required int OpenNeeds { get; init; }

    /// <summary>Those of the earlier day; only where a change is measured.</summary>
    public int OpenNeedsBefore { get; init; }
}

/// <summary>Draws “党建+”网格分布图: a square a grid, a block a community. One string per snapshot, shared by all circuits.</summary>
public static class GridMaps
{
    /// <summary>As many squares as one map can show and a first response should carry; where there are more grids, a square is a community.</summary>
    public const int MostSquares = 1500;

    private static readonly MapBand NoWorker = new("v", "暂缺网格员");
    private static readonly MapBand NoLeader = new("w", "暂缺网格长");

    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapChoice choice, MapPlaces places, CancellationToken cancel)
    {
        var (day, measure) = (scope.AsOf, choice.Measure);
        if (await db.GridAssignments.Within(db, scope).CountAsync(cancel) > MostSquares) return await CommunityMaps.BuildAsync(db, scope, limits, choice, places, cancel);
        var (duties, open) = (db.GridDuties.AsOf(day), OpenNeeds(db, day));
        var (openBefore, isChange) = (OpenNeeds(db, choice.Since.Day), measure == MapMeasure.Change);
        var grids = await (from g in db.GridsWithin(scope)
                           orderby g.Assignment.CommunityCode, g.Assignment.Number, g.Grid.Code
                           select new MapGrid
                           {
                               Code = g.Grid.Code,
                               CommunityCode = g.Assignment.CommunityCode,
                               Number = g.Assignment.Number,
                               Households = g.Grid.Households,
                               Workers = duties.Count(d => d.GridId == g.Grid.Id),
                               HasLeader = g.Assignment.LeaderId != null,
                               OpenNeeds = open.Count(n => n.Row.GridId == g.Grid.Id),
                               OpenNeedsBefore = isChange ? openBefore.Count(n => n.Row.GridId == g.Grid.Id) : 0,
                           }).ToListAsync(cancel);
        var map = Draw(grids, new Urls(scope, limits), choice, places);
        return measure is MapMeasure.Needs or MapMeasure.Change ? map with { Needs = await NeedsAsync(db, scope, cancel) } : map;
    }

    internal static IQueryable<Stated<Need, NeedState>> OpenNeeds(BoluoDbContext db, DateOnly day) =>
        db.Needs.ThereOn(day).WithState(day).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred);

    /// <summary>The open needs of a scope, and how many of them belong to no grid.</summary>
    internal static async Task<(int Open, int WithoutGrid)> NeedsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred)
            .GroupBy(n => n.Row.GridId == null).Select(g => new { WithoutGrid = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return (counts.Sum(c => c.Count), counts.Where(c => c.WithoutGrid).Sum(c => c.Count));
    }

    /// <summary>Draws grids that are ordered by community and number.</summary>
    public static GridMap Draw(IReadOnlyList<MapGrid> grids, Urls urls, MapChoice choice, MapPlaces places)
    {
        MapBand[] gaps = choice.Measure switch
        {
            MapMeasure.Load => [NoWorker],
            MapMeasure.Vacancy => [NoWorker, NoLeader],
            MapMeasure.Centers => [MapScales.NoCenter],
            _ => [],
        };
        var blocks = grids.GroupBy(g => g.CommunityCode).Select(g => Block([.. g], urls, choice, places)).ToList();
        return GridMap.Of(blocks, urls, choice, [.. MapScales.OfGrid(choice.Measure).Bands, .. gaps], grids.Count);
    }

    private static MapBlock Block(IReadOnlyList<MapGrid> grids, Urls urls, MapChoice choice, MapPlaces places)
    {
        var code = grids[0].CommunityCode;
        var full = urls.Limits.CommunityName(code);
        var further = FurtherWords(code, choice.Measure, places);
        return new MapBlock(urls.Limits.Communities[code].TownshipCode, urls.Limits.CommunityShortName(code), urls.To(Urls.Community(code)),
            [.. grids.Select(g => new MapSquare(urls.To(Urls.Grid(g.Code)), StyleOf(g, choice.Measure, places), Describe(g, full, choice) + further))]);
    }

    private static string StyleOf(MapGrid grid, MapMeasure measure, MapPlaces places)
    {
        if (measure is MapMeasure.Load or MapMeasure.Vacancy && grid.Workers == 0) return NoWorker.Style;
        if (measure == MapMeasure.Vacancy && !grid.HasLeader) return NoLeader.Style;
        if (measure == MapMeasure.Centers && places.WithoutCenter.Contains(grid.CommunityCode)) return MapScales.NoCenter.Style;
        return MapScales.OfGrid(measure).StyleOf(measure switch
        {
            MapMeasure.Load => (double)grid.Households / grid.Workers,
            MapMeasure.Households => grid.Households,
            MapMeasure.Needs => grid.OpenNeeds,
            MapMeasure.Change => grid.OpenNeeds - grid.OpenNeedsBefore,
            _ => ValueOf(grid.CommunityCode, measure, places),
        });
    }

    /// <summary>What is measured by community; nothing for the others.</summary>
    internal static int ValueOf(string community, MapMeasure measure, MapPlaces places) => measure switch
    {
        MapMeasure.Matters => places.Matters.GetValueOrDefault(community),
        MapMeasure.Centers => places.Centers.GetValueOrDefault(community),
        _ => 0,
    };

    /// <summary>What a square says beside its own numbers where its community is measured.</summary>
    internal static string FurtherWords(string community, MapMeasure measure, MapPlaces places) => measure switch
    {
        MapMeasure.Matters => Invariant($"；所在社区需关注事项{ValueOf(community, measure, places)}件"),
        MapMeasure.Centers when places.WithoutCenter.Contains(community) => "；所在社区尚未建成党群服务中心",
        MapMeasure.Centers => Invariant($"；所在社区党群服务中心（站）{ValueOf(community, measure, places)}个"),
        _ => "",
    };

    /// <summary>，较上月末增加1个: in the measure of change only.</summary>
    internal static string WordsOfChange(int now, int before, MapChoice choice) => (choice.Measure, Math.Sign(now - before)) switch
    {
        (not MapMeasure.Change, _) => "",
        (_, 0) => $"，在办需求{choice.Since.Words}不变",
        (_, > 0) => Invariant($"，在办需求{choice.Since.Words}增加{now - before}个"),
        _ => Invariant($"，在办需求{choice.Since.Words}减少{before - now}个"),
    };

    private static string Describe(MapGrid grid, string community, MapChoice choice)
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder(GridAssignment.NameOf(community, grid.Number)).Append(culture, $"：{grid.Households}户，");
        if (grid.Workers == 0) words.Append("暂缺网格员");
        else words.Append(culture, $"网格员{grid.Workers}名");
        if (grid.Workers > 1) words.Append(culture, $"，{Digits.Fixed((double)grid.Households / grid.Workers, 1)}户/个");
        if (!grid.HasLeader) words.Append("，暂缺网格长");
        if (grid.OpenNeeds > 0) words.Append(culture, $"，在办需求{grid.OpenNeeds}个");
        return words.Append(WordsOfChange(grid.OpenNeeds, grid.OpenNeedsBefore, choice)).ToString();
    }
}
