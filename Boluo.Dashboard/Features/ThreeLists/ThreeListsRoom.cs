using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>三张清单: resources, needs, projects.</summary>
public static class ThreeListsRoom
{
    /// <summary>Days after which a waiting need and an unused resource call for attention, unless they are set otherwise under their keys.</summary>
    internal const int WaitingDays = 30, IdleDays = 90;

    internal const string WaitingKey = "need.waiting", IdleKey = "resource.idle";

    private const string ClosedKey = "list.needs.closed", RateKey = "list.needs.rate", WaitingCountKey = "list.needs.waiting";

    private const string Department = "组织部门";

    public static IServiceCollection AddThreeLists(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 40, "三张清单", Urls.ThreeLists))
        .AddLedger<ResourceTable>()
        .AddLedger<NeedTable>()
        .AddLedger<ProjectTable>()
        .AddRecord<ResourceRecord>()
        .AddRecord<NeedRecord>()
        .AddRecord<ProjectRecord>()
        .AddSummary<ThreeListsSummary>()
        .AddSummary<ThreeListsMonth>()
        .AddSingleton<IReport, ThreeListsReport>()
        .AddRule<NeedWaiting>()
        .AddRule<NeedWithoutAnswer>()
        .AddRule<ResourceIdle>()
        .AddRule<ProjectWithoutNeed>()
        .AddTies(ThreeListsTies.All)
        .AddChart<NeedProgressChart>()
        .AddChart<NeedsByMonthChart>()
        .AddChart<ResourceKindsChart>()
        .AddChart<ProjectStagesChart>()
        .AddFigure(new QueryFigure("list.resources", "资源", "统计时点及以前收集的资源服务，含可提供时间已过的。", "项", "资源清单", Department, Page(ResourceTable.LedgerName),
            (db, scope) => db.Resources.Within(db, scope).Count()))
        .AddFigure(new QueryFigure("list.resource_units", "提供资源单位", "统计时点至少提供一项资源的单位党组织，按单位去重，含已不结对的单位。", "个", "资源清单", Department,
            $"{Page(ResourceTable.LedgerName)}&{ResourceTable.LedgerName}.sort=unit",
            (db, scope) => db.Resources.Within(db, scope).Select(r => r.UnitId).Distinct().Count()))
        .AddFigure(new QueryFigure("list.needs", "需求", "统计时点需求清单累计收集的党员群众需求，含已办结。", "个", "需求清单", Department, Page(NeedTable.LedgerName),
            (db, scope) => db.Needs.Within(db, scope).Count()))
        .AddFigure(new QueryFigure(ClosedKey, "已办结需求", "统计时点办理状态为已办结的需求；群众评价为不满意而重新办理、尚未再次办结的不计。", "个", "需求清单", Department, NeedsThatAre(NeedState.Closed),
            (db, scope) => db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Closed)))
        .AddFigure(new QueryFigure(RateKey, "需求办结率", "统计时点已办结需求占累计收集需求的百分比；没有需求的不计算。", "%", "需求清单", Department, NeedsThatAre(NeedState.Closed),
            (db, scope) => db.Needs.Within(db, scope).Count() == 0 ? null
                : 100.0 * db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Closed) / db.Needs.Within(db, scope).Count()))
        .AddFigure(new QueryFigure(WaitingCountKey, "待对接需求", "统计时点办理状态为待对接的需求。", "个", "需求清单", Department, NeedsThatAre(NeedState.Waiting),
            (db, scope) => db.Needs.Within(db, scope).WithState(scope.AsOf).Count(n => n.State == NeedState.Waiting)))
        .AddFigure(new QueryFigure("list.projects", "项目", "统计时点项目清单累计发布的项目，含已完成。", "个", "项目清单", Department, Page(ProjectTable.LedgerName),
            (db, scope) => db.Projects.Within(db, scope).Count()));

    internal static string NeedsThatAre(NeedState state) => $"{Page(NeedTable.LedgerName)}&{NeedTable.LedgerName}.state={state}";

    internal static string Page(string ledger) => $"{Urls.ThreeLists}?list={ledger}";
}
