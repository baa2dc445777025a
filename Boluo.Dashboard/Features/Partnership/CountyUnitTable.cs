using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>A unit with what it is paired with and offers on a day.</summary>
public sealed record CountyUnitRow
{
    public required CountyUnit Row { get; init; }
    public required string? CommunityCode { get; init; }
    public required string? Community { get; init; }
    public required int Resources { get; init; }
    public required int Projects { get; init; }
    public required DateOnly? EndedOn { get; init; }

    /// <summary>All units in the county, else those that are paired with a community of the scope.</summary>
    public static IQueryable<CountyUnitRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from unit in (scope.IsCountyWide ? db.CountyUnits : db.CountyUnits.Within(db, scope)).AsNoTracking()
               join paired in db.Pairings.AsOf(day) on unit.Id equals paired.UnitId into pairings
               from pairing in pairings.DefaultIfEmpty()
               join its in db.Communities on pairing.CommunityCode equals its.Code into communities
               from community in communities.DefaultIfEmpty()
               select new CountyUnitRow
               {
                   Row = unit,
                   CommunityCode = community.Code,
                   Community = community.Name,
                   Resources = db.Resources.Count(r => r.UnitId == unit.Id && r.OfferedOn <= day),
                   Projects = db.Projects.Count(p => p.LeadUnitId == unit.Id && p.PublishedOn <= day),
                   EndedOn = unit.EndedOn <= day ? unit.EndedOn : null,
               };
    }
}

/// <summary>县直单位名录: those that are no more stay on it.</summary>
public sealed class CountyUnitTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CountyUnitRow, CountyUnitRegister>(factory, LedgerName, new("县直单位名录"), "县直单位", PartnershipRoom.Page(LedgerName))
{
    public const string LedgerName = "county-units";

    public override bool Internal => true;

    public override string UsualOrder => "按单位序号排序";

    public override IReadOnlyList<string> Notes =>
    [
        "全县范围列出全部县直单位，含尚未结对和已撤销的；镇街、社区范围列出统计时点与其结对的单位。",
        "提供资源、牵头项目为统计时点及以前列入清单的，含可提供时间已过和已完成的。",
    ];

    protected override IOrderedQueryable<CountyUnitRow> InUsualOrder(IQueryable<CountyUnitRow> rows) => rows.OrderBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<CountyUnitRow, string?>>> Searched => [r => r.Row.Search, r => r.Row.Liaison, r => r.Community];

    protected override IQueryable<CountyUnitRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CountyUnitRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CountyUnitRow>> Define() =>
    [
        Field("name", r => r.Row.Name, r => Urls.SearchFor(r.Row.Name)),
        Field("nature", r => r.Row.Nature),
        Field("organisation", r => r.Row.PartyOrgName),
        Field("secretary", r => r.Row.SecretaryName) with { Standard = false, IsCurrentValue = true },
        Field("members", r => r.Row.MembersInService) with { IsCurrentValue = true },
        Field("liaison", r => r.Row.Liaison),
        Field("phone", r => r.Row.Phone),
        Column.Text("community", "结对社区", r => r.Community, r => r.CommunityCode == null ? null : Urls.Community(r.CommunityCode)) with { SortBy = r => r.CommunityCode ?? "" },
        Column.Count("resources", "提供资源", "项", r => r.Resources),
        Column.Count("projects", "牵头项目", "个", r => r.Projects),
        Field("ended", r => r.EndedOn),
        Column.Remark(),
    ];
}
