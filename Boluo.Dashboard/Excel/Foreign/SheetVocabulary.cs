namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>The words that tell a header from everything else, and the names of places that tell a row of data.</summary>
public sealed class SheetVocabulary
{
    private static readonly string[] Usual = ["序号", "备注", "姓名", "性别", "单位", "名称", "类别", "时间", "日期", "联系电话", "联系人", "地址", "数量", "金额", "合计", "项目"];

    private readonly HashSet<string> _headers;
    private readonly HashSet<string> _places;

    /// <param name="headers">Header and group of everything that a sheet may be asked to match.</param>
    public SheetVocabulary(IEnumerable<(string Header, string? Group)> headers, IEnumerable<string> places)
    {
        _headers = new HashSet<string>(Usual, StringComparer.Ordinal);
        foreach (var (header, group) in headers.Distinct())
        {
            _headers.UnionWith(HeaderWords.Variants(header, group + header));
            if (group is not null) _headers.Add(HeaderWords.Plain(group));
        }

        _places = places.Select(PlaceWords.Plain).ToHashSet(StringComparer.Ordinal);
    }

    public bool KnowsHeader(string text) => HeaderWords.Variants(text, text).Overlaps(_headers);

    public bool IsPlace(string text) => _places.Contains(PlaceWords.Plain(text));
}

/// <summary>Names of places as forms print them: with spaces between the letters, of either width, with or without what kind of place it is.</summary>
public static class PlaceWords
{
    private static readonly (string Long, string Short)[] Offices = [("街道办事处", "街道"), ("街道办", "街道"), ("社区居委会", "社区"), ("社区居民委员会", "社区"), ("镇政府", "镇")];
    private static readonly string[] Kinds = ["街道", "社区", "镇"];

    /// <summary>In one width and without spaces; the office of a place is the place.</summary>
    public static string Plain(string name)
    {
        var plain = RowWords.Folded(name);
        foreach (var (office, place) in Offices)
            if (plain.Length > office.Length && plain.EndsWith(office, StringComparison.Ordinal))
                return plain[..^office.Length] + place;
        return plain;
    }

    /// <summary>罗阳 of 罗阳街道.</summary>
    public static string Bare(string name)
    {
        var plain = Plain(name);
        return Kinds.FirstOrDefault(k => plain.Length > k.Length + 1 && plain.EndsWith(k, StringComparison.Ordinal)) is { } kind ? plain[..^kind.Length] : plain;
    }

    /// <summary>罗阳 and 罗阳街道 are one; 石湾镇 and 石湾社区 are two.</summary>
    public static bool AreSame(string one, string other)
    {
        var (left, right) = (Plain(one), Plain(other));
        return left == right || ((Bare(one) == left || Bare(other) == right) && Bare(one) == Bare(other));
    }
}
