using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>One organisation with those below it, and what belongs to all of them together.</summary>
public sealed record OrganisationNode(OrganisationRow Row, IReadOnlyList<OrganisationNode> Below)
{
    public PartyOrganisation Organisation => Row.Row;

    public int Grids => (Row.Grids ?? 0) + Below.Sum(b => b.Grids);

    public int Groups => (Row.Groups ?? 0) + Below.Sum(b => b.Groups);

    public int Members => (Row.Members ?? 0) + Below.Sum(b => b.Members);

    /// <summary>What is found, with the way to it and all that is below it; null where nothing is.</summary>
    public OrganisationNode? Found(string search)
    {
        if (Organisation.Search.Contains(search, StringComparison.Ordinal)) return this;
        var below = Below.Select(b => b.Found(search)).OfType<OrganisationNode>().ToList();
        return below.Count == 0 ? null : this with { Below = below };
    }
}

/// <summary>The numbers above the tree, and what they leave out.</summary>
public sealed record OrganisationCounts(int Committees, int GeneralBranches, int Single, int Area, int Upper, int Compound)
{
    public int Branches => Single + Area;

    public string InWords => Invariant(
        $"{Branches}个党支部为{Single}个社区单独设立的党支部与{Area}个片区党支部之和。另有街道党工委、镇党委{Upper}个，住宅小区党支部{Compound}个，不计入。");
}

public sealed record OrganisationTree(IReadOnlyList<OrganisationNode> Tops, OrganisationCounts Counts)
{
    public static async Task<OrganisationTree> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        // A community stands below its street or town even where only the community is asked for.
        var rows = await OrganisationRow.Query(db, scope).OrderBy(o => o.Township.Code).ThenBy(o => o.Row.CommunityCode ?? "").ThenBy(o => o.KindOrder).ThenBy(o => o.Row.Id).ToListAsync(cancel);
        // By the organisations of the day: what led a community then may have been replaced since.
        var leaders = rows.Where(r => r.LeadsCommunity).DistinctBy(r => r.Row.CommunityCode, StringComparer.Ordinal).ToDictionary(r => r.Row.CommunityCode!, r => r.Row.Id, StringComparer.Ordinal);
        var upper = rows.Where(r => r.Row.CommunityCode is null).DistinctBy(r => r.Row.TownshipCode, StringComparer.Ordinal).ToDictionary(r => r.Row.TownshipCode, r => r.Row.Id, StringComparer.Ordinal);
        var below = rows.ToLookup(r => r switch
        {
            { Row.CommunityCode: null } => 0,
            { LeadsCommunity: true } => upper.GetValueOrDefault(r.Row.TownshipCode),
            _ => leaders.GetValueOrDefault(r.Row.CommunityCode),
        });
        OrganisationNode Node(OrganisationRow row) => new(row, [.. below[row.Row.Id].Select(Node)]);
        int Of(params PartyOrganisationKind[] kinds) => rows.Count(r => kinds.Contains(r.Row.Kind));
        var area = rows.Count(r => r.IsAreaBranch);
        return new OrganisationTree([.. below[0].Select(Node)], new OrganisationCounts(
            Of(PartyOrganisationKind.Committee), Of(PartyOrganisationKind.GeneralBranch), Of(PartyOrganisationKind.Branch) - area, area,
            Of(PartyOrganisationKind.WorkingCommittee, PartyOrganisationKind.TownCommittee), Of(PartyOrganisationKind.FunctionalBranch)));
    }
}

/// <summary>A grid of a branch.</summary>
public sealed record BranchGrid(string Code, string Name, int GroupId, string Group, int Households, int Members, string? Leader);

/// <summary>A branch with its groups and their grids.</summary>
public sealed record BranchDetail(OrganisationRow Row, IReadOnlyList<BranchGrid> Grids)
{
    public PartyOrganisation Organisation => Row.Row;

    public static async Task<BranchDetail?> ReadAsync(BoluoDbContext db, int id, DateOnly day, CancellationToken cancel)
    {
        var county = new Scope(null, null, null, day);
        if (await OrganisationRow.Query(db, county).SingleOrDefaultAsync(o => o.Row.Id == id && o.Row.Kind == PartyOrganisationKind.Branch, cancel) is not { } row) return null;
        var grids = await (from g in db.GridsOn(day)
                           join grouped in db.PartyGroups on g.Fact.GroupId equals grouped.Id
                           join community in db.Communities on g.Assignment.CommunityCode equals community.Code
                           join person in db.GridWorkers on g.Assignment.LeaderId equals person.Id into people
                           from leader in people.DefaultIfEmpty()
                           where g.Assignment.BranchId == id
                           orderby g.Assignment.Number
                           select new { g.Grid.Code, community.Name, g.Assignment.Number, g.Fact.GroupId, Group = grouped.Name, g.Fact.Households, g.Fact.PartyMembers, Leader = leader.Name }).ToListAsync(cancel);
        return new BranchDetail(row, [.. grids.Select(g => new BranchGrid(g.Code, GridAssignment.NameOf(g.Name, g.Number), g.GroupId, g.Group, g.Households, g.PartyMembers, g.Leader))]);
    }
}
