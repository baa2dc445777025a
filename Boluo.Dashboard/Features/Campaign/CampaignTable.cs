using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>One entry of the archive.</summary>
public sealed record CampaignRow : InTownship<CampaignAction>
{
    public required string? CommunityName { get; init; }

    /// <summary>The division code of who acted.</summary>
    public required string Place { get; init; }

    /// <summary>2020年2月.</summary>
    public required string MonthName { get; init; }

    public required string Unit { get; init; }
    public required string Search { get; init; }

    public static IQueryable<CampaignRow> Query(BoluoDbContext db, Scope scope) =>
        from action in db.CampaignActions.Within(db, scope).AsNoTracking()
        join township in db.Townships on action.TownshipCode equals township.Code
        join c in db.Communities on action.CommunityCode equals c.Code into communities
        from community in communities.DefaultIfEmpty()
        select new CampaignRow
        {
            Row = action,
            Township = township,
            CommunityName = community.Name,
            Place = action.CommunityCode ?? action.TownshipCode,
            MonthName = "" + action.Month.Year + "年" + action.Month.Month + "月",
            Unit = action.Kind == CampaignKind.Stations ? "个" : action.Kind == CampaignKind.HotlineCalls ? "次"
                : action.Kind == CampaignKind.Visits ? "人" : action.Kind == CampaignKind.Devices ? "套" : "名",
            Search = community.Search ?? township.Name,
        };
}

/// <summary>疫情防控专题台账. Its kinds differ in unit, so that the column of numbers has no total.</summary>
public sealed class CampaignTable(IDbContextFactory<BoluoDbContext> factory, CountyFacts county)
    : Table<CampaignRow>(factory, LedgerName, new("疫情防控专题台账", county.CampaignMonths), "疫情防控专题", Ledgers.Campaign.Page)
{
    public const string LedgerName = CampaignKeys.LedgerName;

    public override IReadOnlyList<string> Notes => CampaignRoom.NotesOf(county);

    public override string UsualOrder => "按类别、行政区划代码、月份排序";

    protected override Expression<Func<CampaignRow, string>> Key => r => "" + r.Row.Id;

    protected override IOrderedQueryable<CampaignRow> InUsualOrder(IQueryable<CampaignRow> rows) => rows.OrderBy(r => r.Row.Id);

    protected override IReadOnlyList<Expression<Func<CampaignRow, string?>>> Searched => [r => r.Search, r => r.Township.Name];

    protected override IQueryable<CampaignRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CampaignRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CampaignRow>> Define() =>
    [
        Column.Choice(Ledgers.Campaign.Kind.Key, "类别", r => r.Row.Kind),
        Column.Township(r => r.Township.Name, r => r.Place),
        Column.CommunityIfAny(r => r.CommunityName, r => r.Row.CommunityCode, r => r.Place),
        Column.Day(Ledgers.Campaign.From.Key, "月份起始日", r => r.Row.Month) with { Standard = false },
        Column.Text("month", "月份", r => r.MonthName),
        Column.Whole("count", "当月新增", null, r => r.Row.Count),
        Column.Text("unit", "计量单位", r => r.Unit),
        Column.Remark(),
    ];
}
