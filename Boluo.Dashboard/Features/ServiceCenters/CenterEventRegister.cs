using System.Text.RegularExpressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>An activity on the schedule of a centre: announced beforehand, its attendances filled in once it has been held.</summary>
public sealed partial class CenterEventRegister() : Register<CenterEvent>("党群服务中心活动", "center-events.csv", CenterEventTable.LedgerName)
{
    private const string TimesInFile = "起止时间应按24小时制填写，例如09:00，且结束晚于开始";

    private static readonly TextShape TimeOfDay = new(TimePattern(), "应按24小时制填写，例如09:00") { InFile = TimesInFile };

    protected override IEnumerable<Field<CenterEvent>> Define() =>
    [
        Field.Text("name", "活动名称", e => e.Name, longest: 60),
        Field.Pick("center", "中心（站）", e => e.CenterCode, Centers) with { Code = ServiceCenterRegister.Codes },
        Field.Day("on", "日期", e => e.On, mayBeLater: true) with { Initial = day => day },
        Field.Text("starts", "开始时间", e => e.StartsAt, longest: 5) with { Shape = TimeOfDay, Hint = "例如09:00。" },
        Field.Text("ends", "结束时间", e => e.EndsAt, longest: 5) with { Shape = TimeOfDay, Hint = "例如09:00。" },
        Field.Text("place", "地点", e => e.Place),
        Field.Text("organiser", "组织单位", e => e.Organiser, longest: 60),
        Field.Text("audience", "服务对象", e => e.Audience, longest: 30),
        Field.Text("contact", "联系人（岗位）", e => e.Contact, longest: 30),
        Field.PublicLine("phone", "联系电话（公示）", e => e.Phone) with { Hint = "填写公示的固定电话，不填写个人手机号码。" },
        Field.Whole("attendances", "参加", e => e.Attendances, 0, 100_000, "人次") with { Hint = "活动开展后填写。" },
    ];

    protected override void Rules(RuleBook<CenterEvent> must)
    {
        must.Hold("ends", e => CenterEvent.AreInOrder(e.StartsAt, e.EndsAt), TimesInFile, e => $"“结束时间”应晚于“开始时间”{e.StartsAt}，现为{e.EndsAt}。");
        must.Match<ServiceCenter>("center", (e, center) => e.On >= center.OpenedOn, "不得早于中心的“OpenedOn”", (e, _) => NotOpen(e), inFile: "on");
        must.Match<ServiceCenter>("center", (e, center) => !(e.On >= center.ClosedOn), "应早于中心的“ClosedOn”", (e, _) => NotOpen(e), inFile: "on");
        must.NotRepeat("place", "该中心（站）同一时间、同一地点已有活动，请核对。", "center", "on", "starts", "place");
    }

    private static string NotOpen(CenterEvent held) => $"该中心（站）在{Days.Long(held.On)}没有启用，请核对日期。";

    protected override Task CheckAsync(Draft<CenterEvent> draft, CancellationToken cancel)
    {
        var held = draft.Row;
        if (held.Attendances is not null && held.On > draft.Day) draft.Refuse("attendances", $"活动在{Days.Long(held.On)}开展，开展后再填写参加人次。");
        return Task.CompletedTask;
    }

    private static IQueryable<Pickable> Centers(BoluoDbContext db, DateOnly day) =>
        from center in db.ServiceCenters.ThereOn(day)
        join t in db.Townships on center.TownshipCode equals t.Code into townships
        from township in townships.DefaultIfEmpty()
        orderby center.Code
        select new Pickable { Value = center.Code, Label = center.Name, Group = center.TownshipCode == null ? "县本级" : township.Name };

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TimePattern();
}
