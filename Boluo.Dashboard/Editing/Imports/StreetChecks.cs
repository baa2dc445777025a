using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>What the street system and the “两委” must obey in the light of other rows.</summary>
internal static class StreetChecks
{
    public static void Run(CountyData data, RowIndex<string, Township> townships, RowIndex<string, Community> communities,
        RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        _ = new RowIndex<int, StreetOffice>(data.Of<StreetOffice>(), nameof(StreetOffice.Id), o => o.Id, problems);
        _ = new RowIndex<(string, string), StreetOffice>(data.Of<StreetOffice>(), nameof(StreetOffice.Name), o => (o.TownshipCode, o.Name), problems);
        foreach (var office in data.Of<StreetOffice>()) Street(office, office.TownshipCode, townships, problems);
        _ = new RowIndex<int, StreetFunction>(data.Of<StreetFunction>(), nameof(StreetFunction.Id), f => f.Id, problems);
        foreach (var function in data.Of<StreetFunction>()) Street(function, function.TownshipCode, townships, problems);
        Meetings(data, organisations, problems);
    }

    private static void Street(object row, string code, RowIndex<string, Township> townships, Problems problems)
    {
        if (townships.Find(row, nameof(StreetOffice.TownshipCode), code) is { } township)
            Checks.Require(problems, township.Kind == TownshipKind.Street, row, nameof(StreetOffice.TownshipCode), "应为街道");
    }

    private static void Meetings(CountyData data, RowIndex<int, PartyOrganisation> organisations, Problems problems)
    {
        var meetings = new RowIndex<int, JointMeeting>(data.Of<JointMeeting>(), nameof(JointMeeting.Id), m => m.Id, problems);
        foreach (var meeting in data.Of<JointMeeting>()) organisations.Find(meeting, nameof(JointMeeting.HostId), meeting.HostId);
        _ = new RowIndex<int, JointIssue>(data.Of<JointIssue>(), nameof(JointIssue.Id), i => i.Id, problems);
        foreach (var issue in data.Of<JointIssue>())
        {
            if (meetings.Find(issue, nameof(JointIssue.MeetingId), issue.MeetingId) is not { } meeting) continue;
            Checks.Require(problems, issue.DueOn >= meeting.On, issue, nameof(JointIssue.DueOn), "不得早于会议的召开日期");
            Checks.Require(problems, !(issue.SolvedOn < meeting.On), issue, nameof(JointIssue.SolvedOn), "不得早于会议的召开日期");
        }
    }
}
