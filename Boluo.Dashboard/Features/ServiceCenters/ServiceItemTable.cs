using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>A service with how many centres of a scope offer it.</summary>
public sealed record ServiceItemRow
{
    public required ServiceItem Row { get; init; }
    public required int Centers { get; init; }

    public static IQueryable<ServiceItemRow> Query(BoluoDbContext db, Scope scope)
    {
        var centers = db.ServiceCenters.Within(db, scope);
        return from item in db.ServiceItems.AsNoTracking()
               select new ServiceItemRow { Row = item, Centers = db.ServiceCenterItems.Count(l => l.ServiceItemId == item.Id && centers.Any(c => c.Code == l.CenterCode)) };
    }
}

/// <summary>综合服务事项目录.</summary>
public sealed class ServiceItemTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ServiceItemRow, ServiceItemRegister>(factory, LedgerName, new("综合服务事项目录"), "服务事项", ServiceCentersRoom.Page(LedgerName))
{
    public const string LedgerName = "service-items";

    public override IReadOnlyList<string> Notes => ["提供的中心（站）为统计范围内统计时点已启用、未停用的；一个中心（站）提供多项服务，各项不相加。"];

    public override string UsualOrder => "按登记先后排序";

    protected override IOrderedQueryable<ServiceItemRow> InUsualOrder(IQueryable<ServiceItemRow> rows) => rows.OrderBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<ServiceItemRow, string?>>> Searched => [r => r.Row.Name];

    protected override IQueryable<ServiceItemRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ServiceItemRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ServiceItemRow>> Define() =>
    [
        Field("name", r => r.Row.Name),
        Column.Whole("centers", "提供的中心（站）", "个", r => r.Centers) with { IsCurrentValue = true },
        Column.Remark(),
    ];
}
