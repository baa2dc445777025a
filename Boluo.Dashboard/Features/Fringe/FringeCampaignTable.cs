using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

/// <summary>A line of the archived campaign: persons or services, never both.</summary>
public sealed record FringeCampaignLine : InCommunity<FringeCampaignRow>
{
    public required int? People { get; init; }
    public required int? Services { get; init; }

    public static IQueryable<FringeCampaignLine> Query(BoluoDbContext db, Scope scope) =>
        from placed in db.FringeCampaignRows.Within(db, scope).WithCommunity(db, r => r.CommunityCode)
        let row = placed.Row
        let people = row.Kind == FringeCampaignKind.ContactMembers || row.Kind == FringeCampaignKind.Volunteers
        select new FringeCampaignLine
        {
            Row = row,
            Community = placed.Community,
            Township = placed.Township,
            People = people ? row.Count : null,
            Services = people ? null : row.Count,
        };
}

/// <summary>疫情期间党员联系户和志愿者工作台账, an archive whose numbers are only corrected.</summary>
public sealed class FringeCampaignTable(IDbContextFactory<BoluoDbContext> factory, CountyFacts county)
    : Table<FringeCampaignLine>(factory, LedgerName, new(county.TownshipOf(FringeFigures.Contacts) + "疫情期间党员联系户和志愿者工作台账", "归档") { NamesCounty = false }, "疫情期间工作（归档）", FringeRoom.Page(LedgerName))
{
    public const string LedgerName = "fringe-campaign";

    public override IReadOnlyList<string> Notes =>
    [
        $"{county.CampaignYear}疫情期间的归档数据，不计入党员联系户、志愿者等其他任何合计。",
        "人员按到岗登记，每人登记一次；服务居民为人次，两列不相加。/ 表示不适用。",
    ];

    public override string UsualOrder => "按日期、行政区划代码排序";

    protected override Expression<Func<FringeCampaignLine, string>> Key => r => "" + r.Row.Id;

    protected override IOrderedQueryable<FringeCampaignLine> InUsualOrder(IQueryable<FringeCampaignLine> rows) => rows.OrderBy(r => r.Row.On).ThenBy(r => r.Community.Code);

    protected override IReadOnlyList<Expression<Func<FringeCampaignLine, string?>>> Searched => [r => r.Community.Name, r => r.Community.Search];

    protected override IQueryable<FringeCampaignLine> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => FringeCampaignLine.Query(db, scope);

    protected override IEnumerable<RowColumn<FringeCampaignLine>> Define() =>
    [
        Column.Day("on", "日期", r => r.Row.On),
        Column.Community(),
        Column.Choice("kind", "类别", r => r.Row.Kind),
        Column.Count("people", "到岗人员", "名", r => r.People) with { EmptyIsNotApplicable = true },
        Column.Count("services", "服务居民", "人次", r => r.Services) with { EmptyIsNotApplicable = true },
        Column.Remark(),
    ];
}
