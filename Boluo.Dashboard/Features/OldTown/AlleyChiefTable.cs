using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>A 巷长 in office on a day.</summary>
public sealed record AlleyChiefRow
{
    public required string Key { get; init; }
    public required string CommunityCode { get; init; }
    public required string Community { get; init; }
    public required string Beat { get; init; }
    public required int Alleys { get; init; }
    public required string Name { get; init; }
    public required DateOnly Since { get; init; }
    public required int Patrols { get; init; }
    public required DateOnly? LastPatrol { get; init; }
    public required int Cases { get; init; }
    public required int OpenCases { get; init; }
    public required string OfficePhone { get; init; }
    public required string Search { get; init; }

    public static IQueryable<AlleyChiefRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        return from chief in db.AlleyChiefs.Within(db, scope)
               join community in db.Communities on chief.CommunityCode equals community.Code
               select new AlleyChiefRow
               {
                   Key = "" + chief.Id,
                   CommunityCode = community.Code,
                   Community = community.Name,
                   Beat = chief.Beat,
                   Alleys = chief.Alleys,
                   Name = chief.Name,
                   Since = chief.ValidFrom,
                   Patrols = db.AlleyPatrols.Count(p => p.ChiefId == chief.Id && p.DoneOn <= day),
                   LastPatrol = db.AlleyPatrols.Where(p => p.ChiefId == chief.Id && p.DoneOn <= day).Max(p => p.DoneOn),
                   Cases = db.SmallCases.Count(c => c.ChiefId == chief.Id && c.RaisedOn <= day),
                   OpenCases = db.SmallCases.Count(c => c.ChiefId == chief.Id && c.RaisedOn <= day && (c.HandledOn == null || c.HandledOn > day)),
                   OfficePhone = community.OfficePhone,
                   Search = community.Search,
               };
    }
}

/// <summary>巷长名册.</summary>
public sealed class AlleyChiefTable(IDbContextFactory<BoluoDbContext> factory) : Table<AlleyChiefRow>(factory)
{
    public const string LedgerName = "alley-chiefs";

    public override string Name => LedgerName;

    public override SheetTitle TitleParts => new("老城区巷长名册");

    public override string SheetName => "巷长名册";

    public override string Path => OldTownRoom.Page(LedgerName);

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes => ["只列统计时点在任的巷长；联系电话为所在社区的公示电话。"];

    public override string UsualOrder => "按行政区划代码、责任片排序";

    protected override Expression<Func<AlleyChiefRow, string>> Key => r => r.Key;

    protected override IOrderedQueryable<AlleyChiefRow> InUsualOrder(IQueryable<AlleyChiefRow> rows) => rows.OrderBy(r => r.CommunityCode).ThenBy(r => r.Beat);

    protected override IReadOnlyList<Expression<Func<AlleyChiefRow, string?>>> Searched => [r => r.Name, r => r.Beat, r => r.Search];

    protected override IQueryable<AlleyChiefRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => AlleyChiefRow.Query(db, scope);

    protected override IEnumerable<RowColumn<AlleyChiefRow>> Define() =>
    [
        Column.Community(r => r.Community, r => r.CommunityCode),
        Column.Text("beat", "责任片", r => r.Beat),
        Column.Count("alleys", "小街小巷", "条", r => r.Alleys) with { IsCurrentValue = true },
        Column.Text("name", "巷长", r => r.Name),
        Column.Day("since", "任职日期", r => r.Since),
        Column.Count("patrols", "累计巡查", "次", r => r.Patrols, r => Ledgers.Patrols.Where(l => l.Beat.Has(r.Beat))),
        Column.Day("lastPatrol", "最近巡查日期", r => r.LastPatrol),
        Column.Count("cases", "受理微急烦心事", "件", r => r.Cases, r => Ledgers.SmallCases.Where(l => l.Beat.Has(r.Beat))),
        Column.Count("open", "其中在办", "件", r => r.OpenCases),
        Column.Code("phone", "联系电话（公示）", r => r.OfficePhone),
        Column.Remark(),
    ];
}
