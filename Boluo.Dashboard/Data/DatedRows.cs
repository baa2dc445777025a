using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Data;

public static class DatedRows
{
    /// <summary>What holds on that day.</summary>
    public static IQueryable<T> AsOf<T>(this IQueryable<T> rows, DateOnly day) where T : class, IDated =>
        rows.Where(r => r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day));

    /// <summary>Who may lead or serve on that day. A person may be older than the community he belongs to now, so no life binds him to it.</summary>
    public static IQueryable<GridWorker> InService(this IQueryable<GridWorker> people, DateOnly day) =>
        people.Where(w => (w.JoinedOn == null || w.JoinedOn <= day) && (w.LeftOn == null || w.LeftOn > day));

    /// <summary>What is there on that day, whatever its days are called: <see cref="RowTimes"/> knows.</summary>
    public static IQueryable<T> ThereOn<T>(this IQueryable<T> rows, DateOnly day) where T : class
    {
        if (RowTimes.Of<T>() is not { IsThere: var isThere }) return rows;
        // A parameter, as a compiler would capture it, so that EF compiles the command once for all days.
        var asked = new { Day = day };
        var body = ReplacingExpressionVisitor.Replace(isThere.Parameters[1], Expression.Property(Expression.Constant(asked), nameof(asked.Day)), isThere.Body);
        return rows.Where(Expression.Lambda<Func<T, bool>>(body, isThere.Parameters[0]));
    }
}
