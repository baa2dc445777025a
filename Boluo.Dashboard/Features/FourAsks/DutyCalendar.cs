using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>Places × periods: who has asked for needs when, and who has not.</summary>
public sealed record DutyMatrix(SurveyLevel Level, IReadOnlyList<DateOnly> Periods, IReadOnlyList<DutyLine> Lines)
{
    /// <summary>What somebody must still do, of all periods shown: the overdue, then what is due today and soon.</summary>
    public IReadOnlyList<(DutyState State, IReadOnlyList<SurveyDuty> Owed)> Pressing { get; } =
        [.. new[] { DutyState.Overdue, DutyState.DueToday, DutyState.DueSoon }.Select(s => (s, (IReadOnlyList<SurveyDuty>)[.. Lines.SelectMany(l => l.Cells).OfType<SurveyDuty>().Where(c => c.State == s)])).Where(s => s.Item2.Count > 0)];

    /// <summary>How the duties of the last period stand: the done ones, then the others from the most pressing on.</summary>
    public IReadOnlyList<(DutyState State, int Count)> Now { get; } =
        [.. Lines.Select(l => l.Cells[^1]).OfType<SurveyDuty>().GroupBy(c => c.State).OrderByDescending(g => g.First().IsDone).ThenByDescending(g => g.Key).Select(g => (g.Key, g.Count()))];
}

/// <summary>One place with a cell per period; none where it owed nothing yet.</summary>
public sealed record DutyLine(string TownshipCode, string Name, IReadOnlyList<SurveyDuty?> Cells);

/// <summary>One day of a month: what falls due on it and what was done on it.</summary>
public sealed record DutyDay(DateOnly Day, int Due, int Waiting, int Done);

/// <summary>A month of days.</summary>
public sealed record DutyMonth(DateOnly First, IReadOnlyList<DutyDay> Days)
{
    public const string Key = "month";

    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>The calendar of duties: both matrices and one month.</summary>
public sealed record DutyCalendar(DutyMatrix Streets, DutyMatrix Communities, DutyMonth Month, int Earlier)
{
    /// <summary>Quarters that stand side by side.</summary>
    private const int Quarters = 6;

    /// <summary>How far ahead of the county's day the months go.</summary>
    private const int MonthsAhead = 6;

    /// <summary>The month that an address asks for, the day's own without one; a sentence if it lies out of reach.</summary>
    public static Result<DateOnly> MonthOf(string? text, Scope scope, ScopeLimits limits)
    {
        var own = Days.MonthOf(scope.AsOf);
        if (string.IsNullOrEmpty(text)) return own;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return Result<DateOnly>.Fail("月份应为“年-月”格式，例如2020-06。");
        return IsInReach(month, limits) ? month
            : Result<DateOnly>.Fail($"月份应在{DutyMonth.Text(limits.EarliestAsOf)}至{DutyMonth.Text(limits.AsOf.AddMonths(MonthsAhead))}之间。");
    }

    public static bool IsInReach(DateOnly month, ScopeLimits limits) =>
        month >= Days.MonthOf(limits.EarliestAsOf) && month <= limits.AsOf.AddMonths(MonthsAhead);

    public static async Task<DutyCalendar> ReadAsync(BoluoDbContext db, Scope scope, ScopeLimits limits, DateOnly month, CancellationToken cancel)
    {
        var earliest = limits.EarliestAsOf;
        var since = Duty.PeriodOf(SurveyLevel.Community, scope.AsOf).AddMonths(-3 * (Quarters - 1));
        var communities = await Duties.ReadAsync(db, scope, SurveyLevel.Community, Duty.PeriodOf(SurveyLevel.Community, since < earliest ? earliest : since), cancel);
        var streets = await Duties.ReadAsync(db, scope, SurveyLevel.Street, Duty.PeriodOf(SurveyLevel.Street, since < earliest ? earliest : since), cancel);
        var matrix = Matrix(SurveyLevel.Community, communities);
        var streetMatrix = Matrix(SurveyLevel.Street, streets);
        return new DutyCalendar(streetMatrix, matrix, await MonthAsync(db, scope, month, [streetMatrix, matrix], cancel),
            await Duties.EarlierAsync(db, scope, SurveyLevel.Community, cancel));
    }

    /// <summary>Puts what is owed, ordered by place, into lines.</summary>
    public static DutyMatrix Matrix(SurveyLevel level, IReadOnlyList<SurveyDuty> owed)
    {
        var periods = owed.Select(o => o.PeriodStart).Distinct().Order().ToList();
        return new DutyMatrix(level, periods,
            [.. owed.GroupBy(o => o.Place).Select(g => new DutyLine(g.First().TownshipCode, g.First().Name, [.. periods.Select(p => g.FirstOrDefault(o => o.PeriodStart == p))]))]);
    }

    private static async Task<DutyMonth> MonthAsync(BoluoDbContext db, Scope scope, DateOnly first, IReadOnlyList<DutyMatrix> matrices, CancellationToken cancel)
    {
        var (day, last) = (scope.AsOf, first.AddMonths(1).AddDays(-1));
        var entered = db.NeedSurveys.Within(db, scope);
        var due = await entered.Where(s => s.DueOn >= first && s.DueOn <= last).GroupBy(s => s.DueOn)
            .Select(g => new { On = g.Key, Count = g.Count(), Waiting = g.Count(s => s.DoneOn == null || s.DoneOn > day) }).ToDictionaryAsync(g => g.On, cancel);
        var done = await entered.Where(s => s.DoneOn >= first && s.DoneOn <= last && s.DoneOn <= day).GroupBy(s => s.DoneOn!.Value)
            .Select(g => new { On = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.On, g => g.Count, cancel);
        // What nobody has entered yet falls due on the last day of its period.
        var unentered = 0;
        foreach (var matrix in matrices)
        {
            var (level, period) = (matrix.Level, Duty.PeriodOf(matrix.Level, first));
            if (last == Duty.EndOf(level, period)) unentered += matrix.Lines.Count - await entered.CountAsync(s => s.Level == level && s.PeriodStart == period, cancel);
        }

        return new DutyMonth(first, [.. Enumerable.Range(0, last.Day).Select(i => first.AddDays(i)).Select(d =>
        {
            var extra = d == last ? unentered : 0;
            return new DutyDay(d, (due.GetValueOrDefault(d)?.Count ?? 0) + extra, (due.GetValueOrDefault(d)?.Waiting ?? 0) + extra, done.GetValueOrDefault(d));
        })]);
    }
}

/// <summary>The sign and the style of a state; its word stands beside it, but in a matrix, where what is done is a quiet sign so that the rest is seen.</summary>
internal static class DutySigns
{
    public static string Sign(this DutyState state) => state switch
    {
        DutyState.Done or DutyState.DoneLate => "✓",
        DutyState.Overdue or DutyState.DueToday => "▲",
        DutyState.DueSoon => "△",
        _ => "○",
    };

    public static string? Style(this DutyState state) => state switch
    {
        DutyState.Done => "quiet",
        DutyState.Overdue or DutyState.DueToday or DutyState.DueSoon => "tag tag-warn",
        _ => null,
    };
}
