using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>社区工作者配备情况表, by community.</summary>
public sealed class StaffingTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<StaffingRow>(factory, LedgerName, new("社区工作者配备情况表"), "社区工作者配备", WorkforceRoom.Page(WorkforceRoom.StaffingTab))
{
    public const string LedgerName = StaffingKeys.LedgerName;

    public override IReadOnlyList<string> Notes =>
    [
        $"应配人数按{Standards.CommunityWorkerInWords}由社区户数向上取整；缺口只计配备不足的社区，配备有余的社区不抵减，另列“超配”。",
        "户数/社区工作者只在同一城市形态的社区之间比较。",
        WorkforceRoom.ThreeLists,
    ];

    protected override Expression<Func<StaffingRow, string>> Key => r => r.Community.Code;

    protected override IReadOnlyList<Expression<Func<StaffingRow, string?>>> Searched => [r => r.Community.Search, r => r.Community.Code, r => r.Township.Name];

    protected override IQueryable<StaffingRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => StaffingRow.Query(db, scope);

    protected override IEnumerable<RowColumn<StaffingRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Form(r => r.Community.UrbanForm),
        Column.Count(Ledgers.Staffing.Households.Key, "户数", "户", r => r.Households),
        Column.Count(Ledgers.Staffing.Needed.Key, "应配", "名", r => r.Needed),
        Column.Count("inPost", "在岗", "名", r => r.InPost, r => Roster(r)),
        Column.Count(Ledgers.Staffing.Short.Key, "缺口", "名", r => r.Short),
        Column.Count("over", "超配", "名", r => r.Over),
        Column.Ratio("load", "户数/社区工作者", "户/名", "households", "inPost", r => r.Load),
        Column.Count("certified", "持社工证", "名", r => r.Certified, r => Ledgers.CommunityWorkers.Where(w => w.Code.Has(r.Community.Code), w => w.Certified.Yes)) with { IsCurrentValue = true },
        Column.Percent("certifiedShare", "持证率", "certified", "inPost", r => r.CertifiedShare) with { IsCurrentValue = true },
        Column.Count("members", "党员", "名", r => r.PartyMembers) with { Standard = false, IsCurrentValue = true },
        Column.Count("graduates", "大专以上", "名", r => r.Graduates) with { Standard = false, IsCurrentValue = true },
        Column.Count("young", "35岁以下", "名", r => r.YoungWorkers) with { Standard = false },
        Column.Count("post1", "岗位一", "名", r => r.Post1) with { IsCurrentValue = true },
        Column.Count("post2", "岗位二", "名", r => r.Post2) with { IsCurrentValue = true },
        Column.Count("post3", "岗位三", "名", r => r.Post3) with { IsCurrentValue = true },
        Column.Count("post4", "岗位四", "名", r => r.Post4) with { IsCurrentValue = true },
        Column.Remark(),
    ];

    private static string Roster(StaffingRow row) => Ledgers.CommunityWorkers.Where(w => w.Code.Has(row.Community.Code));
}
