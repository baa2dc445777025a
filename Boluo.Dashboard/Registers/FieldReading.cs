using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Registers;

/// <summary>Why a text is no value of a field. Forms and files each have their own words for it.</summary>
public enum Misreading
{
    /// <summary>There is nothing. Whether there must be something is for the asker to say.</summary>
    Missing,
    TooLong,

    /// <summary>Holds what cannot be seen.</summary>
    Unseen,

    /// <summary>Not of the shape of the field.</summary>
    Shape,
    Code,
    Whole,
    Number,

    /// <summary>A number with more decimals than are kept.</summary>
    TooFine,
    Day,

    /// <summary>A day before or after all that is accepted.</summary>
    FarDay,
    Month,
    Flag,
    Member,
}

/// <summary>A value, or why there is none. <paramref name="Clause"/> is what the text's own rule says.</summary>
public readonly record struct Reading(object? Value, Misreading? Why, string Found, string? Clause = null)
{
    public static implicit operator Reading(Misreading why) => new(null, why, "");
}

/// <summary>The one way from text to the value of a field, whoever wrote the text: a person in a form, a data file, a workbook.</summary>
public static partial class FieldReading
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] DayFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy'年'M'月'd'日'"];
    private static readonly string[] MonthFormats = ["yyyy-M", .. DayFormats];

    /// <summary>The last day that is accepted.</summary>
    public static readonly DateOnly Latest = new(2100, 12, 31);

    public static Reading Read(Field field, string? text)
    {
        var tidy = text is null ? "" : PlainText.Tidy(text, field.Kind == FieldKind.LongText);
        if (tidy.Length == 0) return Misreading.Missing;
        var reading = field.Kind switch
        {
            FieldKind.Text when field.Shape is { } shape => HalfWidth(tidy) is var folded && shape.Pattern.IsMatch(folded) ? Text(field, folded) : Misreading.Shape,
            FieldKind.Text or FieldKind.LongText => Text(field, tidy),
            FieldKind.Day => Day(field, HalfWidth(tidy)),
            FieldKind.Month => Month(field, HalfWidth(tidy)),
            FieldKind.Whole => Whole(field, tidy),
            FieldKind.Number => Number(field, tidy),
            FieldKind.Flag => Flag(tidy),
            FieldKind.Choice => Member(field, tidy),
            _ when field.ValueType != typeof(string) => Whole(field, tidy),
            _ when field.Code is { } code => code.Fits(tidy) ? Value(tidy) : Misreading.Code,
            _ => Text(field, tidy),
        };
        return reading with { Found = tidy };
    }

    /// <summary>A whole number as people type it.</summary>
    public static bool TryWhole(string? text, out int number) => int.TryParse(Digits(text ?? ""), NumberStyles.AllowLeadingSign, Invariant, out number);

    private static Reading Value(object value) => new(value, null, "");

    private static Reading Text(Field field, string text)
    {
        if (text.Length > field.Longest) return Misreading.TooLong;
        return PlainText.Fault(text) is { } fault ? new Reading(null, Misreading.Unseen, "", fault) : Value(text);
    }

    private static Reading Day(Field field, string text) =>
        DateOnly.TryParseExact(text, DayFormats, Invariant, DateTimeStyles.None, out var day) ? Near(field, day) : Misreading.Day;

    /// <summary>A month is kept as its first day; another day of it is no month.</summary>
    private static Reading Month(Field field, string text) =>
        DateOnly.TryParseExact(text, MonthFormats, Invariant, DateTimeStyles.None, out var first) && first.Day == 1 ? Near(field, first) : Misreading.Month;

    private static Reading Near(Field field, DateOnly day) => day < field.Earliest || day > Latest ? Misreading.FarDay : Value(day);

    private static Reading Whole(Field field, string text) => TryWhole(text, out var number) && number >= field.Lowest && number <= field.Highest ? Value(number) : Misreading.Whole;

    private static Reading Number(Field field, string text)
    {
        var digits = Digits(text);
        if (!double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, Invariant, out var number)
            || !double.IsFinite(number) || number < field.Lowest || number > field.Highest) return Misreading.Number;
        return digits.IndexOf('.') is var point && point >= 0 && digits.Length - point - 1 > field.Decimals ? Misreading.TooFine : Value(number);
    }

    /// <summary>true or false, as spreadsheets write them, or 是 or 否, as our own exports do.</summary>
    private static Reading Flag(string text) => text.ToUpperInvariant() switch { "是" or "TRUE" => Value(true), "否" or "FALSE" => Value(false), _ => Misreading.Flag };

    /// <summary>A member of an enum by its name, as files and inputs write it, or by its label, as people read it.</summary>
    private static Reading Member(Field field, string text)
    {
        foreach (var value in Enum.GetValues(field.ValueType).Cast<Enum>())
            if (value.ToString() == text || value.Label() == text) return Value(value);
        return Misreading.Member;
    }

    /// <summary>Thousands separators are how people write numbers; a comma elsewhere is a mistake.</summary>
    private static string Digits(string text)
    {
        // Between Chinese words a wide comma parts, it does not group.
        if (text.Contains('，', StringComparison.Ordinal)) return text;
        text = HalfWidth(text);
        return Grouped().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
    }

    /// <summary>A Chinese input method writes digits and letters as wide as characters: ３００.</summary>
    private static string HalfWidth(string text) => Ascii.IsValid(text) ? text.Trim() : text.Trim().Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();
}
