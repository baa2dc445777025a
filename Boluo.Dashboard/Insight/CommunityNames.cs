using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Insight;

/// <summary>Communities as pages and messages name them: with the township where another has the same name, as 水上社区（石湾镇）.</summary>
public static class CommunityNames
{
    public static string Of(string name, string township, bool isShared) => isShared ? $"{name}（{township}）" : name;

    /// <summary>By code.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(BoluoDbContext db, IReadOnlyCollection<string> codes, CancellationToken cancel)
    {
        var rows = await (
            from community in db.Communities
            where codes.Contains(community.Code)
            join township in db.Townships on community.TownshipCode equals township.Code
            select new { community.Code, community.Name, Township = township.Name })
            .ToListAsync(cancel);
        // Once through the communities, not once for each name.
        var names = rows.Select(r => r.Name).Distinct(StringComparer.Ordinal).ToList();
        var shared = await db.Communities.Where(c => names.Contains(c.Name)).GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSetAsync(StringComparer.Ordinal, cancel);
        return rows.ToDictionary(r => r.Code, r => Of(r.Name, r.Township, shared.Contains(r.Name)), StringComparer.Ordinal);
    }
}
