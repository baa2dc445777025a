using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>An agency with its 社工 in a scope's communities.</summary>
public sealed record SocialAgencyRow
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required int Heads { get; init; }
    public required int Communities { get; init; }
    public required string? CommunityNames { get; init; }
    public required string Liaison { get; init; }
    public required string Phone { get; init; }

    /// <summary>The agencies of a scope as of its day.</summary>
    public static IQueryable<SocialAgencyRow> Query(BoluoDbContext db, Scope scope)
    {
        var placements = db.SocialPlacements.Within(db, scope);
        return db.SocialAgencies.Within(db, scope).Select(a => new SocialAgencyRow
        {
            Id = a.Id,
            Name = a.Name,
            Heads = placements.Where(p => p.AgencyId == a.Id).Sum(p => p.Heads),
            Communities = placements.Where(p => p.AgencyId == a.Id).Select(p => p.CommunityCode).Distinct().Count(),
            CommunityNames = (from placement in placements
                              join community in db.Communities on placement.CommunityCode equals community.Code
                              where placement.AgencyId == a.Id
                              group community by placement.AgencyId into found
                              select string.Join("、", found.Select(f => f.Name))).FirstOrDefault(),
            Liaison = a.Liaison,
            Phone = a.Phone,
        });
    }
}

/// <summary>社工机构台账.</summary>
public sealed class SocialAgencyTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SocialAgencyRow, SocialAgencyRegister>(factory, LedgerName, new("社工机构台账"), "社工机构", TeamsRoom.Page(TeamsRoom.AgenciesTab))
{
    public const string LedgerName = "social-agencies";

    public override bool Internal => true;

    public override string UsualOrder => "按机构序号排序";

    public override IReadOnlyList<string> Notes => ["社工人数和派驻社区为统计范围内的派驻情况；一个社区可有两家机构派驻，派驻社区数不作合计。", TeamsRoom.ThreeLists];

    protected override Expression<Func<SocialAgencyRow, string>> Key => r => "" + r.Id;

    protected override IOrderedQueryable<SocialAgencyRow> InUsualOrder(IQueryable<SocialAgencyRow> rows) => rows.OrderBy(r => r.Id);

    protected override IReadOnlyList<Expression<Func<SocialAgencyRow, string?>>> Searched => [r => r.Name, r => r.Liaison, r => r.CommunityNames];

    protected override IQueryable<SocialAgencyRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SocialAgencyRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SocialAgencyRow>> Define() =>
    [
        Column.Text("name", "社工机构", r => r.Name),
        Column.Count("heads", "派驻社工", "人", r => r.Heads, r => Ledgers.SocialPlacements.Where(p => p.Agency.Has(r.Name))) with { IsCurrentValue = true },
        Column.Whole("communities", "派驻社区", "个", r => r.Communities),
        Column.Text("communityNames", "社区名称", r => r.CommunityNames),
        Field("liaison", r => r.Liaison),
        Field("phone", r => r.Phone),
        Column.Remark(),
    ];
}
