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
            select new { community.Code, community.Name, Township = township.Name, IsShared = db.Communities.Any(c => c.Name == community.Name && c.Code != community.Code) })
            .ToListAsync(cancel);
        return rows.ToDictionary(r => r.Code, r => Of(r.Name, r.Township, r.IsShared), StringComparer.Ordinal);
    }
}
