using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>One 共建活动.</summary>
public sealed record ActivityRow : InCommunity<Activity>
{
    public required CountyUnit Host { get; init; }

    /// <summary>Who took part beside the host.</summary>
    public required string? OtherUnits { get; init; }

    /// <summary>The activities in a scope's communities up to its day.</summary>
    public static IQueryable<ActivityRow> Query(BoluoDbContext db, Scope scope) =>
        from activity in db.Activities.Within(db, scope).AsNoTracking()
        join host in db.CountyUnits on activity.HostUnitId equals host.Id
        join community in db.Communities on activity.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new ActivityRow
        {
            Row = activity,
            Township = township,
            Community = community,
            Host = host,
            OtherUnits = (from link in db.ActivityUnits
                          join unit in db.CountyUnits on link.UnitId equals unit.Id
                          where link.ActivityId == activity.Id && link.UnitId != activity.HostUnitId
                          group unit by link.ActivityId into found
                          select string.Join("、", found.Select(f => f.PartyOrgName))).FirstOrDefault(),
        };
}

/// <summary>共建活动: one row per activity.</summary>
public sealed class ActivityTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ActivityRow, ActivityRegister>(factory, LedgerName, new("结对共建台账", "共建活动"), "共建活动", PartnershipRoom.Page(PartnershipRoom.ActivitiesTab))
{
    public const string LedgerName = ActivityKeys.LedgerName;

    public override string UsualOrder => "按活动日期排序";

    public override IReadOnlyList<string> Notes =>
    [
        "一行为一场活动，按活动所在社区统计，由主办单位计一次，参加单位不另计；活动当日计入。",
        "人次为参加次数：党员、社工、义工、群众分别统计，不与人数相加。投入资金未填报的以 — 表示，不计入合计。",
    ];

    protected override IOrderedQueryable<ActivityRow> InUsualOrder(IQueryable<ActivityRow> rows) => rows.OrderByDescending(r => r.Row.On).ThenBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<ActivityRow, string?>>> Searched => [r => r.Row.Name, r => r.Host.Search, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<ActivityRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ActivityRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ActivityRow>> Define() =>
    [
        Field(Ledgers.Activities.On.Key, r => r.Row.On),
        Field("name", r => r.Row.Name),
        Field(Ledgers.Activities.Kind.Key, r => r.Row.Kind),
        Column.Text(Ledgers.Activities.Host.Key, "主办单位党组织", r => r.Host.PartyOrgName, r => PartnershipRoom.PairingsOf(r.Host.PartyOrgName)),
        Column.Text("others", "参加单位", r => r.OtherUnits) with { Standard = false, EmptyIsBlank = true },
        Column.Township(),
        Column.Community(),
        Field("venue", r => r.Row.Venue) with { Standard = false },
        Field("partyAttendances", r => r.Row.PartyAttendances),
        Field("socialAttendances", r => r.Row.SocialAttendances) with { Standard = false },
        Field("volunteerAttendances", r => r.Row.VolunteerAttendances) with { Standard = false },
        Field("beneficiaries", r => r.Row.Beneficiaries),
        Field("solved", r => r.Row.ProblemsSolved) with { Standard = false },
        Field("funds", r => r.Row.FundsWan) with { Standard = false },
        Column.Remark(),
    ];
}
