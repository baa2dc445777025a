using System.Globalization;
using System.Text;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The values of fields as inputs hold them, as people read them, and back. What is refused is said with what is accepted.</summary>
internal static class FieldText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>As an input holds it; none for nothing.</summary>
    public static string? Of(Field field, object? value) => value switch
    {
        null => null,
        DateOnly day when field.Kind == FieldKind.Month => Month(day),
        DateOnly day => Days.Iso(day),
        bool flag => flag ? "true" : "false",
        double number => Domain.Digits.Entered(number),
        IFormattable other and not Enum => other.ToString(null, Invariant),
        _ => value.ToString(),
    };

    /// <summary>As people read it: 2020年6月30日, 2020年6月, 是, the label of what was chosen; — for nothing.</summary>
    public static string Words(Field field, object? value, IReadOnlyDictionary<string, string> labels) => value switch
    {
        null or "" => Quantity.Unknown,
        DateOnly day when field.Kind == FieldKind.Month => Days.Month(day),
        DateOnly day => Days.Long(day),
        bool flag => flag ? "是" : "否",
        Enum choice => choice.Label(),
        _ => Of(field, value) is { } text ? labels.GetValueOrDefault(text, text) : Quantity.Unknown,
    };

    /// <summary>The value of the property, or a whole sentence that says what is accepted.</summary>
    /// <param name="field">The field that was filled in.</param>
    /// <param name="text">What was typed or chosen.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="choices">What may be chosen.</param>
    public static (object? Value, string? Fault) Read(Field field, string? text, DateOnly day, IReadOnlyList<Pickable> choices)
    {
        text = text is null ? null : PlainText.Tidy(text, field.Kind == FieldKind.LongText);
        if (string.IsNullOrEmpty(text))
        {
            if (field.Kind == FieldKind.Flag) return (false, null);
            return field.Required ? (null, $"“{field.Label}”应填写。") : (null, null);
        }

        return field.Kind switch
        {
            FieldKind.Text when field.Shape is not null => Text(field, HalfWidth(text)),
            FieldKind.Text or FieldKind.LongText => Text(field, text),
            FieldKind.Day => Day(field, HalfWidth(text), day),
            FieldKind.Month => Month(field, HalfWidth(text), day),
            FieldKind.Whole => Whole(field, text),
            FieldKind.Number => Number(field, text),
            FieldKind.Flag => (text == "true", null),
            _ => Chosen(field, text, choices),
        };
    }

    /// <summary>A whole number as people type it.</summary>
    public static bool TryWhole(string? text, out int number) => int.TryParse(Digits(text ?? ""), NumberStyles.AllowLeadingSign, Invariant, out number);

    private static (object?, string?) Text(Field field, string text)
    {
        if (text.Length > field.Longest) return Refuse(field, $"不应超过{field.Longest}个字，现为{text.Length}个字");
        if (PlainText.Fault(text) is { } fault) return Refuse(field, fault);
        return field.Shape is { } shape && !shape.Pattern.IsMatch(text) ? Refuse(field, $"{shape.Sentence}，现为“{Short(text)}”") : (text, null);
    }

    private static (object?, string?) Day(Field field, string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day))
            return Refuse(field, $"应为“年-月-日”格式，例如{Days.Iso(today)}，现为“{Short(text)}”");
        if (!field.MayBeLater && day > today) return Refuse(field, $"不应晚于统计时点{Days.Long(today)}，现为{Days.Long(day)}");
        return day < field.Earliest || day.Year > 2100 ? Refuse(field, $"应在{Days.Long(field.Earliest)}至2100年12月31日之间，现为{Days.Long(day)}") : (day, null);
    }

    private static (object?, string?) Month(Field field, string text, DateOnly today)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM", Invariant, DateTimeStyles.None, out var first))
            return Refuse(field, $"应为“年-月”格式，例如{Month(today)}，现为“{Short(text)}”");
        if (first > today) return Refuse(field, $"不应晚于统计时点所在的{Days.Month(today)}，现为{Days.Month(first)}");
        return first < field.Earliest ? Refuse(field, $"不应早于{Days.Month(field.Earliest)}，现为{Days.Month(first)}") : (first, null);
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", Invariant);

    private static (object?, string?) Whole(Field field, string text) =>
        TryWhole(text, out var number) && number >= field.Lowest && number <= field.Highest
            ? (number, null)
            : Refuse(field, $"应为{Plain(field.Lowest)}至{Plain(field.Highest)}之间的整数，现为“{Short(text)}”");

    private static (object?, string?) Number(Field field, string text)
    {
        var digits = Digits(text);
        return double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, Invariant, out var number) && double.IsFinite(number)
            && number >= field.Lowest && number <= field.Highest && (digits.IndexOf('.') is var point && (point < 0 || digits.Length - point - 1 <= field.Decimals))
            ? (number, null)
            : Refuse(field, $"应为{Plain(field.Lowest)}至{Plain(field.Highest)}之间的{(field.Decimals == 0 ? "整数" : $"数，最多{field.Decimals}位小数")}，现为“{Short(text)}”");
    }

    private static (object?, string?) Chosen(Field field, string text, IReadOnlyList<Pickable> choices)
    {
        if (choices.Any(c => c.Value == text))
            return (field.ValueType.IsEnum ? Enum.Parse(field.ValueType, text) : Convert.ChangeType(text, field.ValueType, Invariant), null);
        return field.Kind == FieldKind.Choice
            ? Refuse(field, $"不可用，可用值：{string.Join('、', choices.Select(c => c.Label))}")
            : Refuse(field, "所选的内容已不可用，请重新选择");
    }

    /// <summary>Thousands separators are how people write numbers.</summary>
    private static string Digits(string text) => HalfWidth(text).Replace(",", "", StringComparison.Ordinal);

    /// <summary>A Chinese input method writes digits and letters as wide as characters: 300.</summary>
    private static string HalfWidth(string text) => text.Trim().Normalize(NormalizationForm.FormKC);

    private static string Plain(double number) => Domain.Digits.Entered(number);

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

    private static (object?, string?) Refuse(Field field, string why) => (null, $"“{field.Label}”{why}。");
}
