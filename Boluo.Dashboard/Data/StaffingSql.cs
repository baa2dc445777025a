using System.Linq.Expressions;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Boluo.Dashboard.Data;

/// <summary><see cref="Staffing"/> as SQL writes it.</summary>
internal static class StaffingSql
{
    public static SqlExpression Needed(IReadOnlyList<SqlExpression> of)
    {
        var (households, standard) = (of[0], of[1]);
        return Of(ExpressionType.Divide, Of(ExpressionType.Subtract, Of(ExpressionType.Add, households, standard), new SqlConstantExpression(1, standard.TypeMapping)), standard);
    }

    private static SqlBinaryExpression Of(ExpressionType kind, SqlExpression left, SqlExpression right) => new(kind, left, right, typeof(int), left.TypeMapping);
}
