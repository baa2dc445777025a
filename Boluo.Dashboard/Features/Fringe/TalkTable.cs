using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>党员联系户政策宣讲台账.</summary>
public sealed class TalkTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InCommunity<Talk>, TalkRegister>(factory, LedgerName, new("城乡接合部党员联系户政策宣讲台账"), "政策宣讲", FringeRoom.Page(LedgerName))
{
    public const string LedgerName = TalkKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["参加群众为人次。"];

    public override string UsualOrder => "按宣讲日期从近到远排序";

    protected override IOrderedQueryable<InCommunity<Talk>> InUsualOrder(IQueryable<InCommunity<Talk>> rows) => rows.OrderByDescending(r => r.Row.On).ThenBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<InCommunity<Talk>, string?>>> Searched => [r => r.Community.Name, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<InCommunity<Talk>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.Talks.Within(db, scope).WithCommunity(db, r => r.CommunityCode);

    protected override IEnumerable<RowColumn<InCommunity<Talk>>> Define() =>
    [
        Field(Ledgers.Talks.On.Key, r => r.Row.On),
        Column.Township("街道"),
        Column.Community(),
        Field(Ledgers.Talks.Topic.Key, r => r.Row.Topic),
        Field("attendances", r => r.Row.Attendances),
        Column.Remark(),
    ];
}
