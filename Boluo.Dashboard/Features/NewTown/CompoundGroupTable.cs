using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.NewTown;

public sealed record CompoundGroupRow : InCommunity<CompoundGroup>
{
    public required Compound Compound { get; init; }

    public static IQueryable<CompoundGroupRow> Query(BoluoDbContext db, Scope scope) =>
        from item in db.CompoundGroups.Within(db, scope).AsNoTracking()
        join compound in db.Compounds on item.CompoundId equals compound.Id
        join community in db.Communities on compound.CommunityCode equals community.Code
        join township in db.Townships on community.TownshipCode equals township.Code
        select new CompoundGroupRow
        {
            Row = item,
            Township = township,
            Community = community,
            Compound = compound,
        };
}

/// <summary>小区兴趣小组、互助小组台账.</summary>
public sealed class CompoundGroupTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<CompoundGroupRow, CompoundGroupRegister>(factory, LedgerName, new("住宅小区兴趣小组、互助小组台账"), "小区小组", NewTownRoom.Page(LedgerName))
{
    public const string LedgerName = CompoundGroupKeys.LedgerName;

    public override IReadOnlyList<string> Notes => ["一名住户可参加多个小组，成员为人次，不作去重。"];

    public override string UsualOrder => "按行政区划代码、小组类别排序";

    protected override IOrderedQueryable<CompoundGroupRow> InUsualOrder(IQueryable<CompoundGroupRow> rows) =>
        rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Compound.Name).ThenBy(r => r.Row.Kind == CompoundGroupKind.Interest ? 0 : 1).ThenBy(r => r.Row.FoundedOn);

    protected override IReadOnlyList<Expression<Func<CompoundGroupRow, string?>>> Searched => [r => r.Row.Name, r => r.Compound.Name, r => r.Community.Search];

    protected override IQueryable<CompoundGroupRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => CompoundGroupRow.Query(db, scope);

    protected override IEnumerable<RowColumn<CompoundGroupRow>> Define() =>
    [
        Column.Community(),
        Column.Text("compound", "小区名称", r => r.Compound.Name),
        Field(Ledgers.CompoundGroups.Kind.Key, r => r.Row.Kind),
        Field("name", r => r.Row.Name),
        Field("members", r => r.Row.Members) with { IsCurrentValue = true },
        Field("founded", r => r.Row.FoundedOn),
        Column.Remark(),
    ];
}
