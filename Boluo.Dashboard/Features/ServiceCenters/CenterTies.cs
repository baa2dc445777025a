using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>勾稽关系 of centres and what they hold.</summary>
internal static class CenterTies
{
    private static readonly string Events = ServiceCentersRoom.Page("events");

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.ServiceCenters.ThereOn(scope.AsOf).Where(c => scope.IsCountyWide || c.TownshipCode != null).By(c => c.CommunityCode ?? c.TownshipCode), (db, scope) => ServiceCenterRow.Query(db, scope).By(c => c.Center.CommunityCode ?? c.Center.TownshipCode))
        {
            Key = "center.listed", Title = "已启用的中心（站）都列入台账", Unit = "个",
            Left = new TieSide("已启用的中心（站）", Urls.ServiceCenters), Right = new TieSide("党群服务中心（站）台账", Urls.ServiceCenters), Sheets = [ServiceCenterTable.LedgerName, CenterOperations.SheetKey],
        },
        new OrderTie((db, scope) => db.CenterEvents.ThereOn(scope.AsOf).InAll(db),
            (db, scope) => db.CenterEvents.ThereOn(scope.AsOf).Where(e => db.ServiceCenters.Any(c => c.Code == e.CenterCode && c.OpenedOn <= e.On && (c.ClosedOn == null || c.ClosedOn > e.On))).InAll(db))
        {
            Key = "center.events", Title = "中心活动在中心（站）启用期间", Unit = "场次", CountyOnly = true,
            Left = new TieSide("已到日期的中心活动", Events), Right = new TieSide("其中在启用期间的", Events), Sheets = [CenterOperations.SheetKey],
        },
        LifeTies.In<ServiceCenter, Community>("社区的中心（站）", Urls.ServiceCenters, [ServiceCenterTable.LedgerName, CenterOperations.SheetKey], "个"),
    ];
}
