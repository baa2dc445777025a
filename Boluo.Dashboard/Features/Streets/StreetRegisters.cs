using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>A joint meeting; what it decided is kept by <see cref="JointIssueRegister"/>.</summary>
public sealed class JointMeetingRegister() : Register<JointMeeting>("党建联席会议", "joint-meetings.csv", JointMeetingTable.LedgerName)
{
    protected override IEnumerable<Field<JointMeeting>> Define() =>
    [
        Field.Text("name", "会议名称", m => m.Name, longest: 60),
        Field.Pick("host", "召集单位", m => m.HostId, Hosts),
        Field.Day("on", "召开日期", m => m.On) with { Initial = day => day },
        Field.LongText("agenda", "主要议题", m => m.Agenda, longest: 200),
        Field.Whole("units", "参会单位", m => m.Units, 1, 500, "个"),
        Field.Whole("people", "参会人数", m => m.People, 1, 5000, "人次"),
    ];

    protected override void Rules(RuleBook<JointMeeting> must)
    {
        must.Hold("people", m => m.People >= m.Units, "不得少于“Units”", _ => "“参会人数”不应少于“参会单位”。");
        must.BeKnownBy("host", "on");
    }

    /// <summary>街道党工委, 镇党委 and what leads a community; branches call no joint meetings.</summary>
    private static IQueryable<Pickable> Hosts(BoluoDbContext db, DateOnly day) =>
        from organisation in db.PartyOrganisations.AsOf(day)
        join township in db.Townships on organisation.TownshipCode equals township.Code
        where organisation.ParentId == null || db.PartyOrganisations.Any(p => p.Id == organisation.ParentId && p.CommunityCode == null)
        orderby township.Code, organisation.CommunityCode
        select new Pickable { Value = organisation.Id.ToString(CultureInfo.InvariantCulture), Label = organisation.Name, Group = township.Name };

    protected override async Task CheckAsync(Draft<JointMeeting> draft, CancellationToken cancel)
    {
        var meeting = draft.Row;
        if (await draft.Others.AnyAsync(m => m.HostId == meeting.HostId && (m.On == meeting.On || m.Name == meeting.Name), cancel))
            draft.Refuse("name", "该单位已有同名或同日召开的联席会议，请勿重复登记。");
        if (!draft.IsNew && await draft.Db.JointIssues.AnyAsync(i => i.MeetingId == meeting.Id && (i.DueOn < meeting.On || i.SolvedOn < meeting.On), cancel))
            draft.Refuse("on", "“召开日期”不应晚于本次会议议定事项的完成时限和办结日期。");
    }
}

/// <summary>A decided matter; its state follows from its days.</summary>
public sealed class JointIssueRegister() : Register<JointIssue>("议定事项", "joint-issues.csv", JointIssueTable.LedgerName)
{
    private const string NotBeforeMeeting = "不得早于会议的召开日期";

    protected override IEnumerable<Field<JointIssue>> Define() =>
    [
        Field.Text("title", "议定事项", i => i.Title, longest: 100),
        Field.Pick("meeting", "会议", i => i.MeetingId, Meetings),
        Field.Choice("kind", "类别", i => i.Kind),
        Field.Text("owner", "责任单位", i => i.OwnerUnit),
        Field.Text("person", "责任人", i => i.OwnerPerson, longest: 30) with { Hint = "填写职务，不填写姓名。" },
        Field.Text("helpers", "配合单位", i => i.CoUnits, longest: 100),
        Field.Day("due", "完成时限", i => i.DueOn, mayBeLater: true),
        Field.LongText("progress", "进展情况", i => i.Progress, longest: 200),
        Field.Day("solved", "办结日期", i => i.SolvedOn) with { Hint = "任务状态由日期推算，不另填写。" },
    ];

    protected override void Rules(RuleBook<JointIssue> must)
    {
        must.Match<JointMeeting>("meeting", (i, meeting) => i.DueOn >= meeting.On, NotBeforeMeeting, (i, meeting) => Early("完成时限", i.DueOn, meeting), at: "due");
        must.Match<JointMeeting>("meeting", (i, meeting) => !(i.SolvedOn < meeting.On), NotBeforeMeeting, (i, meeting) => Early("办结日期", i.SolvedOn!.Value, meeting), at: "solved");
        must.NotRepeat("title", "该次会议已有内容相同的议定事项，请勿重复登记。", "meeting", "title");
    }

    private static string Early(string label, DateOnly day, JointMeeting meeting) => $"“{label}”不应早于会议的召开日期{Days.Long(meeting.On)}，现为{Days.Long(day)}。";

    private static IQueryable<Pickable> Meetings(BoluoDbContext db, DateOnly day) =>
        from meeting in db.JointMeetings
        join host in db.PartyOrganisations on meeting.HostId equals host.Id
        where meeting.On <= day
        orderby meeting.On descending, meeting.Id
        select new Pickable { Value = meeting.Id.ToString(CultureInfo.InvariantCulture), Label = meeting.Name, Group = host.Name };
}

/// <summary>An office of a street before and after the reform.</summary>
public sealed class StreetOfficeRegister() : Register<StreetOffice>("内设机构", "street-offices.csv", StreetOfficeTable.LedgerName)
{
    protected override IEnumerable<Field<StreetOffice>> Define() =>
    [
        Field.Text("name", "内设机构", o => o.Name),
        Field.Township("township", "街道", o => o.TownshipCode, PickLists.Streets),
        Field.Flag("before", "改革前设置", o => o.BeforeReform),
        Field.Flag("after", "改革后设置", o => o.AfterReform),
        Field.Choice("strengthens", "强化方向", o => o.Strengthens) with { Hint = "改革后设置的机构可填写。" },
    ];

    protected override void Rules(RuleBook<StreetOffice> must)
    {
        must.Hold("after", o => o.BeforeReform || o.AfterReform, "改革前、改革后至少有一项为true", _ => "“改革前设置”和“改革后设置”至少勾选一项。");
        must.Hold("strengthens", o => o.AfterReform || o.Strengthens is null, "改革后不再设置的机构应为空", _ => "改革后不再设置的机构，不填写“强化方向”。");
        must.Match<Township>("township", (_, township) => township.Kind == TownshipKind.Street, "应为街道");
        must.BeUnique("name", o => $"该街道已有名为“{o.Name}”的内设机构，请核对。", "township", "name");
    }
}

/// <summary>A function that the reform weakened or granted.</summary>
public sealed class StreetFunctionRegister() : Register<StreetFunction>("职能调整", "street-functions.csv", StreetFunctionTable.LedgerName)
{
    protected override IEnumerable<Field<StreetFunction>> Define() =>
    [
        Field.Text("name", "职能", f => f.Name),
        Field.Township("township", "街道", f => f.TownshipCode, PickLists.Streets),
        Field.Choice("change", "调整", f => f.Change),
    ];

    protected override void Rules(RuleBook<StreetFunction> must)
    {
        must.Match<Township>("township", (_, township) => township.Kind == TownshipKind.Street, "应为街道");
        must.NotRepeat("name", f => $"该街道已登记“{f.Name}”，请核对。", "township", "name");
    }
}
