using System.Globalization;

namespace Boluo.Dashboard.Domain;

/// <summary>Dates and times as the county prints them. All days are the county's; all instants are shown in its time zone.</summary>
public static class Days
{
    /// <summary>All the year, as all China has been since 1991: no computer needs a list of time zones for it, and SQL can add it.</summary>
    public const int HoursAheadOfUtc = 8;

    private static readonly TimeZoneInfo County = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(HoursAheadOfUtc), "北京时间", "北京时间");

    /// <summary>2020年6月30日</summary>
    public static string Long(DateOnly day) => day.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);

    /// <summary>6月30日, where the year is known.</summary>
    public static string InYear(DateOnly day) => day.ToString("M'月'd'日'", CultureInfo.InvariantCulture);

    /// <summary>2020年6月</summary>
    public static string Month(DateOnly day) => day.ToString("yyyy'年'M'月'", CultureInfo.InvariantCulture);

    /// <summary>2020年1月至5月</summary>
    public static string Months(DateOnly from, DateOnly to) => $"{Month(from)}至{(from.Year == to.Year ? to.ToString("M'月'", CultureInfo.InvariantCulture) : Month(to))}";

    /// <summary>2020年上半年, for the half that begins on the day.</summary>
    public static string HalfYear(DateOnly first) => first.Year.ToString(CultureInfo.InvariantCulture) + (first.Month == 1 ? "年上半年" : "年下半年");

    /// <summary>The first day of the day's month.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>How many months the month of the second day lies behind that of the first.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month;

    /// <summary>2020-06-30, for query strings and data files.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The county's wall clock for an instant in UTC.</summary>
    public static DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), County);

    /// <summary>The day on the county's calendar now.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Local(clock.GetUtcNow().UtcDateTime));

    /// <summary>2020年6月30日 10:32</summary>
    public static string LongTime(DateTime utc) => Local(utc).ToString("yyyy'年'M'月'd'日' HH:mm", CultureInfo.InvariantCulture);

    /// <summary>10:32</summary>
    public static string Time(DateTime utc) => Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
