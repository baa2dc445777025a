using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit's report for the half-year.</summary>
public sealed record UnitServiceRow
{
    public required int Id { get; init; }
    public required int UnitId { get; init; }
    public required string PartyOrg { get; init; }
    public required UnitNature Nature { get; init; }
    public required string? CommunityName { get; init; }
    public required string? CommunityCode { get; init; }
    public required int Members { get; init; }
    public required int Registered { get; init; }
    public required double? Rate { get; init; }
    public required int ServiceAttendances { get; init; }
    public required int WishesClaimed { get; init; }
    public required int WishesDone { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required string Search { get; init; }

    /// <summary>The reports for the half-year of the scope's day that were in by then.</summary>
    public static IQueryable<UnitServiceRow> Query(BoluoDbContext db, Scope scope)
    {
        var pairings = db.Pairings.AsOf(scope.AsOf);
        return from service in db.UnitServices.Within(db, scope)
               join unit in db.CountyUnits on service.UnitId equals unit.Id
               join pairing in pairings on unit.Id equals pairing.UnitId
               join community in db.Communities on pairing.CommunityCode equals community.Code
               select new UnitServiceRow
               {
                   Id = service.Id,
                   UnitId = unit.Id,
                   PartyOrg = unit.PartyOrgName,
                   Nature = unit.Nature,
                   CommunityName = community.Name,
                   CommunityCode = community.Code,
                   Members = unit.MembersInService,
                   Registered = service.Registered,
                   Rate = unit.MembersInService == 0 ? null : service.Registered / (double)unit.MembersInService,
                   ServiceAttendances = service.ServiceAttendances,
                   WishesClaimed = service.WishesClaimed,
                   WishesDone = service.WishesDone,
                   ReportedOn = service.ReportedOn,
                   Search = unit.Search,
               };
    }
}

/// <summary>在职党员到社区报到服务情况统计表, half-year by half-year, as the units report it.</summary>
public sealed class UnitServiceTable(IDbContextFactory<BoluoDbContext> factory) : Table<UnitServiceRow>(factory)
{
    public const string LedgerName = "members-service";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("在职党员到社区报到服务情况统计表");

    public override string SheetName => "在职党员报到服务";

    public override string Path => PartnershipRoom.Page(PartnershipRoom.ServiceTab);

    public override PeriodKind Covers => PeriodKind.HalfYear;

    public override string UsualOrder => "按单位序号排序";

    public override IReadOnlyList<string> Notes =>
    [
        "统计时点所在半年由各单位填报的数；尚未填报的单位不在表中，合计只含已填报的单位。",
        "报到率为已报到除以在职党员，合计的报到率为两列合计之比。参加服务为人次，与人数不相加。",
    ];

    protected override Expression<Func<UnitServiceRow, string>> Key => Numbers(r => r.Id);

    protected override IOrderedQueryable<UnitServiceRow> InUsualOrder(IQueryable<UnitServiceRow> rows) => rows.OrderBy(r => r.UnitId);

    protected override IReadOnlyList<Expression<Func<UnitServiceRow, string?>>> Searched => [r => r.Search, r => r.CommunityName];

    protected override IQueryable<UnitServiceRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => UnitServiceRow.Query(db, scope);

    protected override IEnumerable<RowColumn<UnitServiceRow>> Define() =>
    [
        Column.Text("unit", "单位党组织", r => r.PartyOrg, r => PartnershipRoom.PairingsOf(r.PartyOrg)),
        Column.Choice("nature", "单位性质", r => r.Nature) with { Standard = false },
        Column.Text("community", "结对社区", r => r.CommunityName, r => r.CommunityCode == null ? null : Urls.Community(r.CommunityCode)) with { SortBy = r => r.CommunityCode ?? "" },
        Column.Count("members", "在职党员", "名", r => r.Members) with { IsCurrentValue = true },
        Column.Count("registered", "已报到", "名", r => r.Registered),
        Column.Percent("rate", "报到率", "registered", "members", r => r.Rate) with { IsCurrentValue = true },
        Column.Count("attendances", "参加服务", "人次", r => r.ServiceAttendances),
        Column.Count("claimed", "认领微心愿", "个", r => r.WishesClaimed),
        Column.Count("done", "完成", "个", r => r.WishesDone),
        Column.Day("reported", "填报日期", r => r.ReportedOn) with { Standard = false },
        Column.Remark(),
    ];
}
