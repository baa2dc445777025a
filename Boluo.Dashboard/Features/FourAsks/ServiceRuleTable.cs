using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>为民服务制度.</summary>
public sealed class ServiceRuleTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InTownship<ServiceRule>, ServiceRuleRegister>(factory, LedgerName, new("为民服务制度目录"), "为民服务制度", FourAsksRoom.Page(LedgerName))
{
    public const string LedgerName = "service-rules";

    public override IReadOnlyList<string> Notes => ["总数为公开数；制度名称、来源做法和日期为示例。"];

    public override string UsualOrder => "按街道、固化日期排序";

    protected override IOrderedQueryable<InTownship<ServiceRule>> InUsualOrder(IQueryable<InTownship<ServiceRule>> rows) => rows.OrderBy(r => r.Township.Code).ThenBy(r => r.Row.FixedOn);

    protected override IReadOnlyList<Expression<Func<InTownship<ServiceRule>, string?>>> Searched => [r => r.Row.Title, r => r.Row.Practice, r => r.Township.Name];

    protected override IQueryable<InTownship<ServiceRule>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.ServiceRules.Within(db, scope).WithTownship(db, r => r.TownshipCode);

    protected override IEnumerable<RowColumn<InTownship<ServiceRule>>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code, "街道"),
        Field("title", r => r.Row.Title),
        Field("practice", r => r.Row.Practice),
        Field("fixedOn", r => r.Row.FixedOn),
        Column.Remark(),
    ];
}
