using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>The files of the street system, its joint meetings, and the communities' “两委”.</summary>
internal static class StreetFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<StreetOffice>("street-offices.csv", d => d.Of<StreetOffice>(), DataFiles.Checked<StreetOffice>(r => new()
        {
            Id = r.Id(nameof(StreetOffice.Id)),
            TownshipCode = r.Code(nameof(StreetOffice.TownshipCode), 9),
            Name = r.Text(nameof(StreetOffice.Name), 50),
            BeforeReform = r.Flag(nameof(StreetOffice.BeforeReform)),
            AfterReform = r.Flag(nameof(StreetOffice.AfterReform)),
            Strengthens = r.OptionalEnum<StreetFocus>(nameof(StreetOffice.Strengthens)),
        }, (r, o) =>
        {
            r.Require(o.BeforeReform || o.AfterReform, nameof(o.AfterReform), "改革前、改革后至少有一项为true");
            r.Require(o.AfterReform || o.Strengthens is null, nameof(o.Strengthens), "改革后不再设置的机构应为空");
        })),

        new DataFile<StreetFunction>("street-functions.csv", d => d.Of<StreetFunction>(), r => new()
        {
            Id = r.Id(nameof(StreetFunction.Id)),
            TownshipCode = r.Code(nameof(StreetFunction.TownshipCode), 9),
            Name = r.Text(nameof(StreetFunction.Name), 50),
            Change = r.Enum<FunctionChange>(nameof(StreetFunction.Change)),
        }),

        new DataFile<JointMeeting>("joint-meetings.csv", d => d.Of<JointMeeting>(), r => new()
        {
            Id = r.Id(nameof(JointMeeting.Id)),
            HostId = r.Id(nameof(JointMeeting.HostId)),
            Name = r.Text(nameof(JointMeeting.Name), 60),
            On = r.Day(nameof(JointMeeting.On)),
            Agenda = r.Text(nameof(JointMeeting.Agenda), 200, severalLines: true),
            Units = r.Int(nameof(JointMeeting.Units), 1, 500),
            People = r.Int(nameof(JointMeeting.People), 1, 5000),
        }),

        new DataFile<JointIssue>("joint-issues.csv", d => d.Of<JointIssue>(), r => new()
        {
            Id = r.Id(nameof(JointIssue.Id)),
            MeetingId = r.Id(nameof(JointIssue.MeetingId)),
            Title = r.Text(nameof(JointIssue.Title)),
            Kind = r.Enum<JointIssueKind>(nameof(JointIssue.Kind)),
            OwnerUnit = r.Text(nameof(JointIssue.OwnerUnit), 50),
            OwnerPerson = r.Text(nameof(JointIssue.OwnerPerson), 30),
            CoUnits = r.OptionalText(nameof(JointIssue.CoUnits), 100),
            DueOn = r.Day(nameof(JointIssue.DueOn)),
            SolvedOn = r.OptionalDay(nameof(JointIssue.SolvedOn)),
            Progress = r.OptionalText(nameof(JointIssue.Progress), 200, severalLines: true),
        }),
    ];
}
