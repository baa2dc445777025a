using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Boluo.Dashboard.Domain;

/// <summary>Search text: case and width folded, with the pinyin initials of Chinese names, so that dqsq finds 东区社区.</summary>
public static class Pinyin
{
    /// <summary>The first character of each initial in pinyin order; no syllable begins with i, u or v.</summary>
    private const string First = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀";
    private const string Letters = "abcdefghjklmnopqrstwxyz";

    /// <summary>ICU orders Chinese by pinyin in this culture, for rare characters too.</summary>
    private static readonly CompareInfo Order = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;

    private static readonly ConcurrentDictionary<char, char> Known = new();

    /// <summary>Characters of names, posts and offices that are read in two ways, each with the two initials: people type the one that they say.</summary>
    private static readonly FrozenDictionary<char, string> ReadTwice =
        "查cz 长cz 朝cz 车cj 重cz 传cz 单ds 弹dt 调dt 巷xh 降jx 校xj 解jx 系xj 行xh 乐ly 率ls 曾zc 翟zd 种zc 盛sc 石sd 藏cz 参cs 仇cq 覃tq 尉wy 厦xs 折zs 提td 便bp 番fp 给gj 屏pb 埔bp 陂bp 省sx"
            .Split(' ').ToFrozenDictionary(word => word[0], word => word[1..]);

    private static readonly SearchValues<char> AnyReadTwice = SearchValues.Create([.. ReadTwice.Keys]);

    /// <summary>More readings of one name are not kept: three such characters make eight.</summary>
    private const int MostReadings = 8;

    /// <summary>Longer texts are sentences: almost any few letters are initials of some of their words.</summary>
    private const int LongestName = 20;

    /// <summary>Whether a text contains what is looked for, or a name its initials. SQL knows it too (BoluoDbContext).</summary>
    /// <param name="text">As it is stored; none is never found.</param>
    /// <param name="search">Normalised.</param>
    public static bool Finds(string? text, string search) => text is not null
        && (text.Contains(search, StringComparison.Ordinal)
            || (!IsFoldedFor(text, search) && Normalise(text).Contains(search, StringComparison.Ordinal))
            || (text.Length <= LongestName && search.All(char.IsAsciiLetterOrDigit) && Readings(text).Any(initials => initials.Contains(search, StringComparison.Ordinal))));

    /// <summary>
    /// Nothing in the text becomes one of the characters looked for by being folded. A search in all ledgers asks this of every row, and
    /// folding makes two texts each time. Of Chinese characters only compatibility forms fold into others.
    /// </summary>
    private static bool IsFoldedFor(string text, string search) => search.All(IsIdeograph) && !text.AsSpan().ContainsAny(FoldedIntoIdeographs);

    private static bool IsIdeograph(char c) => c is >= '\u4e00' and <= '\u9fff';

    /// <summary>Radicals, old numerals, enclosed and squared words, compatibility ideographs, and what is written with two units.</summary>
    private static readonly SearchValues<char> FoldedIntoIdeographs =
        SearchValues.Create([.. Between('\u2e80', '\u2fff'), .. Between('\u3038', '\u303a'), .. Between('\u3190', '\u33ff'), .. Between('\uf900', '\ufaff'), .. Between('\ud800', '\udfff')]);

    private static IEnumerable<char> Between(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    public static string Initials(string text)
    {
        var initials = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c)) initials.Append(char.ToLowerInvariant(c));
            else if (IsIdeograph(c)) initials.Append(Known.GetOrAdd(c, Initial));
        }

        return initials.ToString();
    }

    /// <summary>The initials of a text, and where characters of it are read in two ways those of the other readings: 网格调整 is wgdz and wgtz.</summary>
    public static IReadOnlyList<string> Readings(string text)
    {
        List<string> readings = [Initials(text)];
        if (!text.AsSpan().ContainsAny(AnyReadTwice)) return readings;
        var place = 0;
        foreach (var c in text.Where(c => char.IsAsciiLetterOrDigit(c) || IsIdeograph(c)))
        {
            if (readings.Count < MostReadings && ReadTwice.TryGetValue(c, out var two))
            {
                var other = two[0] == readings[0][place] ? two[1] : two[0];
                readings.AddRange([.. readings.Select(r => $"{r[..place]}{other}{r[(place + 1)..]}")]);
            }

            place++;
        }

        return readings;
    }

    /// <summary>What a search column holds for these names.</summary>
    public static string SearchText(params IEnumerable<string> names) =>
        string.Join(' ', names.Where(n => n.Length > 0).SelectMany(n => Readings(n).Prepend(Normalise(n))).Distinct(StringComparer.Ordinal));

    /// <summary>What is looked for in a search column.</summary>
    public static string Normalise(string text) => text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static char Initial(char c)
    {
        var text = c.ToString();
        for (var i = First.Length - 1; i > 0; i--)
            if (Order.Compare(text, First[i].ToString()) >= 0)
                return Letters[i];
        return Letters[0];
    }
}
