using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>A decided matter as of a day.</summary>
public sealed record JointIssueRow : InTownship<JointIssue>
{
    public required JointMeeting Meeting { get; init; }
    public required PartyOrganisation Host { get; init; }

    /// <summary>The division code of the host's community, else of its township.</summary>
    public required string HostPlace { get; init; }

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
        return from stated in db.JointIssues.Within(db, scope).AsNoTracking().WithState(day)
               let issue = stated.Row
               join meeting in db.JointMeetings on issue.MeetingId equals meeting.Id
               join host in db.PartyOrganisations on meeting.HostId equals host.Id
               join township in db.Townships on host.TownshipCode equals township.Code
               let solved = issue.SolvedOn != null && issue.SolvedOn <= day
               select new JointIssueRow
               {
                   Row = issue,
                   Meeting = meeting,
                   Host = host,
                   Township = township,
                   HostPlace = host.CommunityCode ?? host.TownshipCode,
                   State = stated.State,
                   Solved = solved,
                   SolvedOn = solved ? issue.SolvedOn : null,
                   DaysOpen = solved ? issue.SolvedOn!.Value.DayNumber - meeting.On.DayNumber : day.DayNumber - meeting.On.DayNumber,
                   Progress = solved || issue.SolvedOn == null ? issue.Progress : null,
               };
    }
}

/// <summary>党建联席会议议定事项督办台账.</summary>
public sealed class JointIssueTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<JointIssueRow, JointIssueRegister>(factory, LedgerName, new("党建联席会议议定事项督办台账"), "议定事项督办台账", StreetsRoom.Page(LedgerName))
{
    public const string LedgerName = JointIssueKeys.LedgerName;

    public override string UsualOrder => "按召开日期排序";

    public override IReadOnlyList<string> Notes =>
    [
        Invariant($"任务状态按统计时点计算：完成时限前{Duty.SoonDays}日内为临近到期，时限后办结为逾期完成。"),
        "办理天数自会议召开之日起，已办结的计至办结日期，未办结的计至统计时点。",
    ];

    protected override IOrderedQueryable<JointIssueRow> InUsualOrder(IQueryable<JointIssueRow> rows) => rows.OrderBy(r => r.Meeting.On).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<JointIssueRow, string?>>> Searched => [r => r.Row.Title, r => r.Meeting.Name, r => r.Row.OwnerUnit, r => r.Row.CoUnits, r => r.Township.Name];

    protected override IQueryable<JointIssueRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => JointIssueRow.Query(db, scope);

    protected override IEnumerable<RowColumn<JointIssueRow>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code) with { Standard = false },
        Column.Text("host", "召集单位", r => r.Host.Name) with { SortBy = r => r.HostPlace, Standard = false },
        Column.Choice(Ledgers.JointIssues.HostKind.Key, "召集单位类别", r => r.Host.Kind) with { Standard = false },
        Column.Text("meeting", "会议名称", r => r.Meeting.Name),
        Column.Day(Ledgers.JointIssues.On.Key, "召开日期", r => r.Meeting.On),
        Field("title", r => r.Row.Title),
        Field(Ledgers.JointIssues.Kind.Key, r => r.Row.Kind),
        Field("owner", r => r.Row.OwnerUnit),
        Field("person", r => r.Row.OwnerPerson) with { Standard = false },
        Field("helpers", r => r.Row.CoUnits) with { EmptyIsNotApplicable = true },
        Field("due", r => r.Row.DueOn),
        Column.Choice(Ledgers.JointIssues.State.Key, "任务状态", r => r.State),
        Column.Whole("days", "办理天数", "天", r => r.DaysOpen),
        Field("progress", r => r.Progress),
        Column.Flag(Ledgers.JointIssues.Solved.Key, "是否办结", r => r.Solved),
        Column.Day("solvedOn", "办结日期", r => r.SolvedOn) with { EmptyIsNotApplicable = true },
        Column.Remark(),
    ];
}
