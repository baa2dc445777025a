using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.Places;

/// <summary>What is counted in a grid, and what it comprises, for a period.</summary>
public sealed class GridFactRegister() : Register<GridFact>("网格数据", "grid-facts.csv")
{
    public override SheetLayout Sheet { get; } = new("grid", "since") { Once = ["source"], Columns = ["households", "residents", "members"] };

    protected override IEnumerable<Field<GridFact>> Define() =>
    [
        Field.Link("grid", "网格", f => f.GridId),
        Field.Whole("households", "户数", f => f.Households, 0, 5000, "户"),
        Field.Whole("residents", "常住人口", f => f.Residents, 0, 30_000, "人"),
        Field.Whole("members", "党员", f => f.PartyMembers, 0, 1000, "名"),
        Field.Whole("buildings", "楼栋", f => f.Buildings, 0, 500, "栋"),
        Field.Text("extent", "四至范围（楼栋）", f => f.Extent, longest: 100),
        Field.Pick("group", "所属党小组", f => f.GroupId, Groups),
        Field.Text("source", "数据来源", f => f.Source, longest: 100),
        Field.Day("since", "生效日期", f => f.ValidFrom),
        Field.Day("end", "失效日期", f => f.ValidTo),
    ];

    protected override void Rules(RuleBook<GridFact> must)
    {
        must.After("end", "since");
        must.NotOverlap("since", "end", ["grid"]);
    }

    /// <summary>Each day of a grid's life has its facts.</summary>
    protected override void Check(RowsRead rows)
    {
        var facts = rows.Of<GridFact>().OrderBy(f => f.ValidFrom).ToLookup(f => f.GridId);
        foreach (var grid in rows.Of<Grid>().Where(g => rows.IsSound(g) && facts[g.Id].All(rows.IsSound)))
        {
            DateOnly? reached = grid.ValidFrom;
            foreach (var fact in facts[grid.Id])
            {
                if (fact.ValidFrom > reached) rows.Refuse(fact, nameof(GridFact.ValidFrom), $"应为“{Days.Iso(reached.Value)}”，网格的数据自划定之日起应逐段相接");
                reached = fact.ValidTo;
            }

            if (reached is { } day && day != grid.ValidTo) rows.Refuse(grid, nameof(Grid.Id), $"网格自{Days.Iso(day)}起没有数据，应在文件 {rows.FileOf(typeof(GridFact))} 中有一行");
        }
    }

    /// <summary>The groups of each branch; those that have no grids yet come last.</summary>
    private static IQueryable<Pickable> Groups(BoluoDbContext db, DateOnly day) =>
        from grouped in db.PartyGroups
        join used in db.GridsOn(day).Select(g => new { g.Fact.GroupId, g.Assignment.BranchId }).Distinct() on grouped.Id equals used.GroupId into users
        from used in users.DefaultIfEmpty()
        join named in db.PartyOrganisations on (int?)used.BranchId equals named.Id into branches
        from branch in branches.DefaultIfEmpty()
        join placed in db.Communities on branch.CommunityCode equals placed.Code into communities
        from community in communities.DefaultIfEmpty()
        orderby community.Code == null, community.Code, branch.Id, grouped.Id
        select new Pickable { Value = grouped.Id.ToString(CultureInfo.InvariantCulture), Label = (branch.Name ?? "") + grouped.Name, Group = community.Name ?? "尚无网格的党小组" };
}
