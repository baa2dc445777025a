using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Insight;

/// <summary>What is due by a day stands as <see cref="Duty.State"/> says, whatever kind of row it is.</summary>
public static partial class States
{
    public static IQueryable<Stated<NeedSurvey, DutyState>> WithState(this IQueryable<NeedSurvey> rows, DateOnly day) => rows.WithDuty(day, s => s.DueOn, s => s.DoneOn);

    public static IQueryable<Stated<JointIssue, DutyState>> WithState(this IQueryable<JointIssue> rows, DateOnly day) => rows.WithDuty(day, i => i.DueOn, i => i.SolvedOn);

    /// <summary>The same of any rows that are due on a day and done on another.</summary>
    public static IQueryable<Stated<TRow, DutyState>> WithDuty<TRow>(
        this IQueryable<TRow> rows, DateOnly day, Expression<Func<TRow, DateOnly>> dueOn, Expression<Func<TRow, DateOnly?>> doneOn)
    {
        var asked = new Asked(day, day.AddDays(Duty.SoonDays));
        var row = dueOn.Parameters[0];
        Expression[] values =
        [
            Expression.Property(Expression.Constant(asked), nameof(Asked.Day)), Expression.Property(Expression.Constant(asked), nameof(Asked.Soon)),
            dueOn.Body, ReplacingExpressionVisitor.Replace(doneOn.Parameters[0], row, doneOn.Body),
        ];
        var state = new ReplacingExpressionVisitor([.. Duty.State.Parameters], values).Visit(Duty.State.Body);
        var stated = Expression.MemberInit(Expression.New(typeof(Stated<TRow, DutyState>)),
            Expression.Bind(typeof(Stated<TRow, DutyState>).GetProperty(nameof(Stated<,>.Row))!, row),
            Expression.Bind(typeof(Stated<TRow, DutyState>).GetProperty(nameof(Stated<,>.State))!, state));
        return rows.Select(Expression.Lambda<Func<TRow, Stated<TRow, DutyState>>>(stated, row));
    }

    /// <summary>Captured like a compiler's closure, so that EF makes parameters of both days.</summary>
    private sealed record Asked(DateOnly Day, DateOnly Soon);
}
