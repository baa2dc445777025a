using System.Text;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>What place a header asks for.</summary>
public enum PlaceHeader
{
    None,
    Township,
    Community,
}

/// <summary>
/// The words of a header and what else they may be written as. Offices write the same header with other spaces, brackets, units, with 所属 before it
/// or 数 after it, or use an everyday word for it.
/// </summary>
public static class HeaderWords
{
    /// <summary>Group and header are the same, 社区工作者/应配 and 社区工作者应配.</summary>
    public const int SamePath = 4;

    public const int Same = 3;

    /// <summary>The same but for what is written before or after it, or another word for it: 党员数 and 党员.</summary>
    public const int Likened = 2;

    /// <summary>One is part of the other; somebody should look.</summary>
    public const int Alike = 1;

    private const int ShortestPart = 2;
    private const string Township = "镇街";
    private const string Community = "社区名称";

    private static readonly string[] Before = ["所属", "所在", "其中", "现有", "现任", "配备", "网格内", "社区内", "辖区", "实有", "已建", "建有"];
    private static readonly string[] After = ["人数", "数量", "总数", "个数", "姓名", "名称", "情况", "数", "名"];
    private static readonly string[] Days = ["时间", "日期", "年月", "年月日"];

    private static readonly Dictionary<string, string> Everyday = Synonyms(
        [Township, "镇", "街道", "乡镇", "镇街道", "乡镇街道", "镇街名称", "街镇"],
        [Community, "社区", "村社区", "社区名", "居委会", "村居", "社区居委会"],
        ["常住人口", "人口", "总人口", "居民", "居民人数"],
        ["户数", "总户数", "住户", "家庭户数", "居民户数"],
        ["党员", "社区党员"],
        ["学历", "文化程度", "学历层次"],
        ["联系电话", "电话", "联系方式", "办公电话", "公示电话"],
        ["党组织书记", "书记", "社区书记", "社区党组织书记"],
        ["结对单位党组织", "结对单位", "共建单位", "结对共建单位"],
        ["社区工作者在岗", "社区工作者", "在岗社区工作者", "专职社区工作者"],
        ["责任单位", "办理单位", "承办单位"],
        ["职务", "现任职务", "职务身份", "岗位职务"],
        ["备注", "说明"]);

    /// <summary>序号 or 序 号: no data, only counted.</summary>
    public static bool IsNumber(string header) => Plain(header) is "序号" or "顺序号" or "编号" or "NO";

    /// <summary>Room for words that only who fills it in knows: 备注.</summary>
    public static bool IsRemark(string header) => Plain(header) is "备注" or "说明" or "备注说明";

    /// <summary>Whether a header asks for a place. 社区数 asks how many there are.</summary>
    public static PlaceHeader PlaceOf(string header)
    {
        var plain = Plain(header);
        foreach (var word in Before)
            if (plain.StartsWith(word, StringComparison.Ordinal) && Everyday.ContainsKey(plain[word.Length..]))
                plain = plain[word.Length..];
        return Everyday.GetValueOrDefault(plain) switch
        {
            Township => PlaceHeader.Township,
            Community => PlaceHeader.Community,
            _ => PlaceHeader.None,
        };
    }

    /// <summary>Whether a header asks for a number: 党员数, 网格（个）.</summary>
    public static bool IsCount(string header)
    {
        var folded = RowWords.Folded(header);
        return Plain(header) is [.., '数'] or [.., '数', '量'] || (folded.EndsWith(')') && folded.LastIndexOf('(') is var open and >= 0 && RowWords.IsUnit(folded[(open + 1)..^1]));
    }

    /// <summary>How well two headers agree; 0 where they do not.</summary>
    /// <param name="path">The header with those above it, joined by /.</param>
    /// <param name="knownGroup">What stands above the other; null where nothing does.</param>
    public static int Agreement(string path, string known, string? knownGroup)
    {
        var leaf = path[(path.LastIndexOf('/') + 1)..];
        var (header, own) = (Plain(leaf), Plain(known));
        if (header.Length == 0 || own.Length == 0) return 0;
        var whole = Plain(path);
        if (path.Contains('/', StringComparison.Ordinal) && (whole == Plain(knownGroup + known) || whole == own)) return SamePath;
        if (knownGroup is not null && PlaceOf(known) != PlaceHeader.None) return 0; // 社区 under a group is one kind of what is counted there.
        if (header == own) return Same;
        var (theirs, ours) = (Variants(leaf, path), Variants(known, knownGroup + known));
        if (theirs.Overlaps(ours)) return Likened;
        var (theirLeaf, ourLeaf) = (Variants(leaf, leaf), Variants(known, known)); // A group has too many words to be part of something.
        return theirLeaf.Any(t => ourLeaf.Any(o => IsPart(t, o))) ? Alike : 0;
    }

    /// <summary>Without spaces, quotes and brackets with what stands in them (units and explanations), in one width.</summary>
    public static string Plain(string header)
    {
        var plain = new StringBuilder(header.Length);
        var depth = 0;
        foreach (var letter in header.Normalize(NormalizationForm.FormKC))
        {
            if (letter is '(' or '[' or '〔' or '【') depth++;
            else if (letter is ')' or ']' or '〕' or '】') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && char.IsLetterOrDigit(letter)) plain.Append(char.ToUpperInvariant(letter));
        }

        return plain.ToString();
    }

    /// <summary>All that a header may mean; the words by which a header is known at all.</summary>
    public static HashSet<string> Variants(string leaf, string path)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        Add(Plain(leaf));
        if (path != leaf) Add(Plain(path));
        return found;

        void Add(string plain)
        {
            if (plain.Length == 0 || !found.Add(plain)) return;
            if (Everyday.TryGetValue(plain, out var usual)) found.Add(usual);
            foreach (var word in Before)
                if (plain.StartsWith(word, StringComparison.Ordinal) && IsEnough(plain[word.Length..])) Add(plain[word.Length..]);
            foreach (var word in After)
                if (plain.EndsWith(word, StringComparison.Ordinal) && IsEnough(plain[..^word.Length])) Add(plain[..^word.Length]);
            foreach (var word in Days)
                if (plain.EndsWith(word, StringComparison.Ordinal) && plain.Length > word.Length) found.Add(plain[..^word.Length] + Days[1]);
        }
    }

    private static bool IsPart(string one, string other)
    {
        var (shorter, longer) = one.Length < other.Length ? (one, other) : (other, one);
        return shorter.Length >= ShortestPart && longer.Contains(shorter, StringComparison.Ordinal);
    }

    /// <summary>What is left must still be a word: 户 of 户数 is not, 镇 of 所属镇 is.</summary>
    private static bool IsEnough(string rest) => rest.Length >= ShortestPart || Everyday.ContainsKey(rest);

    private static Dictionary<string, string> Synonyms(params string[][] groups) =>
        groups.SelectMany(g => g.Select(word => (word, g[0]))).ToDictionary(p => p.word, p => p.Item2, StringComparer.Ordinal);
}
