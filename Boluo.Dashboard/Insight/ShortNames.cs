using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Communities' names as charts have room for them: 东区, and 石湾水上 where two communities have one name.</summary>
public static class ShortNames
{
    /// <summary>Of the communities of a scope, by code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Of(
        (await (from community in db.Communities.Within(scope)
                join township in db.Townships on community.TownshipCode equals township.Code
                select new { community.Code, community.Name, Township = township.Name }).ToListAsync(cancel)).ConvertAll(c => (c.Code, c.Name, c.Township)));

    public static IReadOnlyDictionary<string, string> Of(IReadOnlyCollection<(string Code, string Name, string Township)> communities)
    {
        var twice = communities.GroupBy(c => c.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return communities.ToDictionary(c => c.Code, c => (twice.Contains(c.Name) ? PlaceNames.Short(c.Township) : "") + PlaceNames.Short(c.Name), StringComparer.Ordinal);
    }
}
