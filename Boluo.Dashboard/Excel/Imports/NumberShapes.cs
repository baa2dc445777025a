using System.Globalization;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>A spreadsheet keeps days as numbers; only the format of the cell tells 44012 the number from 44012 the day.</summary>
internal static class NumberShapes
{
    private const string Letters = "ymdhs";

    private static readonly DateTime Epoch = new(1899, 12, 30), MacEpoch = new(1904, 1, 1);

    /// <summary>Whether a format shows days or times.</summary>
    public static bool IsDay(int id, string? pattern) => pattern is null ? id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 : ShowsDay(pattern);

    /// <summary>The number as it would be typed. What has more digits than a program keeps stands as 4.4E+17, which no code is taken for.</summary>
    public static string Text(string value, bool isDay, bool from1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        return isDay && Day(number, from1904) is { } day ? day : Digits.Entered(number);
    }

    /// <summary>The letters of days outside of words, colours and signs: [红色]0"月" shows none, [h]:mm does.</summary>
    private static bool ShowsDay(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '"':
                    i = EndOf(pattern, '"', i);
                    break;
                case '[' when i + 1 < pattern.Length && !IsLetter(pattern[i + 1]):
                    i = EndOf(pattern, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case var letter when IsLetter(letter):
                    return true;
            }
        }

        return false;
    }

    private static bool IsLetter(char letter) => Letters.Contains(letter, StringComparison.OrdinalIgnoreCase);

    private static int EndOf(string pattern, char end, int from) => pattern.IndexOf(end, from + 1) is var found && found < 0 ? pattern.Length : found;

    private static string? Day(double number, bool from1904)
    {
        if (number is < 0 or > 2_958_465) return null;
        if (number < 1) return DateTime.MinValue.AddDays(number).AddSeconds(0.5).ToString("HH:mm", CultureInfo.InvariantCulture);
        var time = (from1904 ? MacEpoch : Epoch).AddDays(number).AddSeconds(0.5);
        return time.TimeOfDay.TotalMinutes < 1 ? Days.Iso(DateOnly.FromDateTime(time)) : time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
