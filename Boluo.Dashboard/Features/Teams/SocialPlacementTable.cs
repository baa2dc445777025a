using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>An agency's 社工 in one community.</summary>
public sealed record SocialPlacementRow : InCommunity<SocialPlacement>
{
    public required SocialAgency Agency { get; init; }

    /// <summary>The placements of a scope as of its day.</summary>
    public static IQueryable<SocialPlacementRow> Query(BoluoDbContext db, Scope scope) =>
        from placement in db.SocialPlacements.Within(db, scope).AsNoTracking()
        join agency in db.SocialAgencies on placement.AgencyId equals agency.Id
        join community in db.Communities on placement.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new SocialPlacementRow
        {
            Row = placement,
            Township = township,
            Community = community,
            Agency = agency,
        };
}

/// <summary>社工派驻情况: who sends how many where.</summary>
public sealed class SocialPlacementTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<SocialPlacementRow, SocialPlacementRegister>(factory, LedgerName, new("社工派驻情况表"), "社工派驻", TeamsRoom.Page(TeamsRoom.PlacementsTab))
{
    public const string LedgerName = SocialPlacementKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["一行为一家机构在一个社区的派驻人数。", TeamsRoom.ThreeLists];

    protected override IOrderedQueryable<SocialPlacementRow> InUsualOrder(IQueryable<SocialPlacementRow> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Agency.Id);

    protected override IReadOnlyList<Expression<Func<SocialPlacementRow, string?>>> Searched => [r => r.Agency.Name, r => r.Community.Search, r => r.Township.Name];

    protected override IQueryable<SocialPlacementRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SocialPlacementRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SocialPlacementRow>> Define() =>
    [
        Column.Township(),
        Column.Community(),
        Column.Code(Ledgers.SocialPlacements.Code.Key, "社区代码", r => r.Community.Code) with { Standard = false },
        Field(Ledgers.SocialPlacements.Agency.Key, r => r.Agency.Name),
        Field("heads", r => r.Row.Heads) with { IsCurrentValue = true },
        Field(Ledgers.SocialPlacements.Since.Key, r => r.Row.Since),
        Column.Remark(),
    ];
}
