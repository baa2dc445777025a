using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit's report for the half-year.</summary>
public sealed record UnitServiceRow
{
    public required UnitService Service { get; init; }
    public required CountyUnit Unit { get; init; }
    public required Community Community { get; init; }
    public required double? Rate { get; init; }

    /// <summary>The reports for the half-year of the scope's day that were in by then.</summary>
    public static IQueryable<UnitServiceRow> Query(BoluoDbContext db, Scope scope)
    {
        var pairings = db.Pairings.AsOf(scope.AsOf);
        return from service in db.UnitServices.Within(db, scope).AsNoTracking()
               join unit in db.CountyUnits on service.UnitId equals unit.Id
               join pairing in pairings on unit.Id equals pairing.UnitId
               join community in db.Communities on pairing.CommunityCode equals community.Code
               select new UnitServiceRow
               {
                   Service = service,
                   Unit = unit,
                   Community = community,
                   Rate = unit.MembersInService == 0 ? null : service.Registered / (double)unit.MembersInService,
               };
    }
}

/// <summary>在职党员到社区报到服务情况统计表, half-year by half-year, as the units report it.</summary>
public sealed class UnitServiceTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<UnitServiceRow, UnitServiceRegister>(factory, LedgerName, new("在职党员到社区报到服务情况统计表"), "在职党员报到服务", PartnershipRoom.Page(PartnershipRoom.ServiceTab))
{
    public const string LedgerName = "members-service";

    public override PeriodKind Covers => PeriodKind.HalfYear;

    public override string UsualOrder => "按单位序号排序";

    public override IReadOnlyList<string> Notes =>
    [
        "统计时点所在半年由各单位填报的数；尚未填报的单位不在表中，合计只含已填报的单位。",
        "报到率为已报到除以在职党员，合计的报到率为两列合计之比。参加服务为人次，与人数不相加。",
    ];

    protected override Expression<Func<UnitServiceRow, string>> Key => r => "" + r.Service.Id;

    protected override IOrderedQueryable<UnitServiceRow> InUsualOrder(IQueryable<UnitServiceRow> rows) => rows.OrderBy(r => r.Unit.Id);

    protected override IReadOnlyList<Expression<Func<UnitServiceRow, string?>>> Searched => [r => r.Unit.Search, r => r.Community.Name];

    protected override IQueryable<UnitServiceRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => UnitServiceRow.Query(db, scope);

    protected override IEnumerable<RowColumn<UnitServiceRow>> Define() =>
    [
        Column.Text("unit", "单位党组织", r => r.Unit.PartyOrgName, r => PartnershipRoom.PairingsOf(r.Unit.PartyOrgName)),
        Column.Choice("nature", "单位性质", r => r.Unit.Nature) with { Standard = false },
        Column.Text("community", "结对社区", r => r.Community.Name, r => Urls.Community(r.Community.Code)) with { SortBy = r => r.Community.Code },
        Column.Count("members", "在职党员", "名", r => r.Unit.MembersInService) with { IsCurrentValue = true },
        Field("registered", r => r.Service.Registered),
        Column.Percent("rate", "报到率", "registered", "members", r => r.Rate) with { IsCurrentValue = true },
        Field("attendances", r => r.Service.ServiceAttendances),
        Field("claimed", r => r.Service.WishesClaimed),
        Column.Count("done", "完成", "个", r => r.Service.WishesDone),
        Field("reported", r => r.Service.ReportedOn) with { Standard = false },
        Column.Remark(),
    ];
}
