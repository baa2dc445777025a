using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>勾稽关系 of 服务群众专项经费.</summary>
internal static class FundTies
{
    private static readonly string Fund = FundRoom.Page(FundTable.LedgerName), Items = FundRoom.Page(FundItemTable.LedgerName);

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.FundSpendings.Where(s => s.On.Year == scope.AsOf.Year && s.On <= scope.AsOf).By(s => s.CommunityCode, s => s.AmountWan),
            (db, scope) => FundRow.Query(db, scope).Select(f => new PlaceCount { Place = f.Community.Code, Value = f.SpentWan }))
        {
            Key = "fund.items", Title = "专项经费累计支出＝支出明细之和", Unit = "万元",
            Left = new TieSide("支出明细", Items), Right = new TieSide("使用情况统计表", Fund), Sheets = [FundTable.LedgerName, FundItemTable.LedgerName],
        },
        new QueryTie((db, scope) => db.FundSpendings.Within(db, scope).By(s => s.CommunityCode, s => s.AmountWan), (db, scope) => db.CommunityFunds.Within(db, scope).By(f => f.CommunityCode, f => f.PlanWan))
        {
            Key = "fund.plan", Title = "各社区专项经费累计支出不超过年度安排", Unit = "万元", Relation = Relation.AtMost,
            Left = new TieSide("累计支出", Fund), Right = new TieSide("年度安排", Fund), Sheets = [FundTable.LedgerName],
        },
        LifeTies.In<CommunityFund, Community>("专项经费安排", Fund, [FundTable.LedgerName]),
        LifeTies.In<FundSpending, Community>("专项经费支出", Items, [FundTable.LedgerName, FundItemTable.LedgerName]),
    ];
}
