using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit and its community as of a day, with what the unit has done there. Activities are the host's, so that they add up.</summary>
public sealed record PairingRow : InCommunity<Pairing>
{
    public required CountyUnit Unit { get; init; }
    public required int Resources { get; init; }
    public required int Hosted { get; init; }
    public required int Joined { get; init; }
    public required int PartyAttendances { get; init; }
    public required int Beneficiaries { get; init; }
    public required int Projects { get; init; }
    public required int ProblemsSolved { get; init; }
    public required DateOnly? LastOn { get; init; }

    /// <summary>Days since the last activity that the unit took part in, or since it reported in.</summary>
    public required int IdleDays { get; init; }

    /// <summary>The pairings of a scope as of its day.</summary>
    public static IQueryable<PairingRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var activities = db.Activities.ThereOn(day);
        var joined = from link in db.ActivityUnits
                     join activity in activities on link.ActivityId equals activity.Id
                     select new { link.UnitId, activity.On };
        var hosted = from activity in activities
                     join pairing in db.Pairings on new { UnitId = activity.HostUnitId, activity.CommunityCode } equals new { pairing.UnitId, pairing.CommunityCode }
                     where activity.On >= pairing.ValidFrom && (pairing.ValidTo == null || activity.On < pairing.ValidTo)
                     select new { PairingId = pairing.Id, activity.PartyAttendances, activity.Beneficiaries, activity.ProblemsSolved };
        return from pairing in db.Pairings.Within(db, scope).AsNoTracking()
               join unit in db.CountyUnits on pairing.UnitId equals unit.Id
               join community in db.Communities on pairing.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               let last = joined.Where(j => j.UnitId == unit.Id).Max(j => (DateOnly?)j.On)
               select new PairingRow
               {
                   Row = pairing,
                   Unit = unit,
                   Community = community,
                   Township = township,
                   Resources = db.Resources.Count(r => r.UnitId == unit.Id && r.OfferedOn <= day),
                   Hosted = hosted.Count(h => h.PairingId == pairing.Id),
                   Joined = joined.Count(j => j.UnitId == unit.Id),
                   PartyAttendances = hosted.Where(h => h.PairingId == pairing.Id).Sum(h => h.PartyAttendances),
                   Beneficiaries = hosted.Where(h => h.PairingId == pairing.Id).Sum(h => h.Beneficiaries),
                   Projects = db.Projects.Count(p => p.LeadUnitId == unit.Id && p.ClaimedOn <= day),
                   ProblemsSolved = hosted.Where(h => h.PairingId == pairing.Id).Sum(h => h.ProblemsSolved),
                   LastOn = last,
                   IdleDays = day.DayNumber - (last != null && last > pairing.ValidFrom ? last.Value.DayNumber : pairing.ValidFrom.DayNumber),
               };
    }
}

/// <summary>结对关系: one row per pairing.</summary>
public sealed class PairingTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<PairingRow, PairingRegister>(factory, LedgerName, new("结对共建台账", "结对关系"), "结对关系", PartnershipRoom.Page(PartnershipRoom.PairingsTab))
{
    public const string LedgerName = PairingKeys.LedgerName;

    public override bool Internal => true;

    public override string UsualOrder => "按单位序号排序";

    public override IReadOnlyList<string> Notes =>
    [
        "一行为统计时点的一个结对关系，报到当日计入、终止当日不计，一个单位同一时间只与一个社区结对；提供资源含面向全县的和可提供时间已过的，已不结对的单位提供的不在表中。",
        "开展活动、参加党员、受益群众、解决问题按主办单位在结对社区的活动统计，合计不重复；最近活动日期和参加活动按参加单位统计，一场活动有多个单位参加的，各单位都计，不作合计。",
        "人次为参加次数，不是人数，与党员人数不相加。距最近活动的天数，未开展过活动的自报到之日起算。",
    ];

    protected override IOrderedQueryable<PairingRow> InUsualOrder(IQueryable<PairingRow> rows) => rows.OrderBy(r => r.Unit.Id);

    protected override IReadOnlyList<Expression<Func<PairingRow, string?>>> Searched => [r => r.Unit.Search, r => r.Community.Search, r => r.Township.Name, r => r.Unit.Liaison];

    protected override IQueryable<PairingRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => PairingRow.Query(db, scope);

    protected override IEnumerable<RowColumn<PairingRow>> Define() =>
    [
        Column.Text(Ledgers.Pairings.Unit.Key, "单位党组织", r => r.Unit.PartyOrgName, r => Urls.SearchFor(r.Unit.Name)),
        Column.Text("unitName", "单位名称", r => r.Unit.Name) with { Standard = false },
        Column.Choice("nature", "单位性质", r => r.Unit.Nature),
        Column.Text("secretary", "党组织书记", r => r.Unit.SecretaryName) with { Standard = false, IsCurrentValue = true },
        Column.Count("members", "在职党员", "名", r => r.Unit.MembersInService) with { IsCurrentValue = true },
        Column.Township(),
        Field("community", r => r.Community.Name, r => Urls.Community(r.Community.Code)) with { SortBy = r => r.Community.Code },
        Field(Ledgers.Pairings.Since.Key, r => r.Row.ValidFrom),
        Column.Text("liaison", "联络员", r => r.Unit.Liaison),
        Column.Code("phone", "联系电话（公示）", r => r.Unit.Phone),
        Column.Count(Ledgers.Pairings.Resources.Key, "提供资源", "项", r => r.Resources),
        Column.Count("activities", "开展活动", "场次", r => r.Hosted, r => r.Hosted == 0 ? null : PartnershipRoom.ActivitiesOf(r.Unit.PartyOrgName)),
        Column.Whole("joined", "参加活动", "场次", r => r.Joined) with { Standard = false },
        Column.Count("partyAttendances", "参加党员", "人次", r => r.PartyAttendances),
        Column.Count("beneficiaries", "受益群众", "人次", r => r.Beneficiaries),
        Column.Count("projects", "认领项目", "个", r => r.Projects),
        Column.Count("solved", "解决问题", "个", r => r.ProblemsSolved) with { Standard = false },
        Column.Day("last", "最近活动日期", r => r.LastOn),
        Column.Whole(Ledgers.Pairings.Idle.Key, "距最近活动", "天", r => r.IdleDays) with { Standard = false },
        Column.Remark(),
    ];
}
