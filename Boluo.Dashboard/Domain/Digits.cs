using System.Globalization;

namespace Boluo.Dashboard.Domain;

/// <summary>
/// The one place where a number is rounded and put into digits: on screen, in charts, sentences, files and Word, once, when it is
/// written, half up (away from zero). A double is taken at its fifteen significant digits, as Excel takes it: 2.675, which is stored
/// as 2.67499…, is 2.68 in both. (.NET's F1 rounds the stored bits half to even: 64.25 would be 64.2.)
/// </summary>
public static class Digits
{
    /// <summary>Patterns of numbers, valid here and in Excel alike.</summary>
    public const string Whole = "#,##0", OneDecimal = "#,##0.0", TwoDecimals = "#,##0.00", Percent = "0.0%";

    private const double Wan = 10_000;

    /// <summary>Above this a double has no digits to be rounded.</summary>
    private const double Exact = 1e15;

    /// <summary>Chinese, with the minus that print uses: 较上月 −1.</summary>
    public static readonly CultureInfo Culture = Printed();

    /// <summary>1,234.5: with no more decimals than these, zeros at the end left out.</summary>
    public static string Text(double value, int decimals = 0) => Written(value, decimals, decimals switch { 0 => Whole, 1 => "#,##0.#", 2 => "#,##0.##", _ => throw Unknown(decimals) });

    /// <summary>1,234.50: with exactly these decimals, as columns are written.</summary>
    public static string Fixed(double value, int decimals) => Written(value, decimals, decimals switch { 0 => Whole, 1 => OneDecimal, 2 => TwoDecimals, _ => throw Unknown(decimals) });

    /// <summary>1234.5: as <see cref="Text"/>, without the thousands' commas, as official papers write it.</summary>
    public static string Plain(double value, int decimals = 0) => Text(value, decimals).Replace(",", "", StringComparison.Ordinal);

    /// <summary>54.4%, of 0.5437.</summary>
    public static string Share(double ratio) => Written(ratio, DecimalsOf(Percent), Percent);

    /// <summary>A number by one of the patterns; others than numbers as they are.</summary>
    public static string ByPattern(IFormattable number, string pattern) =>
        number is double or float or decimal or int or long or short ? Written(Convert.ToDouble(number, CultureInfo.InvariantCulture), DecimalsOf(pattern), pattern) : number.ToString(pattern, Culture);

    /// <summary>80.4万, of 804,000: in units of ten thousand with one decimal, wherever a number is written in them; fewer than one are written out.</summary>
    public static string InWan(double value) => Math.Abs(value) < Wan ? Plain(value) : Plain(value / Wan, 1) + "万";

    /// <summary>Whether nothing is lost by writing the number in units of ten thousand.</summary>
    public static bool IsWan(double value) => value >= Wan && Round(value / Wan, 1) * Wan == value;

    /// <summary>Every digit of a number that somebody typed in: 0.5, 15, never 1E-05.</summary>
    public static string Entered(double value) => Math.Abs(value) < Exact ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The value rounded, where a number must be reckoned as it is written, or where adding doubles has left a trace. In a query it is
    /// the database's round; amounts that are entered with two decimals have no halves there.
    /// </summary>
    public static double Round(double value, int decimals) => Math.Abs(value) < Exact ? (double)Rounded(value, decimals) : value;

    /// <summary>Whether two numbers are written alike to their last digit: a sum of doubles may be off by less.</summary>
    public static bool Same(double a, double b) => a.Equals(b) || (Math.Abs(a) < Exact && Math.Abs(b) < Exact && (decimal)a == (decimal)b);

    private static string Written(double value, int decimals, string pattern) =>
        Math.Abs(value) < Exact ? Rounded(value, decimals).ToString(pattern, Culture) : value.ToString(pattern, Culture);

    /// <summary>The conversion takes the fifteen digits; a decimal has no minus before zero.</summary>
    private static decimal Rounded(double value, int decimals) => decimal.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);

    private static int DecimalsOf(string pattern) => pattern switch { OneDecimal => 1, TwoDecimals => 2, Percent => 3, _ => 0 };

    private static ArgumentOutOfRangeException Unknown(int decimals) => new(nameof(decimals), decimals, "Numbers are written with up to two decimals.");

    private static CultureInfo Printed()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("zh-CN").Clone();
        culture.NumberFormat.NegativeSign = "−";
        return CultureInfo.ReadOnly(culture);
    }
}
