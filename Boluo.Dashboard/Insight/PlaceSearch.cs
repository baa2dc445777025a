namespace Boluo.Dashboard.Insight;

/// <summary>A township, or a community with its township's name before it.</summary>
public sealed record FoundPlace(string Township, string? Community, string Name);

/// <summary>The first places found, and how many there are.</summary>
public sealed record PlaceHits(IReadOnlyList<FoundPlace> Places, int Count);

/// <summary>Looks for townships and communities by name, code or initials. In memory: every page knows its places already.</summary>
public static class PlaceSearch
{
    /// <summary>The key of what is looked for.</summary>
    public const string Key = "q";

    /// <summary>More communities than one menu should list.</summary>
    private const int MostListed = 100;

    /// <summary>Whether there are too many places to list them all on every page.</summary>
    public static bool IsNeeded(ScopeLimits limits) => limits.Communities.Count > MostListed;

    /// <summary>Townships first, then communities, each by code.</summary>
    public static PlaceHits Find(string text, ScopeLimits limits, int most)
    {
        var search = Pinyin.Normalise(text);
        if (search.Length == 0) return new PlaceHits([], 0);
        var townships = limits.Townships.Values.Where(t => Pinyin.SearchText(t.Name, t.Code).Contains(search, StringComparison.Ordinal)).Select(t => new FoundPlace(t.Code, null, t.Name));
        var communities = limits.Communities.Values.Where(c => c.Search.Contains(search, StringComparison.Ordinal))
            .Select(c => new FoundPlace(c.TownshipCode, c.Code, limits.Townships[c.TownshipCode].Name + c.Name));
        var all = townships.Concat(communities).ToList();
        return new PlaceHits([.. all.Take(most)], all.Count);
    }

    public static string InWords(PlaceHits hits) => hits.Count switch
    {
        0 => "未找到相符的镇街、社区。",
        var all when all > hits.Places.Count => Invariant($"共{all}个，仅列前{hits.Places.Count}个。"),
        var all => Invariant($"共{all}个。"),
    };
}
