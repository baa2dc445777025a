using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>One 共建活动.</summary>
public sealed record ActivityRow
{
    public required int Id { get; init; }
    public required DateOnly On { get; init; }
    public required string Name { get; init; }
    public required ActivityKind Kind { get; init; }
    public required string Host { get; init; }

    /// <summary>Who took part beside the host.</summary>
    public required string? OtherUnits { get; init; }

    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required string? Venue { get; init; }
    public required int PartyAttendances { get; init; }
    public required int SocialAttendances { get; init; }
    public required int VolunteerAttendances { get; init; }
    public required int Beneficiaries { get; init; }
    public required int ProblemsSolved { get; init; }
    public required double? FundsWan { get; init; }
    public required string HostSearch { get; init; }
    public required string CommunitySearch { get; init; }

    /// <summary>The activities in a scope's communities up to its day.</summary>
    public static IQueryable<ActivityRow> Query(BoluoDbContext db, Scope scope) =>
        from activity in db.Activities.Within(db, scope)
        join host in db.CountyUnits on activity.HostUnitId equals host.Id
        join community in db.Communities on activity.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new ActivityRow
        {
            Id = activity.Id,
            On = activity.On,
            Name = activity.Name,
            Kind = activity.Kind,
            Host = host.PartyOrgName,
            OtherUnits = (from link in db.ActivityUnits
                          join unit in db.CountyUnits on link.UnitId equals unit.Id
                          where link.ActivityId == activity.Id && link.UnitId != activity.HostUnitId
                          group unit by link.ActivityId into found
                          select string.Join("、", found.Select(f => f.PartyOrgName))).FirstOrDefault(),
            TownshipName = township.Name,
            CommunityCode = community.Code,
            CommunityName = community.Name,
            Venue = activity.Venue,
            PartyAttendances = activity.PartyAttendances,
            SocialAttendances = activity.SocialAttendances,
            VolunteerAttendances = activity.VolunteerAttendances,
            Beneficiaries = activity.Beneficiaries,
            ProblemsSolved = activity.ProblemsSolved,
            FundsWan = activity.FundsWan,
            HostSearch = host.Search,
            CommunitySearch = community.Search,
        };
}

/// <summary>共建活动: one row per activity.</summary>
public sealed class ActivityTable(IDbContextFactory<BoluoDbContext> factory) : Table<ActivityRow>(factory)
{
    public const string LedgerName = ActivityKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("结对共建台账", "共建活动");

    public override string SheetName => "共建活动";

    public override string Path => PartnershipRoom.Page(PartnershipRoom.ActivitiesTab);

    public override string UsualOrder => "按活动日期排序";

    public override IReadOnlyList<string> Notes =>
    [
        "一行为一场活动，按活动所在社区统计，由主办单位计一次，参加单位不另计；活动当日计入。",
        "人次为参加次数：党员、社工、义工、群众分别统计，不与人数相加。投入资金未填报的以 — 表示，不计入合计。",
    ];

    protected override Expression<Func<ActivityRow, string>> Key => Numbers(r => r.Id);

    protected override IOrderedQueryable<ActivityRow> InUsualOrder(IQueryable<ActivityRow> rows) => rows.OrderByDescending(r => r.On).ThenBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<ActivityRow, string?>>> Searched => [r => r.Name, r => r.HostSearch, r => r.CommunitySearch, r => r.TownshipName];

    protected override IQueryable<ActivityRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ActivityRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ActivityRow>> Define() =>
    [
        Column.Day(Ledgers.Activities.On.Key, "活动日期", r => r.On),
        Column.Text("name", "活动名称", r => r.Name),
        Column.Choice(Ledgers.Activities.Kind.Key, "活动类别", r => r.Kind),
        Column.Text(Ledgers.Activities.Host.Key, "主办单位党组织", r => r.Host, r => PartnershipRoom.PairingsOf(r.Host)),
        Column.Text("others", "参加单位", r => r.OtherUnits) with { Standard = false, EmptyIsBlank = true },
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Text("venue", "地点", r => r.Venue) with { Standard = false },
        Column.Count("partyAttendances", "参加党员", "人次", r => r.PartyAttendances),
        Column.Count("socialAttendances", "社工", "人次", r => r.SocialAttendances) with { Standard = false },
        Column.Count("volunteerAttendances", "义工", "人次", r => r.VolunteerAttendances) with { Standard = false },
        Column.Count("beneficiaries", "受益群众", "人次", r => r.Beneficiaries),
        Column.Count("solved", "解决问题", "个", r => r.ProblemsSolved) with { Standard = false },
        Column.Amount("funds", "投入资金", "万元", r => r.FundsWan) with { Standard = false },
        Column.Remark(),
    ];
}
