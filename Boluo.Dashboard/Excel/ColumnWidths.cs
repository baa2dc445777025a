using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>What the columns of a block need, by their headers and longest texts: measured once, laid out for any choice of them.</summary>
internal sealed class ColumnWidths
{
    /// <summary>（户） stands on a line of its own.</summary>
    private const double Narrowest = 6.5;
    private const double Widest = 48;

    /// <summary>Room beside the words, because lines are seldom full.</summary>
    private const double Spare = 2;

    /// <summary>
    /// How many lines the longest texts may take: one where that hardly makes the print smaller, few beside wide headers, more where
    /// headers stand in more lines as well.
    /// </summary>
    private static readonly (HeaderRoom Header, double MostLines, double SmallestScale)[] Steps =
        [(HeaderRoom.Ample, 1, 0.9), (HeaderRoom.Usual, 3, Paper.SmallestScale), (HeaderRoom.Scarce, 6, Paper.SmallestScale)];

    private readonly IReadOnlyList<Need> _needs;

    private ColumnWidths(IReadOnlyList<Need> needs) => _needs = needs;

    public static ColumnWidths Of(SheetBlock block) => new([.. Enumerable.Range(0, block.Columns.Count).Select(i => Measure(block, i))]);

    /// <returns>The widths of 序号 and the columns by their positions, with as few lines in a row as a page allows, and whether it holds them.</returns>
    public (double[] Widths, bool Fits) For(IReadOnlyList<int> columns, Paper paper)
    {
        foreach (var (header, most, scale) in Steps)
        {
            var pixels = paper.Pixels / scale;
            if (SheetLayout.Pixels(With(header, most)) > pixels) continue;
            var (low, high) = (1.0, most);
            for (var i = 0; i < 20; i++)
            {
                var middle = i == 0 ? 1 : (low + high) / 2;
                if (SheetLayout.Pixels(With(header, middle)) <= pixels) high = middle;
                else low = middle;
            }

            return (With(header, high), true);
        }

        return (With(Steps[^1].Header, Steps[^1].MostLines), false);

        double[] With(HeaderRoom header, double lines) => [SheetLayout.NumberWidth, .. columns.Select(c => _needs[c].Width(header, lines))];
    }

    private static Need Measure(SheetBlock block, int index)
    {
        var column = block.Columns[index];
        var texts = block.Rows.Select(r => CellWriter.Words(r.Cells[index], column)).Distinct(StringComparer.Ordinal).ToList();
        return new Need
        {
            Wraps = column.Format is Format.Text or Format.Choice,
            Headers = [.. Enum.GetValues<HeaderRoom>().Select(room => HeaderText.WidthOf(column, room))],
            Longest = texts.Select(t => SheetLayout.WidthOf(t, SheetLayout.BodySize)).DefaultIfEmpty().Max(),
            Unbroken = SheetLayout.WidthFor(texts.Select(t => TextLines.Widest(t, whole: false)).DefaultIfEmpty().Max(), SheetLayout.BodySize),
        };
    }

    /// <summary>What one column needs, in Excel's unit.</summary>
    private sealed record Need
    {
        public required bool Wraps { get; init; }

        /// <summary>By the room that headers have.</summary>
        public required IReadOnlyList<double> Headers { get; init; }

        /// <summary>The longest text on one line.</summary>
        public required double Longest { get; init; }

        /// <summary>The longest code or number in it.</summary>
        public required double Unbroken { get; init; }

        public double Width(HeaderRoom header, double lines)
        {
            var body = !Wraps || lines <= 1 ? Longest : Math.Min(Longest, Math.Max(Unbroken, Longest / lines + Spare));
            return Math.Clamp(Math.Max(Headers[(int)header], body), Narrowest, Widest);
        }
    }
}
