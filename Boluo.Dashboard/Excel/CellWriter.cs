using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Puts values into cells by their kind. Nothing is guessed: words stay words even where they look like a number or a formula.</summary>
internal static partial class CellWriter
{
    private const int LongestText = 32_767;

    /// <summary>The first day that Excel and the calendar agree on.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    public static void Put(IXLCell cell, object? value, Column column)
    {
        var format = column.Format;
        switch (value)
        {
            case null or "" or double.NaN:
                if (!column.EmptyIsBlank) cell.SetValue<string>(Quantity.Unknown);
                break;
            case DateOnly day when format is Format.Date or Format.Month && day >= FirstDay:
                cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
                break;
            case int or long or short or double or float or decimal when Cells.NumberFormat(format) is not null:
                cell.SetValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            default:
                Text(cell, Cells.Text(value, format));
                break;
        }
    }

    /// <summary>
    /// Writes words. What a spreadsheet would take for a formula if it were typed again also carries the quote mark that keeps it text
    /// in a copy or an edit.
    /// </summary>
    public static void Text(IXLCell cell, string text)
    {
        var clean = Clean(text);
        cell.SetValue<string>(clean);
        if (LooksLikeFormula(clean)) cell.Style.IncludeQuotePrefix = true;
    }

    public static string? Pattern(Format format) => format switch
    {
        Format.Date => Look.DatePattern,
        Format.Month => Look.MonthPattern,
        Format.Text or Format.Code => "@",
        _ => Cells.NumberFormat(format),
    };

    private static bool LooksLikeFormula(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '\'' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    /// <summary>Without what XML cannot hold, and cut to what a cell can.</summary>
    private static string Clean(string text)
    {
        if (text.Length > LongestText) text = text[..(LongestText - 1)] + "…";
        if (text.Contains("_x", StringComparison.Ordinal)) text = Escaped().Replace(text, "_x005F_");
        return text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }

    /// <summary>The format reads _x0041_ as A; the underscore itself has to be written that way.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
