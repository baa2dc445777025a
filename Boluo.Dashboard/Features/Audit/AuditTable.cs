using System.Linq.Expressions;
using Boluo.Dashboard.Data;
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
public sealed class AuditTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<AuditRow>(factory, LedgerName, new("数据变更操作日志") { NamesCounty = false }, "操作日志", Urls.Audit)
{
    public const string LedgerName = AuditKeys.LedgerName;

    public override bool Internal => true;

    public override bool IsFor(Viewer viewer) => viewer.MayEdit;

    public override bool IsHistory => true;

    public override IReadOnlyList<string> Notes =>
    [
        "全县范围的全部数据变更，不随统计范围和统计时点变化；仅系统管理员可见。",
        "启用本县数据之前的变更是对示例数据所作的，所涉及的数据已不存在，不能撤销。",
        "办理时间为系统记录的时间；生效日期为变更所适用的统计日期。",
    ];

    public override string UsualOrder => "按变更号从新到旧排序";

    protected override Expression<Func<AuditRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<AuditRow> InUsualOrder(IQueryable<AuditRow> rows) => rows.OrderByDescending(r => r.Id);

    protected override IReadOnlyList<Expression<Func<AuditRow, string?>>> Searched => [r => r.Summary, r => r.Reason, r => r.ByName, r => r.Basis];

    protected override IQueryable<AuditRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        from set in db.ChangeSets
        where viewer.MayEdit
        let local = set.At.AddHours(Days.HoursAheadOfUtc)
        select new AuditRow
        {
            Id = set.Id,
            Key = "" + set.Id,
            On = DateOnly.FromDateTime(local),
            Time = Days.Time(set.At),
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
        Column.Whole("id", "变更号", null, r => r.Id),
        Column.Day("on", "办理日期", r => r.On),
        Column.Text("time", "时间", r => r.Time),
        Column.Text("by", "经办人", r => r.ByName),
        Column.Choice(Ledgers.Audit.Kind.Key, "类型", r => r.Kind),
        Column.Text("what", "内容", r => r.Summary),
        Column.Whole("rows", "涉及数据", "条", r => r.Rows) with { Standard = false },
        Column.Day("effective", "生效日期", r => r.EffectiveOn),
        Column.Text("reason", "原因", r => r.Reason),
        Column.Text("basis", "依据", r => r.Basis),
        Column.Whole("reverted", "撤销变更号", null, r => r.RevertedBy) with { EmptyIsNotApplicable = true },
    ];
}
