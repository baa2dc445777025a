using System.Linq.Expressions;

namespace Boluo.Dashboard.Tables;

/// <summary>
/// Makes the columns of a table from expressions over its rows: <c>Column.Count("people", "参会人数", "人次", r => r.People)</c>. What is
/// rarer is said with <c>with { Standard = false }</c>. Where a row belongs: <see cref="PlaceColumns"/>.
/// </summary>
#pragma warning disable CA1822 // Called through the table, which knows the kind of row: the lambda alone would not.
public sealed class ColumnMaker<TRow>
{
    public Column<TRow, string?> Text(string key, string header, Expression<Func<TRow, string?>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.Text, Total.None, value, href);

    /// <summary>Digits that are no number.</summary>
    public Column<TRow, string?> Code(string key, string header, Expression<Func<TRow, string?>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.Code, Total.None, value, href);

    /// <summary>A member of an enum, by its label.</summary>
    public Column<TRow, TValue> Choice<TValue>(string key, string header, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.Choice, Total.None, value, href);

    /// <summary>Members of an enum, by their names divided by commas.</summary>
    public ChoicesColumn<TRow, TChoice> Choices<TChoice>(string key, string header, Expression<Func<TRow, string?>> names) where TChoice : struct, Enum => new(key, header, names);

    /// <summary>是 or 否.</summary>
    public Column<TRow, TValue> Flag<TValue>(string key, string header, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.YesNo, Total.None, value, href);

    public Column<TRow, TValue> Day<TValue>(string key, string header, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.Date, Total.None, value, href);

    /// <summary>A month, kept as its first day.</summary>
    public Column<TRow, TValue> Month<TValue>(string key, string header, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, null, Format.Month, Total.None, value, href);

    /// <summary>How many there are: whole numbers, whose total is their sum.</summary>
    public Column<TRow, TValue> Count<TValue>(string key, string header, string? unit, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, unit, Format.Integer, Total.Sum, value, href);

    /// <summary>Whole numbers that do not add up: days, grades, what several rows share.</summary>
    public Column<TRow, TValue> Whole<TValue>(string key, string header, string? unit, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, unit, Format.Integer, Total.None, value, href);

    /// <summary>万元, 平方公里: two decimals, whose total is their sum.</summary>
    public Column<TRow, TValue> Amount<TValue>(string key, string header, string? unit, Expression<Func<TRow, TValue>> value, Func<TRow, string?>? href = null) =>
        new(key, header, unit, Format.TwoDecimals, Total.Sum, value, href);

    /// <summary>A rate with one decimal, which has no total.</summary>
    public Column<TRow, double?> Rate(string key, string header, string unit, Expression<Func<TRow, double?>> value, Func<TRow, string?>? href = null) =>
        new(key, header, unit, Format.OneDecimal, Total.None, value, href);

    /// <summary>One number per other, 户/名. The total divides the sums of the two columns that are named.</summary>
    public Column<TRow, double?> Ratio(string key, string header, string unit, string numerator, string denominator, Expression<Func<TRow, double?>> value) =>
        new(key, header, unit, Format.OneDecimal, Total.Ratio, value) { RatioOf = (numerator, denominator) };

    /// <summary>A part of a whole. The total divides the sums of the two columns that are named.</summary>
    public Column<TRow, double?> Percent(string key, string header, string numerator, string denominator, Expression<Func<TRow, double?>> value) =>
        new(key, header, null, Format.Percent, Total.Ratio, value) { RatioOf = (numerator, denominator) };
}
#pragma warning restore CA1822
