using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>党员联系户名册.</summary>
public sealed class ContactHouseholdTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InCommunity<ContactHousehold>, ContactHouseholdRegister>(factory, LedgerName, new("城乡接合部党员联系户名册"), "党员联系户", FringeRoom.Page(LedgerName))
{
    public const string LedgerName = ContactHouseholdKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["只列统计时点的党员联系户；联系电话为所在社区的公示电话。"];

    protected override IOrderedQueryable<InCommunity<ContactHousehold>> InUsualOrder(IQueryable<InCommunity<ContactHousehold>> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<InCommunity<ContactHousehold>, string?>>> Searched => [r => r.Row.MemberName, r => r.Row.HometownGroup, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<InCommunity<ContactHousehold>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.ContactHouseholds.Within(db, scope).WithCommunity(db, r => r.CommunityCode);

    protected override IEnumerable<RowColumn<InCommunity<ContactHousehold>>> Define() =>
    [
        Column.Township("街道"),
        Column.Community(),
        Field("member", r => r.Row.MemberName),
        Field(Ledgers.ContactHouseholds.Hometown.Key, r => r.Row.HometownGroup),
        Field(Ledgers.ContactHouseholds.Households.Key, r => r.Row.Households) with { IsCurrentValue = true },
        Field("since", r => r.Row.ValidFrom),
        Column.Code("phone", "联系电话（公示）", r => r.Community.OfficePhone),
        Column.Remark(),
    ];
}
