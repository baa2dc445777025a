using System.Globalization;
using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>A spreadsheet keeps days as numbers; only the format of the cell tells 44012 the number from 44012 the day.</summary>
internal static partial class NumberShapes
{
    /// <summary>More than so many digits are not what was typed: 441322001001001002 has become 441322001001001000.</summary>
    private const double Exact = 1e15;

    private static readonly DateTime Epoch = new(1899, 12, 30), MacEpoch = new(1904, 1, 1);

    /// <summary>Whether a format shows days or times.</summary>
    public static bool IsDay(int id, string? pattern) => pattern is null ? id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 : Letters().IsMatch(Quoted().Replace(pattern, ""));

    /// <summary>The number as it would be typed.</summary>
    public static string Text(string value, bool isDay, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        if (isDay && Day(number, from1904) is { } day) return day;
        if (Math.Abs(number) >= Exact) return number.ToString("0.#####E+0", CultureInfo.InvariantCulture);
        // 0.1+0.2 is stored with seventeen digits; fifteen are what the program shows.
        return ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static string? Day(double number, bool from1904)
    {
        if (number is < 0 or > 2_958_465) return null;
        if (number < 1) return DateTime.MinValue.AddDays(number).AddSeconds(0.5).ToString("HH:mm", CultureInfo.InvariantCulture);
        var time = (from1904 ? MacEpoch : Epoch).AddDays(number).AddSeconds(0.5);
        return time.TimeOfDay.TotalMinutes < 1 ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""
        "[^"]*"|\[(?!h|m|s)[^\]]*\]|\\.|_.
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[ymdhs]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
