using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fund;

/// <summary>The figures of 服务群众专项经费.</summary>
internal static class FundFigures
{
    private const string Finance = "财政部门";

    public static readonly IReadOnlyList<Figure> All = [.. Define()];

    private static IEnumerable<Figure> Define()
    {
        var (fund, items) = (FundRoom.Page(FundTable.LedgerName), FundRoom.Page(FundItemTable.LedgerName));
        return
        [
            new QueryFigure("oldtown.fund", "服务群众专项经费", "统计时点所在年度各社区年度安排的平均，只计已登记年度安排的社区；公开数未说明是否包括全部社区，本系统按全部社区计。年度安排按公开数登记。", "万元/社区·年", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Average(f => (double?)f.PlanWan))
            { One = "一个社区一年一万元", Adding = Adding.Never, Dating = Dating.CurrentValues, Rounding = Rounding.TwoDecimals, Basis = Basis.Publication, PublishedOf = PublishedPlace.EachCommunity },
            new QueryFigure("fund.plan", "年度安排（推算）", "统计时点所在年度各社区登记的年度安排之和。公开数只有每个社区的数额，合计为推算。", "万元", "专项经费台账", Finance, fund,
                (db, scope) => db.CommunityFunds.Within(db, scope).Sum(f => f.PlanWan))
            { One = "一万元", Adding = Adding.Adds, Dating = Dating.CurrentValues, Rounding = Rounding.TwoDecimals },
            new QueryFigure("fund.spent", "累计支出", "统计时点所在年度1月1日至统计时点（含当日）支付的专项经费之和，按支出日期计。", "万元", "专项经费支出明细", Finance, items,
                (db, scope) => Digits.Round(db.FundSpendings.Within(db, scope).Sum(s => s.AmountWan), 2))
            { One = "一万元", Adding = Adding.Adds, Dating = Dating.AsOf, Rounding = Rounding.TwoDecimals },
        ];
    }
}
