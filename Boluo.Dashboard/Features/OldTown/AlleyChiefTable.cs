using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>A 巷长 in office on a day.</summary>
public sealed record AlleyChiefRow : InCommunity<AlleyChief>
{
    public required int Patrols { get; init; }
    public required DateOnly? LastPatrol { get; init; }
    public required int Cases { get; init; }
    public required int OpenCases { get; init; }

    public static IQueryable<AlleyChiefRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from chief in db.AlleyChiefs.Within(db, scope).AsNoTracking()
               join community in db.Communities on chief.CommunityCode equals community.Code
               join township in db.Townships on community.TownshipCode equals township.Code
               select new AlleyChiefRow
               {
                   Row = chief,
                   Township = township,
                   Community = community,
                   Patrols = db.AlleyPatrols.Count(p => p.ChiefId == chief.Id && p.DoneOn <= day),
                   LastPatrol = db.AlleyPatrols.Where(p => p.ChiefId == chief.Id && p.DoneOn <= day).Max(p => p.DoneOn),
                   Cases = db.SmallCases.Count(c => c.ChiefId == chief.Id && c.RaisedOn <= day),
                   OpenCases = db.SmallCases.Count(c => c.ChiefId == chief.Id && c.RaisedOn <= day && (c.HandledOn == null || c.HandledOn > day)),
               };
    }
}

/// <summary>巷长名册.</summary>
public sealed class AlleyChiefTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<AlleyChiefRow, AlleyChiefRegister>(factory, LedgerName, new("老城区巷长名册"), "巷长名册", OldTownRoom.Page(LedgerName))
{
    public const string LedgerName = "alley-chiefs";

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["只列统计时点在任的巷长；联系电话为所在社区的公示电话。"];

    public override string UsualOrder => "按行政区划代码、责任片排序";

    protected override IOrderedQueryable<AlleyChiefRow> InUsualOrder(IQueryable<AlleyChiefRow> rows) => rows.OrderBy(r => r.Community.Code).ThenBy(r => r.Row.Beat);

    protected override IReadOnlyList<Expression<Func<AlleyChiefRow, string?>>> Searched => [r => r.Row.Name, r => r.Row.Beat, r => r.Community.Search];

    protected override IQueryable<AlleyChiefRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => AlleyChiefRow.Query(db, scope);

    protected override IEnumerable<RowColumn<AlleyChiefRow>> Define() =>
    [
        Column.Community(),
        Field("beat", r => r.Row.Beat),
        Field("alleys", r => r.Row.Alleys) with { IsCurrentValue = true },
        Column.Text("name", "巷长", r => r.Row.Name),
        Field("since", r => r.Row.ValidFrom),
        Column.Count("patrols", "累计巡查", "次", r => r.Patrols, r => Ledgers.Patrols.Where(l => l.Beat.Has(r.Row.Beat))),
        Column.Day("lastPatrol", "最近巡查日期", r => r.LastPatrol),
        Column.Count("cases", "受理微急烦心事", "件", r => r.Cases, r => Ledgers.SmallCases.Where(l => l.Beat.Has(r.Row.Beat))),
        Column.Count("open", "其中在办", "件", r => r.OpenCases),
        Column.Code("phone", "联系电话（公示）", r => r.Community.OfficePhone),
        Column.Remark(),
    ];
}
