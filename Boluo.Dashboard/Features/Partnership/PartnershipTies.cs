using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>勾稽关系 of pairings and activities.</summary>
internal static class PartnershipTies
{
    private static readonly string Pairings = PartnershipRoom.Page(PartnershipRoom.PairingsTab), Activities = PartnershipRoom.Page(PartnershipRoom.ActivitiesTab), Quarter = PartnershipRoom.Page(PartnershipRoom.QuarterTab);

    public static readonly IReadOnlyList<Tie> All =
    [
        new QueryTie((db, scope) => db.Pairings.AsOf(scope.AsOf).By(p => p.CommunityCode), (db, scope) => PairingRow.Query(db, scope).By(p => p.Community.Code))
        {
            Key = "pairing.listed", Title = "结对记录都列入结对共建台账", Unit = "个",
            Left = new TieSide("结对记录", Pairings), Right = new TieSide("结对共建台账", Pairings), Sheets = [PairingTable.LedgerName, ActivitiesSummary.SheetKey],
        },
        new QueryTie((db, scope) => db.Pairings.AsOf(scope.AsOf).InAll(db), (db, scope) => db.Pairings.AsOf(scope.AsOf).Select(p => p.UnitId).Distinct().InAll(db))
        {
            Key = "pairing.one", Title = "一个单位只与一个社区结对", Unit = "个", CountyOnly = true,
            Left = new TieSide("结对", Pairings), Right = new TieSide("结对单位", Pairings), Sheets = [PairingTable.LedgerName],
        },
        // The pairing may have ended since: its activities stay in the table.
        new QueryTie((db, scope) => db.Activities.Within(db, scope).By(a => a.CommunityCode),
            (db, scope) => db.Activities.Within(db, scope).Where(a => db.Pairings.Any(p => p.UnitId == a.HostUnitId && p.CommunityCode == a.CommunityCode && p.ValidFrom <= a.On))
                .By(a => a.CommunityCode))
        {
            Key = "activity.hosted", Title = "共建活动都由当日已到该社区报到的单位主办", Unit = "场次",
            Left = new TieSide("共建活动台账", Activities), Right = new TieSide("其中主办单位当日已报到的", Activities), Sheets = [ActivityTable.LedgerName, ActivitiesSummary.SheetKey],
        },
        new QueryTie((db, scope) => db.Activities.Within(db, scope).By(a => a.CommunityCode),
            (db, scope) => db.Activities.Within(db, scope).Where(a => db.ActivityUnits.Any(u => u.ActivityId == a.Id && u.UnitId == a.HostUnitId)).By(a => a.CommunityCode))
        {
            Key = "activity.participants", Title = "共建活动的主办单位都列为参与单位", Unit = "场次",
            Left = new TieSide("共建活动台账", Activities), Right = new TieSide("其中主办单位列为参与单位的", Activities), Sheets = [ActivityTable.LedgerName, ParticipantTable.LedgerName],
        },
        new ColumnTie(ActivitiesSummary.SheetKey, ["activities"], ["activitiesAll"])
        {
            Key = "activity.quarter", Title = "本季活动不多于累计活动", Unit = "场次", Relation = Relation.AtMost,
            Left = new TieSide("本季活动", Quarter), Right = new TieSide("累计活动", Quarter), Sheets = [ActivitiesSummary.SheetKey],
        },
        LifeTies.In<Pairing, Community>("结对", Pairings, [PairingTable.LedgerName, ActivitiesSummary.SheetKey, "three-lists-summary"], "个"),
        LifeTies.In<Activity, Community>("共建活动", Activities, [ActivityTable.LedgerName, ParticipantTable.LedgerName, ActivitiesSummary.SheetKey], "场次"),
    ];
}
