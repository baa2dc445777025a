using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>A community's fund of the year, up to a day in it.</summary>
public sealed record FundRow : InCommunity<CommunityFund>
{
    public required double SpentWan { get; init; }
    public required double? Progress { get; init; }
    public required double RestWan { get; init; }
    public required int Items { get; init; }
    public required int Beneficiaries { get; init; }

    public static IQueryable<FundRow> Query(BoluoDbContext db, Scope scope)
    {
        var items = db.FundSpendings.Within(db, scope);
        return from placed in db.CommunityFunds.Within(db, scope).WithCommunity(db, f => f.CommunityCode)
               let fund = placed.Row
               let code = fund.CommunityCode
               // Amounts have two decimals; a sum of doubles may be off by far less.
               let spent = Digits.Round(items.Where(i => i.CommunityCode == code).Sum(i => i.AmountWan), 2)
               select new FundRow
               {
                   Row = fund,
                   Community = placed.Community,
                   Township = placed.Township,
                   SpentWan = spent,
                   Progress = fund.PlanWan == 0 ? null : spent / fund.PlanWan,
                   RestWan = Digits.Round(fund.PlanWan - spent, 2),
                   Items = items.Count(i => i.CommunityCode == code),
                   Beneficiaries = items.Where(i => i.CommunityCode == code).Sum(i => i.BeneficiaryAttendances),
               };
    }
}

/// <summary>服务群众专项经费使用情况统计表.</summary>
public sealed class FundTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<FundRow, FundRegister>(factory, LedgerName, new("服务群众专项经费使用情况统计表"), "专项经费使用情况", FundRoom.Page(LedgerName))
{
    public const string LedgerName = FundKeys.LedgerName;

    public override PeriodKind Covers => PeriodKind.Year;

    public override IReadOnlyList<string> Notes =>
    [
        "公开材料写明每个社区每年15万元，未说明是否包括全部社区；本表按全部社区计，年度安排合计为推算数。",
        "累计支出为当年1月1日至统计时点的支出明细之和；结余为年度安排减累计支出。",
    ];

    protected override IOrderedQueryable<FundRow> InUsualOrder(IQueryable<FundRow> rows) => rows.OrderBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<FundRow, string?>>> Searched => [r => r.Community.Name, r => r.Township.Name, r => r.Community.Search];

    protected override IQueryable<FundRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => FundRow.Query(db, scope);

    protected override IEnumerable<RowColumn<FundRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Field("plan", r => r.Row.PlanWan),
        Column.Amount("spent", "累计支出", "万元", r => r.SpentWan, r => Ledgers.FundItems.Where(i => i.Code.Has(r.Community.Code))),
        Column.Percent(Ledgers.Fund.Progress.Key, "支出进度", "spent", "plan", r => r.Progress),
        Column.Amount("rest", "结余", "万元", r => r.RestWan),
        Column.Count("items", "项目", "个", r => r.Items),
        Column.Count("beneficiaries", "受益群众", "人次", r => r.Beneficiaries),
        Column.Remark(r => r.Row.Remark),
    ];
}
