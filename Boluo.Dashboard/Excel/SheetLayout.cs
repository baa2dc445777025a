using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Widths and heights without measuring a font: the server need not have the fonts that the county's computers have. A Chinese
/// character is as wide as its size, anything else about half of it.
/// </summary>
internal sealed class SheetLayout
{
    public const double NumberWidth = 6;
    public const double BodySize = 10.5;

    /// <summary>What a landscape A4 page holds at full size.</summary>
    public const double WidestStretch = 125;

    /// <summary>Office programs make a column up to a twenty-fifth narrower than asked for, and keep some pixels free in each cell.</summary>
    private const double Narrowed = 0.96;
    private const double Padding = 4;

    /// <summary>Of 序号 and all columns, in Excel's unit.</summary>
    public required double[] Widths { get; init; }

    public required Paper Paper { get; init; }

    public double Total => Widths.Sum();

    /// <summary>By how much a page is printed smaller so that all columns find room; whole percents, as office programs take them.</summary>
    public double Scale => Math.Min(1, Math.Floor(100 * Paper.Pixels / Pixels(Widths)) / 100);

    /// <summary>The same columns, at least as wide together as title and meta row need, and never wider than a page.</summary>
    public SheetLayout Stretched(double least)
    {
        var rest = Total - Widths[0];
        least = Math.Min(least, Math.Min(WidestStretch, (Paper.A4.Pixels - 5 * Widths.Length) / 7));
        if (Total >= least || rest <= 0) return this;
        var factor = (least - Widths[0]) / rest;
        return new SheetLayout { Widths = [Widths[0], .. Widths.Skip(1).Select(w => w * factor)], Paper = Paper };
    }

    public double Across(int first, int count) => Widths.Skip(first).Take(count).Sum();

    public static double Pixels(IEnumerable<double> widths) => widths.Sum(w => Math.Ceiling(w * 7 + 5));

    /// <summary>The height of a row in points, by its cell of most lines.</summary>
    public static double Height(int lines, double size, double least) =>
        lines == 1 ? Math.Max(least, 1.35 * size) : Math.Min(409, Math.Max(least, lines * 1.35 * size + 4));

    /// <summary>How many lines a text takes in a cell of that width.</summary>
    public static int Lines(string text, double width, double size) => TextLines.Wrap(text, Math.Max(2, Room(width, size))).Count;

    /// <summary>How many units of a text find room on one line of a cell.</summary>
    public static double Room(double width, double size) => ((7 * width + 5) * Narrowed - Padding) / UnitPixels(size);

    /// <summary>The width of a cell that shows a text on one line.</summary>
    public static double WidthOf(string text, double size) => WidthFor(text.Split('\n').Max(line => TextLines.Units(line)), size);

    public static double WidthFor(double units, double size) => ((units * UnitPixels(size) + Padding) / Narrowed - 5) / 7;

    /// <summary>Half a character, in pixels of which 96 make an inch.</summary>
    private static double UnitPixels(double size) => size * 96 / 72 / 2;
}

/// <summary>A sheet of paper lying on its side, within the margins of <see cref="PageSetUp"/>.</summary>
internal sealed record Paper(bool IsA3, double WidthMillimetres, double HeightMillimetres)
{
    public static readonly Paper A4 = new(IsA3: false, 297, 210);
    public static readonly Paper A3 = new(IsA3: true, 420, 297);

    /// <summary>The scale at which 10.5 pt stays readable, a hundredth above the least that is asked for.</summary>
    public const double SmallestScale = 0.76;

    /// <summary>Between the margins at full size, 96 to an inch.</summary>
    public double Pixels => (WidthMillimetres - 20 * PageSetUp.Side) / 25.4 * 96;

    /// <summary>Between the margins, in points.</summary>
    public double Points => (HeightMillimetres - 10 * (PageSetUp.Top + PageSetUp.Bottom)) / 25.4 * 72;

    public double WidestPixels => Pixels / SmallestScale;
}
