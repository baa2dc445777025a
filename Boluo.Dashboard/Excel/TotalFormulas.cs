using System.Globalization;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Totals as formulas, so that an edited copy still adds up. A total that its rows do not add up to (persons counted once, a unit in
/// two townships) stays the value that the screen shows.
/// </summary>
internal static class TotalFormulas
{
    /// <summary>Excel takes 255 arguments in a function.</summary>
    private const int MostTerms = 255;

    /// <param name="address">The address of a cell by the block's row and column.</param>
    /// <returns>The formula without =; null where a value must stand.</returns>
    public static string? Of(SheetBlock block, int row, int column, Func<int, int, string> address) => block.Columns[column] switch
    {
        { Total: Total.Sum } => Sum(block, row, column, address),
        { Total: Total.Ratio, RatioOf: var (numerator, denominator) } => Ratio(block, row, column, numerator, denominator, address),
        _ => null,
    };

    private static string? Sum(SheetBlock block, int row, int column, Func<int, int, string> address)
    {
        var terms = block.AddedUp(row);
        if (terms.Count == 0 || Number(block.Rows[row].Cells[column]) is not { } total) return null;
        if (!Same(terms.Sum(r => Number(block.Rows[r].Cells[column]) ?? 0), total)) return null;
        if (terms[^1] - terms[0] == terms.Count - 1) return $"SUM({address(terms[0], column)}:{address(terms[^1], column)})";
        return terms.Count <= MostTerms ? $"SUM({string.Join(',', terms.Select(r => address(r, column)))})" : null;
    }

    private static string? Ratio(SheetBlock block, int row, int column, string numerator, string denominator, Func<int, int, string> address)
    {
        var (above, below) = (Position(block, numerator), Position(block, denominator));
        if (above < 0 || below < 0) return null;
        var cells = block.Rows[row].Cells;
        if (Number(cells[above]) is not { } top || Number(cells[below]) is not { } bottom) return null;
        var agrees = bottom == 0 ? Number(cells[column]) is null : Number(cells[column]) is { } ratio && Same(top / bottom, ratio);
        var (a, b) = (address(row, above), address(row, below));
        return agrees ? $"IF({b}=0,\"{Domain.Quantity.Unknown}\",{a}/{b})" : null;
    }

    private static int Position(SheetBlock block, string key)
    {
        for (var i = 0; i < block.Columns.Count; i++)
            if (block.Columns[i].Key == key)
                return i;
        return -1;
    }

    private static double? Number(object? value) =>
        value is IConvertible and not string and not bool and not Enum ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));
}
