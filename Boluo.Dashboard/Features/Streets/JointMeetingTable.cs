using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>A joint meeting with what it decided, as of a day.</summary>
public sealed record JointMeetingRow : InTownship<JointMeeting>
{
    public required PartyOrganisation Host { get; init; }
    public required string? CommunityName { get; init; }
    public required int Issues { get; init; }
    public required int Solved { get; init; }

    public static IQueryable<JointMeetingRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from meeting in db.JointMeetings.Within(db, scope).AsNoTracking()
               join host in db.PartyOrganisations on meeting.HostId equals host.Id
               join township in db.Townships on host.TownshipCode equals township.Code
               join c in db.Communities on host.CommunityCode equals c.Code into communities
               from community in communities.DefaultIfEmpty()
               select new JointMeetingRow
               {
                   Row = meeting,
                   Township = township,
                   Host = host,
                   CommunityName = community.Name,
                   Issues = db.JointIssues.Count(i => i.MeetingId == meeting.Id),
                   Solved = db.JointIssues.Count(i => i.MeetingId == meeting.Id && i.SolvedOn <= day),
               };
    }
}

/// <summary>党建联席会议台账.</summary>
public sealed class JointMeetingTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<JointMeetingRow, JointMeetingRegister>(factory, LedgerName, new("党建联席会议台账"), "党建联席会议", StreetsRoom.Page(LedgerName))
{
    public const string LedgerName = JointMeetingKeys.LedgerName;

    public override string UsualOrder => "按召开日期排序";

    public override IReadOnlyList<string> Notes =>
        ["召集单位为街道党工委或社区党组织；社区党组织召开的会议不计入街道的次数。", "参会人数为人次，各次会议不合计为人数。"];

    protected override IOrderedQueryable<JointMeetingRow> InUsualOrder(IQueryable<JointMeetingRow> rows) => rows.OrderBy(r => r.Row.On).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<JointMeetingRow, string?>>> Searched => [r => r.Row.Name, r => r.Host.Name, r => r.Row.Agenda, r => r.Township.Name];

    protected override IQueryable<JointMeetingRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => JointMeetingRow.Query(db, scope);

    protected override IEnumerable<RowColumn<JointMeetingRow>> Define() =>
    [
        Column.Township(r => r.Township.Name, r => r.Township.Code),
        Column.CommunityIfAny(r => r.CommunityName, r => r.Host.CommunityCode, r => r.Host.CommunityCode ?? ""),
        Field("host", r => r.Host.Name) with { SortBy = r => r.Host.CommunityCode ?? r.Township.Code },
        Column.Choice(Ledgers.JointMeetings.HostKind.Key, "召集单位类别", r => r.Host.Kind) with { Standard = false },
        Field("name", r => r.Row.Name),
        Field(Ledgers.JointMeetings.On.Key, r => r.Row.On),
        Field("agenda", r => r.Row.Agenda),
        Column.Whole("units", "参会单位", "个", r => r.Row.Units),
        Field("people", r => r.Row.People),
        Column.Count("issues", "议定事项", "项", r => r.Issues),
        Column.Count("solved", "其中已办结", "项", r => r.Solved),
        Column.Remark(),
    ];
}
