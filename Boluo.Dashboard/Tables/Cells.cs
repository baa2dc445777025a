using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>Values as people read them. Unknown is —, zero is 0.</summary>
public static class Cells
{
    /// <summary>What stands in a cell whose column does not apply to its row; given as the value, in columns of numbers too.</summary>
    public const string NotApplicable = "/";

    /// <summary>Chinese, with the minus that print uses: 较上月 −1.</summary>
    private static readonly CultureInfo Culture = Printed();

    public static string Text(object? value, Format format) => value switch
    {
        null => Quantity.Unknown,
        Enum choice => choice.Label(),
        bool yes => yes ? "是" : "否",
        DateOnly month when format == Format.Month => Days.Month(month),
        DateOnly day => Days.Long(day),
        IFormattable number when NumberFormat(format) is { } pattern => number.ToString(pattern, Culture),
        _ => Convert.ToString(value, Culture) ?? Quantity.Unknown,
    };

    /// <summary>The value as it stands in a column; empty where the column leaves the unknown blank.</summary>
    public static string Text(object? value, Column column) => value is null && column.EmptyIsBlank ? "" : Text(value, column.Format);

    private static CultureInfo Printed()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("zh-CN").Clone();
        culture.NumberFormat.NegativeSign = "−";
        return CultureInfo.ReadOnly(culture);
    }

    /// <summary>The pattern of a number, valid in .NET and in Excel alike; none for words.</summary>
    public static string? NumberFormat(Format format) => format switch
    {
        Format.Integer => "#,##0",
        Format.OneDecimal => "#,##0.0",
        Format.TwoDecimals => "#,##0.00",
        Format.Percent => "0.0%",
        _ => null,
    };
}
