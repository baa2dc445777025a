using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Workforce;

/// <summary>社区工作者.</summary>
public static class WorkforceRoom
{
    internal const string StaffingTab = "staffing";
    internal const string RosterTab = "roster";
    internal const string SummaryTab = "summary";
    internal const string PayTab = "pay";

    internal const string ThreeLists = "社区工作者、社工、网格员是三份名单，同一人可能在两份名单上，人数分别统计，不相加。";

    private const string Source = "社区工作者名册";
    private const string Department = "民政部门";

    public static IServiceCollection AddWorkforce(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 70, "社区工作者", Urls.Workforce)
        {
            Help =
            [
                "各社区在岗、应配和缺口人数；应配人数按“参数设置”中的标准计算。",
                "管理员在台账中登记入职、离岗。",
            ],
        })
        .AddSingleton(new PlacePart(PlaceTab.Workforce, 0)
        {
            Charts = ["workforce-load", "workforce-posts"],
            Ledgers = [new(StaffingTable.LedgerName, "配备情况", "截至统计时点没有社区。"), new(CommunityWorkerTable.LedgerName, "名册", "截至统计时点没有社区工作者在岗。")],
        })
        .AddLedger<StaffingTable>()
        .AddLedger<CommunityWorkerTable>()
        .AddLedger<PayPointTable>()
        .AddRegister<CommunityWorkerRegister>()
        .AddRegister<PayPointRegister>()
        .AddSummary<WorkforceSummary>()
        .AddTies(WorkforceTies.All)
        .AddChart<StaffingChart>()
        .AddChart<StaffingLoadChart>()
        .AddChart<PostsChart>()
        .AddChart<PayChart>()
        .AddFigure(new QueryFigure("worker.households_per_person", "社区工作者配备标准", "按多少户配备一名社区工作者；取参数设置中的标准，未另行设置的为公开的标准。", "户/人", "社区工作者配备标准", Department, Urls.Workforce,
            async (db, _, cancel) => await StaffingStandard.InForceAsync(db, cancel))
        { One = "一名社区工作者对应的户数", Adding = Adding.Never, Dating = Dating.Current, Basis = Basis.Publication })
        .AddFigure(new QueryFigure("worker.posts", "社区工作者岗位", "统计时点在岗的社区工作者分布的岗位数；没有人在岗的岗位不计入。", "岗", Source, Department, Page(RosterTab),
            (db, scope) => db.CommunityWorkers.Within(db, scope).Select(w => w.Post).Distinct().Count())
        { One = "一个岗位", Adding = Adding.Never, Dating = Dating.CurrentValues })
        .AddFigure(new QueryFigure("worker.levels", "社区工作者薪酬等级", "统计时点在岗的社区工作者分布的薪酬等级数；没有人在岗的等级不计入。", "级", Source, Department, Page(RosterTab),
            (db, scope) => db.CommunityWorkers.Within(db, scope).Select(w => w.Grade).Distinct().Count())
        { One = "一个薪酬等级", Adding = Adding.Never, Dating = Dating.CurrentValues })
        .AddFigure(Pay("worker.pay.before", PayPointKind.Before, "薪酬体系调整前社区工作者的月收入。"))
        .AddFigure(Pay("worker.pay.average", PayPointKind.Average, "薪酬体系调整后社区工作者的平均月收入。"))
        .AddFigure(Pay("worker.pay.maximum", PayPointKind.Maximum, "薪酬体系调整后社区工作者的最高月收入。"));

    /// <summary>A tab of the page, for links that add a filter.</summary>
    internal static string Page(string tab) => Urls.Tab(Urls.Workforce, tab);

    private static QueryFigure Pay(string key, PayPointKind kind, string definition) => new(key, kind.Label(), definition + "登记的是公开数本身，只有全县的，镇街和社区暂无数据。", "元/月", "社区工作者月收入公开数", Department, Page(PayTab),
        async (db, scope, cancel) => scope.IsCountyWide ? await PayPointRow.Query(db, scope).Where(p => p.InForce && p.Kind == kind).Select(p => (double?)p.Yuan).SingleOrDefaultAsync(cancel) : null)
    { One = "每人每月一元", Adding = Adding.Never, Dating = Dating.AsOf, Basis = Basis.Publication };
}
