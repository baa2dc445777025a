using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>服务群众专项经费支出明细.</summary>
public sealed class FundItemTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<InCommunity<FundSpending>, FundItemRegister>(factory, LedgerName, new("服务群众专项经费支出明细"), "专项经费支出明细", FundRoom.Page(LedgerName))
{
    public const string LedgerName = FundItemKeys.LedgerName;

    public override PeriodKind Covers => PeriodKind.Year;

    public override IReadOnlyList<string> Notes => ["只列当年1月1日至统计时点的支出；受益群众为人次。"];

    public override string UsualOrder => "按支出日期从近到远排序";

    protected override IOrderedQueryable<InCommunity<FundSpending>> InUsualOrder(IQueryable<InCommunity<FundSpending>> rows) => rows.OrderByDescending(r => r.Row.On).ThenBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<InCommunity<FundSpending>, string?>>> Searched => [r => r.Row.Item, r => r.Community.Name, r => r.Township.Name, r => r.Community.Search];

    protected override IQueryable<InCommunity<FundSpending>> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => db.FundSpendings.Within(db, scope).WithCommunity(db, r => r.CommunityCode);

    protected override IEnumerable<RowColumn<InCommunity<FundSpending>>> Define() =>
    [
        Field(Ledgers.FundItems.On.Key, r => r.Row.On),
        Column.Township(),
        Column.Community(),
        Column.Code(Ledgers.FundItems.Code.Key, "社区代码", r => r.Community.Code) with { Standard = false },
        Field(Ledgers.FundItems.Kind.Key, r => r.Row.Kind),
        Field("item", r => r.Row.Item),
        Field("amount", r => r.Row.AmountWan),
        Field("beneficiaries", r => r.Row.BeneficiaryAttendances),
        Column.Remark(),
    ];
}
