using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>An activity of a centre on its schedule.</summary>
public sealed record CenterEventRow
{
    public required CenterEvent Event { get; init; }
    public required ServiceCenter Center { get; init; }
    public required string Time { get; init; }
    public required string Contact { get; init; }

    /// <summary>Unknown until it has been held and registered.</summary>
    public required int? Attendances { get; init; }

    /// <summary>The activities in the month of the scope's day, announced ones among them.</summary>
    public static IQueryable<CenterEventRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from held in db.CenterEvents.Within(db, scope, Period.Of(PeriodKind.Month, day)).AsNoTracking()
               join center in db.ServiceCenters on held.CenterCode equals center.Code
               select new CenterEventRow
               {
                   Event = held,
                   Center = center,
                   Time = held.StartsAt + "—" + held.EndsAt,
                   Contact = held.Contact + " " + held.Phone,
                   Attendances = held.On <= day ? held.Attendances : null,
               };
    }
}

/// <summary>党群服务中心活动安排表.</summary>
public sealed class CenterEventTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CenterEventRow, CenterEventRegister>(factory, LedgerName, new("党群服务中心活动安排表"), "活动安排", ServiceCentersRoom.Page("events"))
{
    public const string LedgerName = "center-events";

    public override PeriodKind Covers => PeriodKind.Month;

    public override IReadOnlyList<string> Notes => ["列出统计时点所在月份的活动，含已预告未开展的；参加人次在活动开展后登记。"];

    public override string UsualOrder => "按日期、时间排序";

    protected override Expression<Func<CenterEventRow, string>> Key => r => "" + r.Event.Id;

    protected override IOrderedQueryable<CenterEventRow> InUsualOrder(IQueryable<CenterEventRow> rows) =>
        rows.OrderBy(r => r.Event.On).ThenBy(r => r.Time).ThenBy(r => r.Center.Code);

    protected override IReadOnlyList<Expression<Func<CenterEventRow, string?>>> Searched => [r => r.Event.Name, r => r.Center.Name, r => r.Event.Organiser, r => r.Event.Audience];

    protected override IQueryable<CenterEventRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CenterEventRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CenterEventRow>> Define() =>
    [
        Field("on", r => r.Event.On),
        Column.Code("time", "时间", r => r.Time),
        Column.Choice("level", "层级领域", r => r.Center.Level) with { Standard = false },
        Field("center", r => r.Center.Name) with { SortBy = r => r.Center.Code },
        Field("place", r => r.Event.Place),
        Field("name", r => r.Event.Name),
        Field("organiser", r => r.Event.Organiser),
        Field("audience", r => r.Event.Audience),
        Column.Code("contact", "联系人及电话（公示）", r => r.Contact),
        Field("attendances", r => r.Attendances),
    ];
}
