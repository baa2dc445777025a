using System.Linq.Expressions;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>The columns that most tables share: where a row belongs, and room for a remark.</summary>
public static class PlaceColumns
{
    /// <summary>镇街, in the order of a division code, which begins with the township's; it leads to the township's page.</summary>
    public static Column<TRow, string?> Township<TRow>(
        this ColumnMaker<TRow> column, Expression<Func<TRow, string?>> name, Expression<Func<TRow, string>> code, string header = "镇街")
    {
        var of = new Lazy<Func<TRow, string>>(() => code.Compile());
        return column.Text("township", header, name, r => of.Value(r) is { Length: >= Domain.Township.CodeLength } known ? Urls.Township(known[..Domain.Township.CodeLength]) : null) with { SortBy = code };
    }

    /// <summary>镇街 of what belongs to a community, in the order of communities.</summary>
    public static Column<TRow, string?> Township<TRow>(this ColumnMaker<TRow> column, string header = "镇街") where TRow : InCommunity =>
        column.Township(r => r.Township.Name, r => r.Community.Code, header);

    /// <summary>社区, in the order of its code, which leads to its page.</summary>
    public static Column<TRow, string?> Community<TRow>(this ColumnMaker<TRow> column, Expression<Func<TRow, string?>> name, Expression<Func<TRow, string>> code)
    {
        var of = new Lazy<Func<TRow, string>>(() => code.Compile());
        return column.Text("community", "社区", name, r => Urls.Community(of.Value(r))) with { SortBy = code };
    }

    /// <inheritdoc cref="Community{TRow}(ColumnMaker{TRow}, Expression{Func{TRow, string?}}, Expression{Func{TRow, string}})"/>
    public static Column<TRow, string?> Community<TRow>(this ColumnMaker<TRow> column) where TRow : InCommunity =>
        column.Community(r => r.Community.Name, r => r.Community.Code);

    /// <summary>社区 of rows that may belong to a township as a whole; these are ordered by another code.</summary>
    public static Column<TRow, string?> CommunityIfAny<TRow>(
        this ColumnMaker<TRow> column, Expression<Func<TRow, string?>> name, Expression<Func<TRow, string?>> code, Expression<Func<TRow, string>> sortBy)
    {
        var of = new Lazy<Func<TRow, string?>>(() => code.Compile());
        return column.Text("community", "社区", name, r => of.Value(r) is { } known ? Urls.Community(known) : null) with { SortBy = sortBy, EmptyIsNotApplicable = true };
    }

    /// <summary>备注, for whoever fills in the printed table.</summary>
    public static Column<TRow, string?> Remark<TRow>(this ColumnMaker<TRow> column) => column.Remark(r => null);

    /// <summary>备注 that the register keeps.</summary>
    public static Column<TRow, string?> Remark<TRow>(this ColumnMaker<TRow> column, Expression<Func<TRow, string?>> remark) =>
        column.Text("remark", "备注", remark) with { EmptyIsBlank = true };

    /// <summary>城市形态; communities without one are a group of their own, never unknown.</summary>
    public static Column<TRow, FormGroup> Form<TRow>(this ColumnMaker<TRow> column, Expression<Func<TRow, UrbanForm?>> form) =>
        column.Choice("form", "城市形态", Grouped(form)) with { IsCurrentValue = true };

    /// <summary><see cref="FormGroups.Of"/> as SQL can read it.</summary>
    private static Expression<Func<TRow, FormGroup>> Grouped<TRow>(Expression<Func<TRow, UrbanForm?>> form)
    {
        Expression group = Expression.Constant(FormGroup.Undivided);
        foreach (var known in Enum.GetValues<UrbanForm>())
            group = Expression.Condition(Expression.Equal(form.Body, Expression.Constant(known, typeof(UrbanForm?))), Expression.Constant(FormGroups.Of(known)), group);
        return Expression.Lambda<Func<TRow, FormGroup>>(group, form.Parameters);
    }
}
