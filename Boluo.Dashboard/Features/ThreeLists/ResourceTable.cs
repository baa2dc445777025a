using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A resource as of a day, with what became of it.</summary>
public sealed record ResourceRow
{
    public required Resource Row { get; init; }
    public required CountyUnit Unit { get; init; }
    public required int Needs { get; init; }
    public required ResourceUse Use { get; init; }

    /// <summary>Days since it was on the list and could be had; only while it can be had and nobody has used it, and not before.</summary>
    public required int? UnusedDays { get; init; }

    /// <summary>The last day on which it could be had has passed, used or not.</summary>
    public required bool Expired { get; init; }

    /// <summary>The resources of a scope as of its day.</summary>
    public static IQueryable<ResourceRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var (today, idle) = (day.DayNumber, db.SettingOf(ThreeListsRoom.IdleKey));
        return from resource in db.Resources.Within(db, scope).AsNoTracking()
               join unit in db.CountyUnits on resource.UnitId equals unit.Id
               let direct = db.NeedResources.Count(l => l.ResourceId == resource.Id && l.On <= day)
               let byProject = db.ProjectResources.Count(l => l.ResourceId == resource.Id && l.On <= day)
               let expired = resource.AvailableTo != null && resource.AvailableTo < day
               let unused = today - (resource.AvailableFrom > resource.OfferedOn ? resource.AvailableFrom.DayNumber : resource.OfferedOn.DayNumber)
               select new ResourceRow
               {
                   Row = resource,
                   Unit = unit,
                   // From the links of the resource to the needs, each once; not from all needs of the county.
                   Needs = db.NeedResources.Where(l => l.ResourceId == resource.Id && l.On <= day).Select(l => l.NeedId)
                       .Union(db.ProjectResources.Where(l => l.ResourceId == resource.Id && l.On <= day)
                           .Join(db.NeedProjects.Where(p => p.On <= day), l => l.ProjectId, p => p.ProjectId, (l, p) => p.NeedId))
                       .Count(id => db.Needs.Any(n => n.Id == id && n.RaisedOn <= day)),
                   Use = direct + byProject > 0 ? ResourceUse.Used
                       : expired ? ResourceUse.Expired
                       : unused > (idle.FirstOrDefault() ?? ThreeListsRoom.IdleDays) ? ResourceUse.Idle
                       : ResourceUse.Available,
                   UnusedDays = direct + byProject > 0 || expired || unused < 0 ? null : unused,
                   Expired = expired,
               };
    }
}

/// <summary>资源清单.</summary>
public sealed class ResourceTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ResourceRow, ResourceRegister>(factory, LedgerName, new("资源清单"), "资源清单", ThreeListsRoom.Page(LedgerName))
{
    public const string LedgerName = ResourceKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "资源属于提供单位；按镇街、社区统计时，计入与该社区结对单位的资源，含面向全县的；各镇街之间不相加；全县另含已不结对的单位提供的。",
        Invariant($"已使用指已对接需求或用于项目。未使用天数自收集日期和可提供时间（起）两者中较晚的一日起算，不超过{ThreeListsRoom.IdleDays}天（参数设置另有规定的从其规定）的为可对接，超过的为长期未使用。"),
        "可提供时间（止）已过、尚未使用的为已过期未使用，不再计未使用天数，也不再列入可对接；已过期的资源仍计入资源总数。",
    ];

    public override string UsualOrder => "按资源编号排序";

    protected override Expression<Func<ResourceRow, string>> Key => r => r.Row.Code;

    protected override IReadOnlyList<Expression<Func<ResourceRow, string?>>> Searched => [r => r.Row.Title, r => r.Unit.PartyOrgName, r => r.Row.Search + " " + r.Unit.Search, r => r.Row.Code];

    protected override IQueryable<ResourceRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ResourceRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ResourceRow>> Define() =>
    [
        Field("code", r => r.Row.Code),
        Column.Text(Ledgers.Resources.Unit.Key, "提供单位党组织", r => r.Unit.PartyOrgName),
        Column.Choice("nature", "单位性质", r => r.Unit.Nature),
        Field(Ledgers.Resources.Category.Key, r => r.Row.Category),
        Field("title", r => r.Row.Title),
        Field("content", r => r.Row.Content),
        Field("audience", r => r.Row.Audience) with { Standard = false },
        Field("countyWide", r => r.Row.CountyWide) with { Standard = false },
        Column.Whole("quantity", "数量", null, r => r.Row.Quantity),
        Field("quantityUnit", r => r.Row.QuantityUnit),
        Field(Ledgers.Resources.Offered.Key, r => r.Row.OfferedOn) with { Standard = false },
        Field("from", r => r.Row.AvailableFrom),
        Field("to", r => r.Row.AvailableTo),
        Field("mode", r => r.Row.Mode) with { Standard = false },
        Column.Whole("needs", "已对接需求", "个", r => r.Needs),
        Column.Choice(Ledgers.Resources.Use.Key, "使用情况", r => r.Use),
        Column.Whole(Ledgers.Resources.Unused.Key, "未使用", "天", r => r.UnusedDays) with { Standard = false, EmptyIsNotApplicable = true },
        Column.Flag("expired", "已过期", r => r.Expired) with { Standard = false },
        Column.Text("liaison", "联系人", r => r.Unit.Liaison) with { Standard = false },
        Column.Code("phone", "联系电话（公示）", r => r.Unit.Phone),
        Column.Remark(),
    ];
}
