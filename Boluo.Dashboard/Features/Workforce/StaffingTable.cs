using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>社区工作者配备情况表, by community.</summary>
public sealed class StaffingTable(IDbContextFactory<BoluoDbContext> factory) : Table<StaffingRow>(factory)
{
    public const string LedgerName = "workforce";

    public override string Name => LedgerName;

    public override string Title => "博罗县社区工作者配备情况表";

    public override string SheetName => "社区工作者配备";

    public override string Path => WorkforceRoom.Page(WorkforceRoom.StaffingTab);

    public override IReadOnlyList<string> Notes =>
    [
        $"应配人数按{StaffingStandard.InWords}由社区户数向上取整；缺口只计配备不足的社区，配备有余的社区不抵减，另列“超配”。",
        "户数/社区工作者只在同一城市形态的社区之间比较。",
        WorkforceRoom.ThreeLists,
    ];

    protected override Expression<Func<StaffingRow, string>> Key => r => r.Code;

    protected override IReadOnlyList<Expression<Func<StaffingRow, string?>>> Searched => [r => r.Search, r => r.Code, r => r.TownshipName];

    protected override IQueryable<StaffingRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => StaffingRow.Query(db, scope);

    protected override IEnumerable<RowColumn<StaffingRow>> Define() =>
    [
        PlaceColumns.Township<StaffingRow>(r => r.TownshipName, r => r.Code),
        PlaceColumns.Community<StaffingRow>(r => r.Name, r => r.Code),
        PlaceColumns.Form<StaffingRow>(r => r.Form),
        new Column<StaffingRow, int>("households", "户数", "户", Format.Integer, Total.Sum, r => r.Households) { IsCurrentValue = true },
        new Column<StaffingRow, int>("needed", "应配", "名", Format.Integer, Total.Sum, r => r.Needed) { IsCurrentValue = true },
        new Column<StaffingRow, int>("inPost", "在岗", "名", Format.Integer, Total.Sum, r => r.InPost, r => Roster(r)),
        new Column<StaffingRow, int>("short", "缺口", "名", Format.Integer, Total.Sum, r => r.Short) { IsCurrentValue = true },
        new Column<StaffingRow, int>("over", "超配", "名", Format.Integer, Total.Sum, r => r.Over) { IsCurrentValue = true },
        new Column<StaffingRow, double?>("load", "户数/社区工作者", "户/名", Format.OneDecimal, Total.Ratio, r => r.Load) { RatioOf = ("households", "inPost"), IsCurrentValue = true },
        new Column<StaffingRow, int>("certified", "持社工证", "名", Format.Integer, Total.Sum, r => r.Certified, r => $"{Roster(r)}&{CommunityWorkerTable.LedgerName}.certified=true") { IsCurrentValue = true },
        new Column<StaffingRow, double?>("certifiedShare", "持证率", null, Format.Percent, Total.Ratio, r => r.CertifiedShare) { RatioOf = ("certified", "inPost"), IsCurrentValue = true },
        new Column<StaffingRow, int>("members", "党员", "名", Format.Integer, Total.Sum, r => r.PartyMembers) { Standard = false, IsCurrentValue = true },
        new Column<StaffingRow, int>("graduates", "大专以上", "名", Format.Integer, Total.Sum, r => r.Graduates) { Standard = false, IsCurrentValue = true },
        new Column<StaffingRow, int>("young", "35岁以下", "名", Format.Integer, Total.Sum, r => r.YoungWorkers) { Standard = false },
        new Column<StaffingRow, int>("post1", "岗位一", "名", Format.Integer, Total.Sum, r => r.Post1) { IsCurrentValue = true },
        new Column<StaffingRow, int>("post2", "岗位二", "名", Format.Integer, Total.Sum, r => r.Post2) { IsCurrentValue = true },
        new Column<StaffingRow, int>("post3", "岗位三", "名", Format.Integer, Total.Sum, r => r.Post3) { IsCurrentValue = true },
        new Column<StaffingRow, int>("post4", "岗位四", "名", Format.Integer, Total.Sum, r => r.Post4) { IsCurrentValue = true },
        PlaceColumns.Remark<StaffingRow>(),
    ];

    private static string Roster(StaffingRow row) => $"{WorkforceRoom.Page(WorkforceRoom.RosterTab)}&{CommunityWorkerTable.LedgerName}.code={row.Code}";
}
