using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>How high a block's rows are, by their words and the widths of their columns; nothing is written.</summary>
internal static class BodyHeights
{
    /// <summary>Of a long table, the words of a column that are measured once only.</summary>
    private const int Remembered = 5000;

    public static RowHeights Of(SheetBlock block, SheetLayout layout)
    {
        var merged = block.Columns.ToList().FindIndex(c => c.Key == block.Merged);
        var (heights, names) = (new double[block.Rows.Count], new double[block.Rows.Count]);
        var known = block.Columns.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToList();
        for (var r = 0; r < block.Rows.Count; r++)
        {
            var lines = 1;
            for (var c = 0; c < block.Columns.Count; c++)
            {
                var column = block.Columns[c];
                if (block.Rows[r].Cells[c] is not { } value || column.Format is not (Format.Text or Format.Choice) || IsTotalWithoutWords(block, r, c)) continue;
                var needed = LinesOf(CellWriter.Words(value, column), layout.Widths[c + 1], known[c]);
                if (c == merged) names[r] = HeightOf(needed);
                else lines = Math.Max(lines, needed);
            }

            heights[r] = HeightOf(lines);
        }

        return new RowHeights(heights, names, EqualUntil(block, merged));
    }

    private static bool IsTotalWithoutWords(SheetBlock block, int row, int column) => block.Rows[row].Kind != RowKind.Row
        && (block.Rows[row].Cells[column] is "" && SheetContent.IsBlankInTotals(block.Columns[column]) || TotalFormulas.Of(block, row, column, (_, _) => "") is not null);

    private static int LinesOf(string words, double width, Dictionary<string, int> known)
    {
        if (known.TryGetValue(words, out var lines)) return lines;
        lines = SheetLayout.Lines(words, width, SheetLayout.BodySize);
        if (known.Count < Remembered) known.Add(words, lines);
        return lines;
    }

    private static double HeightOf(int lines) => SheetLayout.Height(lines, SheetLayout.BodySize, CellStyles.BodyHeight);

    /// <summary>Of each row, the last one below it with the same name.</summary>
    private static int[] EqualUntil(SheetBlock block, int merged)
    {
        var ends = Enumerable.Range(0, block.Rows.Count).ToArray();
        for (var r = block.Rows.Count - 2; r >= 0 && merged >= 0; r--)
            if (Joins(block.Rows[r], block.Rows[r + 1], merged)) ends[r] = ends[r + 1];
        return ends;
    }

    private static bool Joins(SheetRow first, SheetRow next, int column) =>
        first.Kind != RowKind.Total && next.Kind == RowKind.Row && first.Cells[column] is string name && Equals(name, next.Cells[column]);
}
