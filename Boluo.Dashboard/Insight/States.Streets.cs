using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Insight;

public static partial class States
{
    public static IQueryable<Stated<JointIssue, DutyState>> WithState(this IQueryable<JointIssue> rows, DateOnly day)
    {
        var soon = day.AddDays(Duty.SoonDays);
        return rows.Select(i => new Stated<JointIssue, DutyState>
        {
            Row = i,
            State = i.SolvedOn <= day && i.SolvedOn <= i.DueOn ? DutyState.Done
                : i.SolvedOn <= day ? DutyState.DoneLate
                : i.DueOn < day ? DutyState.Overdue
                : i.DueOn == day ? DutyState.DueToday
                : i.DueOn <= soon ? DutyState.DueSoon
                : DutyState.NotDue,
        });
    }
}
