using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What a person is or was in a grid for a period: 网格长 or 网格员.</summary>
internal sealed record GridPost(string Grid, string Post, DateOnly From, DateOnly? To)
{
    /// <summary>All posts of a person, by grid. A grid has the name that it bears, or bore last.</summary>
    public static async Task<IReadOnlyList<GridPost>> OfAsync(BoluoDbContext db, int person, CancellationToken cancel)
    {
        var led = await db.GridAssignments.Where(a => a.LeaderId == person).Select(a => new { a.GridId, a.ValidFrom, a.ValidTo }).ToListAsync(cancel);
        var served = await db.GridDuties.Where(d => d.WorkerId == person).Select(d => new { d.GridId, d.ValidFrom, d.ValidTo }).ToListAsync(cancel);
        var grids = led.Concat(served).Select(p => p.GridId).ToHashSet();
        var names = (await (
            from assignment in db.GridAssignments
            where grids.Contains(assignment.GridId)
            join community in db.Communities on assignment.CommunityCode equals community.Code
            orderby community.Code, assignment.Number
            select new { assignment.GridId, assignment.ValidFrom, Name = GridAssignment.NameOf(community.Name, assignment.Number) }).ToListAsync(cancel))
            .GroupBy(a => a.GridId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.ValidFrom)!.Name);
        return
        [
            .. led.OrderBy(p => p.GridId).Select(p => new GridPost(names[p.GridId], "网格长", p.ValidFrom, p.ValidTo)),
            .. served.OrderBy(p => p.GridId).Select(p => new GridPost(names[p.GridId], "网格员", p.ValidFrom, p.ValidTo)),
        ];
    }
}
