using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>
/// One line of a data file. Each method reads one column by name, reports what breaks its rule and goes on with a harmless value,
/// so that one pass finds all errors. Without fields it only records the columns that are asked for.
/// </summary>
public sealed partial class CsvRow
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    private readonly List<string>? _recorded;
    private readonly Dictionary<string, int> _positions = [];
    private readonly Problems _problems = new();
    private readonly string _file = "";
    private IReadOnlyList<string> _fields = [];

    public CsvRow(List<string> recorded) => _recorded = recorded;

    public CsvRow(string file, IReadOnlyList<string> header, Problems problems)
    {
        (_file, _problems) = (file, problems);
        for (var i = 0; i < header.Count; i++) _positions[header[i]] = i;
    }

    public int Line { get; private set; }

    /// <summary>The columns of the line broke no rule so far.</summary>
    public bool Sound { get; private set; } = true;

    public void MoveTo(IReadOnlyList<string> fields, int line) => (_fields, Line, Sound) = (fields, line, true);

    /// <param name="column">The column.</param>
    /// <param name="longest">The most characters.</param>
    /// <param name="severalLines">Line breaks stay; elsewhere they become blanks, as in the forms.</param>
    public string Text(string column, int longest = 100, bool severalLines = false) => OptionalText(column, longest, severalLines) ?? Missing(column);

    /// <inheritdoc cref="Text"/>
    public string? OptionalText(string column, int longest = 100, bool severalLines = false)
    {
        var text = PlainText.Tidy(Field(column), severalLines);
        if (text.Length == 0) return null;
        if (text.Length > longest) return Refuse(column, string.Create(CultureInfo.InvariantCulture, $"不得超过{longest}字"), text);
        return PlainText.Fault(text) is { } fault ? Refuse(column, fault, null) : text;
    }

    /// <summary>A division or grid code of exactly so many digits.</summary>
    public string Code(string column, int digits) => OptionalCode(column, digits) ?? Missing(column);

    public string? OptionalCode(string column, int digits)
    {
        var text = Field(column);
        if (text.Length == 0 || (text.Length == digits && text.All(char.IsAsciiDigit))) return text.Length == 0 ? null : text;
        Refuse(column, string.Create(CultureInfo.InvariantCulture, $"{(Scientific().IsMatch(text) ? "表格软件已把编码改成科学记数，请把该列设为文本格式后重新填写，" : "")}应为{digits}位数字"), text);
        return "?";
    }

    /// <summary>A running code: a prefix and digits.</summary>
    public string Code(string column, string prefix, int fewest)
    {
        var text = Field(column);
        if (text.Length >= prefix.Length + fewest && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(prefix.Length).All(char.IsAsciiDigit)) return text;
        Refuse(column, string.Create(CultureInfo.InvariantCulture, $"应为{prefix}加至少{fewest}位数字"), text);
        return "";
    }

    public int Id(string column) => Int(column, 1, int.MaxValue);

    public int? OptionalId(string column) => Field(column).Length == 0 ? null : Id(column);

    public int Int(string column, int from, int to)
    {
        var text = Field(column);
        if (_recorded is not null) return from;
        if (int.TryParse(Ungrouped(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to) return value;
        Refuse(column, to == int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"应为不小于{from}的整数")
            : string.Create(CultureInfo.InvariantCulture, $"应为{from}至{to}的整数"), text);
        return from;
    }

    public int? OptionalInt(string column, int from, int to) => Field(column).Length == 0 ? null : Int(column, from, to);

    public double Number(string column, double from, double to) => OptionalNumber(column, from, to) ?? MissingNumber(column, from);

    public double? OptionalNumber(string column, double from, double to)
    {
        var text = Field(column);
        if (text.Length == 0) return null;
        if (double.TryParse(Ungrouped(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= from && value <= to) return value;
        Refuse(column, string.Create(CultureInfo.InvariantCulture, $"应为{from}至{to}的数"), text);
        return from;
    }

    public DateOnly Day(string column) => OptionalDay(column) ?? MissingDay(column);

    /// <summary>2020-06-30; 2020/6/30 and 2020年6月30日 are accepted too, because Excel and WPS write them so when they save a CSV file.</summary>
    public DateOnly? OptionalDay(string column)
    {
        var text = Field(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d", "yyyy'年'M'月'd'日'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Earliest && day < Latest) return day;
        Refuse(column, "应为“年-月-日”格式的日期，例如2020-06-30", text);
        return Earliest;
    }

    /// <summary>true or false, as spreadsheets write them, or 是 or 否, as our own exports do.</summary>
    public bool Flag(string column)
    {
        var text = Field(column);
        if (text is "是" || text.Equals("true", StringComparison.OrdinalIgnoreCase)) return true;
        if (text is not "否" && !text.Equals("false", StringComparison.OrdinalIgnoreCase)) Refuse(column, "应为true或false", text);
        return false;
    }

    public T Enum<T>(string column) where T : struct, Enum => OptionalEnum<T>(column) ?? MissingEnum<T>(column);

    public T? OptionalEnum<T>(string column) where T : struct, Enum
    {
        var text = Field(column);
        if (text.Length == 0) return null;
        foreach (var value in System.Enum.GetValues<T>())
            if (value.ToString() == text) return value;
        Refuse(column, $"应为{string.Join("、", System.Enum.GetValues<T>().Select(v => v.Label().Length == 0 ? v.ToString() : $"{v}（{v.Label()}）"))}之一", text);
        return default(T);
    }

    /// <summary>A personal mobile. What is wrong with it is said without it: the error goes to the console and the log.</summary>
    public string Mobile(string column)
    {
        var text = Field(column);
        if (!MobilePattern().IsMatch(text)) Refuse(column, "应为1开头的11位手机号码", text.Length == 0 ? text : null);
        return text;
    }

    /// <summary>A public line, with its area code. What stands here instead may be a personal mobile, so it is not said either.</summary>
    public string PublicLine(string column)
    {
        var text = Field(column);
        if (!Domain.PublicLine.Pattern().IsMatch(text)) Refuse(column, Domain.PublicLine.Rule, text.Length == 0 ? text : null);
        return text;
    }

    /// <summary>Two columns of the line that contradict each other.</summary>
    public void Require(bool holds, string column, string rule)
    {
        if (!holds && Sound) Refuse(column, rule, null);
    }

    private string Field(string column)
    {
        if (_recorded is not null && !_recorded.Contains(column)) _recorded.Add(column);
        return _positions.TryGetValue(column, out var position) ? _fields[position] : "";
    }

    /// <summary>A number without the commas of its thousands, if all of them stand in their places.</summary>
    private static string Ungrouped(string text) => Grouped().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;

    private string Missing(string column) => Refuse(column, "必填", "") ?? "";

    private double MissingNumber(string column, double from)
    {
        Refuse(column, "必填", "");
        return from;
    }

    private DateOnly MissingDay(string column)
    {
        Refuse(column, "必填", "");
        return Earliest;
    }

    private T MissingEnum<T>(string column) where T : struct, Enum
    {
        Refuse(column, "必填", "");
        return default;
    }

    /// <returns>Nothing, so that a caller can report and go on in one expression.</returns>
    private string? Refuse(string column, string rule, string? found)
    {
        if (_recorded is not null) return null;
        Sound = false;
        _problems.Add(_file, Line, column, found switch
        {
            null => $"{rule}。",
            "" => $"{rule}，现为空。",
            _ => $"{rule}，现为“{(found.Length <= 30 ? found : found[..30] + "…")}”。",
        });
        return null;
    }

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[0-9](\.[0-9]+)?E\+?[0-9]{1,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^1[0-9]{10}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MobilePattern();
}
