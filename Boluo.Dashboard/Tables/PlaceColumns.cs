using System.Linq.Expressions;
using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tables;

/// <summary>Columns about places that several tables share.</summary>
public static class PlaceColumns
{
    /// <summary>城市形态; communities without one are a group of their own, never unknown.</summary>
    public static Column<TRow, FormGroup> Form<TRow>(Expression<Func<TRow, UrbanForm?>> form) =>
        new("form", "城市形态", null, Format.Choice, Total.None, Grouped(form));

    /// <summary><see cref="FormGroups.Of"/> as SQL can read it.</summary>
    private static Expression<Func<TRow, FormGroup>> Grouped<TRow>(Expression<Func<TRow, UrbanForm?>> form)
    {
        Expression group = Expression.Constant(FormGroup.Undivided);
        foreach (var known in Enum.GetValues<UrbanForm>())
            group = Expression.Condition(Expression.Equal(form.Body, Expression.Constant(known, typeof(UrbanForm?))), Expression.Constant(FormGroups.Of(known)), group);
        return Expression.Lambda<Func<TRow, FormGroup>>(group, form.Parameters);
    }
}
