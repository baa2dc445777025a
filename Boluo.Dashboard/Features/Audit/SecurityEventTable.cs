using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.Growing;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Audit;

/// <summary>One thing that somebody did or was refused.</summary>
public sealed record SecurityEventRow
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required string Time { get; init; }
    public required SecurityEventKind Kind { get; init; }
    public required SecurityOutcome Outcome { get; init; }
    public required string ByName { get; init; }
    public required string? Address { get; init; }
    public required string What { get; init; }
    public required string? ScopeWords { get; init; }
    public required string? Edition { get; init; }
    public required int? Rows { get; init; }
    public required string? ControlNumber { get; init; }
    public required int Times { get; init; }
}

/// <summary>安全日志. It may have a million rows, and any view of them answers at once.</summary>
public sealed class SecurityEventTable(IDbContextFactory<BoluoDbContext> factory)
    : GrowingTable<SecurityEventRow>(factory, LedgerName, new("安全日志") { NamesCounty = false }, "安全日志", Urls.SecurityLog)
{
    public const string LedgerName = SecurityEventKeys.LedgerName;

    public override bool Internal => true;

    public override bool IsFor(Viewer viewer) => viewer.MayEdit;

    public override bool IsHistory => true;

    public override IReadOnlyList<string> Notes =>
    [
        "全县范围的全部记录，不随统计范围和统计时点变化；仅系统管理员可见，不含密码、号码和查询内容。",
        "同一地址1分钟内重复的失败和拒绝合并记录，次数见“次数”一列。",
    ];

    public override string UsualOrder => "按日期、记录号从新到旧排序";

    protected override Expression<Func<SecurityEventRow, string>> Key => r => r.Key;

    protected override Expression<Func<SecurityEventRow, int>> Number => r => r.Id;

    protected override IReadOnlyList<Sort> UsualSorts => [new("on", Descending: true), new("id", Descending: true)];

    protected override IReadOnlyList<string> SearchedColumns => [Ledgers.SecurityEvents.By.Key, "what", "address"];

    protected override IQueryable<SecurityEventRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        from happened in db.SecurityEvents
        where viewer.MayEdit
        select new SecurityEventRow
        {
            Id = happened.Id,
            Key = "" + happened.Id,
            On = happened.On,
            Time = Days.Time(happened.At),
            Kind = happened.Kind,
            Outcome = happened.Outcome,
            ByName = happened.ByName,
            Address = happened.Address,
            What = happened.What,
            ScopeWords = happened.ScopeWords,
            Edition = happened.Edition,
            Rows = happened.Rows,
            ControlNumber = happened.ControlNumber,
            Times = happened.Times,
        };

    protected override IEnumerable<RowColumn<SecurityEventRow>> Define() =>
    [
        Column.Whole("id", "记录号", null, r => r.Id),
        Column.Day("on", "日期", r => r.On),
        Column.Text("time", "时间", r => r.Time),
        Column.Choice(Ledgers.SecurityEvents.Kind.Key, "类型", r => r.Kind),
        Column.Choice("outcome", "结果", r => r.Outcome),
        Column.Text(Ledgers.SecurityEvents.By.Key, "操作人", r => r.ByName),
        Column.Text("address", "来源地址", r => r.Address) with { EmptyIsBlank = true },
        Column.Text("what", "内容", r => r.What),
        Column.Text("scope", "统计范围", r => r.ScopeWords) with { EmptyIsBlank = true },
        Column.Text("edition", "版本", r => r.Edition) with { EmptyIsBlank = true },
        Column.Whole("rows", "数据行数", "行", r => r.Rows) with { EmptyIsBlank = true },
        Column.Whole("times", "次数", "次", r => r.Times),
        Column.Text("number", "校验码", r => r.ControlNumber) with { Standard = false, EmptyIsBlank = true },
    ];
}
