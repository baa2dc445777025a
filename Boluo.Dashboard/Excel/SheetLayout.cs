using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Widths and heights without measuring a font: the server need not have the fonts that the county's computers have. A Chinese
/// character is two units wide, any other one.
/// </summary>
internal sealed class SheetLayout
{
    public const double NumberWidth = 6;
    public const double BodySize = 10.5;

    private const double Narrowest = 6;
    private const double Widest = 48;

    /// <summary>A text column is not squeezed below this, nor so far that its longest text takes more lines than that.</summary>
    private const double Squeezed = 14;
    private const double MostLines = 3;

    /// <summary>Pixels that fit between the margins at 100 % (247 and 370 mm), and the smallest scale at which 10.5 pt stays readable.</summary>
    private const double A4Pixels = 933;
    private const double A3Pixels = 1398;
    private const double SmallestScale = 0.75;

    /// <summary>Of 序号 and all columns, in Excel's unit.</summary>
    public required double[] Widths { get; init; }

    public required bool IsA3 { get; init; }

    public double Total => Widths.Sum();

    public static SheetLayout Of(IReadOnlyList<SheetBlock> blocks)
    {
        var count = blocks.Max(b => b.Columns.Count) + 1;
        var widths = Enumerable.Repeat(Narrowest, count).ToArray();
        var floors = new double[count];
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Columns.Count; i++)
            {
                var column = block.Columns[i];
                var header = HeaderWidth(column, compact: false);
                var body = block.Rows.Count == 0 ? 0 : block.Rows.Max(r => WidthOf(Cells.Text(r.Cells[i], column.Format), BodySize));
                var width = Math.Clamp(Math.Max(header, body), Narrowest, Widest);
                widths[i + 1] = Math.Max(widths[i + 1], width);
                var least = column.Format == Format.Text ? Math.Min(body, Math.Max(Squeezed, body / MostLines + 2)) : body;
                floors[i + 1] = Math.Max(floors[i + 1], Math.Clamp(Math.Max(HeaderWidth(column, compact: true), least), Narrowest, Widest));
            }
        }

        widths[0] = floors[0] = NumberWidth;
        var isA3 = !Squeeze(widths, floors, A4Pixels / SmallestScale);
        if (isA3) Squeeze(widths, floors, A3Pixels / SmallestScale);
        return new SheetLayout { Widths = widths, IsA3 = isA3 };
    }

    /// <summary>The same columns, at least as wide together as title and meta row need.</summary>
    public SheetLayout Stretched(double least)
    {
        var rest = Total - Widths[0];
        if (Total >= least || rest <= 0) return this;
        var factor = (least - Widths[0]) / rest;
        return new SheetLayout { Widths = [Widths[0], .. Widths.Skip(1).Select(w => w * factor)], IsA3 = IsA3 };
    }

    /// <summary>Widens the columns whose header only just does not fit on one line, so that no bracket is left alone on the next.</summary>
    public void RoundOff(IReadOnlyList<Column> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var whole = WidthOf(columns[i].FullHeader, BodySize) + 0.6;
            if (Widths[i + 1] < whole && Widths[i + 1] > whole * 0.8) Widths[i + 1] = whole;
        }
    }

    public double Across(int first, int count) => Widths.Skip(first).Take(count).Sum();

    /// <summary>The height of a row in points, by its cell of most lines.</summary>
    public static double Height(int lines, double size, double least) =>
        lines == 1 ? Math.Max(least, 1.35 * size) : Math.Min(409, Math.Max(least, lines * 1.35 * size + 4));

    /// <summary>How many lines a text takes in a cell of that width.</summary>
    public static int Lines(string text, double width, double size) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Units(line) * size / 11 / Math.Max(1, width - 1.5))));

    public static double WidthOf(string text, double size) => text.Split('\n').Max(Units) * size / 11 + 2;

    public static int Units(string text)
    {
        var units = 0;
        foreach (var letter in text) units += letter > '\u00FF' ? 2 : 1;
        return units;
    }

    /// <summary>
    /// Long headers wrap into two lines, very long ones into three; the unit stands on a line of its own. Where room is scarce,
    /// 常住人口 takes two lines as well.
    /// </summary>
    private static double HeaderWidth(Column column, bool compact)
    {
        var units = Units(column.Header);
        var lines = units <= (compact ? 6 : 8) ? 1 : units <= 20 ? 2 : 3;
        var longest = (units + lines - 1) / lines;
        if (column.Unit is { } unit) longest = Math.Max(longest, Units(unit) + 2);
        return longest * BodySize / 11 + 2.6;
    }

    /// <summary>Takes width from the widest text columns until the sheet fits; the texts wrap.</summary>
    /// <returns>Whether it fits.</returns>
    private static bool Squeeze(double[] widths, double[] floors, double pixels)
    {
        var available = (pixels - 5 * widths.Length) / 7;
        if (widths.Sum() <= available) return true;
        if (floors.Sum() > available) return false;
        var (low, high) = (Narrowest, Widest);
        for (var i = 0; i < 30; i++)
        {
            var cap = (low + high) / 2;
            if (widths.Select((w, c) => Math.Max(floors[c], Math.Min(w, cap))).Sum() > available) high = cap;
            else low = cap;
        }

        for (var c = 0; c < widths.Length; c++) widths[c] = Math.Max(floors[c], Math.Min(widths[c], low));
        return true;
    }
}
