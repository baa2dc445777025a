using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;

namespace Boluo.Dashboard.Domain;

/// <summary>任务状态: how a duty with a due date stands on a day.</summary>
public enum DutyState
{
    [Display(Name = "未到期")] NotDue,
    [Display(Name = "临近到期")] DueSoon,
    [Display(Name = "今日到期")] DueToday,
    [Display(Name = "已完成")] Done,
    [Display(Name = "逾期完成")] DoneLate,
    [Display(Name = "逾期未完成")] Overdue,
}

/// <summary>The rhythm of a duty, and its state from its dates.</summary>
public static class Duty
{
    /// <summary>临近到期: the last days before it is due.</summary>
    public const int SoonDays = 10;

    /// <summary>For how many years a duty is asked for that nobody has entered; one that is entered is asked for until it is done.</summary>
    public const int ChasedYears = 10;

    /// <summary>The first day of the year (street) or quarter (community) that a day lies in.</summary>
    public static DateOnly PeriodOf(SurveyLevel level, DateOnly day) =>
        new(day.Year, level == SurveyLevel.Street ? 1 : ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>The last day of the period.</summary>
    public static DateOnly EndOf(SurveyLevel level, DateOnly periodStart) => periodStart.AddMonths(level == SurveyLevel.Street ? 12 : 3).AddDays(-1);

    /// <summary>
    /// How a duty stands: by the day, the last day that counts as soon, the day it is due and the day it was done. The one place that
    /// says so, for SQL and in memory; the due day itself is still in time.
    /// </summary>
    public static readonly Expression<Func<DateOnly, DateOnly, DateOnly, DateOnly?, DutyState>> State = (day, soon, dueOn, doneOn) =>
        doneOn <= day && doneOn <= dueOn ? DutyState.Done
        : doneOn <= day ? DutyState.DoneLate
        : dueOn < day ? DutyState.Overdue
        : dueOn == day ? DutyState.DueToday
        : dueOn <= soon ? DutyState.DueSoon
        : DutyState.NotDue;

    private static readonly Func<DateOnly, DateOnly, DateOnly, DateOnly?, DutyState> Compiled = State.Compile();

    public static DutyState StateOn(DateOnly day, DateOnly dueOn, DateOnly? doneOn) => Compiled(day, day.AddDays(SoonDays), dueOn, doneOn);
}
