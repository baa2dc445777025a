using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>The figures of 巷长快办制.</summary>
internal static class OldTownFigures
{
    /// <summary>The street of which this figure has been published answers for the alley chiefs.</summary>
    private const string Chiefs = "oldtown.alley_chiefs";

    public static string StreetOf(CountyFacts county) => county.StreetOf(Chiefs);

    public static IEnumerable<Func<CountyFacts, Figure>> Define()
    {
        var (chiefs, patrols, cases) = (OldTownRoom.Page(AlleyChiefTable.LedgerName), OldTownRoom.Page(PatrolTable.LedgerName), OldTownRoom.Page(SmallCaseTable.LedgerName));
        return
        [
            county => new QueryFigure("oldtown.communities", "巷长快办制实施社区", "统计时点至少有一名巷长在任的社区。", "个", "巷长名册", StreetOf(county), chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Select(c => c.CommunityCode).Distinct().Count())
            { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure(Chiefs, "巷长", "统计时点在任的巷长：任职日期不晚于统计时点、任职未结束的。", "名", "巷长名册", StreetOf(county), chiefs,
                (db, scope) => db.AlleyChiefs.Within(db, scope).Count())
            { One = "一段任职（巷段和在任者）", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure("oldtown.patrols_due", "应巡查", "台账登记的应巡查次数中，起始日（周一）不晚于统计时点的各周的；每名巷长每周登记一次。", "次", "每周巡查台账", StreetOf(county), patrols,
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count())
            { One = "一名巷长一周一次", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure("oldtown.patrols_done", "已巡查", "上述应巡查次数中，巡查日期不晚于统计时点的。", "次", "每周巡查台账", StreetOf(county), Ledgers.Patrols.Where(p => p.State.Is(PatrolState.Done)),
                (db, scope) => db.AlleyPatrols.Within(db, scope).Count(p => p.DoneOn <= scope.AsOf))
            { One = "一名巷长一周一次", Adding = Adding.Adds, Dating = Dating.AsOf },
            county => new QueryFigure("oldtown.cases", "微急烦心事", "统计时点及以前由巷长受理的微急烦心事，按受理日期累计，含已办结的。", "件", "微急烦心事台账", StreetOf(county), cases,
                (db, scope) => db.SmallCases.Within(db, scope).Count())
            { One = "一件受理事项", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.SmallCases.Where(c => c.Raised.Between(from, to)) },
            county => new QueryFigure("oldtown.cases_handled", "已办结微急烦心事", "上述微急烦心事中，办结日期不晚于统计时点的。", "件", "微急烦心事台账", StreetOf(county), Ledgers.SmallCases.Where(c => c.State.Is(SmallCaseState.Handled)),
                (db, scope) => db.SmallCases.Within(db, scope).Count(c => c.HandledOn <= scope.AsOf))
            { One = "一件受理事项", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.SmallCases.Where(c => c.Handled.Between(from, to)) },
        ];
    }
}
