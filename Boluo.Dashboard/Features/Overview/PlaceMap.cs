using System.Globalization;
using System.Text;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>
/// Draws the map by place: a frame a township, roughly where it lies, its communities and grids inside. No border is drawn that nobody has
/// surveyed. What is not in the scope is there in grey, by its name only, and leads there.
/// </summary>
internal static class PlaceMap
{
    /// <summary>More frames than a screen can name.</summary>
    public const int MostFrames = 60;

    private const int Padding = 7;
    private const int FrameTitle = 22;

    /// <summary>The last square of a line needs no gap after it.</summary>
    private const int Spare = 2;

    /// <summary>More communities than this stand beside one another.</summary>
    private const int MostStacked = 3;
    private const int PerLine = 3;
    private const int ChipWidth = 62;
    private const int ChipHeight = 24;
    private const int NameHeight = 18;

    /// <summary>As wide as a frame that alone is in the scope should be, and how much larger than on the map of the county it may become.</summary>
    private const double Wanted = 340;
    private const double MostScale = 1.15;

    /// <summary>Grey names of communities in a line of their frame, and the room for each.</summary>
    private const int NamesPerLine = 3;
    private const int NameWidth = 80;

    /// <summary>As many squares as look well in lines of <see cref="MapDrawing.SquaresPerRow"/>.</summary>
    private const int MostNarrow = 30;

    /// <summary>Squares in a line of the only community in the scope.</summary>
    private const int SquaresAlone = 14;

    /// <summary>Space under the last row, for the line that a frame has.</summary>
    private const int Edge = 1;

    public static string Draw(IReadOnlyList<MapBlock> blocks, Urls urls)
    {
        var byTownship = blocks.GroupBy(b => b.Township, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var frames = urls.Limits.Townships.Values.Select(t => FrameOf(t, byTownship.GetValueOrDefault(t.Code) ?? [], urls)).Select(f => f with { Squares = SquaresOf(f.Blocks) }).ToList();
        var isAlone = byTownship.Count == 1;
        if (isAlone) frames = [.. frames.Select(f => f with { IsAlone = true, Squares = blocks.Count == 1 ? SquaresAlone : MapDrawing.SquaresPerRow })];
        var natural = frames.Where(f => f.IsInScope).Select(f => f.Inner().Width).DefaultIfEmpty(Wanted).Sum();
        var scale = Math.Clamp(Wanted / natural, 1, MostScale);
        var cells = CellsOf(frames);
        var (columns, _, _) = PlaceLayout.Of([.. frames.Zip(cells, (f, c) => f.BoxAt(c, scale, 0))]);
        // Now that it is known how wide each column is, a frame may use it all.
        var sized = frames.Zip(columns, (f, laid) => (Frame: f, Across: (laid.Width - (2 * Padding)) / scale)).ToList();
        var (boxes, width, height) = PlaceLayout.Of([.. sized.Zip(cells, (f, c) => f.Frame.BoxAt(c, scale, f.Across))]);
        var svg = new StringBuilder(blocks.Sum(b => b.Squares.Count) * 160);
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"gm by-place\" viewBox=\"{-Edge} {-Edge} {Math.Ceiling(width) + (2 * Edge)} {Math.Ceiling(height) + (2 * Edge)}\" role=\"group\" aria-label=\"“党建+”网格分布图，按方位\">");
        foreach (var (index, box) in boxes.Index()) sized[index].Frame.Draw(svg, box, scale, sized[index].Across);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>A large block alone in its frame is wider than high.</summary>
    private static int SquaresOf(IReadOnlyList<MapBlock> blocks) =>
        blocks is [{ Squares.Count: > MostNarrow and var count }] ? (int)Math.Ceiling(Math.Sqrt(count * 1.6)) : MapDrawing.SquaresPerRow;

    private static Frame FrameOf(Township township, IReadOnlyList<MapBlock> blocks, Urls urls)
    {
        var (code, name) = (township.Code, PlaceNames.Short(township.Name));
        var isWhole = urls.Scope.Community is null;
        // Inside a community's scope the others of its township stay, by their names.
        MapBlock[] others = blocks.Count == 0 || isWhole ? [] : [.. urls.Limits.CommunitiesOf(code).Where(c => c.Code != urls.Scope.Community && c.IsThereOn(urls.Scope.AsOf))
            .Select(c => new MapBlock(code, urls.Limits.CommunityShortName(c.Code), urls.ToCommunity(Urls.Overview, c.Code), []))];
        // Who is in the township already is led on, to its only community.
        var path = urls.Scope.Township == code && blocks is [var only] && isWhole ? only.Path : urls.ToTownship(Urls.Overview, code);
        return new Frame(township, new MapBlock(code, name, path, []), blocks, others);
    }

    /// <summary>The cells of the frames, from 0; those without a position, or with one that is taken, follow below by their codes.</summary>
    private static List<(int Row, int Column)> CellsOf(IReadOnlyList<Frame> frames)
    {
        var taken = new HashSet<(int, int)>();
        var said = frames.Select(f => f.Township is { MapRow: { } row, MapColumn: { } column } && taken.Add((row, column)) ? ((int Row, int Column)?)(row, column) : null).ToList();
        var rows = said.OfType<(int Row, int Column)>().Select(c => c.Row).Distinct().Order().ToList();
        var columns = said.OfType<(int Row, int Column)>().Select(c => c.Column).Distinct().Order().ToList();
        var (across, unplaced) = (Math.Max(columns.Count, 1), 0);
        // Rows and columns that nobody uses are no distance.
        return [.. said.Select(cell => cell is { } at ? (rows.IndexOf(at.Row), columns.IndexOf(at.Column)) : (rows.Count + (unplaced / across), unplaced++ % across))];
    }

    /// <param name="Title">The township as a block of its own: its name and where it leads.</param>
    /// <param name="Others">Communities beside the one that is in the scope.</param>
    private sealed record Frame(Township Township, MapBlock Title, IReadOnlyList<MapBlock> Blocks, IReadOnlyList<MapBlock> Others)
    {
        public bool IsInScope => Blocks.Count > 0;

        /// <summary>The only one in the scope.</summary>
        public bool IsAlone { get; init; }

        /// <summary>In a line of each community.</summary>
        public int Squares { get; init; } = MapDrawing.SquaresPerRow;

        private int NameLines => (Others.Count + NamesPerLine - 1) / NamesPerLine;

        /// <summary>One community is named by its frame.</summary>
        private bool IsSingle => Blocks.Count == 1 && Others.Count == 0;

        private int Count => Blocks.Sum(b => b.Squares.Count);

        /// <summary>What it holds, unscaled: as it is drawn in that width, or as it likes where none is given.</summary>
        public (double Width, double Height, int Across) Inner(double across = 0)
        {
            if (IsSingle)
            {
                var squares = Math.Max(Squares, (int)((across + Spare) / MapDrawing.Pitch));
                return (Squares * MapDrawing.Pitch, Rows(Count, squares) * MapDrawing.Pitch, squares);
            }

            // Of few communities each has its line, so that the columns of the map stay narrow.
            var (wanted, block) = (Blocks.Count <= MostStacked && !IsAlone ? 1 : Math.Min(PerLine, Blocks.Count), Squares * MapDrawing.Pitch);
            var perRow = Math.Max(wanted, (int)((across + MapDrawing.BlockWidth - block) / MapDrawing.BlockWidth));
            var height = Blocks.Chunk(perRow).Sum(row => HeightOf(row) + PlaceLayout.Gap) - PlaceLayout.Gap;
            return (((wanted - 1) * MapDrawing.BlockWidth) + block, height, perRow);
        }

        private int HeightOf(MapBlock[] row) => MapDrawing.TitleHeight + (row.Max(b => Rows(b.Squares.Count, Squares)) * MapDrawing.Pitch);

        public PlacedBox BoxAt((int Row, int Column) cell, double scale, double across)
        {
            if (!IsInScope) return new PlacedBox(cell.Row, cell.Column, ChipWidth, ChipHeight);
            var (width, height, _) = Inner(across);
            return new PlacedBox(cell.Row, cell.Column, (width * scale) + (2 * Padding), FrameTitle + (height * scale) + Padding + (NameLines * NameHeight));
        }

        public void Draw(StringBuilder svg, LaidBox box, double scale, double across)
        {
            var culture = CultureInfo.InvariantCulture;
            var height = IsInScope ? box.Height : ChipHeight;
            svg.Append(culture, $"<g transform=\"translate({Round(box.X)} {Round(box.Y)})\"{(IsInScope ? "" : " class=\"off\"")}><path class=\"mf\" d=\"M0 0h{Round(box.Width)}v{Round(height)}h{-Round(box.Width)}z\"/>");
            svg.Append(culture, $"<a href=\"{MapDrawing.Encode(Title.Path)}\"><text class=\"mt\" x=\"{Padding}\" y=\"16\">{MapDrawing.Encode(Title.Title)}{(IsInScope ? Invariant($" <tspan>{Count}</tspan>") : "")}</text></a>");
            if (IsInScope)
            {
                svg.Append(culture, $"<g transform=\"translate({Padding} {FrameTitle}) scale({Digits.Round(scale, 2)})\">");
                DrawInside(svg, Inner(across).Across);
                svg.Append("</g>");
                foreach (var (i, other) in Others.Index())
                    svg.Append(culture, $"<a href=\"{MapDrawing.Encode(other.Path)}\"><text class=\"mn\" x=\"{Padding + (i % NamesPerLine * NameWidth)}\" y=\"{Round(box.Height) - Padding - ((NameLines - 1 - (i / NamesPerLine)) * NameHeight)}\">{MapDrawing.Encode(other.Title)}</text></a>");
            }

            svg.Append("</g>");
        }

        private void DrawInside(StringBuilder svg, int perRow)
        {
            if (IsSingle)
            {
                MapDrawing.DrawSquares(svg, Blocks[0].Squares, perRow, 0);
                return;
            }

            var y = 0;
            foreach (var row in Blocks.Chunk(perRow))
            {
                foreach (var (i, block) in row.Index())
                {
                    svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({i * MapDrawing.BlockWidth} {y})\">");
                    MapDrawing.DrawBlock(svg, block, Squares);
                    svg.Append("</g>");
                }

                y += HeightOf(row) + PlaceLayout.Gap;
            }
        }

        private static double Round(double length) => Digits.Round(length, 1);

        private static int Rows(int squares, int perRow) => (squares + perRow - 1) / perRow;
    }
}
