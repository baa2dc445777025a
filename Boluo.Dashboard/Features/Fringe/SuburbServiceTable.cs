using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>便民服务进郊区台账.</summary>
public sealed class SuburbServiceTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InCommunity<SuburbService>, SuburbServiceRegister>(factory, LedgerName, new("便民服务进郊区台账"), "便民服务进郊区", FringeRoom.Page(LedgerName))
{
    public const string LedgerName = "suburb-services";

    public override IReadOnlyList<string> Notes => ["由街道党工委在城乡接合部的社区开展；服务群众为人次。"];

    public override string UsualOrder => "按开展日期从近到远排序";

    protected override IOrderedQueryable<InCommunity<SuburbService>> InUsualOrder(IQueryable<InCommunity<SuburbService>> rows) => rows.OrderByDescending(r => r.Row.On).ThenBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<InCommunity<SuburbService>, string?>>> Searched => [r => r.Community.Name, r => r.Township.Name, r => r.Community.Search];

    protected override IQueryable<InCommunity<SuburbService>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.SuburbServices.Within(db, scope).WithCommunity(db, r => r.CommunityCode);

    protected override IEnumerable<RowColumn<InCommunity<SuburbService>>> Define() =>
    [
        Field("on", r => r.Row.On),
        Column.Township("街道"),
        Field("community", r => r.Community.Name, r => Urls.Community(r.Community.Code)) with { SortBy = r => r.Community.Code },
        Field("kind", r => r.Row.Kind),
        Field("attendances", r => r.Row.Attendances),
        Column.Remark(),
    ];
}
