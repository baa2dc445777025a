using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A community gets another name. Former names stay searchable: those of the community, and those of its grids, which are named after it.</summary>
public static class CommunityRenaming
{
    public const int LongestFormerNames = 200;

    /// <summary>Gives the name, and keeps the one it had.</summary>
    public static Task ApplyAsync(BoluoDbContext db, Community community, string name, CancellationToken cancel)
    {
        var former = community.Name;
        community.Name = name;
        return KeepAsync(db, community, former, cancel);
    }

    /// <summary>Keeps the name that it had until now.</summary>
    public static async Task KeepAsync(BoluoDbContext db, Community community, string former, CancellationToken cancel)
    {
        var names = Community.NamesIn(community.FormerNames).Where(n => n != community.Name && n != former).Prepend(former);
        community.FormerNames = string.Join('、', names);
        var numbers = (await db.GridAssignments.Where(a => a.CommunityCode == community.Code).Select(a => new { a.GridId, a.Number }).Distinct().ToListAsync(cancel)).ToLookup(a => a.GridId, a => a.Number);
        var grids = numbers.Select(n => n.Key).ToList();
        foreach (var grid in await db.Grids.Where(g => grids.Contains(g.Id)).ToListAsync(cancel))
            grid.AddToSearch(numbers[grid.Id].Order().Select(number => GridAssignment.NameOf(community.Name, number)));
    }
}
