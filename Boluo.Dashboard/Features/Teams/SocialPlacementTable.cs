using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Teams;

/// <summary>An agency's 社工 in one community.</summary>
public sealed record SocialPlacementRow
{
    public required int Id { get; init; }
    public required int AgencyId { get; init; }
    public required string Agency { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string CommunityName { get; init; }
    public required int Heads { get; init; }
    public required DateOnly Since { get; init; }
    public required string Search { get; init; }

    /// <summary>The placements of a scope as of its day.</summary>
    public static IQueryable<SocialPlacementRow> Query(BoluoDbContext db, Scope scope) =>
        from placement in db.SocialPlacements.Within(db, scope)
        join agency in db.SocialAgencies on placement.AgencyId equals agency.Id
        join community in db.Communities on placement.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new SocialPlacementRow
        {
            Id = placement.Id,
            AgencyId = agency.Id,
            Agency = agency.Name,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            CommunityName = community.Name,
            Heads = placement.Heads,
            Since = placement.Since,
            Search = community.Search,
        };
}

/// <summary>社工派驻情况: who sends how many where.</summary>
public sealed class SocialPlacementTable(IDbContextFactory<BoluoDbContext> factory) : Table<SocialPlacementRow>(factory)
{
    public const string LedgerName = SocialPlacementKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("社工派驻情况表");

    public override string SheetName => "社工派驻";

    public override string Path => TeamsRoom.Page(TeamsRoom.PlacementsTab);

    public override IReadOnlyList<string> Notes => ["一行为一家机构在一个社区的派驻人数。", TeamsRoom.ThreeLists];

    protected override Expression<Func<SocialPlacementRow, string>> Key => Numbers(r => r.Id);

    protected override IOrderedQueryable<SocialPlacementRow> InUsualOrder(IQueryable<SocialPlacementRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.AgencyId);

    protected override IReadOnlyList<Expression<Func<SocialPlacementRow, string?>>> Searched => [r => r.Agency, r => r.Search, r => r.TownshipName];

    protected override IQueryable<SocialPlacementRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SocialPlacementRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SocialPlacementRow>> Define() =>
    [
        Column.Township(r => r.TownshipName, r => r.CommunityCode),
        Column.Community(r => r.CommunityName, r => r.CommunityCode),
        Column.Code(Ledgers.SocialPlacements.Code.Key, "社区代码", r => r.CommunityCode) with { Standard = false },
        Column.Text(Ledgers.SocialPlacements.Agency.Key, "社工机构", r => r.Agency),
        Column.Count("heads", "社工", "人", r => r.Heads) with { IsCurrentValue = true },
        Column.Day("since", "派驻日期", r => r.Since),
        Column.Remark(),
    ];
}
