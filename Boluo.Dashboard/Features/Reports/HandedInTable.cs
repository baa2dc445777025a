using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Reports;

/// <summary>One report that was handed in.</summary>
public sealed record HandedInRow
{
    public required int Id { get; init; }
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required string Period { get; init; }
    public required string ScopeWords { get; init; }
    public required DateOnly AsOf { get; init; }
    public required string HandedTo { get; init; }
    public required string? Remark { get; init; }
    public required DateOnly On { get; init; }
    public required string Time { get; init; }
    public required string ByName { get; init; }
    public required int Rows { get; init; }
    public required string ControlNumber { get; init; }
    public required bool IsWithdrawn { get; init; }
}

/// <summary>报送历史.</summary>
public sealed class HandedInTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<HandedInRow>(factory, LedgerName, new("报表报送历史") { NamesCounty = false }, "报送历史", Urls.HandedIn)
{
    public const string LedgerName = "handed-in";

    private const int ShownOfControlNumber = 8;

    public override bool IsHistory => true;

    public override IReadOnlyList<string> Notes =>
    [
        "全部报送记录，不随统计范围和统计时点变化；内容为报送时的数据，此后的补录、更正不改变已报送的内容。",
        "校验码为报送内容的前8位校验码，内容相同的校验码相同。",
    ];

    public override string UsualOrder => "按报送时间从新到旧排序";

    protected override Expression<Func<HandedInRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<HandedInRow> InUsualOrder(IQueryable<HandedInRow> rows) => rows.OrderByDescending(r => r.Id);

    protected override IReadOnlyList<Expression<Func<HandedInRow, string?>>> Searched => [r => r.Title, r => r.ScopeWords, r => r.HandedTo, r => r.Remark, r => r.ByName];

    protected override IQueryable<HandedInRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) =>
        from report in db.HandedInReports
        select new HandedInRow
        {
            Id = report.Id,
            Key = "" + report.Id,
            Title = report.Title,
            Period = report.Period,
            ScopeWords = report.ScopeWords,
            AsOf = report.AsOf,
            HandedTo = report.HandedTo,
            Remark = report.Remark,
            On = DateOnly.FromDateTime(report.At.AddHours(Days.HoursAheadOfUtc)),
            Time = Days.Time(report.At),
            ByName = report.ByName,
            Rows = report.Rows,
            ControlNumber = report.ControlNumber.Substring(0, ShownOfControlNumber),
            IsWithdrawn = report.WithdrawnAt != null,
        };

    protected override IEnumerable<RowColumn<HandedInRow>> Define() =>
    [
        Column.Whole("id", "记录号", null, r => r.Id),
        Column.Text("title", "报表", r => r.Title),
        Column.Text("period", "统计时间", r => r.Period),
        Column.Text("scope", "统计范围", r => r.ScopeWords),
        Column.Day("asOf", "统计时点", r => r.AsOf) with { Standard = false },
        Column.Text("to", "报送对象", r => r.HandedTo),
        Column.Day("on", "报送日期", r => r.On),
        Column.Text("time", "时间", r => r.Time) with { Standard = false },
        Column.Text("by", "报送人", r => r.ByName),
        Column.Whole("rows", "行数", "行", r => r.Rows),
        Column.Text("control", "校验码", r => r.ControlNumber),
        Column.Flag("withdrawn", "已撤回", r => r.IsWithdrawn),
        Column.Text("remark", "文号或说明", r => r.Remark) with { EmptyIsBlank = true },
    ];
}
