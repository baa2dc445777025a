using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Organisations;

/// <summary>A 楼栋党小组 as of a day: its grids of one branch.</summary>
public sealed record GroupRow : InCommunity<PartyGroup>
{
    public required PartyOrganisation Branch { get; init; }
    public required string CommunitySearch { get; init; }

    /// <summary>The lowest number among its grids, by which groups are ordered.</summary>
    public required int First { get; init; }

    public required int Grids { get; init; }
    public required int Buildings { get; init; }
    public required int Households { get; init; }
    public required int Members { get; init; }

    /// <summary>Groups that no grid belongs to or ever did.</summary>
    public static IQueryable<PartyGroup> Unused(BoluoDbContext db) => db.PartyGroups.AsNoTracking().Where(group => !db.GridFacts.Any(f => f.GroupId == group.Id));

    /// <summary>The groups of a scope as of its day.</summary>
    public static IQueryable<GroupRow> Query(BoluoDbContext db, Scope scope)
    {
        var groups = db.GridsWithin(scope).GroupBy(g => new { g.Assignment.BranchId, g.Fact.GroupId }).Select(found => new
        {
            found.Key.BranchId,
            found.Key.GroupId,
            First = found.Min(g => g.Assignment.Number),
            Grids = found.Count(),
            Buildings = found.Sum(g => g.Fact.Buildings),
            Households = found.Sum(g => g.Fact.Households),
            Members = found.Sum(g => g.Fact.PartyMembers),
        });
        return from found in groups
               join grouped in db.PartyGroups.AsNoTracking() on found.GroupId equals grouped.Id
               join branch in db.PartyOrganisations on found.BranchId equals branch.Id
               join community in db.Communities on branch.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new GroupRow
               {
                   Row = grouped,
                   Township = township,
                   Community = community,
                   Branch = branch,
                   CommunitySearch = community.Search + " " + branch.Search,
                   First = found.First,
                   Grids = found.Grids,
                   Buildings = found.Buildings,
                   Households = found.Households,
                   Members = found.Members,
               };
    }
}

/// <summary>楼栋党小组台账.</summary>
public sealed class GroupTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<GroupRow>(factory, LedgerName, new("楼栋党小组台账"), "楼栋党小组", OrganisationsRoom.Page(LedgerName))
{
    public const string LedgerName = GroupKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["党员较少的网格与相邻网格合并设立党小组，党小组个数少于网格个数。"];

    protected override Expression<Func<GroupRow, string>> Key => r => r.Branch.Id + "-" + r.Row.Id;

    protected override IOrderedQueryable<GroupRow> InUsualOrder(IQueryable<GroupRow> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Branch.Id).ThenBy(r => r.First);

    protected override IReadOnlyList<Expression<Func<GroupRow, string?>>> Searched => [r => r.CommunitySearch, r => r.Row.Name, r => r.Township.Name];

    protected override IQueryable<GroupRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GroupRow.Query(db, scope);

    protected override IEnumerable<RowColumn<GroupRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Text("branch", "所属党支部", r => r.Branch.Name, r => OrganisationsRoom.Branch(r.Branch.Id)) with { SortBy = r => r.Community.Code },
        Column.Text(Ledgers.Groups.Title.Key, "党小组名称", r => r.Row.Name) with { IsCurrentValue = true },
        Column.Count("grids", "网格", "个", r => r.Grids),
        Column.Count("buildings", "楼栋", "栋", r => r.Buildings),
        Column.Count("households", "户数", "户", r => r.Households),
        Column.Count("members", "党员", "名", r => r.Members),
        Column.Remark(),
    ];
}
