using System.Globalization;
using Boluo.Dashboard.Registers;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>How the cells of a field look that somebody fills in, and what a spreadsheet program lets in.</summary>
internal static class FieldCells
{
    /// <summary>What the program shows beside a cell holds no more.</summary>
    private const int LongestPrompt = 250;

    private const int LongestTitle = 30;

    /// <summary>More stand on a hidden sheet, where a spreadsheet program still shows them all.</summary>
    private const int FewWords = 12;

    /// <summary>The format of its cells: a code or a telephone number is text, or a program makes a number of it.</summary>
    public static string Pattern(FormField field) => field.Kind switch
    {
        FieldKind.Day => "yyyy-mm-dd",
        FieldKind.Month => "yyyy-mm",
        FieldKind.Whole => "0",
        FieldKind.Number => "General",
        _ => "@",
    };

    /// <summary>Writes a value as it would be typed.</summary>
    public static void Put(IXLCell cell, FormField field, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;
        switch (field is Field value ? FieldReading.Read(value, text).Value : null)
        {
            case DateOnly day when field.Kind is FieldKind.Day or FieldKind.Month:
                cell.SetValue(day.ToDateTime(TimeOnly.MinValue));
                break;
            case int or double when field.Kind is FieldKind.Whole or FieldKind.Number:
                cell.SetValue(double.Parse(text, CultureInfo.InvariantCulture));
                break;
            default:
                CellWriter.Text(cell, text);
                break;
        }
    }

    /// <summary>Says what is accepted where the cell is chosen, and stops what is not. What is pasted passes: the import judges it again.</summary>
    /// <param name="cells">The cells of the column.</param>
    /// <param name="field">The field.</param>
    /// <param name="list">What may be picked; null where it is typed.</param>
    /// <param name="day">The county's day, for examples.</param>
    public static void Validate(IXLRange cells, FormField field, IXLRange? list, DateOnly day)
    {
        var rule = cells.SetDataValidation();
        rule.IgnoreBlanks = true;
        if (list is not null) rule.List(list, inCellDropdown: true);
        else if (field is Field value) Limit(rule, value);
        var accepted = field is Field typed ? FieldText.Accepted(typed, day) : "从已登记的内容中填写名称或编号";
        var hint = (field as Field)?.OnForm == false ? "新增的不填，由系统编号；修改已登记的填写。" : field.Hint;
        rule.InputTitle = PlainText.Cut(field.Label, LongestTitle);
        rule.InputMessage = PlainText.Cut($"{(field.Required ? "必填，" : "")}{accepted}。{hint}", LongestPrompt);
        rule.ShowInputMessage = true;
        rule.ErrorStyle = XLErrorStyle.Stop;
        rule.ErrorTitle = PlainText.Cut(field.Label, LongestTitle);
        rule.ErrorMessage = PlainText.Cut($"{field.Quoted}{accepted}。", LongestPrompt);
        rule.ShowErrorMessage = list is not null || field is Field { Kind: not FieldKind.LongText };
    }

    /// <summary>
    /// Lets a working copy pick from some words: few stand within the rule of their cells, more on a hidden sheet. It warns and does not stop: a cell may
    /// show — for what is not filled in, or one of two places of a name.
    /// </summary>
    public static void Offer(IXLRange cells, IReadOnlyList<string> words, HiddenLists lists)
    {
        var text = string.Join(',', words);
        var list = words.Count <= FewWords && text.Length <= LongestPrompt && !words.Any(w => w.Length == 0 || w.Contains(',', StringComparison.Ordinal) || w.Contains('"', StringComparison.Ordinal)) ? null : lists.Add(words);
        if (words.Count == 0) return;
        var rule = cells.SetDataValidation();
        rule.IgnoreBlanks = true;
        if (list is null) rule.List($"\"{text}\"", inCellDropdown: true);
        else rule.List(list, inCellDropdown: true);
        rule.ErrorStyle = XLErrorStyle.Warning;
    }

    private static void Limit(IXLDataValidation rule, Field field)
    {
        switch (field.Kind)
        {
            case FieldKind.Whole:
                rule.WholeNumber.Between((int)field.Lowest, (int)field.Highest);
                break;
            case FieldKind.Number:
                rule.Decimal.Between(field.Lowest, field.Highest);
                break;
            case FieldKind.Day or FieldKind.Month:
                rule.Date.Between(field.Earliest.ToDateTime(TimeOnly.MinValue), FieldReading.Latest.ToDateTime(TimeOnly.MinValue));
                break;
            case FieldKind.Text or FieldKind.LongText when field.Longest > 0:
                rule.TextLength.EqualOrLessThan(field.Longest);
                break;
            case FieldKind.Code when field.Code is { IsOpen: false } code:
                rule.TextLength.EqualTo(code.Prefix.Length + code.Digits);
                break;
            default:
                rule.AllowedValues = XLAllowedValues.AnyValue;
                break;
        }
    }
}
