using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>One edit of the county's data.</summary>
public sealed record AuditRow
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required string Time { get; init; }
    public required string ByName { get; init; }
    public required ChangeKind Kind { get; init; }
    public required string Summary { get; init; }
    public required int Rows { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required string Reason { get; init; }
    public required string? Basis { get; init; }
    public required int? RevertedBy { get; init; }
}

/// <summary>操作日志. Only administrators read it; for others there are no rows, on screen and in files.</summary>
public sealed class AuditTable(IDbContextFactory<BoluoDbContext> factory) : Table<AuditRow>(factory)
{
    public const string LedgerName = "audit";

    public override string Name => LedgerName;

    public override string Title => "数据变更操作日志";

    public override string SheetName => "操作日志";

    public override string Path => Urls.Audit;

    public override bool Internal => true;

    public override bool IsFor(Viewer viewer) => viewer.MayEdit;

    public override IReadOnlyList<string> Notes =>
    [
        "全县范围的全部数据变更，不随统计范围和统计时点变化；仅系统管理员可见。",
        "办理时间为系统记录的时间；生效日期为变更所适用的统计日期。",
    ];

    public override string UsualOrder => "按变更号从新到旧排序";

    protected override Expression<Func<AuditRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<AuditRow> InUsualOrder(IQueryable<AuditRow> rows) => rows.OrderByDescending(r => r.Id);

    protected override IReadOnlyList<Expression<Func<AuditRow, string?>>> Searched => [r => r.Summary, r => r.Reason, r => r.ByName, r => r.Basis];

    protected override IQueryable<AuditRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        from set in db.ChangeSets
        where viewer.MayEdit
        let local = set.At.AddHours(AuditRoom.HoursAheadOfUtc)
        select new AuditRow
        {
            Id = set.Id,
            Key = "" + set.Id,
            On = DateOnly.FromDateTime(local),
            Time = (local.Hour < 10 ? "0" : "") + local.Hour + (local.Minute < 10 ? ":0" : ":") + local.Minute,
            ByName = set.ByName,
            Kind = set.Kind,
            Summary = set.Summary == "" ? set.Reason : set.Summary,
            Rows = db.ChangeEntries.Count(e => e.ChangeSetId == set.Id),
            EffectiveOn = set.EffectiveOn,
            Reason = set.Reason,
            Basis = set.Basis,
            RevertedBy = db.ChangeSets.Where(r => r.RevertsId == set.Id).Select(r => (int?)r.Id).FirstOrDefault(),
        };

    protected override IEnumerable<RowColumn<AuditRow>> Define() =>
    [
        new Column<AuditRow, int>("id", "变更号", null, Format.Integer, Total.None, r => r.Id),
        new Column<AuditRow, DateOnly>("on", "办理日期", null, Format.Date, Total.None, r => r.On),
        new Column<AuditRow, string>("time", "时间", null, Format.Text, Total.None, r => r.Time),
        new Column<AuditRow, string>("by", "经办人", null, Format.Text, Total.None, r => r.ByName),
        new Column<AuditRow, ChangeKind>("kind", "类型", null, Format.Choice, Total.None, r => r.Kind),
        new Column<AuditRow, string>("what", "内容", null, Format.Text, Total.None, r => r.Summary),
        new Column<AuditRow, int>("rows", "涉及数据", "条", Format.Integer, Total.None, r => r.Rows) { Standard = false },
        new Column<AuditRow, DateOnly>("effective", "生效日期", null, Format.Date, Total.None, r => r.EffectiveOn),
        new Column<AuditRow, string>("reason", "原因", null, Format.Text, Total.None, r => r.Reason),
        new Column<AuditRow, string?>("basis", "依据", null, Format.Text, Total.None, r => r.Basis),
        new Column<AuditRow, int?>("reverted", "撤销变更号", null, Format.Integer, Total.None, r => r.RevertedBy) { EmptyIsNotApplicable = true },
    ];
}
