using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>中心 or 站.</summary>
public enum CenterKind
{
    [System.ComponentModel.DataAnnotations.Display(Name = "中心")] Center,
    [System.ComponentModel.DataAnnotations.Display(Name = "站")] Station,
}

/// <summary>A service centre as of a day.</summary>
public sealed record ServiceCenterRow
{
    public required string Code { get; init; }
    public required CenterLevel Level { get; init; }
    public required int LevelOrder { get; init; }
    public required string Name { get; init; }
    public required CenterKind Kind { get; init; }
    public required string TownshipName { get; init; }
    public required string? TownshipCode { get; init; }
    public required string? Place { get; init; }
    public required string? CommunityCode { get; init; }
    public required string Address { get; init; }
    public required double? FloorArea { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public required double InvestmentWan { get; init; }
    public required string FundingSource { get; init; }
    public required int Services { get; init; }

    /// <summary>The names of its services.</summary>
    public required string? Items { get; init; }

    public required CivilisationSite CivilisationSite { get; init; }
    public required string Manager { get; init; }
    public required int FullTimeStaff { get; init; }
    public required int PartTimeStaff { get; init; }
    public required string? OpeningHours { get; init; }
    public required string Phone { get; init; }
    public required int PeopleServed { get; init; }
    public required bool CountsInReach { get; init; }

    /// <summary>The search text of its community.</summary>
    public required string? Search { get; init; }

    /// <summary>The centres open in a scope on its day.</summary>
    public static IQueryable<ServiceCenterRow> Query(BoluoDbContext db, Scope scope) =>
        from center in db.ServiceCenters.Within(db, scope)
        join t in db.Townships on center.TownshipCode equals t.Code into townships
        from township in townships.DefaultIfEmpty()
        join c in db.Communities on center.CommunityCode equals c.Code into communities
        from community in communities.DefaultIfEmpty()
        join h in db.Compounds on center.CompoundId equals (int?)h.Id into compounds
        from compound in compounds.DefaultIfEmpty()
        select new ServiceCenterRow
        {
            Code = center.Code,
            Level = center.Level,
            // Levels are stored by name; their order is the county's, from above to below.
            LevelOrder = center.Level == CenterLevel.County ? 0 : center.Level == CenterLevel.Street ? 1 : center.Level == CenterLevel.Community ? 2
                : center.Level == CenterLevel.Compound ? 3 : center.Level == CenterLevel.Park ? 4 : 5,
            Name = center.Name,
            Kind = center.IsStation ? CenterKind.Station : CenterKind.Center,
            TownshipName = center.TownshipCode == null ? "县本级" : township.Name,
            TownshipCode = center.TownshipCode,
            Place = compound.Name ?? center.Host ?? community.Name,
            CommunityCode = center.CommunityCode,
            Address = center.Address,
            FloorArea = center.FloorArea,
            OpenedOn = center.OpenedOn,
            InvestmentWan = center.InvestmentWan,
            FundingSource = center.FundingSource,
            Services = db.ServiceCenterItems.Count(i => i.CenterCode == center.Code),
            Items = (from link in db.ServiceCenterItems
                     join item in db.ServiceItems on link.ServiceItemId equals item.Id
                     where link.CenterCode == center.Code
                     group item by link.CenterCode into found
                     select string.Join("、", found.Select(f => f.Name))).FirstOrDefault(),
            CivilisationSite = center.CivilisationSite,
            Manager = center.Manager,
            FullTimeStaff = center.FullTimeStaff,
            PartTimeStaff = center.PartTimeStaff,
            OpeningHours = center.OpeningHours,
            Phone = center.Phone,
            PeopleServed = center.PeopleServed,
            CountsInReach = center.CountsInReach,
            Search = community.Search,
        };
}

/// <summary>党群服务中心（站）台账.</summary>
public sealed class ServiceCenterTable(IDbContextFactory<BoluoDbContext> factory) : Table<ServiceCenterRow>(factory)
{
    public const string LedgerName = "service-centers";

    public override string Name => LedgerName;

    public override string Title => "博罗县党群服务中心（站）台账";

    public override string SheetName => "党群服务中心";

    public override string Path => Urls.ServiceCenters;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "覆盖党员群众为登记的服务范围内人数，各级服务范围有重叠，不作合计；全县覆盖数为计入的各级合计（各级服务范围有重叠），是否计入另列。",
        "累计投入为登记的建设投入，不区分资金来源；综合服务为登记的服务事项种类数。启用当日计入，停用当日不计。",
        "县本级的中心只在全县范围内统计；镇街和产业园区的中心不计入单个社区。",
    ];

    protected override Expression<Func<ServiceCenterRow, string>> Key => r => r.Code;

    protected override IOrderedQueryable<ServiceCenterRow> InUsualOrder(IQueryable<ServiceCenterRow> rows) =>
        rows.OrderBy(r => r.LevelOrder).ThenBy(r => r.TownshipCode ?? "").ThenBy(r => r.CommunityCode ?? "");

    protected override IReadOnlyList<Expression<Func<ServiceCenterRow, string?>>> Searched => [r => r.Name, r => r.Code, r => r.Search, r => r.TownshipName, r => r.Place];

    protected override IQueryable<ServiceCenterRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ServiceCenterRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ServiceCenterRow>> Define() =>
    [
        new Column<ServiceCenterRow, CenterLevel>("level", "层级领域", null, Format.Choice, Total.None, r => r.Level),
        new Column<ServiceCenterRow, string>("name", "名称", null, Format.Text, Total.None, r => r.Name),
        new Column<ServiceCenterRow, CenterKind>("kind", "类别", null, Format.Choice, Total.None, r => r.Kind),
        PlaceColumns.Township<ServiceCenterRow>(r => r.TownshipName, r => r.TownshipCode ?? ""),
        new Column<ServiceCenterRow, string?>("place", "社区（小区、园区、企业）", null, Format.Text, Total.None, r => r.Place, r => r.CommunityCode == null ? null : Urls.Community(r.CommunityCode))
            { SortBy = r => r.CommunityCode ?? r.TownshipCode ?? "" },
        new Column<ServiceCenterRow, string>("address", "地址", null, Format.Text, Total.None, r => r.Address) { Standard = false },
        new Column<ServiceCenterRow, double?>("area", "建筑面积", "平方米", Format.Integer, Total.Sum, r => r.FloorArea) { IsCurrentValue = true },
        new Column<ServiceCenterRow, DateOnly>("opened", "启用时间", null, Format.Date, Total.None, r => r.OpenedOn),
        new Column<ServiceCenterRow, double>("investment", "累计投入", "万元", Format.TwoDecimals, Total.Sum, r => r.InvestmentWan) { IsCurrentValue = true },
        new Column<ServiceCenterRow, string>("funding", "资金来源", null, Format.Text, Total.None, r => r.FundingSource) { Standard = false },
        new Column<ServiceCenterRow, int>("services", "综合服务", "项", Format.Integer, Total.None, r => r.Services) { IsCurrentValue = true },
        new Column<ServiceCenterRow, string?>("items", "综合服务事项", null, Format.Text, Total.None, r => r.Items) { Standard = false, IsCurrentValue = true },
        new Column<ServiceCenterRow, CivilisationSite>("civilisation", "同址新时代文明实践阵地", null, Format.Choice, Total.None, r => r.CivilisationSite) { IsCurrentValue = true },
        new Column<ServiceCenterRow, string>("manager", "负责人", null, Format.Text, Total.None, r => r.Manager) { IsCurrentValue = true },
        new Column<ServiceCenterRow, int>("fullTime", "专职", "名", Format.Integer, Total.Sum, r => r.FullTimeStaff) { Standard = false, IsCurrentValue = true },
        new Column<ServiceCenterRow, int>("partTime", "兼职", "名", Format.Integer, Total.Sum, r => r.PartTimeStaff) { Standard = false, IsCurrentValue = true },
        new Column<ServiceCenterRow, string?>("hours", "开放时间", null, Format.Text, Total.None, r => r.OpeningHours) { Standard = false },
        new Column<ServiceCenterRow, string>("phone", "服务电话", null, Format.Code, Total.None, r => r.Phone),
        new Column<ServiceCenterRow, int>("served", "覆盖党员群众", "人", Format.Integer, Total.None, r => r.PeopleServed) { IsCurrentValue = true },
        new Column<ServiceCenterRow, bool>("inReach", "是否计入全县覆盖数", null, Format.YesNo, Total.None, r => r.CountsInReach) { Standard = false },
        PlaceColumns.Remark<ServiceCenterRow>(),
    ];
}
