using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Fringe;

public sealed record SuburbServiceRow
{
    public required string Key { get; init; }
    public required string TownshipName { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required DateOnly On { get; init; }
    public required SuburbServiceKind Kind { get; init; }
    public required int Attendances { get; init; }
    public required string Search { get; init; }

    public static IQueryable<SuburbServiceRow> Query(BoluoDbContext db, Scope scope) =>
        from service in db.SuburbServices.Within(db, scope)
        join community in db.Communities on service.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new SuburbServiceRow
        {
            Key = "" + service.Id,
            TownshipName = township.Name,
            CommunityCode = community.Code,
            Community = community.Name,
            On = service.On,
            Kind = service.Kind,
            Attendances = service.Attendances,
            Search = community.Search,
        };
}

/// <summary>便民服务进郊区台账.</summary>
public sealed class SuburbServiceTable(IDbContextFactory<BoluoDbContext> factory) : Table<SuburbServiceRow>(factory)
{
    public const string LedgerName = "suburb-services";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("便民服务进郊区台账");

    public override string SheetName => "便民服务进郊区";

    public override string Path => FringeRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["由街道党工委在城乡接合部的社区开展；服务群众为人次。"];

    public override string UsualOrder => "按开展日期从近到远排序";

    protected override Expression<Func<SuburbServiceRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<SuburbServiceRow> InUsualOrder(IQueryable<SuburbServiceRow> rows) => rows.OrderByDescending(r => r.On).ThenBy(r => r.CommunityCode);

    protected override IReadOnlyList<Expression<Func<SuburbServiceRow, string?>>> Searched => [r => r.Community, r => r.TownshipName, r => r.Search];

    protected override IQueryable<SuburbServiceRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => SuburbServiceRow.Query(db, scope);

    protected override IEnumerable<RowColumn<SuburbServiceRow>> Define() =>
    [
        Column.Day("on", "开展日期", r => r.On),
        Column.Township(r => r.TownshipName, r => r.CommunityCode, "街道"),
        Column.Text("community", "服务的社区", r => r.Community, r => Urls.Community(r.CommunityCode)) with { SortBy = r => r.CommunityCode },
        Column.Choice("kind", "服务类别", r => r.Kind),
        Column.Count("attendances", "服务群众", "人次", r => r.Attendances),
        Column.Remark(),
    ];
}
