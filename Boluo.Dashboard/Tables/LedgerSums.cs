using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tables;

/// <summary>Count and sums of a ledger's filtered rows, from one SQL command.</summary>
internal sealed class LedgerSums
{
    private readonly Dictionary<string, double?> _sums = new(StringComparer.Ordinal);

    public int Count { get; private init; }

    public double? TotalOf(Column column) => column switch
    {
        { Total: Total.Sum } => _sums[column.Key],
        { Total: Total.Ratio, RatioOf: var (numerator, denominator) } => _sums[denominator] is { } below and not 0 ? _sums[numerator] / below : null,
        _ => null,
    };

    public static async Task<LedgerSums> ComputeAsync<TRow>(IQueryable<TRow> rows, IReadOnlyList<RowColumn<TRow>> columns, CancellationToken cancel)
    {
        var summed = columns.Where(c => c.Total == Total.Sum).ToList();
        if (summed.Count == 0) return new LedgerSums { Count = await rows.CountAsync(cancel) }; // An index may count them, a group would read them.
        var group = Expression.Parameter(typeof(IGrouping<int, TRow>), "g");
        var sums = summed.Select(column => (Expression)Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(TRow)], group, AsNumber(column.Selector)));
        var result = Expression.MemberInit(Expression.New(typeof(SumRow)),
            Expression.Bind(SumRow.CountMember, Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(TRow)], group)),
            Expression.Bind(SumRow.SumsMember, Expression.NewArrayInit(typeof(double?), sums)));
        var selector = Expression.Lambda<Func<IGrouping<int, TRow>, SumRow>>(result, group);

        var row = await rows.GroupBy(_ => 1).Select(selector).SingleOrDefaultAsync(cancel);
        var totals = new LedgerSums { Count = row?.Count ?? 0 };
        for (var i = 0; i < summed.Count; i++) totals._sums[summed[i].Key] = row?.Sums[i];
        return totals;
    }

    private static LambdaExpression AsNumber(LambdaExpression selector) =>
        Expression.Lambda(Expression.Convert(selector.Body, typeof(double?)), selector.Parameters);

    private sealed class SumRow
    {
        public static readonly MemberInfo CountMember = typeof(SumRow).GetProperty(nameof(Count))!;
        public static readonly MemberInfo SumsMember = typeof(SumRow).GetProperty(nameof(Sums))!;

        public int Count { get; init; }

        public double?[] Sums { get; init; } = [];
    }
}

/// <summary>Orders by an expression whose type is only known at run time.</summary>
internal static class LedgerOrder
{
    public static IQueryable<TRow> By<TRow>(IQueryable<TRow> rows, LambdaExpression value, bool descending, bool first)
    {
        var selector = InDeclaredOrder(value);
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        var call = Expression.Call(typeof(Queryable), method, [typeof(TRow), selector.ReturnType], rows.Expression, Expression.Quote(selector));
        return rows.Provider.CreateQuery<TRow>(call);
    }

    /// <summary>Choices are stored by their English names but follow each other as they are declared; the unknown comes last.</summary>
    private static LambdaExpression InDeclaredOrder(LambdaExpression value)
    {
        var type = Nullable.GetUnderlyingType(value.ReturnType) ?? value.ReturnType;
        if (!type.IsEnum) return value;
        var members = Enum.GetValues(type).Cast<object>().ToList();
        Expression order = Expression.Constant(members.Count);
        for (var i = members.Count - 1; i >= 0; i--)
            order = Expression.Condition(Expression.Equal(value.Body, Expression.Constant(members[i], value.ReturnType)), Expression.Constant(i), order);
        return Expression.Lambda(order, value.Parameters);
    }
}
