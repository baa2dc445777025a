using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Boluo.Dashboard.Data;

/// <summary>What the domain reckons and names, as SQL writes it.</summary>
internal static class SqlTranslations
{
    /// <inheritdoc cref="Staffing.Needed"/>
    public static SqlExpression Needed(IReadOnlyList<SqlExpression> of)
    {
        var (households, standard) = (of[0], of[1]);
        return Of(ExpressionType.Divide, Of(ExpressionType.Subtract, Of(ExpressionType.Add, households, standard), new SqlConstantExpression(1, standard.TypeMapping)), standard);
    }

    /// <inheritdoc cref="GridAssignment.NameOf"/>
    public static SqlExpression GridName(IReadOnlyList<SqlExpression> of)
    {
        var text = of[0].TypeMapping;
        return new SqlFunctionExpression("printf", [new SqlConstantExpression("%s第%02d网格", text), .. of], nullable: true, [false, false, false], typeof(string), text);
    }

    /// <inheritdoc cref="Days.Time"/>
    public static SqlExpression Time(IReadOnlyList<SqlExpression> of)
    {
        var text = new StringTypeMapping("TEXT", null);
        return new SqlFunctionExpression("strftime", [new SqlConstantExpression("%H:%M", text), of[0], new SqlConstantExpression(Invariant($"+{Days.HoursAheadOfUtc} hours"), text)],
            nullable: true, [false, true, false], typeof(string), text);
    }

    private static SqlBinaryExpression Of(ExpressionType kind, SqlExpression left, SqlExpression right) => new(kind, left, right, typeof(int), left.TypeMapping);
}
