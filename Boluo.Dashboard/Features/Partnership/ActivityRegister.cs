using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A 共建活动. Its host always takes part; further units are kept in the list of those who take part.</summary>
public sealed class ActivityRegister() : Register<Activity>("共建活动", "activities.csv", ActivityTable.LedgerName)
{
    public override IReadOnlyList<Type> JudgedBy => [typeof(Pairing)];

    protected override IEnumerable<Field<Activity>> Define() =>
    [
        Field.Text("name", "活动名称", a => a.Name, longest: 100),
        Field.Day("on", "活动日期", a => a.On) with { Initial = day => day },
        Field.Choice("kind", "活动类别", a => a.Kind),
        Field.Pick("host", "主办单位", a => a.HostUnitId, PickLists.Units) with { Hint = "主办单位自动列为参加单位，其他参加单位在“参加单位”中登记。" },
        Field.Community("community", "社区", a => a.CommunityCode),
        Field.Text("venue", "地点", a => a.Venue, longest: 60),
        Field.Whole("party", "参加党员", a => a.PartyAttendances, 0, 100_000, "人次"),
        Field.Whole("social", "社工", a => a.SocialAttendances, 0, 100_000, "人次"),
        Field.Whole("volunteers", "义工", a => a.VolunteerAttendances, 0, 100_000, "人次"),
        Field.Whole("beneficiaries", "受益群众", a => a.Beneficiaries, 0, 1_000_000, "人次"),
        Field.Whole("solved", "解决问题", a => a.ProblemsSolved, 0, 1_000, "个"),
        Field.Number("funds", "投入资金", a => a.FundsWan, 0, 10_000, "万元"),
    ];

    protected override void Rules(RuleBook<Activity> must)
    {
        must.NotRepeat("name", "该单位当天已登记名称相同的活动，请勿重复登记。", "name", "on", "host");
        must.EndWithUnit("host", (a, end) => a.On < end, at: "on");
    }

    protected override void Check(RowsRead rows)
    {
        var reported = rows.Of<Pairing>().ToLookup(p => (p.UnitId, p.CommunityCode), p => p.ValidFrom);
        var taking = rows.Of<ActivityUnit>().Select(l => (l.ActivityId, l.UnitId)).ToHashSet();
        foreach (var activity in rows.Of<Activity>())
        {
            if (!reported[(activity.HostUnitId, activity.CommunityCode)].Any(from => from <= activity.On))
                rows.Refuse(activity, nameof(Activity.HostUnitId), "主办单位在活动当日应已到该社区报到");
            if (!taking.Contains((activity.Id, activity.HostUnitId)))
                rows.Refuse(activity, nameof(Activity.HostUnitId), "主办单位应同时列入文件 activity-units.csv");
        }
    }

    protected override async Task CheckAsync(Draft<Activity> draft, CancellationToken cancel)
    {
        var activity = draft.Row;
        if ((draft.IsNew || draft.Was(a => a.HostUnitId) != activity.HostUnitId || draft.Was(a => a.CommunityCode) != activity.CommunityCode || draft.Was(a => a.On) != activity.On)
            && !await draft.Db.Pairings.AnyAsync(p => p.UnitId == activity.HostUnitId && p.CommunityCode == activity.CommunityCode && p.ValidFrom <= activity.On, cancel))
            draft.Refuse("host", "该单位在活动当日尚未到该社区报到。");
    }

    protected override async Task NewKeyAsync(Draft<Activity> draft, CancellationToken cancel) => draft.Set(a => a.Id, await draft.NextIdAsync(a => a.Id, cancel));

    protected override async Task DeriveAsync(Draft<Activity> draft, CancellationToken cancel)
    {
        var (id, host) = (draft.Row.Id, draft.Row.HostUnitId);
        if (!await draft.Db.ActivityUnits.AnyAsync(u => u.ActivityId == id && u.UnitId == host, cancel))
            draft.Db.ActivityUnits.Add(new ActivityUnit { ActivityId = id, UnitId = host });
        if (draft.IsNew || draft.Was(a => a.HostUnitId) is var former && former == host) return;
        // A host that was entered by mistake did not take part either.
        if (await draft.Db.ActivityUnits.FindAsync([id, former], cancel) is { } link) draft.Db.ActivityUnits.Remove(link);
    }
}
