using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Writes a block's rows. Styles are set on whole ranges: a style per cell costs seconds in large tables.</summary>
internal sealed class BodyWriter(IXLWorksheet sheet, SheetBlock block, int top)
{
    /// <summary>Words up to this length look better in the middle.</summary>
    private const int ShortUnits = 12;

    /// <summary>The column whose equal neighbours are one cell, or -1.</summary>
    private int Merged { get; } = block.Columns.ToList().FindIndex(c => c.Key == block.Merged);

    private int Width => block.Columns.Count + 1;

    private int Bottom => top + block.Rows.Count - 1;

    /// <summary>Of each column, whether any of its words are long: of all rows of the table, where only some are written here.</summary>
    public required IReadOnlyList<bool> LongTexts { get; init; }

    /// <summary>Writes all but what depends on the pages, see <see cref="TurnPages"/>.</summary>
    public void Write()
    {
        // Styles first: a whole-range style would take the quote mark off a single cell.
        StyleRange(1, _ => { });
        for (var c = 0; c < block.Columns.Count; c++) StyleColumn(c);
        WriteCells();
        for (var r = 0; r < block.Rows.Count; r++)
        {
            if (block.Rows[r].Kind == RowKind.Row) continue;
            CellStyles.Total(sheet.Range(top + r, 1, top + r, Width));
            if (block.Rows[r].Kind == RowKind.Total) MergeLabel(r);
        }
    }

    public static IReadOnlyList<bool> LongTextsOf(SheetBlock block) =>
        [.. block.Columns.Select((column, c) => column.Format == Format.Text && block.Rows.Any(r => TextLines.Units(Cells.Text(r.Cells[c], column)) > ShortUnits))];

    private void WriteCells()
    {
        var number = 0;
        for (var r = 0; r < block.Rows.Count; r++)
        {
            var row = block.Rows[r];
            if (row.Kind == RowKind.Row) sheet.Cell(top + r, 1).SetValue(++number);
            for (var c = 0; c < block.Columns.Count; c++)
                if (row.Kind == RowKind.Row || !WriteTotal(r, c))
                    CellWriter.Put(sheet.Cell(top + r, c + 2), row.Cells[c], block.Columns[c]);
        }
    }

    /// <returns>Whether the cell is done: a formula stands in it, or nothing at all.</returns>
    private bool WriteTotal(int row, int column)
    {
        if (TotalFormulas.Of(block, row, column, Address) is { } formula)
        {
            sheet.Cell(top + row, column + 2).FormulaA1 = formula;
            return true;
        }

        return block.Rows[row].Cells[column] is null or "" && SheetContent.IsBlankInTotals(block.Columns[column]);
    }

    private string Address(int row, int column) => sheet.Cell(top + row, column + 2).Address.ToString()!;

    private void StyleColumn(int c)
    {
        var column = block.Columns[c];
        StyleRange(c + 2, style =>
        {
            if (CellWriter.Pattern(column.Format) is { } pattern) style.NumberFormat.Format = pattern;
            if (column.IsNumber) style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
            else if (LongTexts[c]) style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        });
    }

    /// <summary>One finished style for a whole column: each property of its own would walk over all its cells.</summary>
    private void StyleRange(int column, Action<IXLStyle> adjust)
    {
        var range = sheet.Range(top, column, Bottom, column);
        var first = range.FirstCell();
        CellStyles.Body(first.AsRange());
        adjust(first.Style);
        range.Style = first.Style;
    }

    /// <summary>合计 stands across 序号 and the empty label cells beside it.</summary>
    private void MergeLabel(int r)
    {
        var cells = block.Rows[r].Cells;
        var labels = 0;
        while (labels < Math.Min(2, block.Columns.Count)
            && SheetContent.IsBlankInTotals(block.Columns[labels]) && (cells[labels] is null or "" || labels == 0 && cells[labels] is string)) labels++;
        var label = labels > 0 && cells[0] is string { Length: > 0 } own ? own : "合计";
        if (labels > 0) sheet.Cell(top + r, 2).Clear(XLClearOptions.Contents);
        CellWriter.Text(sheet.Cell(top + r, 1), label);
        var range = sheet.Range(top + r, 1, top + r, labels + 1);
        if (labels > 0) range.Merge();
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
    }

    /// <summary>One cell for what is equal below one another, and another one on every page that it goes on to; as high as that asks for.</summary>
    /// <param name="starts">The rows, counted from 0, that begin a page after the first one.</param>
    public void TurnPages(IReadOnlyList<int> starts, RowHeights heights)
    {
        foreach (var (from, to) in starts.Prepend(0).Zip(starts.Append(block.Rows.Count)))
            foreach (var shared in heights.Shared(from, to))
            {
                var row = top + shared.First;
                foreach (var height in heights.Each(shared)) sheet.Row(row++).Height = height;
                if (shared.Last > shared.First) sheet.Range(top + shared.First, Merged + 2, top + shared.Last, Merged + 2).Merge();
            }
    }
}
