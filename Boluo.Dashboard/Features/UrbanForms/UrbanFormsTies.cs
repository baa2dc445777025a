using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.UrbanForms;

/// <summary>勾稽关系 of the fund and of the rows of the three city forms.</summary>
internal static class UrbanFormsTies
{
    private static readonly string Fund = FormParts.Page(FundTable.LedgerName), Items = FormParts.Page(FundItemTable.LedgerName);

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.FundSpendings.Where(s => s.On.Year == scope.AsOf.Year && s.On <= scope.AsOf).By(s => s.CommunityCode, s => s.AmountWan),
            (db, scope) => FundRow.Query(db, scope).Select(f => new PlaceCount { Place = f.CommunityCode, Value = f.SpentWan }))
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
        LifeTies.In<AlleyChief, Community>("巷长", FormParts.Page(AlleyChiefTable.LedgerName), [AlleyChiefTable.LedgerName], "名"),
        LifeTies.In<ContactHousehold, Community>("党员联系户", FormParts.Page(ContactHouseholdTable.LedgerName), [ContactHouseholdTable.LedgerName], "户"),
        LifeTies.In<Talk, Community>("政策宣讲", FormParts.Page(TalkTable.LedgerName), [TalkTable.LedgerName], "场次"),
        LifeTies.In<SuburbService, Community>("便民服务进郊区", FormParts.Page(SuburbServiceTable.LedgerName), [SuburbServiceTable.LedgerName], "次"),
        LifeTies.In<FringeCampaignRow, Community>("疫情期间工作", FormParts.Page(FringeCampaignTable.LedgerName), [FringeCampaignTable.LedgerName]),
    ];
}
