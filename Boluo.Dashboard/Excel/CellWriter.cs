using System.Globalization;
using System.Text;
using System.Xml;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Puts values into cells by their kind. Nothing is guessed: words stay words even where they look like a number or a formula.</summary>
internal static class CellWriter
{
    private const int LongestText = 32_767;
    private const int ShortestCode = 6;

    /// <summary>The first day that Excel and the calendar agree on.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    public static void Put(IXLCell cell, object? value, Column column)
    {
        switch (Typed(value, column))
        {
            case string text:
                Text(cell, text);
                break;
            case DateTime day:
                cell.SetValue(day);
                break;
            case double number:
                cell.SetValue(number);
                break;
        }
    }

    /// <summary>The value as a cell has it: a number, a day or words; null where the cell stays empty.</summary>
    public static object? Typed(object? value, Column column) => value switch
    {
        null or "" or double.NaN => column.EmptyIsBlank ? null : Quantity.Unknown,
        DateOnly day when column.Format is Format.Date or Format.Month && day >= FirstDay => day.ToDateTime(TimeOnly.MinValue),
        int or long or short or double or float or decimal when Cells.NumberFormat(column.Format) is not null => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => Words(value, column),
    };

    /// <summary>The value as a cell shows it: as on screen, with every code of a list on a line of its own, so that no program breaks one.</summary>
    public static string Words(object? value, Column column)
    {
        var words = Cells.Text(value, column);
        return column.Format == Format.Text && IsCodeList(words) ? words.Replace("、", "、\n", StringComparison.Ordinal) : words;
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
        Format.Date => CellStyles.DatePattern,
        Format.Month => CellStyles.MonthPattern,
        Format.Text or Format.Code => "@",
        _ => Cells.NumberFormat(format),
    };

    public static bool LooksLikeFormula(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '\'' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    /// <summary>Without what XML cannot hold, and cut to what a cell can.</summary>
    public static string Clean(string text)
    {
        if (text.Length > LongestText) text = PlainText.Cut(text, LongestText - 1);
        if (text.Contains("_x", StringComparison.Ordinal)) text = Escaped(text);
        return text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }

    /// <summary>XM2020001、XM2020002</summary>
    private static bool IsCodeList(string words) =>
        words.Contains('、', StringComparison.Ordinal) && words.Split('、').All(code => code.Length >= ShortestCode && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));

    /// <summary>The format reads _x0041_ as A; the underscore itself has to be written that way.</summary>
    private static string Escaped(string text)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            written.Append(text.AsSpan(i) is ['_', 'x', var a, var b, var c, var d, '_', ..] && char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d)
                ? "_x005F_" : text.AsSpan(i, 1));
        return written.ToString();
    }
}
