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

    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapChoice choice, MapPlaces places, CancellationToken cancel)
    {
        var (day, measure) = (scope.AsOf, choice.Measure);
        if (await db.GridAssignments.Within(db, scope).CountAsync(cancel) > MostSquares) return await CommunityMaps.BuildAsync(db, scope, limits, choice, places, cancel);
        var (duties, open) = (db.GridDuties.AsOf(day), OpenNeeds(db, day));
        var (openBefore, isCompared) = (OpenNeeds(db, choice.ComparedDay ?? day), choice.ComparedDay is not null);
        var grids = await (from g in db.GridsWithin(scope)
                           orderby g.Assignment.CommunityCode, g.Assignment.Number, g.Grid.Code
                           select new MapGrid
                           {
                               Code = g.Grid.Code,
                               CommunityCode = g.Assignment.CommunityCode,
                               Number = g.Assignment.Number,
                               Households = g.Fact.Households,
                               Workers = duties.Count(d => d.GridId == g.Grid.Id),
                               HasLeader = g.Assignment.LeaderId != null,
                               OpenNeeds = open.Count(n => n.Row.GridId == g.Grid.Id),
                               OpenNeedsBefore = isCompared ? openBefore.Count(n => n.Row.GridId == g.Grid.Id) : 0,
                           }).ToListAsync(cancel);
        var map = Draw(grids, new Urls(scope, limits), choice, places);
        return measure is MapMeasure.Needs or MapMeasure.Change ? map with { Needs = await NeedsAsync(db, scope, cancel) } : map;
    }

    internal static IQueryable<Stated<Need, NeedState>> OpenNeeds(BoluoDbContext db, DateOnly day) =>
        db.Needs.ThereOn(day).WithState(day).OnlyOpen();

    /// <summary>The open needs of a scope, and how many of them belong to no grid.</summary>
    internal static async Task<(int Open, int WithoutGrid)> NeedsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).OnlyOpen()
            .GroupBy(n => n.Row.GridId == null).Select(g => new { WithoutGrid = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return (counts.Sum(c => c.Count), counts.Where(c => c.WithoutGrid).Sum(c => c.Count));
    }

    /// <summary>Draws grids that are ordered by community and number.</summary>
    public static GridMap Draw(IReadOnlyList<MapGrid> grids, Urls urls, MapChoice choice, MapPlaces places)
    {
        var blocks = grids.GroupBy(g => g.CommunityCode).Select(g => Block([.. g], urls, choice, places)).ToList();
        if (choice.ByTownship && urls.Scope.Township is null)
            blocks = [.. blocks.GroupBy(b => b.Township, StringComparer.Ordinal).Select(g => new MapBlock(g.Key, PlaceNames.Short(urls.Limits.Townships[g.Key].Name), urls.To(Urls.Township(g.Key)), [.. g.SelectMany(b => b.Squares)]))];
        return GridMap.Of(blocks, urls, choice, MapScales.OfGrid(choice).Legend, grids.Count);
    }

    private static MapBlock Block(IReadOnlyList<MapGrid> grids, Urls urls, MapChoice choice, MapPlaces places)
    {
        var code = grids[0].CommunityCode;
        var full = urls.Limits.CommunityName(code);
        var further = places.WordsOf(code, choice.Measure);
        return new MapBlock(urls.Limits.Communities[code].TownshipCode, urls.Limits.CommunityShortName(code), urls.To(Urls.Community(code)),
            [.. grids.Select(g => new MapSquare(urls.To(Urls.Grid(g.Code)), StyleOf(g, choice, places), Describe(g, full, choice) + further))]);
    }

    private static string StyleOf(MapGrid grid, MapChoice choice, MapPlaces places) => choice.Measure switch
    {
        MapMeasure.Load or MapMeasure.Vacancy when grid.Workers == 0 => MapScales.NoWorker,
        MapMeasure.Vacancy when !grid.HasLeader => MapScales.NoLeader,
        var measure when places.LacksCenter(grid.CommunityCode, measure) => MapScales.NoCenter,
        var measure => MapScales.OfGrid(choice).StyleOf(measure switch
        {
            MapMeasure.Load => (double)grid.Households / grid.Workers,
            MapMeasure.Households => grid.Households,
            MapMeasure.Needs => grid.OpenNeeds,
            MapMeasure.Change => grid.OpenNeeds - grid.OpenNeedsBefore,
            _ => places.CountOf(grid.CommunityCode, measure),
        }),
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
        return words.Append(choice.WordsOfChange(grid.OpenNeeds, grid.OpenNeedsBefore)).ToString();
    }
}
