using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A resource as of a day, with what became of it.</summary>
public sealed record ResourceRow
{
    public required string Code { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }
    public required UnitNature Nature { get; init; }
    public required ResourceCategory Category { get; init; }
    public required string Title { get; init; }
    public required string Content { get; init; }
    public required string Audience { get; init; }
    public required bool CountyWide { get; init; }
    public required double Quantity { get; init; }
    public required string QuantityUnit { get; init; }
    public required DateOnly OfferedOn { get; init; }
    public required DateOnly AvailableFrom { get; init; }
    public required DateOnly? AvailableTo { get; init; }
    public required string Mode { get; init; }
    public required int Needs { get; init; }
    public required ResourceUse Use { get; init; }

    /// <summary>Days since it was on the list and could be had; only while it can be had and nobody has used it, and not before.</summary>
    public required int? UnusedDays { get; init; }

    /// <summary>The last day on which it could be had has passed, used or not.</summary>
    public required bool Expired { get; init; }
    public required string Liaison { get; init; }
    public required string Phone { get; init; }
    public required string Search { get; init; }

    /// <summary>The resources of a scope as of its day.</summary>
    public static IQueryable<ResourceRow> Query(BoluoDbContext db, Scope scope)
    {
        var day = scope.AsOf;
        var (today, idle) = (day.DayNumber, db.SettingOf(ThreeListsRoom.IdleKey));
        return from resource in db.Resources.Within(db, scope)
               join unit in db.CountyUnits on resource.UnitId equals unit.Id
               let direct = db.NeedResources.Count(l => l.ResourceId == resource.Id && l.On <= day)
               let byProject = db.ProjectResources.Count(l => l.ResourceId == resource.Id && l.On <= day)
               let expired = resource.AvailableTo != null && resource.AvailableTo < day
               let unused = today - (resource.AvailableFrom > resource.OfferedOn ? resource.AvailableFrom.DayNumber : resource.OfferedOn.DayNumber)
               select new ResourceRow
               {
                   Code = resource.Code,
                   UnitId = unit.Id,
                   UnitName = unit.PartyOrgName,
                   Nature = unit.Nature,
                   Category = resource.Category,
                   Title = resource.Title,
                   Content = resource.Content,
                   Audience = resource.Audience,
                   CountyWide = resource.CountyWide,
                   Quantity = resource.Quantity,
                   QuantityUnit = resource.QuantityUnit,
                   OfferedOn = resource.OfferedOn,
                   AvailableFrom = resource.AvailableFrom,
                   AvailableTo = resource.AvailableTo,
                   Mode = resource.Mode,
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
                   Liaison = unit.Liaison,
                   Phone = unit.Phone,
                   Search = resource.Search + " " + unit.Search,
               };
    }
}

/// <summary>资源清单.</summary>
public sealed class ResourceTable(IDbContextFactory<BoluoDbContext> factory) : Table<ResourceRow>(factory)
{
    public const string LedgerName = "resources";

    public override string Name => LedgerName;

    public override string Title => "博罗县资源清单";

    public override string SheetName => "资源清单";

    public override string Path => ThreeListsRoom.Page(LedgerName);

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "资源属于提供单位；按镇街、社区统计时，计入与该社区结对单位的资源，含面向全县的；各镇街之间不相加；全县另含已不结对的单位提供的。",
        FormattableString.Invariant($"已使用指已对接需求或用于项目。未使用天数自收集日期和可提供时间（起）两者中较晚的一日起算，不超过{ThreeListsRoom.IdleDays}天（参数设置另有规定的从其规定）的为可对接，超过的为长期未使用。"),
        "可提供时间（止）已过、尚未使用的为已过期未使用，不再计未使用天数，也不再列入可对接；已过期的资源仍计入资源总数。",
    ];

    public override string UsualOrder => "按资源编号排序";

    protected override Expression<Func<ResourceRow, string>> Key => r => r.Code;

    protected override IReadOnlyList<Expression<Func<ResourceRow, string?>>> Searched => [r => r.Title, r => r.UnitName, r => r.Search, r => r.Code];

    protected override IQueryable<ResourceRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ResourceRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ResourceRow>> Define() =>
    [
        new Column<ResourceRow, string>("code", "资源编号", null, Format.Code, Total.None, r => r.Code),
        new Column<ResourceRow, string>("unit", "提供单位党组织", null, Format.Text, Total.None, r => r.UnitName),
        new Column<ResourceRow, UnitNature>("nature", "单位性质", null, Format.Choice, Total.None, r => r.Nature),
        new Column<ResourceRow, ResourceCategory>("category", "资源类别", null, Format.Choice, Total.None, r => r.Category),
        new Column<ResourceRow, string>("title", "资源（服务）名称", null, Format.Text, Total.None, r => r.Title),
        new Column<ResourceRow, string>("content", "服务内容", null, Format.Text, Total.None, r => r.Content),
        new Column<ResourceRow, string>("audience", "服务对象", null, Format.Text, Total.None, r => r.Audience) { Standard = false },
        new Column<ResourceRow, bool>("countyWide", "面向全县", null, Format.YesNo, Total.None, r => r.CountyWide) { Standard = false },
        new Column<ResourceRow, double>("quantity", "数量", null, Format.Integer, Total.None, r => r.Quantity),
        new Column<ResourceRow, string>("quantityUnit", "计量单位", null, Format.Text, Total.None, r => r.QuantityUnit),
        new Column<ResourceRow, DateOnly>("offered", "收集日期", null, Format.Date, Total.None, r => r.OfferedOn) { Standard = false },
        new Column<ResourceRow, DateOnly>("from", "可提供时间（起）", null, Format.Date, Total.None, r => r.AvailableFrom),
        new Column<ResourceRow, DateOnly?>("to", "可提供时间（止）", null, Format.Date, Total.None, r => r.AvailableTo),
        new Column<ResourceRow, string>("mode", "服务方式", null, Format.Text, Total.None, r => r.Mode) { Standard = false },
        new Column<ResourceRow, int>("needs", "已对接需求", "个", Format.Integer, Total.None, r => r.Needs),
        new Column<ResourceRow, ResourceUse>("use", "使用情况", null, Format.Choice, Total.None, r => r.Use),
        new Column<ResourceRow, int?>("unused", "未使用", "天", Format.Integer, Total.None, r => r.UnusedDays) { Standard = false, EmptyIsNotApplicable = true },
        new Column<ResourceRow, bool>("expired", "已过期", null, Format.YesNo, Total.None, r => r.Expired) { Standard = false },
        new Column<ResourceRow, string>("liaison", "联系人", null, Format.Text, Total.None, r => r.Liaison) { Standard = false },
        new Column<ResourceRow, string>("phone", "联系电话（公示）", null, Format.Code, Total.None, r => r.Phone),
        PlaceColumns.Remark<ResourceRow>(),
    ];
}
