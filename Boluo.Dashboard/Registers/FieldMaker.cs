using System.Linq.Expressions;
using System.Reflection;
using Boluo.Dashboard.Data;

namespace Boluo.Dashboard.Registers;

/// <summary>
/// Makes the fields of a register from its properties: <c>Field.Text("name", "会议名称", m => m.Name, longest: 60)</c>. A property that may be
/// null makes an optional field. What is rarer is said with <c>with { Hint = … }</c>.
/// </summary>
#pragma warning disable CA1822 // Called through the register, which knows the kind of row: the lambda alone would not.
public sealed class FieldMaker<TRow> where TRow : class
{
    /// <summary>The row's own code, given once.</summary>
    public Field<TRow> Code(string key, string label, Expression<Func<TRow, string?>> property, CodeShape shape) =>
        Make(key, label, FieldKind.Code, property) with { Code = shape, OnForm = false };

    public Field<TRow> Text(string key, string label, Expression<Func<TRow, string?>> property, int longest = 50) =>
        Make(key, label, FieldKind.Text, property) with { Longest = longest };

    public Field<TRow> LongText(string key, string label, Expression<Func<TRow, string?>> property, int longest = 300) =>
        Make(key, label, FieldKind.LongText, property) with { Longest = longest };

    /// <summary>A public telephone with its area code. Personal mobiles are refused by its shape.</summary>
    public Field<TRow> PublicLine(string key, string label, Expression<Func<TRow, string?>> property) =>
        Make(key, label, FieldKind.Text, property) with { Longest = 20, Shape = new TextShape(Domain.PublicLine.Pattern(), Domain.PublicLine.Rule) };

    /// <summary>A person's own mobile: in no draft, in no message and in no log.</summary>
    public Field<TRow> Mobile(string key, string label, Expression<Func<TRow, string?>> property, Expression<Func<TRow, string?>> masked, Expression<Func<TRow, int>> revision) =>
        Make(key, label, FieldKind.Text, property) with
        {
            Longest = 11,
            IsPersonal = true,
            Shape = new TextShape(MobileNumber.Pattern(), MobileNumber.Rule),
            Concealed = new Concealment(Member(masked), Member(revision)),
        };

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

    /// <summary>A township, by its code.</summary>
    public Field<TRow> Township(string key, string label, Expression<Func<TRow, string?>> property, Func<BoluoDbContext, DateOnly, IQueryable<Pickable>>? choices = null) =>
        Pick(key, label, property, choices ?? PickLists.Townships) with { Code = CodeShape.Township };

    /// <summary>A community, by its code.</summary>
    public Field<TRow> Community(string key, string label, Expression<Func<TRow, string?>> property, Func<BoluoDbContext, DateOnly, IQueryable<Pickable>>? choices = null) =>
        Pick(key, label, property, choices ?? PickLists.Communities) with { Code = CodeShape.Community };

    /// <summary>A row of another table that no form of this register asks for; what may be chosen, where a form of the other end does.</summary>
    public Field<TRow> Link<TValue>(string key, string label, Expression<Func<TRow, TValue>> property, Func<BoluoDbContext, DateOnly, IQueryable<Pickable>>? choices = null) =>
        Make(key, label, FieldKind.Pick, property) with { OnForm = false, Choices = choices };

    /// <summary>The links of a row, several of them.</summary>
    /// <param name="key">The key of the field.</param>
    /// <param name="label">What the form calls them.</param>
    /// <param name="mine">The field of the links' register that names this row; the other one is chosen.</param>
    public LinkField Links<TLinks>(string key, string label, string mine) where TLinks : IRegister, new()
    {
        var links = new TLinks();
        return new LinkField(key, label, links)
        {
            Required = false,
            Mine = links.Fields.First(f => f.Key == mine),
            Theirs = links.Fields.First(f => f.Kind == FieldKind.Pick && f.Key != mine),
            Day = links.Fields.FirstOrDefault(f => f.Kind == FieldKind.Day),
        };
    }

    /// <summary>One of a list that is no table.</summary>
    public Field<TRow> Pick<TValue>(string key, string label, Expression<Func<TRow, TValue>> property, IReadOnlyList<Pickable> offers) =>
        Make(key, label, FieldKind.Pick, property) with { Offers = offers };

    /// <summary>A field that another register declares, kept by a property of this row: same key, label, unit, bounds and choices.</summary>
    public Field<TRow> Same<TValue>(Field other, Expression<Func<TRow, TValue>> property) => Make(other.Key, other.Label, other.Kind, property) with
    {
        Required = other.Required,
        Unit = other.Unit,
        Hint = other.Hint,
        Longest = other.Longest,
        Lowest = other.Lowest,
        Highest = other.Highest,
        Decimals = other.Decimals,
        Earliest = other.Earliest,
        MayBeLater = other.MayBeLater,
        IsPersonal = other.IsPersonal,
        Shape = other.Shape,
        Code = other.Code,
        Offers = other.Offers,
        Choices = other.Choices,
    };

    /// <summary>The number that a row is known by; the database or the register gives it. It stands in the file and on no form.</summary>
    internal Field<TRow> Number(PropertyInfo id)
    {
        var row = Expression.Parameter(typeof(TRow));
        return Make("id", "编号", FieldKind.Whole, Expression.Lambda(Expression.Property(row, id), row)) with { Lowest = 1, OnForm = false };
    }

    private static Field<TRow> Make(string key, string label, FieldKind kind, LambdaExpression property)
    {
        var member = Member(property);
        var isNullable = new NullabilityInfoContext().Create(member).ReadState != NullabilityState.NotNull;
        return new Field<TRow>(key, label, kind)
        {
            Member = member,
            ValueType = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType,
            IsNullable = isNullable,
            Required = !isNullable,
        };
    }

    internal static PropertyInfo Member(LambdaExpression property) =>
        (property.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : property.Body) is MemberExpression { Member: PropertyInfo member }
            ? member
            : throw new ArgumentException($"{property} is no property.", nameof(property));
}
#pragma warning restore CA1822
