using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>三张清单: resources, needs, projects.</summary>
public static class ThreeListsRoom
{
    /// <summary>Days after which a waiting need and an unused resource call for attention, unless they are set otherwise under their keys.</summary>
    internal const int WaitingDays = 30, IdleDays = 90;

    /// <summary>How waiting days are counted, in the words of every note and passport.</summary>
    internal const string WaitingFrom = "自收集日期算起，收集当日为第0天，次日为第1天";

    internal const string WaitingKey = "need.waiting", IdleKey = "resource.idle";

    private const string ClosedKey = "list.needs.closed", RateKey = "list.needs.rate", WaitingCountKey = "list.needs.waiting";

    internal const string OpenKey = "list.needs.open", UsedKey = "list.resources.used";

    private const string Department = "组织部门";

    public static IServiceCollection AddThreeLists(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 40, "三张清单", Urls.ThreeLists)
        {
            Hint = "图中的条带可以点开，列出所对接的各项；未对接的以琥珀色标出。",
            Help =
            [
                "资源、需求、项目怎样对接：带子的粗细为需求件数，橙色的一端是没有对接的，点击列出它们。",
                "管理员在需求、项目、资源的表单中登记对接：按编号、名称或拼音首字母查找，逐条填写对接日期。",
                "办理状态由各项日期推算，不另填写。",
            ],
        })
        .AddSingleton(new WallScene(30, "需求") { Charts = ["open-needs", "need-progress"] })
        .AddSingleton(new WallScene(35, "资源和项目") { Charts = ["resource-use", "project-stages"] })
        .AddSingleton(new PlacePart(PlaceTab.Situation, 20) { Charts = ["open-needs", "resource-use"] })
        .AddSingleton(new PlacePart(PlaceTab.Lists, 0)
        {
            Charts = ["need-progress", "resource-kinds", "project-stages"],
            Ledgers =
            [
                new(NeedTable.LedgerName, "需求清单", "截至统计时点尚未收集需求。"), new(ResourceTable.LedgerName, "资源清单", "截至统计时点没有结对单位提供资源；资源按结对单位归属。"),
                new(ProjectTable.LedgerName, "项目清单", "截至统计时点没有项目在本地实施。"),
            ],
        })
        .AddLedger<ResourceTable>()
        .AddLedger<NeedTable>()
        .AddLedger<ProjectTable>()
        .AddRegister<ResourceRegister>()
        .AddRegister<NeedRegister>()
        .AddRegister<ProjectRegister>()
        .AddRegister<ProjectCommunityRegister>()
        .AddRegister<ProjectUnitRegister>()
        .AddRegister<NeedProjectRegister>()
        .AddRegister<NeedResourceRegister>()
        .AddRegister<ProjectResourceRegister>()
        .AddSummary<ThreeListsSummary>()
        .AddSummary<ThreeListsMonth>()
        .AddSingleton<IReport, ThreeListsReport>()
        .AddRule<NeedWaiting>()
        .AddRule<NeedWithoutAnswer>()
        .AddRule<ResourceIdle>()
        .AddRule<ProjectWithoutNeed>()
        .AddTies(ThreeListsTies.All)
        .AddChart<ListsFlowChart>()
        .AddChart<NeedProgressChart>()
        .AddChart<NeedAgesChart>()
        .AddChart<OpenNeedsChart>()
        .AddChart<ResourceUseChart>()
        .AddChart<ResourceKindsChart>()
        .AddChart<ProjectStagesChart>()
        .AddFigure(new QueryFigure("list.resources", "资源", "统计时点及以前列入资源清单的资源服务，按收集日期计；可提供时间已过的仍计入。统计范围为全县时，结对已结束的单位提供的也计入；统计范围为镇街、社区时，为统计时点与其结对的单位提供的全部资源，含面向全县的（三张清单汇总表中面向全县的单列，不计入各社区）。", "项", "资源清单", Department, Page(ResourceTable.LedgerName),
            (db, scope) => db.Resources.Within(db, scope).Count())
        { One = "一项资源服务（资源编号）", Adding = Adding.OnceInScope, Dating = Dating.AsOf, IsFollowed = true, RowsBetween = (from, to) => Ledgers.Resources.Where(r => r.Offered.Between(from, to)) })
        .AddFigure(new QueryFigure("list.resource_units", "提供资源单位", "上述资源的提供单位党组织，提供几项都计1个；统计范围为全县时，结对已结束的单位，其资源仍在清单上的也计入。", "个", "资源清单", Department,
            Ledgers.Resources.Where(r => r.Unit.Ascending),
            (db, scope) => db.Resources.Within(db, scope).Select(r => r.UnitId).Distinct().Count())
        { One = "一个单位党组织", Adding = Adding.OnceInScope, Dating = Dating.AsOf })
        .AddFigure(new QueryFigure("list.needs", "需求", "统计时点及以前收集的党员群众需求，按收集日期累计，含已办结和暂缓办理的；按所在社区归属。", "个", "需求清单", Department, Page(NeedTable.LedgerName),
            (db, scope) => db.Needs.Within(db, scope).Count())
        { One = "一个需求（需求编号）", Adding = Adding.Adds, Dating = Dating.AsOf, IsFollowed = true, RowsBetween = (from, to) => Ledgers.Needs.Where(n => n.Raised.Between(from, to)) })
        .AddFigure(new QueryFigure(ClosedKey, "已办结需求", "统计时点办理状态为已办结的需求；群众评价为不满意而重新办理、尚未再次办结的不计。", "个", "需求清单", Department, NeedsThatAre(NeedState.Closed),
            (db, scope) => db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Closed))
        { One = "一个需求（需求编号）", Adding = Adding.Adds, Dating = Dating.AsOf, RowsBetween = (from, to) => Ledgers.Needs.Where(n => n.Closed.Between(from, to)) })
        .AddFigure(new QueryFigure(RateKey, "需求办结率", "统计时点已办结需求占累计收集需求的百分比；没有需求的不计算。", "%", "需求清单", Department, NeedsThatAre(NeedState.Closed),
            (db, scope) => db.Needs.Within(db, scope).Count() == 0 ? null
                : 100.0 * db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Closed) / db.Needs.Within(db, scope).Count())
        { One = "需求（需求编号），两数之比", Adding = Adding.Never, Dating = Dating.AsOf, Rounding = Rounding.OneDecimal })
        .AddFigure(new QueryFigure(WaitingCountKey, "待对接需求", "统计时点办理状态为待对接的需求。", "个", "需求清单", Department, NeedsThatAre(NeedState.Waiting),
            (db, scope) => db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Waiting))
        { One = "一个需求（需求编号）", Adding = Adding.Adds, Dating = Dating.AsOf })
        .AddFigure(new QueryFigure(OpenKey, "在办需求", "统计时点办理状态为待对接、已对接、实施中的需求；暂缓办理的不计。", "个", "需求清单", Department, OpenNeeds,
            (db, scope) => db.Needs.Within(db, scope).WithState(scope.AsOf).OnlyOpen().Count())
        { One = "一个需求（需求编号）", Adding = Adding.Adds, Dating = Dating.AsOf, IsFollowed = true })
        .AddFigure(new QueryFigure(UsedKey, "已使用资源", "统计时点及以前已对接需求或用于项目的资源服务。", "项", "资源清单", Department, Ledgers.Resources.Where(r => r.Use.Is(ResourceUse.Used)),
            (db, scope) => db.Resources.Within(db, scope).Count(r => db.NeedResources.Any(l => l.ResourceId == r.Id && l.On <= scope.AsOf) || db.ProjectResources.Any(l => l.ResourceId == r.Id && l.On <= scope.AsOf)))
        { One = "一项资源服务（资源编号）", Adding = Adding.OnceInScope, Dating = Dating.AsOf, IsFollowed = true })
        .AddFigure(new QueryFigure("list.projects", "项目", "统计时点及以前发布的项目，按发布日期累计，含已完成和已终止的；实施范围涉及统计范围内任一社区的都计入。", "个", "项目清单", Department, Page(ProjectTable.LedgerName),
            (db, scope) => db.Projects.Within(db, scope).Count())
        { One = "一个项目（项目编号）", Adding = Adding.OnceInScope, Dating = Dating.AsOf, IsFollowed = true, RowsBetween = (from, to) => Ledgers.Projects.Where(p => p.Published.Between(from, to)) });

    /// <summary>The needs that are neither closed nor put off.</summary>
    internal static string OpenNeeds => Ledgers.Needs.Where(n => n.Open);

    internal static string NeedsThatAre(NeedState state) => Ledgers.Needs.Where(n => n.State.Is(state));

    internal static string Page(string ledger) => Urls.Tab(Urls.ThreeLists, ledger);
}
