using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Streets;

/// <summary>A joint meeting with what it decided, as of a day.</summary>
public sealed record JointMeetingRow
{
    public required int Id { get; init; }
    public required string TownshipCode { get; init; }
    public required string TownshipName { get; init; }
    public required string? CommunityCode { get; init; }
    public required string? CommunityName { get; init; }
    public required string HostName { get; init; }
    public required PartyOrganisationKind HostKind { get; init; }
    public required string Name { get; init; }
    public required DateOnly On { get; init; }
    public required string Agenda { get; init; }
    public required int Units { get; init; }
    public required int People { get; init; }
    public required int Issues { get; init; }
    public required int Solved { get; init; }

    public static IQueryable<JointMeetingRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from meeting in db.JointMeetings.Within(db, scope)
               join host in db.PartyOrganisations on meeting.HostId equals host.Id
               join township in db.Townships on host.TownshipCode equals township.Code
               join c in db.Communities on host.CommunityCode equals c.Code into communities
               from community in communities.DefaultIfEmpty()
               select new JointMeetingRow
               {
                   Id = meeting.Id,
                   TownshipCode = township.Code,
                   TownshipName = township.Name,
                   CommunityCode = host.CommunityCode,
                   CommunityName = community.Name,
                   HostName = host.Name,
                   HostKind = host.Kind,
                   Name = meeting.Name,
                   On = meeting.On,
                   Agenda = meeting.Agenda,
                   Units = meeting.Units,
                   People = meeting.People,
                   Issues = db.JointIssues.Count(i => i.MeetingId == meeting.Id),
                   Solved = db.JointIssues.Count(i => i.MeetingId == meeting.Id && i.SolvedOn <= day),
               };
    }
}

/// <summary>党建联席会议台账.</summary>
public sealed class JointMeetingTable(IDbContextFactory<BoluoDbContext> factory) : Table<JointMeetingRow>(factory)
{
    public const string LedgerName = JointMeetingKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("党建联席会议台账");

    public override string SheetName => "党建联席会议";

    public override string Path => StreetsRoom.Page(LedgerName);

    public override string UsualOrder => "按召开日期排序";

    public override IReadOnlyList<string> Notes =>
        ["召集单位为街道党工委或社区党组织；社区党组织召开的会议不计入街道的次数。", "参会人数为人次，各次会议不合计为人数。"];

    protected override Expression<Func<JointMeetingRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<JointMeetingRow> InUsualOrder(IQueryable<JointMeetingRow> rows) => rows.OrderBy(r => r.On).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<JointMeetingRow, string?>>> Searched => [r => r.Name, r => r.HostName, r => r.Agenda, r => r.TownshipName];

    protected override IQueryable<JointMeetingRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => JointMeetingRow.Query(db, scope);

    protected override IEnumerable<RowColumn<JointMeetingRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.TownshipCode),
        Column.CommunityIfAny(r => r.CommunityName, r => r.CommunityCode, r => r.CommunityCode ?? ""),
        Column.Text("host", "召集单位", r => r.HostName) with { SortBy = r => r.CommunityCode ?? r.TownshipCode },
        Column.Choice(Ledgers.JointMeetings.HostKind.Key, "召集单位类别", r => r.HostKind) with { Standard = false },
        Column.Text("name", "会议名称", r => r.Name),
        Column.Day(Ledgers.JointMeetings.On.Key, "召开日期", r => r.On),
        Column.Text("agenda", "主要议题", r => r.Agenda),
        Column.Whole("units", "参会单位", "个", r => r.Units),
        Column.Count("people", "参会人数", "人次", r => r.People),
        Column.Count("issues", "议定事项", "项", r => r.Issues),
        Column.Count("solved", "其中已办结", "项", r => r.Solved),
        Column.Remark(),
    ];
}
