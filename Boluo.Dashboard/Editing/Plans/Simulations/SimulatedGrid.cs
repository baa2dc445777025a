using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>A grid of the community that is tried to be divided, as it is on the day.</summary>
public sealed record SimulatedGrid
{
    public required string Code { get; init; }

    public required int Number { get; init; }

    public required int Households { get; init; }

    public required int Residents { get; init; }

    public required int PartyMembers { get; init; }

    public required int Buildings { get; init; }

    public required int BranchId { get; init; }

    public required string Branch { get; init; }

    public required int GroupId { get; init; }

    public required string Group { get; init; }

    /// <summary>Who serves in it, by number: one who serves two grids is one person.</summary>
    public IReadOnlyList<int> Workers { get; init; } = [];

    /// <summary>第03网格: within its community it needs no other name.</summary>
    public string Name => GridAssignment.NameOf("", Number);

    /// <summary>The grids of a community in the order of their numbers.</summary>
    internal static async Task<IReadOnlyList<SimulatedGrid>> ReadAsync(BoluoDbContext db, string community, DateOnly day, CancellationToken cancel)
    {
        var here = db.GridAssignments.AsOf(day).Where(a => a.CommunityCode == community);
        var grids = await (
            from g in here.WithGrids(db, day)
            join branch in db.PartyOrganisations on g.Assignment.BranchId equals branch.Id
            join membership in db.PartyGroups on g.Fact.GroupId equals membership.Id
            orderby g.Assignment.Number, g.Grid.Code
            select new SimulatedGrid
            {
                Code = g.Grid.Code,
                Number = g.Assignment.Number,
                Households = g.Fact.Households,
                Residents = g.Fact.Residents,
                PartyMembers = g.Fact.PartyMembers,
                Buildings = g.Fact.Buildings,
                BranchId = branch.Id,
                Branch = branch.Name,
                GroupId = membership.Id,
                Group = membership.Name,
            }).ToListAsync(cancel);
        var workers = (await (
            from assignment in here
            join grid in db.Grids on assignment.GridId equals grid.Id
            join duty in db.GridDuties.AsOf(day) on assignment.GridId equals duty.GridId
            select new { grid.Code, duty.WorkerId }).ToListAsync(cancel)).ToLookup(w => w.Code, w => w.WorkerId, StringComparer.Ordinal);
        return grids.ConvertAll(g => g with { Workers = [.. workers[g.Code]] });
    }
}
