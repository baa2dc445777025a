using System.Linq.Expressions;
using System.Reflection;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// Computes many figures at once: those that are expressions become scalar subqueries of one UNION ALL, a row each; the others are
/// asked one by one.
/// </summary>
public static class FigureValues
{
    /// <summary>The values by key.</summary>
    public static Task<IReadOnlyDictionary<string, Quantity>> ReadAsync(IReadOnlyCollection<Figure> figures, BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        ReadAsync([.. figures.Select(f => (f, scope))], db, cancel);

    /// <summary>The values by key, each in a scope of its own.</summary>
    public static async Task<IReadOnlyDictionary<string, Quantity>> ReadAsync(IReadOnlyCollection<(Figure Figure, Scope Scope)> figures, BoluoDbContext db, CancellationToken cancel)
    {
        var values = new Dictionary<string, Quantity>(figures.Count, StringComparer.Ordinal);
        var together = figures.Where(f => f.Figure.Value is not null).ToDictionary(f => f.Figure.Key, StringComparer.Ordinal);
        if (together.Count > 0)
        {
            var asked = together.Values.Select(f => f.Scope).Distinct().ToDictionary(s => s, s => new Asked(db, s));
            var answers = await together.Values.Select(f => Row(f.Figure, asked[f.Scope])).Aggregate((all, next) => all.Concat(next)).ToListAsync(cancel);
            foreach (var answer in answers) values[answer.Key] = Quantity.Exact(answer.Value, together[answer.Key].Figure.Unit);
        }

        foreach (var (figure, scope) in figures.Where(f => f.Figure.Value is null)) values[figure.Key] = await figure.ComputeAsync(db, scope, cancel);
        return values;
    }

    /// <summary>The figure as a query of exactly one row: the table of the data's state has one.</summary>
    private static IQueryable<Answer> Row(Figure figure, Asked asked)
    {
        var value = new With(figure.Value!, asked).Body;
        var key = Captured(new Name(figure.Key), nameof(Name.Key));
        var row = Expression.MemberInit(Expression.New(typeof(Answer)), Expression.Bind(Answer.KeyMember, key), Expression.Bind(Answer.ValueMember, value));
        return asked.Db.DataStates.Select(Expression.Lambda<Func<DataState, Answer>>(row, Expression.Parameter(typeof(DataState), "_")));
    }

    /// <summary>As a compiler captures a variable, so that EF makes a parameter of it and compiles the command once for all scopes.</summary>
    private static MemberExpression Captured(object closure, string property) => Expression.Property(Expression.Constant(closure), property);

    private sealed record Asked(BoluoDbContext Db, Scope Scope);

    private sealed record Name(string Key);

    private sealed class Answer
    {
        public static readonly PropertyInfo KeyMember = typeof(Answer).GetProperty(nameof(Key))!;
        public static readonly PropertyInfo ValueMember = typeof(Answer).GetProperty(nameof(Value))!;

        public string Key { get; init; } = "";

        public double? Value { get; init; }
    }

    /// <summary>
    /// Puts a context and a scope in the place of the expression's parameters, and in the place of each call of ours that yields a
    /// query, such as Within, the query itself: EF would run a count over such a call at once instead of making a subquery of it.
    /// </summary>
    private sealed class With : ExpressionVisitor
    {
        private readonly IReadOnlyList<ParameterExpression> _parameters;
        private readonly Asked _asked;

        public With(Expression<Func<BoluoDbContext, Scope, double?>> value, Asked asked)
        {
            (_parameters, _asked) = (value.Parameters, asked);
            Body = Visit(value.Body);
        }

        public Expression Body { get; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            if (node == _parameters[0]) return Captured(_asked, nameof(Asked.Db));
            return node == _parameters[1] ? Captured(_asked, nameof(Asked.Scope)) : node;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var isOurs = typeof(IQueryable).IsAssignableFrom(node.Type) && node.Method.DeclaringType != typeof(Queryable);
            if (!isOurs || Parameters.AreFree(node, _parameters)) return base.VisitMethodCall(node);
            var query = Expression.Lambda<Func<BoluoDbContext, Scope, IQueryable>>(node, _parameters).Compile(preferInterpretation: true);
            return query(_asked.Db, _asked.Scope).Expression;
        }
    }

    /// <summary>Whether an expression needs a variable of a lambda around it.</summary>
    private sealed class Parameters(IEnumerable<ParameterExpression> known) : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _known = [.. known];
        private bool _free;

        public static bool AreFree(Expression node, IEnumerable<ParameterExpression> known)
        {
            var visitor = new Parameters(known);
            visitor.Visit(node);
            return visitor._free;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _known.UnionWith(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _free |= !_known.Contains(node);
            return node;
        }
    }
}
