using System.Linq.Expressions;
using Boluo.Dashboard.Tables.Growing;

namespace Boluo.Dashboard.Tables;

/// <summary>How a value is written; the same on screen and in files.</summary>
public enum Format
{
    /// <summary>Words. Numbers in it stay text.</summary>
    Text,

    /// <summary>Digits that are no number: division codes, phones, list numbers.</summary>
    Code,

    /// <summary>#,##0</summary>
    Integer,

    /// <summary>0.0</summary>
    OneDecimal,

    /// <summary>#,##0.00, as 万元 and 平方公里 are written.</summary>
    TwoDecimals,

    /// <summary>0.0%</summary>
    Percent,

    /// <summary>2020年6月30日</summary>
    Date,

    /// <summary>2020年6月, of a day that is the first of its month.</summary>
    Month,

    /// <summary>An enum member, by its label.</summary>
    Choice,

    /// <summary>是 or 否</summary>
    YesNo,
}

/// <summary>What stands in a column's total.</summary>
public enum Total
{
    None,
    Sum,

    /// <summary>The ratio of two other columns' sums; never an average of averages.</summary>
    Ratio,
}

/// <summary>
/// One column of a table, for screen, file, import and print. <paramref name="Key"/> is part of links and files and never changes.
/// <paramref name="Unit"/> is printed with the header.
/// </summary>
public abstract record Column(string Key, string Header, string? Unit, Format Format, Total Total)
{
    /// <summary>Shown without being asked for: the 标准列. Others are there by choice.</summary>
    public bool Standard { get; init; } = true;

    /// <summary>The header above it, in tables with headers of several levels. Levels are divided by /.</summary>
    public string? Group { get; init; }

    /// <summary>Where there is no value the column does not apply, and / stands there: the waiting days of what no longer waits.</summary>
    public bool EmptyIsNotApplicable { get; init; }

    /// <summary>An empty cell stays empty: a 备注 without words is not unknown.</summary>
    public bool EmptyIsBlank { get; init; }

    /// <summary>Its values have no history: whatever the day, today's stand here. A note says so, see <see cref="CurrentValues"/>.</summary>
    public bool IsCurrentValue { get; init; }

    /// <summary>The keys of the columns whose sums make a <see cref="Total.Ratio"/>.</summary>
    public (string Numerator, string Denominator)? RatioOf { get; init; }

    public abstract Type ValueType { get; }

    /// <summary>The header with its unit: 户数（户）.</summary>
    public string FullHeader => Unit is null ? Header : $"{Header}（{Unit}）";

    public bool IsNumber => Format is Format.Integer or Format.OneDecimal or Format.TwoDecimals or Format.Percent;
}

/// <summary>A column of a known kind of row.</summary>
public abstract record RowColumn<TRow>(string Key, string Header, string? Unit, Format Format, Total Total)
    : Column(Key, Header, Unit, Format, Total)
{
    /// <summary>The lambda that yields the value: SQL sorts, filters and adds up by it.</summary>
    public abstract LambdaExpression Selector { get; }

    /// <summary>What the column is ordered by, where that is not its value: a place by its division code, never by its Chinese name.</summary>
    public Expression<Func<TRow, string>>? SortBy { get; init; }

    /// <summary>What orders those that <see cref="SortBy"/> leaves alike: a grid's number within its community, as a number, for the hundredth comes after the ninety-ninth.</summary>
    public Expression<Func<TRow, int>>? ThenBy { get; init; }

    public abstract object? Cell(TRow row);

    public abstract string? Link(TRow row);

    /// <summary>Its values of all rows, for a table that keeps them.</summary>
    internal abstract MemoryColumn<TRow> InMemory();
}

/// <summary>One expression serves SQL's sort, filter and total; compiled, it fills the cell. It is compiled when there is a cell: a start would wait for a thousand of them.</summary>
public sealed record Column<TRow, TValue>(
    string Key, string Header, string? Unit, Format Format, Total Total,
    Expression<Func<TRow, TValue>> Value, Func<TRow, string?>? Href = null) : RowColumn<TRow>(Key, Header, Unit, Format, Total)
{
    private readonly Lazy<Func<TRow, TValue>> _value = new(() => Value.Compile());

    public override Type ValueType => typeof(TValue);

    public override LambdaExpression Selector => Value;

    public override object? Cell(TRow row) => (object?)_value.Value(row) ?? (EmptyIsNotApplicable ? Cells.NotApplicable : null);

    public override string? Link(TRow row) => Href?.Invoke(row);

    internal override MemoryColumn<TRow> InMemory() => MemoryColumn<TRow>.Of(this);
}

/// <summary>
/// Several members of an enum in one cell. SQL has their names, divided by commas and as often as they occur; the cell has the label of
/// each once, in their order. A condition asks for rows that have any of some.
/// </summary>
public sealed record ChoicesColumn<TRow, TChoice>(string Key, string Header, Expression<Func<TRow, string?>> Names)
    : RowColumn<TRow>(Key, Header, null, Format.Text, Total.None) where TChoice : struct, Enum
{
    private readonly Lazy<Func<TRow, string?>> _names = new(() => Names.Compile());

    public override Type ValueType => typeof(TChoice);

    public override LambdaExpression Selector => Names;

    public override object? Cell(TRow row) => _names.Value(row) is { Length: > 0 } members
        ? string.Join('、', members.Split(',').Select(Enum.Parse<TChoice>).Distinct().Order().Select(c => c.Label()))
        : EmptyIsNotApplicable ? Cells.NotApplicable : null;

    public override string? Link(TRow row) => null;

    internal override MemoryColumn<TRow> InMemory() => throw new NotSupportedException("No log has cells of several choices.");
}
