using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>The figures of communities and grids.</summary>
internal static class PlacesFigures
{
    private const string Department = "组织部门";

    public static readonly IReadOnlyList<Figure> All =
    [
            new QueryFigure("community.count", "社区", "统计时点已设立、未撤销的社区居民委员会；拆分新设的社区自设立之日起统计，撤销的社区自撤销之日起不再统计。", "个", "社区基本情况表", "民政部门", Urls.Communities,
                (db, scope) => db.Communities.Within(scope).Count())
            { One = "一个社区居民委员会（12位区划代码）", Adding = Adding.Adds, Dating = Dating.AsOf, IsFollowed = true },
            new QueryFigure("grid.count", "“党建+”网格", "统计时点有效的网格：划定之日不晚于统计时点，且未撤销或在统计时点之后撤销的；调整到其他社区的网格自调整之日起计入新的社区。", "个", "网格台账", Department, Urls.Grids,
                (db, scope) => db.Grids.Within(db, scope).Count())
            { One = "一个网格（15位网格编码）", Adding = Adding.Adds, Dating = Dating.AsOf, IsFollowed = true },
            new QueryFigure("grid.households", "户数", "统计时点有效网格当日登记的户数之和；户数变更的，自生效日期起按新数统计。", "户", "网格台账", Department, Urls.Grids,
                (db, scope) => db.GridsWithin(scope).Sum(g => g.Fact.Households))
            { One = "一户", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("grid.residents", "常住人口", "统计时点有效网格当日登记的常住人口之和；人口变更的，自生效日期起按新数统计。", "人", "网格台账", Department, Urls.Grids,
                (db, scope) => db.GridsWithin(scope).Sum(g => g.Fact.Residents))
            { One = "一人", Adding = Adding.Adds, Dating = Dating.AsOf },
            new QueryFigure("grid.workers", "网格员", "统计时点有任职的网格员，按人去重；一人服务两个网格只计一名。", "名", "网格员名册", Department,
                Ledgers.GridWorkers.Page,
                (db, scope) => db.GridDuties.Within(db, scope).Select(d => d.WorkerId).Distinct().Count())
            { One = "一人，任职几个网格都计1名", Adding = Adding.OnceInScope, Dating = Dating.AsOf, Basis = Basis.OtherPopulation, IsFollowed = true, RowsBetween = (from, to) => Ledgers.GridWorkers.Where(w => w.Since.Between(from, to)) },
            new QueryFigure("grid.vacant", "暂缺网格员的网格", "统计时点有效的网格中，没有网格员任职的。", "个", "网格台账", Department,
                Ledgers.Grids.Where(g => g.Workers.Is(0)),
                (db, scope) => GridRow.Query(db, scope).Count(g => g.Workers == 0))
            { One = "一个网格（15位网格编码）", Adding = Adding.Adds, Dating = Dating.AsOf },
    ];
}
