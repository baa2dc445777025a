using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A person by number and name, as lists and words need him.</summary>
public sealed record PersonName(int Id, string Name);

/// <summary>Where a grid belongs and who looks after it as of a day.</summary>
public sealed record GridSituation
{
    public required int GridId { get; init; }

    public required string Code { get; init; }

    public required Guid Version { get; init; }

    public required string Name { get; init; }

    public required string CommunityCode { get; init; }

    public required string Community { get; init; }

    public required int BranchId { get; init; }

    public required string Branch { get; init; }

    public required int? LeaderId { get; init; }

    /// <summary>Null while the post is vacant.</summary>
    public required string? Leader { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<PersonName> Workers { get; init; } = [];

    public required int Households { get; init; }

    public int Residents { get; init; }

    public int PartyMembers { get; init; }

    public int Buildings { get; init; }

    public string Extent { get; init; } = "";

    /// <summary>The workers in words; null if there is none.</summary>
    public string? WorkerNames => Workers.Count == 0 ? null : string.Join('、', Workers.Select(w => w.Name));

    /// <summary>The situations of grids, by their number.</summary>
    internal static async Task<Dictionary<int, GridSituation>> ReadAsync(BoluoDbContext db, IQueryable<Grid> grids, DateOnly day, CancellationToken cancel)
    {
        var rows = await (
            from grid in grids.AsNoTracking()
            join assignment in db.GridAssignments.AsOf(day) on grid.Id equals assignment.GridId
            join fact in db.GridFacts.AsOf(day) on grid.Id equals fact.GridId
            join community in db.Communities on assignment.CommunityCode equals community.Code
            join branch in db.PartyOrganisations on assignment.BranchId equals branch.Id
            join leader in db.GridWorkers on assignment.LeaderId equals leader.Id into leaders
            from leader in leaders.DefaultIfEmpty()
            select new
            {
                grid.Id,
                grid.Code,
                grid.Version,
                fact.Households,
                fact.Residents,
                fact.PartyMembers,
                fact.Buildings,
                fact.Extent,
                assignment.CommunityCode,
                assignment.Number,
                Community = community.Name,
                assignment.BranchId,
                Branch = branch.Name,
                assignment.LeaderId,
                Leader = (string?)leader.Name,
            }).ToListAsync(cancel);
        var workers = (await (
            from grid in grids
            join duty in db.GridDuties.AsOf(day) on grid.Id equals duty.GridId
            join worker in db.GridWorkers on duty.WorkerId equals worker.Id
            orderby worker.Id
            select new { GridId = grid.Id, worker.Id, worker.Name }).ToListAsync(cancel)).ToLookup(w => w.GridId);

        var communities = await CommunityNames.ReadAsync(db, rows.Select(r => r.CommunityCode).ToHashSet(StringComparer.Ordinal), cancel);

        return rows.ToDictionary(r => r.Id, r => new GridSituation
        {
            GridId = r.Id,
            Code = r.Code,
            Version = r.Version,
            Name = GridAssignment.NameOf(r.Community, r.Number),
            CommunityCode = r.CommunityCode,
            Community = communities[r.CommunityCode],
            BranchId = r.BranchId,
            Branch = r.Branch,
            LeaderId = r.LeaderId,
            Leader = r.Leader,
            Households = r.Households,
            Residents = r.Residents,
            PartyMembers = r.PartyMembers,
            Buildings = r.Buildings,
            Extent = r.Extent,
            Workers = [.. workers[r.Id].Select(w => new PersonName(w.Id, w.Name))],
        });
    }
}

/// <summary>Grids as messages name them: 东区社区第03网格(441322001001003).</summary>
internal static class GridNames
{
    /// <summary>By the grid's number; a grid without an assignment in force by its code alone.</summary>
    public static async Task<Dictionary<int, string>> ReadAsync(BoluoDbContext db, IReadOnlyCollection<int> gridIds, CancellationToken cancel)
    {
        var names = await (
            from grid in db.Grids
            where gridIds.Contains(grid.Id)
            join assignment in db.GridAssignments.Where(a => a.ValidTo == null) on grid.Id equals assignment.GridId into open
            from assignment in open.DefaultIfEmpty()
            join community in db.Communities on assignment.CommunityCode equals community.Code into communities
            from community in communities.DefaultIfEmpty()
            select new { grid.Id, grid.Code, Community = (string?)community.Name, Number = (int?)assignment.Number }).ToListAsync(cancel);
        return names.GroupBy(n => n.Id).Select(g => g.First())
            .ToDictionary(n => n.Id, n => n.Community is null ? $"网格{n.Code}" : $"{GridAssignment.NameOf(n.Community, n.Number!.Value)}（{n.Code}）");
    }
}
