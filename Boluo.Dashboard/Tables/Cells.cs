using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>Values as people read them. Unknown is —, zero is 0.</summary>
public static class Cells
{
    /// <summary>What stands in a cell whose column does not apply to its row; given as the value, in columns of numbers too.</summary>
    public const string NotApplicable = "/";

    public static string Text(object? value, Format format) => value switch
    {
        null => Quantity.Unknown,
        Enum choice => choice.Label(),
        bool yes => yes ? "是" : "否",
        DateOnly month when format == Format.Month => Days.Month(month),
        DateOnly day => Days.Long(day),
        IFormattable number when NumberFormat(format) is { } pattern => Digits.ByPattern(number, pattern),
        _ => Convert.ToString(value, Digits.Culture) ?? Quantity.Unknown,
    };

    /// <summary>The value as it stands in a column; empty where the column leaves the unknown blank.</summary>
    public static string Text(object? value, Column column) => value is null && column.EmptyIsBlank ? "" : Text(value, column.Format);

    /// <summary>The pattern of a number, valid in .NET and in Excel alike; null for words.</summary>
    public static string? NumberFormat(Format format) => format switch
    {
        Format.Integer => Digits.Whole,
        Format.OneDecimal => Digits.OneDecimal,
        Format.TwoDecimals => Digits.TwoDecimals,
        Format.Percent => Digits.Percent,
        _ => null,
    };
}
