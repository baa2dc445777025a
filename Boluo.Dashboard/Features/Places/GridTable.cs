using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>“党建+”网格台账.</summary>
public sealed class GridTable(IDbContextFactory<BoluoDbContext> factory) : Table<GridRow>(factory)
{
    public const string LedgerName = "grids";

    public override string Name => LedgerName;

    public override string Title => "博罗县“党建+”网格台账";

    public override string SheetName => "网格台账";

    public override string Path => Urls.Grids;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "网格按统计时点所在社区统计，只列统计时点已设立、未撤销的网格，设立当日计入、撤销当日不计；党员指组织关系在社区、按网格登记的党员；网格名称由所在社区和序号组成，网格编码一经编定不再变更。",
        "网格员按任职统计，一人服务两个网格的，在两个网格各计一次；户数/任职为户数除以任职，合计为两列合计之比。按人去重的户数/网格员见网格化党建情况汇总表。",
    ];

    protected override Expression<Func<GridRow, string>> Key => r => r.Code;

    protected override IOrderedQueryable<GridRow> InUsualOrder(IQueryable<GridRow> rows) =>
        rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Number);

    protected override IReadOnlyList<Expression<Func<GridRow, string?>>> Searched => [r => r.Search, r => r.Code, r => r.TownshipName, r => r.LeaderName];

    protected override IQueryable<GridRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => GridRow.Query(db, scope);

    protected override IEnumerable<RowColumn<GridRow>> Define() =>
    [
        PlaceColumns.Township<GridRow>(r => r.TownshipName, r => r.CommunityCode),
        PlaceColumns.Community<GridRow>(r => r.CommunityName, r => r.CommunityCode),
        new Column<GridRow, string>("code", "网格编码", null, Format.Code, Total.None, r => r.Code),
        new Column<GridRow, string>("name", "网格名称", null, Format.Text, Total.None, r => r.Name, r => Urls.Grid(r.Code)) { SortBy = r => r.CommunityCode + (r.Number < 10 ? "0" : "") + r.Number },
        new Column<GridRow, string>("extent", "四至范围（楼栋）", null, Format.Text, Total.None, r => r.Extent) { Standard = false, IsCurrentValue = true },
        new Column<GridRow, int>("buildings", "楼栋", "栋", Format.Integer, Total.Sum, r => r.Buildings) { Standard = false, IsCurrentValue = true },
        new Column<GridRow, int>("households", "户数", "户", Format.Integer, Total.Sum, r => r.Households) { IsCurrentValue = true },
        new Column<GridRow, int>("residents", "常住人口", "人", Format.Integer, Total.Sum, r => r.Residents) { IsCurrentValue = true },
        new Column<GridRow, int>("members", "党员", "名", Format.Integer, Total.Sum, r => r.PartyMembers) { IsCurrentValue = true },
        new Column<GridRow, string>("branch", "所属党支部", null, Format.Text, Total.None, r => r.BranchName),
        new Column<GridRow, string>("group", "所属党小组", null, Format.Text, Total.None, r => r.GroupName) { Standard = false, IsCurrentValue = true },
        new Column<GridRow, string?>("leader", "网格长", null, Format.Text, Total.None, r => r.LeaderName),
        new Column<GridRow, Occupation?>("leaderPost", "网格长职务", null, Format.Choice, Total.None, r => r.LeaderOccupation) { Standard = false, IsCurrentValue = true },
        new Column<GridRow, int>("workers", "网格员", "名", Format.Integer, Total.Sum, r => r.Workers),
        new Column<GridRow, int>("fullTime", "其中专职", "名", Format.Integer, Total.Sum, r => r.FullTimeWorkers) { Standard = false, IsCurrentValue = true },
        new Column<GridRow, double?>("load", "户数/任职", "户/个", Format.OneDecimal, Total.Ratio, r => r.HouseholdsPerWorker) { RatioOf = ("households", "workers"), IsCurrentValue = true },
        new Column<GridRow, GridStatus>("status", "状态", null, Format.Choice, Total.None, r => r.Status),
        new Column<GridRow, int>("openNeeds", "在办需求", "个", Format.Integer, Total.Sum, r => r.OpenNeeds) { Standard = false },
        new Column<GridRow, DateOnly>("since", "生效日期", null, Format.Date, Total.None, r => r.Since) { Standard = false },
        new Column<GridRow, string?>("basis", "调整依据", null, Format.Text, Total.None, r => r.Basis) { Standard = false },
        PlaceColumns.Remark<GridRow>(),
    ];
}
