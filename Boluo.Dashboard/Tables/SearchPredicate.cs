using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Tables;

/// <summary>A reader's search over several texts of a row, as SQL can read it.</summary>
public static class SearchPredicate
{
    /// <summary>Rows with one text at least that <see cref="Pinyin.Finds"/> finds.</summary>
    public static Expression<Func<TRow, bool>> Of<TRow>(IReadOnlyList<Expression<Func<TRow, string?>>> texts, string search)
    {
        var wanted = Pinyin.Normalise(search);
        Expression<Func<string?, bool>> finds = text => Pinyin.Finds(text, wanted);
        var row = texts[0].Parameters[0];
        var found = texts
            .Select(t => ReplacingExpressionVisitor.Replace(t.Parameters[0], row, t.Body))
            .Select(text => ReplacingExpressionVisitor.Replace(finds.Parameters[0], text, finds.Body));
        return Expression.Lambda<Func<TRow, bool>>(found.Aggregate(Expression.OrElse), row);
    }
}
