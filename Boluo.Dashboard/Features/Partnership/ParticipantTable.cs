using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit that takes part in an activity.</summary>
public sealed record ParticipantRow
{
    public required Activity Activity { get; init; }
    public required CountyUnit Unit { get; init; }
    public required Community Community { get; init; }
    public required bool IsHost { get; init; }

    /// <summary>Who took part in the activities of a scope up to its day.</summary>
    public static IQueryable<ParticipantRow> Query(BoluoDbContext db, Scope scope) =>
        from link in db.ActivityUnits
        join activity in db.Activities.Within(db, scope).AsNoTracking() on link.ActivityId equals activity.Id
        join unit in db.CountyUnits on link.UnitId equals unit.Id
        join community in db.Communities on activity.CommunityCode equals community.Code
        select new ParticipantRow { Activity = activity, Unit = unit, Community = community, IsHost = activity.HostUnitId == link.UnitId };
}

/// <summary>共建活动参加单位: one row per unit and activity, the host among them.</summary>
public sealed class ParticipantTable(IDbContextFactory<BoluoDbContext> factory)
    : Table<ParticipantRow>(factory, LedgerName, new("共建活动参加单位表"), "活动参加单位", PartnershipRoom.Page(PartnershipRoom.ParticipantsTab))
{
    public const string LedgerName = ParticipantKeys.LedgerName;

    public override string UsualOrder => "按活动日期排序";

    public override IReadOnlyList<string> Notes => ["一行为一个单位参加一场活动，主办单位也在其中；一场活动有多个单位参加的计多行，行数不是活动场次。"];

    protected override Expression<Func<ParticipantRow, string>> Key => r => "" + r.Activity.Id + "|" + r.Unit.Id;

    protected override IOrderedQueryable<ParticipantRow> InUsualOrder(IQueryable<ParticipantRow> rows) =>
        rows.OrderByDescending(r => r.Activity.On).ThenBy(r => r.Activity.Id).ThenByDescending(r => r.IsHost).ThenBy(r => r.Unit.Id);

    protected override IReadOnlyList<Expression<Func<ParticipantRow, string?>>> Searched => [r => r.Activity.Name, r => r.Unit.Search, r => r.Community.Name];

    protected override IQueryable<ParticipantRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ParticipantRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ParticipantRow>> Define() =>
    [
        Column.Day(Ledgers.Participants.On.Key, "活动日期", r => r.Activity.On),
        Column.Text("activity", "活动名称", r => r.Activity.Name),
        Column.Community(r => r.Community.Name, r => r.Community.Code),
        Column.Text(Ledgers.Participants.Unit.Key, "参加单位党组织", r => r.Unit.PartyOrgName, r => PartnershipRoom.PairingsOf(r.Unit.PartyOrgName)),
        Column.Choice("nature", "单位性质", r => r.Unit.Nature),
        Column.Flag("host", "主办", r => r.IsHost),
    ];
}
