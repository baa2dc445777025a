using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit takes part in an activity beside its host.</summary>
public sealed class ParticipantRegister() : Register<ActivityUnit>("参加单位", "activity-units.csv", ParticipantTable.LedgerName)
{
    protected override string NameKey => "unit";

    protected override IEnumerable<Field<ActivityUnit>> Define() =>
    [
        Field.Pick("activity", "活动", u => u.ActivityId, Activities),
        Field.Pick("unit", "单位", u => u.UnitId, PickLists.Units),
    ];

    protected override void Rules(RuleBook<ActivityUnit> must) => must.NotRepeat("unit", "该单位已列为这场活动的参加单位。", "activity", "unit");

    protected override async Task<string?> WhyNotDeletedAsync(BoluoDbContext db, ActivityUnit row, CancellationToken cancel) =>
        await db.Activities.AnyAsync(a => a.Id == row.ActivityId && a.HostUnitId == row.UnitId, cancel) ? "该单位是这场活动的主办单位，应在参加单位之列，不能删除；主办单位有误的，在共建活动中更正。" : null;

    private static IQueryable<Pickable> Activities(BoluoDbContext db, DateOnly day) =>
        db.Activities.ThereOn(day).OrderByDescending(a => a.On).ThenBy(a => a.Id)
            .Select(a => new Pickable { Value = a.Id.ToString(CultureInfo.InvariantCulture), Label = Days.Iso(a.On) + " " + a.Name });
}
