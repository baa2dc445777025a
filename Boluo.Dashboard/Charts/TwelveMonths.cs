using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Charts;

/// <summary>The twelve months that end with a day's: the last of them may be short.</summary>
public static class TwelveMonths
{
    /// <summary>The first day of the first of them.</summary>
    public static DateOnly First(DateOnly day) => Days.MonthOf(day).AddMonths(-11);

    /// <summary>How many of some days lie in each, month by month; what lies behind the day is left out by whoever asks.</summary>
    public static async Task<OrderedDictionary<DateOnly, int>> CountByMonthAsync(this IQueryable<DateOnly> days, DateOnly day, CancellationToken cancel)
    {
        var from = First(day);
        var counts = await days.Where(on => on >= from).GroupBy(on => new { on.Year, on.Month })
            .Select(g => new { g.Key.Year, g.Key.Month, Count = g.Count() }).ToDictionaryAsync(g => new DateOnly(g.Year, g.Month, 1), g => g.Count, cancel);
        return new(Enumerable.Range(0, 12).Select(from.AddMonths).Select(month => KeyValuePair.Create(month, counts.GetValueOrDefault(month))));
    }
}
