using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

public static partial class States
{
    /// <summary>The same as <see cref="Duty.StateOn"/>, for SQL.</summary>
    public static IQueryable<Stated<NeedSurvey, DutyState>> WithState(this IQueryable<NeedSurvey> rows, DateOnly day)
    {
        var soon = day.AddDays(Duty.SoonDays);
        return rows.Select(s => new Stated<NeedSurvey, DutyState>
        {
            Row = s,
            State = s.DoneOn <= day && s.DoneOn <= s.DueOn ? DutyState.Done
                : s.DoneOn <= day ? DutyState.DoneLate
                : s.DueOn < day ? DutyState.Overdue
                : s.DueOn == day ? DutyState.DueToday
                : s.DueOn <= soon ? DutyState.DueSoon
                : DutyState.NotDue,
        });
    }
}
