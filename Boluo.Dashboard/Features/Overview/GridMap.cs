using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>What colours the squares.</summary>
public enum MapMeasure
{
    [Display(Name = "户数/任职（户/个）")] Load,
    [Display(Name = "户数（户）")] Households,
    [Display(Name = "在办需求（个）")] Needs,
    [Display(Name = "暂缺情况")] Vacancy,
}

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
}

/// <summary>Draws “党建+”网格分布图: a square a grid, a block a community, by division code. One string per snapshot, shared by all circuits.</summary>
public static class GridMaps
{
    /// <summary>As many squares as one map can show and a first response should carry; where there are more grids, a square is a community.</summary>
    public const int MostSquares = 1500;

    private static readonly IReadOnlyDictionary<MapMeasure, (double[] Bounds, MapBand[] Bands)> Scales = new Dictionary<MapMeasure, (double[], MapBand[])>
    {
        [MapMeasure.Load] = ([80, 120, 160, 240], [new("b1", "<80"), new("b2", "80–120"), new("b3", "120–160"), new("b4", "160–240"), new("b5", "≥240")]),
        [MapMeasure.Households] = ([150, 250, 350, 501], [new("b1", "<150"), new("b2", "150–250"), new("b3", "250–350"), new("b4", "350–500"), new("b5", ">500")]),
        [MapMeasure.Needs] = ([1, 2, 3], [new("b1", "0"), new("b3", "1"), new("b4", "2"), new("b5", "≥3")]),
        [MapMeasure.Vacancy] = ([], [new("b2", "正常")]),
    };

    private static readonly MapBand NoWorker = new("v", "暂缺网格员");
    private static readonly MapBand NoLeader = new("w", "暂缺网格长");

    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapMeasure measure, CancellationToken cancel)
    {
        var day = scope.AsOf;
        if (await db.GridAssignments.Within(db, scope).CountAsync(cancel) > MostSquares) return await CommunityMaps.BuildAsync(db, scope, limits, measure, cancel);
        var duties = db.GridDuties.AsOf(day);
        var open = db.Needs.ThereOn(day).WithState(day).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred);
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
                           }).ToListAsync(cancel);
        var map = Draw(grids, new Urls(scope, limits), measure);
        return measure == MapMeasure.Needs ? map with { Needs = await NeedsAsync(db, scope, cancel) } : map;
    }

    /// <summary>The open needs of a scope, and how many of them belong to no grid.</summary>
    internal static async Task<(int Open, int WithoutGrid)> NeedsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred)
            .GroupBy(n => n.Row.GridId == null).Select(g => new { WithoutGrid = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return (counts.Sum(c => c.Count), counts.Where(c => c.WithoutGrid).Sum(c => c.Count));
    }

    /// <summary>Draws grids that are ordered by community and number.</summary>
    public static GridMap Draw(IReadOnlyList<MapGrid> grids, Urls urls, MapMeasure measure)
    {
        MapBand[] gaps = measure switch { MapMeasure.Load => [NoWorker], MapMeasure.Vacancy => [NoWorker, NoLeader], _ => [] };
        var blocks = grids.GroupBy(g => g.CommunityCode).Select(g => Block([.. g], urls, measure)).ToList();
        return new GridMap(MapDrawing.Draw(blocks, MostSquares), [.. Scales[measure].Bands, .. gaps], grids.Count);
    }

    private static MapBlock Block(IReadOnlyList<MapGrid> grids, Urls urls, MapMeasure measure)
    {
        var code = grids[0].CommunityCode;
        var full = urls.Limits.CommunityName(code);
        return new MapBlock(urls.Limits.CommunityShortName(code), urls.To(Urls.Community(code)), [.. grids.Select(g => new MapSquare(urls.To(Urls.Grid(g.Code)), StyleOf(g, measure), Describe(g, full)))]);
    }

    private static string StyleOf(MapGrid grid, MapMeasure measure)
    {
        if (measure is MapMeasure.Load or MapMeasure.Vacancy && grid.Workers == 0) return NoWorker.Style;
        if (measure == MapMeasure.Vacancy && !grid.HasLeader) return NoLeader.Style;
        var value = measure switch
        {
            MapMeasure.Load => (double)grid.Households / grid.Workers,
            MapMeasure.Households => grid.Households,
            MapMeasure.Needs => grid.OpenNeeds,
            _ => 0,
        };
        return BandOf(measure, value);
    }

    /// <summary>The style of a value; a community's is that of its mean grid.</summary>
    internal static string BandOf(MapMeasure measure, double value)
    {
        var (bounds, bands) = Scales[measure];
        return bands[bounds.Count(b => value >= b)].Style;
    }

    internal static IReadOnlyList<MapBand> BandsOf(MapMeasure measure) => Scales[measure].Bands;

    private static string Describe(MapGrid grid, string community)
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new StringBuilder(GridAssignment.NameOf(community, grid.Number)).Append(culture, $"：{grid.Households}户，");
        if (grid.Workers == 0) words.Append("暂缺网格员");
        else words.Append(culture, $"网格员{grid.Workers}名");
        if (grid.Workers > 1) words.Append(culture, $"，{Digits.Fixed((double)grid.Households / grid.Workers, 1)}户/个");
        if (!grid.HasLeader) words.Append("，暂缺网格长");
        if (grid.OpenNeeds > 0) words.Append(culture, $"，在办需求{grid.OpenNeeds}个");
        return words.ToString();
    }
}
