using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>How rows that hold no data give themselves away by their words.</summary>
internal static partial class RowWords
{
    private const string Stems = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    private const string ChineseNumbers = "一二三四五六七八九十";

    private static readonly HashSet<string> UnitWords = new(StringComparer.Ordinal)
    {
        "户", "人", "名", "个", "家", "元", "万元", "亿元", "元/月", "平方米", "m2", "平方公里", "km2", "人次", "场次", "场", "次", "%", "天", "栋", "幢", "处", "项", "件", "条", "份", "支", "月", "年", "级", "户/个", "户/名",
    };

    private static readonly string[] Totals = ["合计", "总计", "共计", "全县合计", "全县总计", "累计", "总合计"];

    /// <summary>甲 乙 丙 or 1 2 3, at least two of them and nothing else.</summary>
    public static bool AreNumbering(IReadOnlyList<string> texts)
    {
        var plain = texts.Select(Folded).Where(t => t is not ("栏次" or "—" or "-")).ToList();
        if (plain.Count < 2 || !plain.All(IsOrdinal)) return false;
        var numbers = plain.Where(t => char.IsAsciiDigit(t[0])).Select(t => int.Parse(Digits().Match(t).Value, CultureInfo.InvariantCulture)).ToList();
        return plain.Distinct(StringComparer.Ordinal).Count() == plain.Count && (numbers.Count < 2 || numbers.Zip(numbers.Skip(1)).All(p => p.First < p.Second)) && (numbers.Count == 0 || numbers[0] <= 3);
    }

    /// <summary>（户） （人） （万元）.</summary>
    public static bool AreUnits(IReadOnlyList<string> texts) =>
        texts.Count > 1 && texts.Any(IsUnit) && texts.All(t => IsUnit(t) || Folded(t) is "/" or "-" or "—" or "单位" or "计量单位");

    public static bool IsUnit(string text) => UnitWords.Contains(Folded(text).Trim('(', ')', '[', ']'));

    /// <summary>例, ××街道, XX社区, 张某某.</summary>
    public static bool AreExample(IReadOnlyList<string> texts) => texts.Count > 0
        && (ExampleWord().IsMatch(Folded(texts[0])) || texts.Any(t => Crosses().IsMatch(t.Normalize(NormalizationForm.FormKC))));

    /// <summary>填整数, 必填, 格式如2020年6月, YYYYMMDD.</summary>
    public static bool AreInstruction(IReadOnlyList<string> texts) => texts.Count > 0 && texts.Count(t => HowTo().IsMatch(Folded(t))) * 2 >= texts.Count;

    public static bool IsTotal(string text) => Array.IndexOf(Totals, Folded(text).Trim('(', ')')) >= 0;

    public static bool IsSubtotal(string text) => Folded(text) is var plain && plain.Length <= 12 && plain.EndsWith("小计", StringComparison.Ordinal);

    public static bool IsSignOff(string text) => Folded(text) is var plain && SignWords().IsMatch(plain) && (plain.Contains(':', StringComparison.Ordinal) || plain.Contains("签字", StringComparison.Ordinal) || plain.Contains("盖章", StringComparison.Ordinal));

    public static bool IsNote(string text) => NoteWords().IsMatch(Folded(text));

    /// <summary>In one width, without spaces.</summary>
    public static string Folded(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static bool IsOrdinal(string text)
    {
        var plain = text.Trim('(', ')', '[', ']');
        return plain is [var only] && (Stems.Contains(only, StringComparison.Ordinal) || ChineseNumbers.Contains(only, StringComparison.Ordinal) || only is >= 'A' and <= 'Z')
            || Computed().IsMatch(plain);
    }

    /// <summary>7, or 7=5+6.</summary>
    [GeneratedRegex(@"^\d{1,3}(=[\d+\-*/()%×÷,.]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Computed();

    [GeneratedRegex(@"^\d+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("^[(]?(例|示例|样例|范例|举例|例如|如)[)]?[0-9一二三]?[:：]?$|^(示例|样例|范例|例如)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ExampleWord();

    [GeneratedRegex("××|xx|XX|某某|\\*\\*|○○", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Crosses();

    [GeneratedRegex("填|格式|下拉|选择|整数|小数|保留|不得|自动计算|自动生成|YYYY|yyyy|参照|精确到", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HowTo();

    [GeneratedRegex("签字|签名|盖章|填表人|制表人|审核人|负责人|填报人|复核人|联系电话|填报日期|填表日期|报送日期|报出日期|经办人", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SignWords();

    [GeneratedRegex("^(注|备注|说明|填表说明|填报说明|填写说明|编制说明|注释|填报要求|填表要求)[:0-9一二三]|^[0-9一二三四五六七八九十]{1,2}[、.]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoteWords();
}
