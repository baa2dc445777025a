using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>“党建+”网格台账.</summary>
public sealed class GridTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<GridRow>(factory, LedgerName, new("“党建+”网格台账"), "网格台账", Urls.Grids)
{
    public const string LedgerName = GridKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "网格按统计时点所在社区统计，只列统计时点已设立、未撤销的网格，设立当日计入、撤销当日不计；党员指组织关系在社区、按网格登记的党员；网格名称由所在社区和序号组成，网格编码一经编定不再变更。",
        "网格员按任职统计，一人服务两个网格的，在两个网格各计一次；户数/任职为户数除以任职，合计为两列合计之比。按人去重的户数/网格员见网格化党建情况汇总表。",
    ];

    protected override Expression<Func<GridRow, string>> Key => r => r.Grid.Code;

    protected override IOrderedQueryable<GridRow> InUsualOrder(IQueryable<GridRow> rows) =>
        rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Assignment.Number);

    protected override IReadOnlyList<Expression<Func<GridRow, string?>>> Searched => [r => r.Grid.Search, r => r.Grid.Code, r => r.Township.Name, r => r.LeaderName];

    protected override IQueryable<GridRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GridRow.Query(db, scope);

    protected override IEnumerable<RowColumn<GridRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Code("code", "网格编码", r => r.Grid.Code),
        Column.Text("name", "网格名称", r => r.Name, r => Urls.Grid(r.Grid.Code)) with { SortBy = r => r.Community.Code, ThenBy = r => r.Assignment.Number },
        Column.Text("extent", "四至范围（楼栋）", r => r.Fact.Extent) with { Standard = false },
        Column.Count("buildings", "楼栋", "栋", r => r.Fact.Buildings) with { Standard = false },
        Column.Count(Ledgers.Grids.Households.Key, "户数", "户", r => r.Fact.Households),
        Column.Count("residents", "常住人口", "人", r => r.Fact.Residents),
        Column.Count("members", "党员", "名", r => r.Fact.PartyMembers),
        Column.Text("branch", "所属党支部", r => r.BranchName),
        Column.Text(Ledgers.Grids.Group.Key, "所属党小组", r => r.GroupName) with { Standard = false, IsCurrentValue = true },
        Column.Text(Ledgers.Grids.Leader.Key, "网格长", r => r.LeaderName),
        Column.Choice(Ledgers.Grids.LeaderPost.Key, "网格长职务", r => r.LeaderOccupation) with { Standard = false, IsCurrentValue = true },
        Column.Count(Ledgers.Grids.Workers.Key, "网格员", "名", r => r.Workers),
        Column.Count("fullTime", "其中专职", "名", r => r.FullTimeWorkers) with { Standard = false, IsCurrentValue = true },
        Column.Ratio("load", "户数/任职", "户/个", "households", "workers", r => r.HouseholdsPerWorker),
        Column.Choice("status", "状态", r => r.Status),
        Column.Count("openNeeds", "在办需求", "个", r => r.OpenNeeds) with { Standard = false },
        Column.Day("since", "生效日期", r => r.Assignment.ValidFrom) with { Standard = false },
        Column.Text("basis", "调整依据", r => r.Assignment.Basis) with { Standard = false },
        Column.Remark(),
    ];
}
