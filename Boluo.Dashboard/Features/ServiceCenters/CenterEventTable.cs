using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>An activity of a centre on its schedule.</summary>
public sealed record CenterEventRow
{
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required string Time { get; init; }
    public required string CenterCode { get; init; }
    public required string CenterName { get; init; }
    public required CenterLevel Level { get; init; }
    public required string Place { get; init; }
    public required string Name { get; init; }
    public required string Organiser { get; init; }
    public required string Audience { get; init; }
    public required string Contact { get; init; }

    /// <summary>Unknown until it has been held and registered.</summary>
    public required int? Attendances { get; init; }

    /// <summary>The activities in the month of the scope's day, announced ones among them.</summary>
    public static IQueryable<CenterEventRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from held in db.CenterEvents.Within(db, scope, Period.Of(PeriodKind.Month, day))
               join center in db.ServiceCenters on held.CenterCode equals center.Code
               select new CenterEventRow
               {
                   Key = "" + held.Id,
                   On = held.On,
                   Time = held.StartsAt + "—" + held.EndsAt,
                   CenterCode = center.Code,
                   CenterName = center.Name,
                   Level = center.Level,
                   Place = held.Place,
                   Name = held.Name,
                   Organiser = held.Organiser,
                   Audience = held.Audience,
                   Contact = held.Contact + " " + held.Phone,
                   Attendances = held.On <= day ? held.Attendances : null,
               };
    }
}

/// <summary>党群服务中心活动安排表.</summary>
public sealed class CenterEventTable(IDbContextFactory<BoluoDbContext> factory) : Table<CenterEventRow>(factory)
{
    public const string LedgerName = "center-events";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("党群服务中心活动安排表");

    public override string SheetName => "活动安排";

    public override string Path => ServiceCentersRoom.Page("events");

    public override PeriodKind Covers => PeriodKind.Month;

    public override IReadOnlyList<string> Notes => ["列出统计时点所在月份的活动，含已预告未开展的；参加人次在活动开展后登记。"];

    public override string UsualOrder => "按日期、时间排序";

    protected override Expression<Func<CenterEventRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<CenterEventRow> InUsualOrder(IQueryable<CenterEventRow> rows) =>
        rows.OrderBy(r => r.On).ThenBy(r => r.Time).ThenBy(r => r.CenterCode);

    protected override IReadOnlyList<Expression<Func<CenterEventRow, string?>>> Searched => [r => r.Name, r => r.CenterName, r => r.Organiser, r => r.Audience];

    protected override IQueryable<CenterEventRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CenterEventRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CenterEventRow>> Define() =>
    [
        Column.Day("on", "日期", r => r.On),
        Column.Code("time", "时间", r => r.Time),
        Column.Choice("level", "层级领域", r => r.Level) with { Standard = false },
        Column.Text("center", "中心（站）", r => r.CenterName) with { SortBy = r => r.CenterCode },
        Column.Text("place", "地点", r => r.Place),
        Column.Text("name", "活动名称", r => r.Name),
        Column.Text("organiser", "组织单位", r => r.Organiser),
        Column.Text("audience", "服务对象", r => r.Audience),
        Column.Code("contact", "联系人及电话（公示）", r => r.Contact),
        Column.Count("attendances", "参加", "人次", r => r.Attendances),
    ];
}
