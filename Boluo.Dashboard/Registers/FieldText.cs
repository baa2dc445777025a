using System.Globalization;

namespace Boluo.Dashboard.Registers;

/// <summary>The values of fields as inputs hold them, as people read them, and back. What is refused is said with what is accepted.</summary>
public static class FieldText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>As an input holds it; null for nothing.</summary>
    public static string? Of(Field field, object? value) => value switch
    {
        null => null,
        DateOnly day when field.Kind == FieldKind.Month => Month(day),
        DateOnly day => Days.Iso(day),
        bool flag => flag ? "true" : "false",
        double number => Digits.Entered(number),
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

    /// <summary>What a person filled in as the value of the property, or a whole sentence that says what is accepted.</summary>
    /// <param name="field">The field that was filled in.</param>
    /// <param name="text">What was typed or chosen.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="choices">What may be chosen.</param>
    public static (object? Value, string? Fault) Read(Field field, string? text, DateOnly day, IReadOnlyList<Pickable> choices)
    {
        var reading = FieldReading.Read(field, text);
        if (reading.Why is Misreading.Missing)
        {
            if (field.Kind == FieldKind.Flag) return (false, null);
            return field.Required ? (null, $"{field.Quoted}应填写。") : (null, null);
        }

        return Clause(field, reading, day, choices) is { } clause ? (null, $"{field.Quoted}{clause}。") : (reading.Value, null);
    }

    private static string? Clause(Field field, Reading reading, DateOnly day, IReadOnlyList<Pickable> choices)
    {
        var found = $"现为“{PlainText.Cut(reading.Found)}”";
        return reading switch
        {
            _ when field.Kind == FieldKind.Pick => reading.Why is null && choices.Any(c => c.Value == Of(field, reading.Value)) ? null : "所选的内容已不可用，请重新选择",
            { Why: null, Value: DateOnly value } => Later(field, value, day),
            { Why: null } => null,
            { Why: Misreading.TooLong } => $"不应超过{field.Longest}个字，现为{reading.Found.Length}个字",
            { Why: Misreading.Unseen } => reading.Clause,
            { Why: Misreading.FarDay } => $"应在{Days.Long(field.Earliest)}至{Days.Long(FieldReading.Latest)}之间，{found}",
            { Why: Misreading.Member } => $"不可用，可用值：{string.Join('、', choices.Select(c => c.Label))}",
            _ => $"{Accepted(field, day)}，{found}",
        };
    }

    /// <summary>What a field accepts, as a clause: 应为0至100之间的整数.</summary>
    public static string Accepted(Field field, DateOnly day) => field switch
    {
        { Shape: { } shape } => shape.Sentence,
        { Kind: FieldKind.Day } => $"应为“年-月-日”格式，例如{Days.Iso(day)}",
        { Kind: FieldKind.Month } => $"应为“年-月”格式，例如{Month(day)}",
        { Kind: FieldKind.Whole } or { Kind: FieldKind.Number, Decimals: 0 } => $"应为{Digits.Entered(field.Lowest)}至{Digits.Entered(field.Highest)}之间的整数",
        { Kind: FieldKind.Number } => $"应为{Digits.Entered(field.Lowest)}至{Digits.Entered(field.Highest)}之间的数，最多{field.Decimals}位小数",
        { Kind: FieldKind.Flag } => "应为是或否",
        { Kind: FieldKind.Pick or FieldKind.Choice } => "应为下拉列表中的一项",
        { Code: { } code } => code.Clause,
        _ => $"不应超过{field.Longest}个字",
    };

    /// <summary>What is to come is said only where a field may be later than the county's day.</summary>
    private static string? Later(Field field, DateOnly value, DateOnly day) => field switch
    {
        { MayBeLater: true } => null,
        { Kind: FieldKind.Month } => value > day ? $"不应晚于统计时点所在的{Days.Month(day)}，现为{Days.Month(value)}" : null,
        _ => value > day ? $"不应晚于统计时点{Days.Long(day)}，现为{Days.Long(value)}" : null,
    };

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", Invariant);
}
