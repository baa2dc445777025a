using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Boluo.Dashboard.Domain;

/// <summary>
/// When the rows of each kind are there. What is <see cref="IDated"/> says so itself, and so does what happened <see cref="IHappened.On"/> a day;
/// what has no time is always there.
/// </summary>
public static class RowTimes
{
    private static readonly ConcurrentDictionary<Type, RowTime?> Known = new(new RowTime[]
    {
        Period<CommunityWorker>(w => w.Since, w => w.LeftOn),
        Period<SocialPlacement>(p => p.Since, p => p.EndedOn),
        Period<VolunteerTeam>(t => t.FoundedOn, t => t.DisbandedOn),
        Period<ServiceCenter>(c => c.OpenedOn, c => c.ClosedOn),
        Event<Need>(n => n.RaisedOn),
        Event<Project>(p => p.PublishedOn),
        Event<Resource>(r => r.OfferedOn),
        Event<DelegateIssue>(i => i.RaisedOn),
        Event<IdeaCase>(c => c.StartedOn),
        Event<ServiceRule>(r => r.FixedOn),
        Event<AlleyPatrol>(p => p.WeekOf),
        Event<SmallCase>(c => c.RaisedOn),
        Event<CompoundGroup>(g => g.FoundedOn),
        Event<PayPoint>(p => p.Since),
        Event<MonthlyReturn>(r => r.Month),
        Report<NeedSurvey>(s => s.PeriodStart, s => s.DueOn),
        Report<CampaignAction>(a => a.Month, a => a.Month.AddMonths(1).AddDays(-1)),
        new RowTime<CommunityFund>(nameof(CommunityFund.Year), nameof(CommunityFund.Year))
        {
            IsThere = (f, day) => f.Year == day.Year,
            Begins = (f, day) => f.Year >= day.Year,
            Ends = (f, day) => f.Year < day.Year || (f.Year == day.Year && (day.Month > 1 || day.Day > 1)),
        },
    }.ToDictionary(t => t.RowType, t => (RowTime?)t));

    public static RowTime? Of(Type rowType) => Known.GetOrAdd(rowType, t =>
    {
        if (t.IsAssignableTo(typeof(IDated))) return Made(nameof(Dated), t);
        return t.IsAssignableTo(typeof(IHappened)) ? Made(nameof(Happened), t) : null;
    });

    public static RowTime<TRow>? Of<TRow>() => (RowTime<TRow>?)Of(typeof(TRow));

    private static RowTime<TRow> Dated<TRow>() where TRow : class, IDated => Period<TRow>(r => r.ValidFrom, r => r.ValidTo);

    private static RowTime<TRow> Happened<TRow>() where TRow : class, IHappened => Event<TRow>(r => r.On);

    private static RowTime Made(string maker, Type rowType) =>
        (RowTime)typeof(RowTimes).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(rowType).Invoke(null, [])!;

    /// <summary>There from one day until another, if that is known.</summary>
    private static RowTime<TRow> Period<TRow>(Expression<Func<TRow, DateOnly>> from, Expression<Func<TRow, DateOnly?>> to) => new(NameOf(from), NameOf(to))
    {
        IsThere = On(from, to, (begin, end, day) => begin <= day && (end == null || end > day)),
        Begins = On(from, to, (begin, _, day) => begin >= day),
        Ends = On(from, to, (_, end, day) => end <= day),
    };

    /// <summary>Happened on a day, and is on record from then on.</summary>
    private static RowTime<TRow> Event<TRow>(Expression<Func<TRow, DateOnly>> on) => Report(on, on);

    /// <summary>Speaks of a period, and is on record from its first day on. Some of it must lie within the life of what the row hangs on.</summary>
    private static RowTime<TRow> Report<TRow>(Expression<Func<TRow, DateOnly>> first, Expression<Func<TRow, DateOnly>> last) => new(NameOf(first), NameOf(first))
    {
        IsThere = On(first, last, (begin, _, day) => begin <= day),
        Begins = On(first, last, (_, end, day) => end >= day),
        Ends = On(first, last, (begin, _, day) => begin < day),
    };

    private static string NameOf(LambdaExpression column) => ((MemberExpression)column.Body).Member.Name;

    /// <summary>A condition on two columns and a day, as one on the row and the day.</summary>
    private static Expression<Func<TRow, DateOnly, bool>> On<TRow, TLast>(
        Expression<Func<TRow, DateOnly>> first, Expression<Func<TRow, TLast>> last, Expression<Func<DateOnly, TLast, DateOnly, bool>> holds)
    {
        var row = first.Parameters[0];
        var columns = new Dictionary<Expression, Expression> { [holds.Parameters[0]] = first.Body, [holds.Parameters[1]] = last.Body, [last.Parameters[0]] = row };
        return Expression.Lambda<Func<TRow, DateOnly, bool>>(new Replacement(columns).Visit(holds.Body), row, holds.Parameters[2]);
    }

    private sealed class Replacement(Dictionary<Expression, Expression> by) : ExpressionVisitor
    {
        [return: NotNullIfNotNull(nameof(node))]
        public override Expression? Visit(Expression? node) => base.Visit(node is not null && by.TryGetValue(node, out var other) ? other : node);
    }
}
