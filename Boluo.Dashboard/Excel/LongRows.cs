using System.Globalization;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// The rows of a table that is too long to be held as a workbook. The workbook is made with a pattern, its first and last row, in whose
/// place <see cref="LongWorkbook"/> writes all of them, one after the other, as the pattern looks.
/// </summary>
internal sealed record LongRows
{
    /// <summary>The rows of a pattern. A table of no more needs none.</summary>
    public const int Pattern = 2;

    public required string SheetName { get; init; }

    /// <summary>The row of the worksheet where they begin.</summary>
    public required int Top { get; init; }

    public required int Count { get; init; }

    /// <summary>The cells of a row, counted from 0: words, numbers, days or nothing, from the first column on.</summary>
    public required Func<int, IEnumerable<object?>> Cells { get; init; }

    /// <summary>Of the rows and the total below them; null where rows are as high as usual.</summary>
    public IReadOnlyList<double>? Heights { get; init; }

    /// <summary>The rows, counted from 0, that begin a page after the first one.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>What stands in the total below them, by column of the worksheet; nothing where the pattern has it already.</summary>
    public IReadOnlyDictionary<int, (string? Formula, object? Value)>? Totals { get; init; }

    public static bool Suit(SheetPart part, ExportRequest request) => part.Content.IsLedger && part.Count > Math.Max(Pattern, request.LongLedger);

    /// <summary>The first and the last row of a ledger, and its total.</summary>
    public static SheetBlock PatternOf(SheetBlock block)
    {
        var count = block.Rows.Count(r => r.Kind == RowKind.Row);
        return block with { Rows = [block.Rows[0], .. block.Rows.Skip(count - 1)] };
    }

    /// <summary>The rows of a ledger: 序号, its columns and, in a working copy, the keys.</summary>
    public static LongRows Of(string sheetName, SheetPart part, int top, RowHeights heights, IReadOnlyList<int> pageStarts, bool keyed)
    {
        var block = part.Block;
        return new LongRows
        {
            SheetName = sheetName,
            Top = top,
            Count = part.Count,
            Cells = r => [(double)(r + 1), .. block.Rows[r].Cells.Select((cell, c) => CellWriter.Typed(cell, block.Columns[c])), .. keyed ? [block.Rows[r].Key] : Array.Empty<object?>()],
            Heights = [.. Enumerable.Range(0, block.Rows.Count).Select(heights.Own)],
            PageStarts = pageStarts,
            Totals = block.Rows.Count > part.Count ? TotalsOf(block, part.Count, top) : null,
        };
    }

    /// <summary>What the hidden sheet says of the rows of a ledger.</summary>
    public static LongRows OfKeys(string sheetName, SheetBlock block, int top) => new()
    {
        SheetName = sheetName,
        Top = top,
        Count = block.Rows.Count(r => r.Kind == RowKind.Row),
        Cells = r => KeySheet.Line(block, block.Rows[r]),
    };

    private static Dictionary<int, (string? Formula, object? Value)> TotalsOf(SheetBlock block, int row, int top)
    {
        var totals = new Dictionary<int, (string? Formula, object? Value)>();
        for (var c = 0; c < block.Columns.Count; c++)
        {
            if (SheetContent.IsBlankInTotals(block.Columns[c])) continue;
            totals[c + 2] = (TotalFormulas.Of(block, row, c, (r, column) => Address(top + r, column + 2)), CellWriter.Typed(block.Rows[row].Cells[c], block.Columns[c]));
        }

        return totals;
    }

    /// <summary>C5.</summary>
    public static string Address(int row, int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}
