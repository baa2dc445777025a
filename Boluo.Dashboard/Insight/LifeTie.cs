using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Insight;

/// <summary>Ties of <see cref="Life"/>: rows that are there on the day, beside those of them that lie within the life of what they hang on.</summary>
public static class LifeTies
{
    /// <summary>The tie of a kind of row and what it hangs on.</summary>
    /// <param name="noun">What the rows are called.</param>
    /// <param name="rowsPath">The page with the rows.</param>
    /// <param name="sheets">The tables that list or count them.</param>
    /// <param name="unit">What they are counted in.</param>
    public static Tie In<TRow, TOwner>(string noun, string rowsPath, IReadOnlyList<string> sheets, string unit = "条") where TRow : class where TOwner : class, IDated => new LifeTie<TRow, TOwner>
    {
        Key = $"life.{typeof(TRow).Name}.{typeof(TOwner).Name}",
        Title = $"{noun}在{Lives.Owners[typeof(TOwner)]}存续期内",
        Unit = unit,
        Left = new TieSide(noun, rowsPath),
        Right = new TieSide("其中在存续期内的", rowsPath),
        Sheets = sheets,
    };
}

/// <summary>A row beside what it hangs on; translates to SQL in later clauses.</summary>
public sealed record Hanging<TRow, TOwner>
{
    public required TRow Row { get; init; }

    public required TOwner Owner { get; init; }

    /// <summary>The owner came of others, and has taken over rows that are older than it is.</summary>
    public bool IsHeir { get; init; }

    /// <summary>The community it is counted in; null where that has not been asked for.</summary>
    public string? Community { get; init; }
}

/// <inheritdoc cref="LifeTies"/>
public sealed class LifeTie<TRow, TOwner> : QueryTie where TRow : class where TOwner : class, IDated
{
    private static readonly RowTime<TRow> Time = RowTimes.Of<TRow>()!;
    private static readonly ParameterExpression Pair = Expression.Parameter(typeof(Hanging<TRow, TOwner>), "h");
    private static readonly Expression Row = Expression.Property(Pair, nameof(Hanging<TRow, TOwner>.Row));
    private static readonly Expression Owner = Expression.Property(Pair, nameof(Hanging<TRow, TOwner>.Owner));

    public override TieKind Kind => TieKind.Days;

    public override IQueryable<Tally> Count(BoluoDbContext db, Scope scope)
    {
        var (key, day) = (Key, scope.AsOf);
        var pairs = Pairs(db, day);
        if (Place is { } place) return pairs.GroupBy(place).Select(Tallied(key));
        return pairs is IQueryable<Hanging<TRow, Grid>> onGrids
            ? ((IQueryable<Hanging<TRow, TOwner>>)OfTheDay(db, onGrids, day)).GroupBy(h => h.Community).Select(Tallied(key))
            : throw new NotSupportedException($"{typeof(TOwner).Name} has no community.");
    }

    /// <summary>The community that the row names, or else its owner; null where neither does.</summary>
    private static Expression<Func<Hanging<TRow, TOwner>, string?>>? Place
    {
        get
        {
            const string named = nameof(IPlaced.CommunityCode);
            var code = (typeof(TOwner) == typeof(Community), typeof(TRow).GetProperty(named), typeof(TOwner).GetProperty(named)) switch
            {
                (true, _, _) => Expression.Property(Owner, nameof(Community.Code)),
                (_, { } own, _) => Expression.Property(Row, own),
                (_, _, { } its) => Expression.Property(Owner, its),
                _ => null,
            };
            return code is null ? null : Expression.Lambda<Func<Hanging<TRow, TOwner>, string?>>(code, Pair);
        }
    }

    /// <summary>Where each grid belongs on the day; its founding community where it belongs nowhere.</summary>
    private static IQueryable<Hanging<TRow, Grid>> OfTheDay(BoluoDbContext db, IQueryable<Hanging<TRow, Grid>> pairs, DateOnly day) =>
        from pair in pairs
        join a in db.GridAssignments.AsOf(day).GroupBy(a => a.GridId).Select(g => new { GridId = g.Key, Community = g.Min(a => a.CommunityCode) }) on pair.Owner.Id equals a.GridId into found
        from assigned in found.DefaultIfEmpty()
        select new Hanging<TRow, Grid> { Row = pair.Row, Owner = pair.Owner, IsHeir = pair.IsHeir, Community = assigned.Community ?? pair.Owner.Code.Substring(0, Community.CodeLength) };

    private static IQueryable<Hanging<TRow, TOwner>> Pairs(BoluoDbContext db, DateOnly day)
    {
        var (rows, owners) = (db.Set<TRow>().ThereOn(day), db.Set<TOwner>().AsQueryable());
        var (row, owner) = (Expression.Parameter(typeof(TRow), "r"), Expression.Parameter(typeof(TOwner), "o"));
        Expression key = Expression.Property(row, db.Model.LivesOf(typeof(TRow)).Single(l => l.OwnerType == typeof(TOwner)).OwnerColumn);
        Expression ownerKey = Expression.Property(owner, typeof(TOwner) == typeof(Community) ? nameof(Community.Code) : nameof(Grid.Id));
        if (ownerKey.Type != key.Type) ownerKey = Expression.Convert(ownerKey, key.Type);
        Expression<Func<TRow, TOwner, Hanging<TRow, TOwner>>> both = typeof(TOwner).GetProperty(nameof(Community.Code)) is null
            ? (row, its) => new Hanging<TRow, TOwner> { Row = row, Owner = its, IsHeir = false }
            : (row, its) => new Hanging<TRow, TOwner> { Row = row, Owner = its, IsHeir = db.Lineages.Any(l => l.To == EF.Property<string>(its, nameof(Community.Code))) };
        var call = Expression.Call(typeof(Queryable), nameof(Queryable.Join), [typeof(TRow), typeof(TOwner), key.Type, typeof(Hanging<TRow, TOwner>)],
            rows.Expression, owners.Expression, Expression.Quote(Expression.Lambda(key, row)), Expression.Quote(Expression.Lambda(ownerKey, owner)), Expression.Quote(both));
        return rows.Provider.CreateQuery<Hanging<TRow, TOwner>>(call);
    }

    private static Expression<Func<IGrouping<string?, Hanging<TRow, TOwner>>, Tally>> Tallied(string key)
    {
        var from = Expression.Property(Owner, typeof(TOwner).GetProperty(nameof(IDated.ValidFrom))!);
        var to = Expression.Property(Owner, typeof(TOwner).GetProperty(nameof(IDated.ValidTo))!);
        var within = Expression.AndAlso(Expression.OrElse(Put(Time.Begins, Row, from), Expression.Property(Pair, nameof(Hanging<TRow, TOwner>.IsHeir))),
            Expression.OrElse(Expression.Equal(to, Expression.Constant(null, typeof(DateOnly?))), Put(Time.Ends, Row, Expression.Convert(to, typeof(DateOnly)))));
        var isWithin = Expression.Lambda<Func<Hanging<TRow, TOwner>, bool>>(within, Pair);
        Expression<Func<IGrouping<string?, Hanging<TRow, TOwner>>, Func<Hanging<TRow, TOwner>, bool>, Tally>> shape =
            (group, holds) => new Tally { Tie = key, Place = group.Key, Left = group.Count(), Right = group.Count(holds) };
        return Expression.Lambda<Func<IGrouping<string?, Hanging<TRow, TOwner>>, Tally>>(
            ReplacingExpressionVisitor.Replace(shape.Parameters[1], isWithin, shape.Body), shape.Parameters[0]);
    }

    private static Expression Put(LambdaExpression condition, Expression row, Expression day) => ReplacingExpressionVisitor.Replace(
        [condition.Parameters[0], condition.Parameters[1]], [row, day], condition.Body);
}
