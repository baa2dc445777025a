using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>综合服务事项.</summary>
public sealed class ServiceItemRegister() : Register<ServiceItem>("服务事项", "service-items.csv")
{
    protected override IEnumerable<Field<ServiceItem>> Define() =>
    [
        Field.Text("name", "服务事项", i => i.Name, longest: 30),
    ];
}

/// <summary>What a centre offers.</summary>
public sealed class ServiceCenterItemRegister() : LinkRegister<ServiceCenterItem>("中心服务事项", "service-center-items.csv")
{
    protected override IEnumerable<Field<ServiceCenterItem>> Define() =>
    [
        Field.Link("center", "中心（站）", i => i.CenterCode) with { Code = ServiceCenterRegister.Codes },
        Field.Link("item", "服务事项", i => i.ServiceItemId, Items),
    ];

    private static IQueryable<Pickable> Items(BoluoDbContext db, DateOnly day) =>
        db.ServiceItems.OrderBy(i => i.Id).Select(i => new Pickable { Value = i.Id.ToString(CultureInfo.InvariantCulture), Label = i.Name });
}
