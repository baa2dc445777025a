using System.Linq.Expressions;
using System.Reflection;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>
/// Makes the fields of a record from its properties: <c>Field.Text("name", "会议名称", m => m.Name, longest: 60)</c>. A property that may be
/// null makes an optional field. What is rarer is said with <c>with { Hint = … }</c>.
/// </summary>
#pragma warning disable CA1822 // Called through the record, which knows the kind of row: the lambda alone would not.
public sealed class FieldMaker<TRow> where TRow : class
{
    public Field<TRow> Text(string key, string label, Expression<Func<TRow, string?>> property, int longest = 50) =>
        Make(key, label, FieldKind.Text, property) with { Longest = longest };

    public Field<TRow> LongText(string key, string label, Expression<Func<TRow, string?>> property, int longest = 300) =>
        Make(key, label, FieldKind.LongText, property) with { Longest = longest };

    /// <summary>A public telephone with its area code. Personal mobiles are refused by its shape.</summary>
    public Field<TRow> PublicLine(string key, string label, Expression<Func<TRow, string?>> property) =>
        Make(key, label, FieldKind.Text, property) with { Longest = 20, Shape = new TextShape(Domain.PublicLine.Pattern(), Domain.PublicLine.Rule) };

    /// <param name="mayBeLater">A time limit or a plan, which may lie after the county's day.</param>
    public Field<TRow> Day(string key, string label, Expression<Func<TRow, DateOnly?>> property, bool mayBeLater = false) =>
        Make(key, label, FieldKind.Day, property) with { MayBeLater = mayBeLater };

    /// <summary>A month that has begun, kept as its first day.</summary>
    public Field<TRow> Month(string key, string label, Expression<Func<TRow, DateOnly?>> property) => Make(key, label, FieldKind.Month, property);

    public Field<TRow> Whole(string key, string label, Expression<Func<TRow, int?>> property, int lowest, int highest, string? unit = null) =>
        Make(key, label, FieldKind.Whole, property) with { Lowest = lowest, Highest = highest, Unit = unit };

    public Field<TRow> Number(string key, string label, Expression<Func<TRow, double?>> property, double lowest, double highest, string? unit = null, int decimals = 2) =>
        Make(key, label, FieldKind.Number, property) with { Lowest = lowest, Highest = highest, Unit = unit, Decimals = decimals };

    public Field<TRow> Flag(string key, string label, Expression<Func<TRow, bool>> property) => Make(key, label, FieldKind.Flag, property) with { Required = false };

    /// <summary>A member of an enum, by its label.</summary>
    public Field<TRow> Choice<TValue>(string key, string label, Expression<Func<TRow, TValue>> property) => Make(key, label, FieldKind.Choice, property);

    /// <summary>A row of another table, by the value that the property keeps. The query gives what may be chosen on the county's day, in its order.</summary>
    public Field<TRow> Pick<TValue>(string key, string label, Expression<Func<TRow, TValue>> property, Func<BoluoDbContext, DateOnly, IQueryable<Pickable>> choices) =>
        Make(key, label, FieldKind.Pick, property) with { Choices = choices };

    /// <summary>One of a list that is no table.</summary>
    public Field<TRow> Pick<TValue>(string key, string label, Expression<Func<TRow, TValue>> property, IReadOnlyList<Pickable> offers) =>
        Make(key, label, FieldKind.Pick, property) with { Offers = offers };

    private static Field<TRow> Make(string key, string label, FieldKind kind, LambdaExpression property)
    {
        var member = Member(property);
        return new Field<TRow>(key, label, kind)
        {
            Property = member.Name,
            ValueType = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType,
            Required = new NullabilityInfoContext().Create(member).ReadState == NullabilityState.NotNull,
        };
    }

    internal static PropertyInfo Member(LambdaExpression property) =>
        (property.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : property.Body) is MemberExpression { Member: PropertyInfo member }
            ? member
            : throw new ArgumentException($"{property} is no property.", nameof(property));
}
#pragma warning restore CA1822
