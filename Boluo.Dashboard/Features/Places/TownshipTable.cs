using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Places;

/// <summary>A township with what there is in it on a day.</summary>
public sealed record TownshipRow
{
    public required Township Township { get; init; }
    public required int Communities { get; init; }
    public required int Grids { get; init; }
    public required int Households { get; init; }
    public required int Residents { get; init; }

    /// <summary>Those of the scope, also such as have no community yet.</summary>
    public static IQueryable<TownshipRow> Query(BoluoDbContext db, Scope scope)
    {
        var communities = db.Communities.Within(scope);
        var grids = from g in db.GridsWithin(scope)
                    join community in db.Communities on g.Assignment.CommunityCode equals community.Code
                    select new { community.TownshipCode, g.Fact };
        return from township in db.Townships.AsNoTracking().Within(db, scope)
               select new TownshipRow
               {
                   Township = township,
                   Communities = communities.Count(c => c.TownshipCode == township.Code),
                   Grids = grids.Count(g => g.TownshipCode == township.Code),
                   Households = grids.Where(g => g.TownshipCode == township.Code).Sum(g => g.Fact.Households),
                   Residents = grids.Where(g => g.TownshipCode == township.Code).Sum(g => g.Fact.Residents),
               };
    }
}

/// <summary>镇街一览表.</summary>
public sealed class TownshipTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<TownshipRow, TownshipRegister>(factory, LedgerName, new("镇街一览表"), "镇街一览", Urls.Tab(Urls.Communities, LedgerName))
{
    public const string LedgerName = "townships";

    public override IReadOnlyList<string> Notes =>
    [
        "社区、网格限于统计范围内；户数、常住人口为网格登记数之和。",
        "示意图行、列只表示镇街的大致方位，不代表行政区域界线。",
    ];

    protected override Expression<Func<TownshipRow, string>> Key => r => r.Township.Code;

    protected override IReadOnlyList<Expression<Func<TownshipRow, string?>>> Searched => [r => r.Township.Name, r => r.Township.Code];

    protected override IQueryable<TownshipRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => TownshipRow.Query(db, scope);

    protected override IOrderedQueryable<TownshipRow> InUsualOrder(IQueryable<TownshipRow> rows) => rows.OrderBy(r => r.Township.Code);

    protected override IEnumerable<RowColumn<TownshipRow>> Define() =>
    [
        Field("name", r => r.Township.Name) with { SortBy = r => r.Township.Code },
        Field("code", r => r.Township.Code),
        Field("kind", r => r.Township.Kind),
        Column.Count("communities", "社区数", "个", r => r.Communities),
        Column.Count("grids", "网格", "个", r => r.Grids),
        Column.Count("households", "户数", "户", r => r.Households),
        Column.Count("residents", "常住人口", "人", r => r.Residents),
        Field("row", r => r.Township.MapRow) with { Standard = false, Total = Total.None, IsCurrentValue = true },
        Field("column", r => r.Township.MapColumn) with { Standard = false, Total = Total.None, IsCurrentValue = true },
        Column.Remark(),
    ];
}
