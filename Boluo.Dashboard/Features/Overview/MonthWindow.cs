using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>The month ends among which the overview is looked through, the last of them the last day of the data; and where more of them lie.</summary>
public sealed record MonthWindow(IReadOnlyList<DateOnly> Ends, DateOnly? Earlier, DateOnly? Later)
{
    /// <summary>As many as stand in a row.</summary>
    private const int Most = 18;

    /// <summary>The window that holds the day, and of those the one with more of what came before it.</summary>
    public static MonthWindow Of(DateOnly day, ScopeLimits limits)
    {
        var first = Days.MonthOf(limits.EarliestAsOf);
        var months = Days.MonthsBetween(first, limits.AsOf) + 1;
        DateOnly End(int month) => first.AddMonths(month + 1).AddDays(-1) is var end && end < limits.AsOf ? end : limits.AsOf;
        var shown = Days.MonthsBetween(first, day);
        var from = Math.Clamp(shown - Most * 2 / 3, 0, Math.Max(0, months - Most));
        var to = Math.Min(months, from + Most);
        return new MonthWindow([.. Enumerable.Range(from, to - from).Select(End)], from > 0 ? End(from - 1) : null, to < months ? End(to) : null);
    }
}
