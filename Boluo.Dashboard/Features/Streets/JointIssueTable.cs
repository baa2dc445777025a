using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>A decided matter as of a day.</summary>
public sealed record JointIssueRow
{
    public required int Id { get; init; }
    public required string TownshipName { get; init; }
    public required string TownshipCode { get; init; }
    public required int HostId { get; init; }
    public required string HostName { get; init; }

    /// <summary>The division code of the host's community, else of its township.</summary>
    public required string HostPlace { get; init; }

    public required PartyOrganisationKind HostKind { get; init; }
    public required string Meeting { get; init; }
    public required DateOnly On { get; init; }
    public required string Title { get; init; }
    public required JointIssueKind Kind { get; init; }
    public required string OwnerUnit { get; init; }
    public required string OwnerPerson { get; init; }
    public required string? CoUnits { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DutyState State { get; init; }
    public required bool Solved { get; init; }
    public required DateOnly? SolvedOn { get; init; }

    /// <summary>From the meeting to the day on which it was solved, else to the day looked at.</summary>
    public required int DaysOpen { get; init; }

    /// <summary>None on a day before what the words tell of.</summary>
    public required string? Progress { get; init; }

    public static IQueryable<JointIssueRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from stated in db.JointIssues.Within(db, scope).WithState(day)
               let issue = stated.Row
               join meeting in db.JointMeetings on issue.MeetingId equals meeting.Id
               join host in db.PartyOrganisations on meeting.HostId equals host.Id
               join township in db.Townships on host.TownshipCode equals township.Code
               let solved = issue.SolvedOn != null && issue.SolvedOn <= day
               select new JointIssueRow
               {
                   Id = issue.Id,
                   TownshipName = township.Name,
                   TownshipCode = township.Code,
                   HostId = host.Id,
                   HostName = host.Name,
                   HostPlace = host.CommunityCode ?? host.TownshipCode,
                   HostKind = host.Kind,
                   Meeting = meeting.Name,
                   On = meeting.On,
                   Title = issue.Title,
                   Kind = issue.Kind,
                   OwnerUnit = issue.OwnerUnit,
                   OwnerPerson = issue.OwnerPerson,
                   CoUnits = issue.CoUnits,
                   DueOn = issue.DueOn,
                   State = stated.State,
                   Solved = solved,
                   SolvedOn = solved ? issue.SolvedOn : null,
                   DaysOpen = solved ? issue.SolvedOn!.Value.DayNumber - meeting.On.DayNumber : day.DayNumber - meeting.On.DayNumber,
                   Progress = solved || issue.SolvedOn == null ? issue.Progress : null,
               };
    }
}

/// <summary>党建联席会议议定事项督办台账.</summary>
public sealed class JointIssueTable(IDbContextFactory<BoluoDbContext> factory) : Table<JointIssueRow>(factory)
{
    public const string LedgerName = "joint-issues";

    public override string Name => LedgerName;

    public override string Title => "博罗县党建联席会议议定事项督办台账";

    public override string SheetName => "议定事项督办台账";

    public override string Path => StreetsRoom.Page(LedgerName);

    public override string UsualOrder => "按召开日期排序";

    public override IReadOnlyList<string> Notes =>
    [
        FormattableString.Invariant($"任务状态按统计时点计算：完成时限前{Duty.SoonDays}日内为临近到期，时限后办结为逾期完成。"),
        "办理天数自会议召开之日起，已办结的计至办结日期，未办结的计至统计时点。",
    ];

    protected override Expression<Func<JointIssueRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<JointIssueRow> InUsualOrder(IQueryable<JointIssueRow> rows) => rows.OrderBy(r => r.On).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<JointIssueRow, string?>>> Searched => [r => r.Title, r => r.Meeting, r => r.OwnerUnit, r => r.CoUnits, r => r.TownshipName];

    protected override IQueryable<JointIssueRow> Rows(BoluoDbContext db, Scope scope, Reader reader) => JointIssueRow.Query(db, scope);

    protected override IEnumerable<RowColumn<JointIssueRow>> Define() =>
    [
        PlaceColumns.Township<JointIssueRow>(r => r.TownshipName, r => r.TownshipCode) with { Standard = false },
        new Column<JointIssueRow, string>("host", "召集单位", null, Format.Text, Total.None, r => r.HostName) { SortBy = r => r.HostPlace, Standard = false },
        new Column<JointIssueRow, PartyOrganisationKind>("hostKind", "召集单位类别", null, Format.Choice, Total.None, r => r.HostKind) { Standard = false },
        new Column<JointIssueRow, string>("meeting", "会议名称", null, Format.Text, Total.None, r => r.Meeting),
        new Column<JointIssueRow, DateOnly>("on", "召开日期", null, Format.Date, Total.None, r => r.On),
        new Column<JointIssueRow, string>("title", "议定事项", null, Format.Text, Total.None, r => r.Title),
        new Column<JointIssueRow, JointIssueKind>("kind", "类别", null, Format.Choice, Total.None, r => r.Kind),
        new Column<JointIssueRow, string>("owner", "责任单位", null, Format.Text, Total.None, r => r.OwnerUnit),
        new Column<JointIssueRow, string>("person", "责任人", null, Format.Text, Total.None, r => r.OwnerPerson) { Standard = false },
        new Column<JointIssueRow, string?>("helpers", "配合单位", null, Format.Text, Total.None, r => r.CoUnits) { EmptyIsNotApplicable = true },
        new Column<JointIssueRow, DateOnly>("due", "完成时限", null, Format.Date, Total.None, r => r.DueOn),
        new Column<JointIssueRow, DutyState>("state", "任务状态", null, Format.Choice, Total.None, r => r.State),
        new Column<JointIssueRow, int>("days", "办理天数", "天", Format.Integer, Total.None, r => r.DaysOpen),
        new Column<JointIssueRow, string?>("progress", "进展情况", null, Format.Text, Total.None, r => r.Progress),
        new Column<JointIssueRow, bool>("solved", "是否办结", null, Format.YesNo, Total.None, r => r.Solved),
        new Column<JointIssueRow, DateOnly?>("solvedOn", "办结日期", null, Format.Date, Total.None, r => r.SolvedOn) { EmptyIsNotApplicable = true },
        PlaceColumns.Remark<JointIssueRow>(),
    ];
}
