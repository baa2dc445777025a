using System.Linq.Expressions;

namespace Boluo.Dashboard.Registers;

/// <summary>Rows that hold the same values in some fields. The values are parameters of the query, so that it is compiled once.</summary>
internal static class SameValues
{
    public static Expression<Func<TRow, bool>> In<TRow>(IEnumerable<(Field Field, object? Value)> values)
    {
        var row = Expression.Parameter(typeof(TRow));
        var same = values.Select(v => (Expression)Expression.Equal(Expression.Property(row, v.Field.Member), CapturedValue.Parameter(v.Value, v.Field.Member.PropertyType))).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<TRow, bool>>(same, row);
    }
}
