using System.Globalization;

namespace Boluo.Dashboard.Registers;

/// <summary>The values of fields as a file of rows holds them. What is refused is said in the words of the one who wrote the file: columns, and values as they are written there.</summary>
public static class FileText
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The value, or the sentence that refuses the cell. A number that may be somebody's own is not repeated: the sentence goes to the console and the log.</summary>
    public static (object? Value, string? Fault) Read(Field field, string text)
    {
        var reading = FieldReading.Read(field, text);
        if (reading.Why is null || (reading.Why is Misreading.Missing && field.IsNullable)) return (reading.Value, null);
        return (null, reading switch
        {
            { Why: Misreading.Missing } => $"{(IsNamedWhenMissing(field) ? Rule(field, "") : "必填")}，现为空。",
            { Why: Misreading.Unseen } => $"{reading.Clause}。",
            { Why: Misreading.Shape } => $"{field.Shape!.InFile ?? field.Shape.Sentence}。",
            { Why: Misreading.Month } when DateOnly.TryParse(reading.Found, Invariant, out _) => $"{field.Label}应为当月1日。",
            { Why: Misreading.TooLong } => string.Create(Invariant, $"不得超过{field.Longest}字，{Now(reading)}"),
            { Why: Misreading.TooFine } => string.Create(Invariant, $"最多{field.Decimals}位小数，{Now(reading)}"),
            _ => $"{Rule(field, reading.Found)}，{Now(reading)}",
        });
    }

    /// <summary>A value as <see cref="Read"/> reads it again.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => Days.Iso(day),
        IFormattable number => number.ToString(null, Invariant),
        _ => $"{value}",
    };

    /// <summary>What is accepted, as a clause.</summary>
    public static string Rule(Field field, string found) => field.Kind switch
    {
        FieldKind.Day or FieldKind.Month => "应为“年-月-日”格式的日期，例如2020-06-30",
        FieldKind.Number => $"应为{Plain(field.Lowest)}至{Plain(field.Highest)}的数",
        FieldKind.Flag => "应为true或false",
        FieldKind.Choice => $"应为{string.Join('、', Enum.GetValues(field.ValueType).Cast<Enum>().Select(v => v.Label().Length == 0 ? v.ToString() : $"{v}（{v.Label()}）"))}之一",
        FieldKind.Text when field.Shape is { } shape => shape.Sentence,
        _ when field.ValueType == typeof(string) && field.Code is { } code =>
            $"{(!code.IsOpen && CodeShape.Scientific().IsMatch(found) ? "表格软件已把编码改成科学记数，请把该列设为文本格式后重新填写，" : "")}{code.Clause}",
        FieldKind.Pick => "应为不小于1的整数",
        _ => int.MaxValue.Equals((int)field.Highest) ? $"应为不小于{Plain(field.Lowest)}的整数" : $"应为{Plain(field.Lowest)}至{Plain(field.Highest)}的整数",
    };

    /// <summary>Where the rule itself says that something must stand there.</summary>
    private static bool IsNamedWhenMissing(Field field) =>
        field.Kind is FieldKind.Whole or FieldKind.Flag || field.Shape is not null || field.Code is { IsOpen: true } || (field.Kind is FieldKind.Pick && field.ValueType != typeof(string));

    private static string Plain(double number) => number.ToString(Invariant);

    private static string Now(Reading reading) => $"现为“{PlainText.Cut(reading.Found, 30)}”。";
}
