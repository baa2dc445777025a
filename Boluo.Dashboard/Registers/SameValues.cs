using System.Linq.Expressions;
using System.Reflection;

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

/// <summary>Rows whose key is among some.</summary>
internal static class AnyOf
{
    private static readonly MethodInfo Typed = typeof(AnyOf).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Expression<Func<TRow, bool>> Keys<TRow>(PropertyInfo key, IEnumerable<object> keys)
    {
        var row = Expression.Parameter(typeof(TRow));
        var list = Typed.MakeGenericMethod(key.PropertyType).Invoke(null, [keys])!;
        var contains = list.GetType().GetMethod(nameof(List<object>.Contains))!;
        return Expression.Lambda<Func<TRow, bool>>(Expression.Call(CapturedValue.Parameter(list, list.GetType()), contains, Expression.Property(row, key)), row);
    }

    private static List<TKey> ListOf<TKey>(IEnumerable<object> keys) => [.. keys.Cast<TKey>()];
}
