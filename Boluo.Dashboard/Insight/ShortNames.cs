namespace Boluo.Dashboard.Insight;

/// <summary>Communities' names as charts have room for them: 东区, and 石湾水上 where two communities have one name.</summary>
public static class ShortNames
{
    /// <summary>By code.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<(string Code, string Name, string Township)> communities)
    {
        var twice = communities.GroupBy(c => c.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return communities.ToDictionary(c => c.Code, c => Of(c.Name, c.Township, twice.Contains(c.Name)), StringComparer.Ordinal);
    }

    /// <param name="name">水上社区.</param>
    /// <param name="township">石湾镇.</param>
    /// <param name="isShared">Another community has the same name.</param>
    public static string Of(string name, string township, bool isShared) => (isShared ? PlaceNames.Short(township) : "") + PlaceNames.Short(name);
}
