using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>One item paid this year.</summary>
public sealed record FundItemRow
{
    public required string Key { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required DateOnly On { get; init; }
    public required FundItemKind Kind { get; init; }
    public required string Item { get; init; }
    public required double AmountWan { get; init; }
    public required int Beneficiaries { get; init; }
    public required string Search { get; init; }

    public static IQueryable<FundItemRow> Query(BoluoDbContext db, Scope scope) =>
        from item in db.FundSpendings.Within(db, scope)
        join community in db.Communities on item.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new FundItemRow
        {
            Key = "" + item.Id,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            Community = community.Name,
            On = item.On,
            Kind = item.Kind,
            Item = item.Item,
            AmountWan = item.AmountWan,
            Beneficiaries = item.BeneficiaryAttendances,
            Search = community.Search,
        };
}

/// <summary>服务群众专项经费支出明细.</summary>
public sealed class FundItemTable(IDbContextFactory<BoluoDbContext> factory) : Table<FundItemRow>(factory)
{
    public const string LedgerName = FundItemKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("服务群众专项经费支出明细");

    public override string SheetName => "专项经费支出明细";

    public override string Path => FundRoom.Page(LedgerName);

    public override PeriodKind Covers => PeriodKind.Year;

    public override IReadOnlyList<string> Notes => ["只列当年1月1日至统计时点的支出；受益群众为人次。"];

    public override string UsualOrder => "按支出日期从近到远排序";

    protected override Expression<Func<FundItemRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<FundItemRow> InUsualOrder(IQueryable<FundItemRow> rows) => rows.OrderByDescending(r => r.On).ThenBy(r => r.CommunityCode);

    protected override IReadOnlyList<Expression<Func<FundItemRow, string?>>> Searched => [r => r.Item, r => r.Community, r => r.TownshipName, r => r.Search];

    protected override IQueryable<FundItemRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => FundItemRow.Query(db, scope);

    protected override IEnumerable<RowColumn<FundItemRow>> Define() =>
    [
        Column.Day(Ledgers.FundItems.On.Key, "支出日期", r => r.On),
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.Community, r => r.CommunityCode),
        Column.Code(Ledgers.FundItems.Code.Key, "社区代码", r => r.CommunityCode) with { Standard = false },
        Column.Choice(Ledgers.FundItems.Kind.Key, "类别", r => r.Kind),
        Column.Text("item", "支出项目", r => r.Item),
        Column.Amount("amount", "金额", "万元", r => r.AmountWan),
        Column.Count("beneficiaries", "受益群众", "人次", r => r.Beneficiaries),
        Column.Remark(),
    ];
}
