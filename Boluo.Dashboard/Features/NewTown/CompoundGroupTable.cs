using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

public sealed record CompoundGroupRow
{
    public required string Key { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required int CompoundId { get; init; }
    public required string Compound { get; init; }
    public required CompoundGroupKind Kind { get; init; }
    public required string Name { get; init; }
    public required int Members { get; init; }
    public required DateOnly FoundedOn { get; init; }
    public required string Search { get; init; }

    public static IQueryable<CompoundGroupRow> Query(BoluoDbContext db, Scope scope) =>
        from item in db.CompoundGroups.Within(db, scope)
        join compound in db.Compounds on item.CompoundId equals compound.Id
        join community in db.Communities on compound.CommunityCode equals community.Code
        select new CompoundGroupRow
        {
            Key = "" + item.Id,
            CommunityCode = community.Code,
            Community = community.Name,
            CompoundId = compound.Id,
            Compound = compound.Name,
            Kind = item.Kind,
            Name = item.Name,
            Members = item.Members,
            FoundedOn = item.FoundedOn,
            Search = community.Search,
        };
}

/// <summary>小区兴趣小组、互助小组台账.</summary>
public sealed class CompoundGroupTable(IDbContextFactory<BoluoDbContext> factory) : Table<CompoundGroupRow>(factory)
{
    public const string LedgerName = CompoundGroupKeys.LedgerName;

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("住宅小区兴趣小组、互助小组台账");

    public override string SheetName => "小区小组";

    public override string Path => NewTownRoom.Page(LedgerName);

    public override IReadOnlyList<string> Notes => ["一名住户可参加多个小组，成员为人次，不作去重。"];

    public override string UsualOrder => "按行政区划代码、小组类别排序";

    protected override Expression<Func<CompoundGroupRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<CompoundGroupRow> InUsualOrder(IQueryable<CompoundGroupRow> rows) =>
        rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Compound).ThenBy(r => r.Kind == CompoundGroupKind.Interest ? 0 : 1).ThenBy(r => r.FoundedOn);

    protected override IReadOnlyList<Expression<Func<CompoundGroupRow, string?>>> Searched => [r => r.Name, r => r.Compound, r => r.Search];

    protected override IQueryable<CompoundGroupRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CompoundGroupRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CompoundGroupRow>> Define() =>
    [
        Column.Community(r => r.Community, r => r.CommunityCode),
        Column.Text("compound", "小区名称", r => r.Compound),
        Column.Choice(Ledgers.CompoundGroups.Kind.Key, "小组类别", r => r.Kind),
        Column.Text("name", "小组名称", r => r.Name),
        Column.Count("members", "成员", "人次", r => r.Members) with { IsCurrentValue = true },
        Column.Day("founded", "成立日期", r => r.FoundedOn),
        Column.Remark(),
    ];
}
