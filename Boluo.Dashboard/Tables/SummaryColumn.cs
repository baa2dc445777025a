namespace Boluo.Dashboard.Tables;

/// <summary>
/// A column of a summary, whose values are computed together and not by an expression over a row. Summaries make theirs with
/// <c>using static</c>, in the words of <see cref="ColumnMaker{TRow}"/>.
/// </summary>
public sealed record SummaryColumn(string Key, string Header, string? Unit, Format Format, Total Total = Total.None)
    : Column(Key, Header, Unit, Format, Total)
{
    public override Type ValueType => Format switch
    {
        Format.Integer => typeof(int?),
        Format.OneDecimal or Format.TwoDecimals or Format.Percent => typeof(double?),
        Format.Date or Format.Month => typeof(DateOnly?),
        Format.YesNo => typeof(bool?),
        _ => typeof(string),
    };

    public static SummaryColumn Text(string key, string header) => new(key, header, null, Format.Text);

    /// <summary>Words that some rows do without: the community, in the row of a township.</summary>
    public static SummaryColumn TextIfAny(string key, string header) => Text(key, header) with { EmptyIsBlank = true };

    public static SummaryColumn Remark() => TextIfAny("remark", "备注");

    public static SummaryColumn Code(string key, string header) => new(key, header, null, Format.Code);

    public static SummaryColumn Day(string key, string header) => new(key, header, null, Format.Date);

    /// <summary>How many there are: whole numbers, whose total is their sum.</summary>
    public static SummaryColumn Count(string key, string header, string unit, string? group = null) =>
        new(key, header, unit, Format.Integer, Total.Sum) { Group = group };

    /// <summary>Whole numbers that do not add up: persons and projects are counted once each in a total.</summary>
    public static SummaryColumn Whole(string key, string header, string unit, string? group = null) => new(key, header, unit, Format.Integer) { Group = group };

    public static SummaryColumn Amount(string key, string header, string unit, string? group = null) =>
        new(key, header, unit, Format.TwoDecimals, Total.Sum) { Group = group };

    public static SummaryColumn Ratio(string key, string header, string unit, string numerator, string denominator, string? group = null) =>
        new(key, header, unit, Format.OneDecimal, Total.Ratio) { Group = group, RatioOf = (numerator, denominator) };

    public static SummaryColumn Percent(string key, string header, string numerator, string denominator, string? group = null) =>
        new(key, header, null, Format.Percent, Total.Ratio) { Group = group, RatioOf = (numerator, denominator) };

    /// <summary>A column whose values have no history.</summary>
    public static SummaryColumn Current(SummaryColumn column) => column with { IsCurrentValue = true };
}
