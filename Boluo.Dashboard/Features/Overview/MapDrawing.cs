using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>The map as encoded SVG with the legend of its measure.</summary>
/// <param name="Parts">The drawing; several where one would hold more than <see cref="GridMaps.MostSquares"/>, which are read page by page.</param>
public sealed record GridMap(IReadOnlyList<string> Parts, IReadOnlyList<MapBand> Legend, int Grids)
{
    /// <summary>Open needs of the scope and how many of them belong to no grid, so that no square shows them; only where needs are measured.</summary>
    public (int Open, int WithoutGrid)? Needs { get; init; }

    /// <summary>There are too many grids for a square each: a square is a community, a block a township.</summary>
    public bool OfCommunities { get; init; }
}

/// <summary>A class of the measure: its style and its words.</summary>
public sealed record MapBand(string Style, string Words);

/// <summary>Squares under one title, which is a link.</summary>
public sealed record MapBlock(string Title, string Path, IReadOnlyList<MapSquare> Squares);

/// <summary>A square: where it leads, its style, and what it says.</summary>
public sealed record MapSquare(string Path, string Style, string Words);

/// <summary>Draws blocks of squares, for all circuits.</summary>
internal static class MapDrawing
{
    private const int BlocksPerRow = 9;
    private const int SquaresPerRow = 6;
    private const int BlockWidth = 85;
    private const int Pitch = 13;
    private const int TitleHeight = 19;
    private const int RowGap = 30;

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
        var y = 0;
        foreach (var row in blocks.Chunk(BlocksPerRow))
        {
            for (var i = 0; i < row.Length; i++)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * BlockWidth} {y})\">");
                DrawBlock(svg, row[i]);
                svg.Append("</g>");
            }

            y += TitleHeight + (row.Max(b => (b.Squares.Count + SquaresPerRow - 1) / SquaresPerRow) * Pitch) + RowGap;
        }

        var head = Invariant($"<svg class=\"gm\" viewBox=\"0 0 {BlocksPerRow * BlockWidth} {Math.Max(y - RowGap, 1)}\" role=\"group\" aria-label=\"“党建+”网格分布图\">");
        return head + svg + "</svg>";
    }

    /// <summary>At its own origin: blocks that are written alike compress to four fifths, and the map is sent twice on each visit.</summary>
    private static void DrawBlock(StringBuilder svg, MapBlock block)
    {
        var culture = CultureInfo.InvariantCulture;
        svg.Append(culture, $"<a href=\"{Encode(block.Path)}\"><text y=\"12\">{Encode(block.Title)} <tspan>{block.Squares.Count}</tspan></text></a>");
        foreach (var (i, square) in block.Squares.Index())
            svg.Append(culture, $"<a href=\"{Encode(square.Path)}\"><rect x=\"{i % SquaresPerRow * Pitch}\" y=\"{TitleHeight + (i / SquaresPerRow * Pitch)}\" class=\"{square.Style}\"/>")
                .Append(culture, $"<title>{Encode(square.Words)}</title></a>");
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
