using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>The map as encoded SVG with the legend of its measure.</summary>
/// <param name="Parts">The drawing; several where one would hold more than <see cref="GridMaps.MostSquares"/>, which are read page by page.</param>
public sealed record GridMap(IReadOnlyList<string> Parts, IReadOnlyList<MapBand> Legend, int Grids)
{
    /// <summary>Open needs of the scope and how many of them belong to no grid, so that no square shows them; only where needs are measured.</summary>
    public (int Open, int WithoutGrid)? Needs { get; init; }

    /// <summary>Matters that lie in no community, so that no square shows them; only where matters are measured.</summary>
    public int? MattersElsewhere { get; init; }

    /// <summary>There are too many grids for a square each: a square is a community, a block a township.</summary>
    public bool OfCommunities { get; init; }

    /// <summary>How it is laid out: as asked for, or by code where the townships have no positions or are too many.</summary>
    public required MapArrangement Arrangement { get; init; }

    internal static GridMap Of(IReadOnlyList<MapBlock> blocks, Urls urls, MapChoice choice, IReadOnlyList<MapBand> legend, int grids)
    {
        var byPlace = choice.Arrangement == MapArrangement.Place && CanShowPlaces(urls.Limits) && blocks.Sum(b => b.Squares.Count) <= GridMaps.MostSquares;
        return new GridMap(byPlace ? [PlaceMap.Draw(blocks, urls)] : MapDrawing.Draw(blocks, GridMaps.MostSquares), legend, grids)
        {
            Arrangement = byPlace ? MapArrangement.Place : MapArrangement.Code,
        };
    }

    /// <summary>Somebody has said where townships lie, and a screen can name them all.</summary>
    public static bool CanShowPlaces(ScopeLimits limits) => limits.Townships.Count <= PlaceMap.MostFrames && limits.Townships.Values.Any(t => t.MapRow is not null);
}

/// <summary>Squares under one title, which is a link.</summary>
/// <param name="Township">The code of the township that it lies in, or is.</param>
public sealed record MapBlock(string Township, string Title, string Path, IReadOnlyList<MapSquare> Squares);

/// <summary>A square: where it leads, its style, and what it says.</summary>
public sealed record MapSquare(string Path, string Style, string Words);

/// <summary>Draws blocks of squares by division code, for all circuits.</summary>
internal static class MapDrawing
{
    public const int SquaresPerRow = 6;

    /// <summary>From one square to the next.</summary>
    public const int Pitch = 13;

    /// <summary>From one block to the next.</summary>
    public const int BlockWidth = 85;

    public const int TitleHeight = 19;

    private const int MostBlocksPerRow = 9;
    private const int RowGap = 30;

    /// <summary>A drawing that is wider than this many times its own measures would have letters larger than the page's titles.</summary>
    private const double MostScale = 1.3;

    /// <summary>Chinese stays Chinese; whatever has a meaning in markup is escaped.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The drawing in as few parts as hold so many squares each; a block stays in one.</summary>
    public static IReadOnlyList<string> Draw(IReadOnlyList<MapBlock> blocks, int mostSquares)
    {
        List<List<MapBlock>> parts = [[]];
        var squares = 0;
        foreach (var block in blocks)
        {
            squares += block.Squares.Count;
            if (squares > mostSquares && parts[^1].Count > 0)
            {
                parts.Add([]);
                squares = block.Squares.Count;
            }

            parts[^1].Add(block);
        }

        return [.. parts.Select(part => Draw(part))];
    }

    private static string Draw(IReadOnlyList<MapBlock> blocks)
    {
        var svg = new StringBuilder(blocks.Sum(b => b.Squares.Count) * 160);
        var (y, perRow) = (0, Math.Clamp((int)Math.Ceiling(Math.Sqrt(blocks.Count * 2)), 1, MostBlocksPerRow)); // About twice as wide as high, as its panel is.
        foreach (var row in blocks.Chunk(perRow))
        {
            for (var i = 0; i < row.Length; i++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * BlockWidth} {y})\">");
                DrawBlock(svg, row[i], SquaresPerRow);
                svg.Append("</g>");
            }

            y += TitleHeight + (row.Max(b => (b.Squares.Count + SquaresPerRow - 1) / SquaresPerRow) * Pitch) + RowGap;
        }

        var head = Invariant($"<svg class=\"gm\" viewBox=\"0 0 {perRow * BlockWidth} {Math.Max(y - RowGap, 1)}\" style=\"max-width:{perRow * BlockWidth * MostScale}px\"");
        return head + " role=\"group\" aria-label=\"“党建+”网格分布图\">" + svg + "</svg>";
    }

    /// <summary>At its own origin: blocks that are written alike compress to four fifths.</summary>
    public static void DrawBlock(StringBuilder svg, MapBlock block, int perRow)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(block.Path)}\"><text y=\"12\">{Encode(block.Title)}");
        if (block.Squares.Count > 0) svg.Append(CultureInfo.InvariantCulture, $" <tspan>{block.Squares.Count}</tspan>");
        svg.Append("</text></a>");
        DrawSquares(svg, block.Squares, perRow, TitleHeight);
    }

    public static void DrawSquares(StringBuilder svg, IReadOnlyList<MapSquare> squares, int perRow, int top)
    {
        foreach (var (i, square) in squares.Index())
            svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encode(square.Path)}\"><rect x=\"{i % perRow * Pitch}\" y=\"{top + (i / perRow * Pitch)}\" class=\"{square.Style}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<title>{Encode(square.Words)}</title></a>");
    }

    public static string Encode(string text) => Encoder.Encode(text);
}
