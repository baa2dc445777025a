using System.Globalization;
using System.Text;

namespace Boluo.Dashboard.Domain;

/// <summary>
/// What may stand in a text that people type, paste or bring in a file, said once for all ways in: what can be seen. A tab becomes a
/// blank; what looks like nothing, or turns round what stands beside it, is refused by its name and place.
/// </summary>
public static class PlainText
{
    private const string Direction = "改变文字方向的字符", Filler = "看上去是空白的填充符";

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x00AD] = "软连字符",
        [0x034F] = Filler,
        [0x115F] = Filler,
        [0x1160] = Filler,
        [0x17B4] = Filler,
        [0x17B5] = Filler,
        [0x200B] = "零宽空格",
        [0x200C] = "零宽不连字符",
        [0x200D] = "零宽连字符",
        [0x200E] = Direction,
        [0x200F] = Direction,
        [0x202A] = Direction,
        [0x202B] = Direction,
        [0x202C] = Direction,
        [0x202D] = Direction,
        [0x202E] = Direction,
        [0x2060] = "零宽连接符",
        [0x2066] = Direction,
        [0x2067] = Direction,
        [0x2068] = Direction,
        [0x2069] = Direction,
        [0x2800] = Filler,
        [0x3164] = Filler,
        [0xFEFF] = "零宽不换行空格",
        [0xFFA0] = Filler,
    };

    /// <summary>Without blanks around it and without tabs; line breaks stay in a text of several lines and become blanks in one of a single line.</summary>
    public static string Tidy(string text, bool severalLines = false) => text.ReplaceLineEndings(severalLines ? "\n" : " ").Replace('\t', ' ').Trim();

    /// <summary>What a person has listed, each by itself: parted by blanks, lines, commas, 、 or semicolons of either width.</summary>
    public static string[] Listed(string text) =>
        text.Split([' ', '\t', '\r', '\n', '　', ',', '，', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>As much as a sentence quotes of what somebody gave, with … where more follows; never half a character.</summary>
    public static string Cut(string text, int longest = 20) => text.Length <= longest ? text : Start(text, longest) + "…";

    /// <summary>A text inside “ ”: quotation marks of its own become ‘ ’, as GB/T 15834 asks.</summary>
    public static string InQuotes(string text) => string.Concat(text.Select(c => c switch { '“' => '‘', '”' => '’', '‘' => '“', '’' => '”', _ => c }));

    /// <summary>As much of a text as so many letters hold; never half a character.</summary>
    public static string Start(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>The clause that refuses a tidy text; null if all of it can be seen.</summary>
    public static string? Fault(string text)
    {
        var (place, visible) = (0, text.Length == 0);
        for (var i = 0; i < text.Length;)
        {
            place++;
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
                return Invariant($"第{place}个字不完整，应删去");
            i += length;
            if (rune.Value == '\n') continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format || Names.ContainsKey(rune.Value))
                return Invariant($"第{place}个字是看不见的字符（{Names.GetValueOrDefault(rune.Value, "控制字符")}，U+{rune.Value:X4}），应删去");
            visible |= category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        }

        return visible ? null : "没有看得见的文字";
    }
}
