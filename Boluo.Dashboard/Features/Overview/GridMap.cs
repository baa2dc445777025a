using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
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

/// <summary>The map as one encoded SVG string with the legend of its measure.</summary>
public sealed record GridMap(string Svg, IReadOnlyList<MapBand> Legend, int Grids)
{
    /// <summary>Open needs of the scope and how many of them belong to no grid, so that no square shows them; only where needs are measured.</summary>
    public (int Open, int WithoutGrid)? Needs { get; init; }
}

/// <summary>A class of the measure: its style and its words.</summary>
public sealed record MapBand(string Style, string Words);

/// <summary>Draws “党建+”网格分布图: a square a grid, a block a community, by division code. One string per snapshot, shared by all circuits.</summary>
public static class GridMaps
{
    private const int BlocksPerRow = 9;
    private const int SquaresPerRow = 6;
    private const int BlockWidth = 85;
    private const int Pitch = 13;
    private const int TitleHeight = 19;
    private const int RowGap = 30;

    private static readonly IReadOnlyDictionary<MapMeasure, (double[] Bounds, MapBand[] Bands)> Scales = new Dictionary<MapMeasure, (double[], MapBand[])>
    {
        [MapMeasure.Load] = ([80, 120, 160, 240], [new("b1", "<80"), new("b2", "80–120"), new("b3", "120–160"), new("b4", "160–240"), new("b5", "≥240")]),
        [MapMeasure.Households] = ([150, 250, 350, 501], [new("b1", "<150"), new("b2", "150–250"), new("b3", "250–350"), new("b4", "350–500"), new("b5", ">500")]),
        [MapMeasure.Needs] = ([1, 2, 3], [new("b1", "0"), new("b3", "1"), new("b4", "2"), new("b5", "≥3")]),
        [MapMeasure.Vacancy] = ([], [new("b2", "正常")]),
    };

    /// <summary>Chinese stays Chinese; whatever has a meaning in markup is escaped.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly MapBand NoWorker = new("v", "暂缺网格员");
    private static readonly MapBand NoLeader = new("w", "暂缺网格长");

    public static async Task<GridMap> BuildAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, MapMeasure measure, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var duties = db.GridDuties.AsOf(day);
        var open = db.Needs.Where(n => n.RaisedOn <= day).WithState(day).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred);
        var grids = await (from assignment in db.GridAssignments.Within(db, scope)
                           join grid in db.Grids.AsOf(day) on assignment.GridId equals grid.Id
                           orderby assignment.CommunityCode, assignment.Number, grid.Code
                           select new MapGrid
                           {
                               Code = grid.Code,
                               CommunityCode = assignment.CommunityCode,
                               Number = assignment.Number,
                               Households = grid.Households,
                               Workers = duties.Count(d => d.GridId == grid.Id),
                               HasLeader = assignment.LeaderId != null,
                               OpenNeeds = open.Count(n => n.Row.GridId == grid.Id),
                           }).ToListAsync(cancel);
        var map = Draw(grids, new Urls(scope, limits), measure);
        return measure == MapMeasure.Needs ? map with { Needs = await NeedsAsync(db, scope, cancel) } : map;
    }

    private static async Task<(int Open, int WithoutGrid)> NeedsAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).Where(n => n.State != NeedState.Closed && n.State != NeedState.Deferred)
            .GroupBy(n => n.Row.GridId == null).Select(g => new { WithoutGrid = g.Key, Count = g.Count() }).ToListAsync(cancel);
        return (counts.Sum(c => c.Count), counts.Where(c => c.WithoutGrid).Sum(c => c.Count));
    }

    /// <summary>Draws grids that are ordered by community and number.</summary>
    public static GridMap Draw(IReadOnlyList<MapGrid> grids, Urls urls, MapMeasure measure)
    {
        var blocks = grids.GroupBy(g => g.CommunityCode).ToList();
        var svg = new StringBuilder(grids.Count * 160);
        var y = 0;
        foreach (var row in blocks.Chunk(BlocksPerRow))
        {
            for (var i = 0; i < row.Length; i++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * BlockWidth} {y})\">");
                DrawBlock(svg, [.. row[i]], urls, measure);
                svg.Append("</g>");
            }

            y += TitleHeight + (row.Max(b => (b.Count() + SquaresPerRow - 1) / SquaresPerRow) * Pitch) + RowGap;
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"<svg class=\"gm\" viewBox=\"0 0 {BlocksPerRow * BlockWidth} {Math.Max(y - RowGap, 1)}\" role=\"group\" aria-label=\"“党建+”网格分布图\">");
        MapBand[] gaps = measure switch { MapMeasure.Load => [NoWorker], MapMeasure.Vacancy => [NoWorker, NoLeader], _ => [] };
        return new GridMap(head + svg + "</svg>", [.. Scales[measure].Bands, .. gaps], grids.Count);
    }

    /// <summary>At its own origin: blocks that are written alike compress to four fifths, and the map is sent twice on each visit.</summary>
    private static void DrawBlock(StringBuilder svg, IReadOnlyList<MapGrid> grids, Urls urls, MapMeasure measure)
    {
        var culture = CultureInfo.InvariantCulture;
        var code = grids[0].CommunityCode;
        var name = urls.Limits.Communities[code].Name;
        var full = urls.Limits.CommunityName(code);
        var shown = full == name ? Short(name) : Short(name) + "（" + full[(name.Length + 1)..^1].TrimEnd('镇', '道', '街') + "）";
        svg.Append(culture, $"<a href=\"{Encode(urls.To(Urls.Community(code)))}\"><text y=\"12\">{Encode(shown)} <tspan>{grids.Count}</tspan></text></a>");
        for (var i = 0; i < grids.Count; i++)
        {
            var grid = grids[i];
            svg.Append(culture, $"<a href=\"{Encode(urls.To(Urls.Grid(grid.Code)))}\"><rect x=\"{i % SquaresPerRow * Pitch}\" y=\"{TitleHeight + (i / SquaresPerRow * Pitch)}\" class=\"{StyleOf(grid, measure)}\"/>")
                .Append(culture, $"<title>{Encode(Describe(grid, full))}</title></a>");
        }
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
        var (bounds, bands) = Scales[measure];
        return bands[bounds.Count(b => value >= b)].Style;
    }

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

    private static string Short(string name) => name.EndsWith("社区", StringComparison.Ordinal) ? name[..^2] : name;

    private static string Encode(string text) => Encoder.Encode(text);
}
