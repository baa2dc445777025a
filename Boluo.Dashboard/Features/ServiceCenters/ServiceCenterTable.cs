using System.Linq.Expressions;
using Boluo.Dashboard.Data;
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
    public required ServiceCenter Center { get; init; }
    public required int LevelOrder { get; init; }
    public required CenterKind Kind { get; init; }
    public required string TownshipName { get; init; }
    public required string? Place { get; init; }
    public required int Services { get; init; }

    /// <summary>The names of its services.</summary>
    public required string? Items { get; init; }

    /// <summary>The search text of its community.</summary>
    public required string? Search { get; init; }

    /// <summary>The centres open in a scope on its day.</summary>
    public static IQueryable<ServiceCenterRow> Query(BoluoDbContext db, Scope scope) =>
        from center in db.ServiceCenters.Within(db, scope).AsNoTracking()
        join t in db.Townships on center.TownshipCode equals t.Code into townships
        from township in townships.DefaultIfEmpty()
        join c in db.Communities on center.CommunityCode equals c.Code into communities
        from community in communities.DefaultIfEmpty()
        join h in db.Compounds on center.CompoundId equals (int?)h.Id into compounds
        from compound in compounds.DefaultIfEmpty()
        select new ServiceCenterRow
        {
            Center = center,
            // Levels are stored by name; their order is the county's, from above to below.
            LevelOrder = center.Level == CenterLevel.County ? 0 : center.Level == CenterLevel.Street ? 1 : center.Level == CenterLevel.Community ? 2
                : center.Level == CenterLevel.Compound ? 3 : center.Level == CenterLevel.Park ? 4 : 5,
            Kind = center.IsStation ? CenterKind.Station : CenterKind.Center,
            TownshipName = center.TownshipCode == null ? "县本级" : township.Name,
            Place = compound.Name ?? center.Host ?? community.Name,
            Services = db.ServiceCenterItems.Count(i => i.CenterCode == center.Code),
            Items = (from link in db.ServiceCenterItems
                     join item in db.ServiceItems on link.ServiceItemId equals item.Id
                     where link.CenterCode == center.Code
                     group item by link.CenterCode into found
                     select string.Join("、", found.Select(f => f.Name))).FirstOrDefault(),
            Search = community.Search,
        };
}

/// <summary>党群服务中心（站）台账.</summary>
public sealed class ServiceCenterTable(IDbContextFactory<BoluoDbContext> factory)
    : RegisterTable<ServiceCenterRow, ServiceCenterRegister>(factory, LedgerName, new("党群服务中心（站）台账"), "党群服务中心", Urls.ServiceCenters)
{
    public const string LedgerName = ServiceCenterKeys.LedgerName;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "覆盖党员群众为登记的服务范围内人数，各级服务范围有重叠，不作合计；全县覆盖数为计入的各级合计（各级服务范围有重叠），是否计入另列。",
        "累计投入为登记的建设投入，不区分资金来源；综合服务为登记的服务事项种类数。启用当日计入，停用当日不计。",
        "县本级的中心只在全县范围内统计；镇街和产业园区的中心不计入单个社区。",
    ];

    protected override Expression<Func<ServiceCenterRow, string>> Key => r => r.Center.Code;

    protected override IOrderedQueryable<ServiceCenterRow> InUsualOrder(IQueryable<ServiceCenterRow> rows) =>
        rows.OrderBy(r => r.LevelOrder).ThenBy(r => r.Center.TownshipCode ?? "").ThenBy(r => r.Center.CommunityCode ?? "");

    protected override IReadOnlyList<Expression<Func<ServiceCenterRow, string?>>> Searched => [r => r.Center.Name, r => r.Center.Code, r => r.Search, r => r.TownshipName, r => r.Place];

    protected override IQueryable<ServiceCenterRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer) => ServiceCenterRow.Query(db, scope);

    protected override IEnumerable<RowColumn<ServiceCenterRow>> Define() =>
    [
        Field(Ledgers.ServiceCenters.Level.Key, r => r.Center.Level),
        Field("name", r => r.Center.Name),
        Column.Choice("kind", "类别", r => r.Kind),
        Column.Township(r => r.TownshipName, r => r.Center.TownshipCode ?? ""),
        Column.Text("place", "社区（小区、园区、企业）", r => r.Place, r => r.Center.CommunityCode == null ? null : Urls.Community(r.Center.CommunityCode)) with { SortBy = r => r.Center.CommunityCode ?? r.Center.TownshipCode ?? "" },
        Field("address", r => r.Center.Address) with { Standard = false },
        Column.Count("area", "建筑面积", "平方米", r => r.Center.FloorArea) with { IsCurrentValue = true },
        Field(Ledgers.ServiceCenters.Opened.Key, r => r.Center.OpenedOn),
        Field(Ledgers.ServiceCenters.Investment.Key, r => r.Center.InvestmentWan) with { IsCurrentValue = true },
        Field("funding", r => r.Center.FundingSource) with { Standard = false },
        Column.Whole(Ledgers.ServiceCenters.Services.Key, "综合服务", "项", r => r.Services) with { IsCurrentValue = true },
        Column.Text(Ledgers.ServiceCenters.Items.Key, "综合服务事项", r => r.Items) with { Standard = false, IsCurrentValue = true },
        Field(Ledgers.ServiceCenters.Civilisation.Key, r => r.Center.CivilisationSite) with { IsCurrentValue = true },
        Field("manager", r => r.Center.Manager) with { IsCurrentValue = true },
        Column.Count("fullTime", "专职", "名", r => r.Center.FullTimeStaff) with { Standard = false, IsCurrentValue = true },
        Column.Count("partTime", "兼职", "名", r => r.Center.PartTimeStaff) with { Standard = false, IsCurrentValue = true },
        Field("hours", r => r.Center.OpeningHours) with { Standard = false },
        Field("phone", r => r.Center.Phone),
        Column.Whole(Ledgers.ServiceCenters.Served.Key, "覆盖党员群众", "人", r => r.Center.PeopleServed) with { IsCurrentValue = true },
        Column.Flag(Ledgers.ServiceCenters.InReach.Key, "是否计入全县覆盖数", r => r.Center.CountsInReach) with { Standard = false },
        Column.Remark(),
    ];
}
