using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>综合服务事项. Which centres offer one is kept on the forms of the centres.</summary>
public sealed class ServiceItemRegister() : Register<ServiceItem>("服务事项", "service-items.csv", ServiceItemTable.LedgerName)
{
    public override bool IsSkeleton => true;

    protected override IEnumerable<Field<ServiceItem>> Define() =>
    [
        Field.Text("name", "服务事项", i => i.Name, longest: 30),
    ];

    protected override void Rules(RuleBook<ServiceItem> must) => must.BeUnique("name", "已有名称相同的服务事项，请勿重复登记。", "name");

    protected override async Task NewKeyAsync(Draft<ServiceItem> draft, CancellationToken cancel) => draft.Set(i => i.Id, await draft.NextIdAsync(i => i.Id, cancel));

    /// <summary>Links would go with the item.</summary>
    protected override async Task<string?> WhyNotDeletedAsync(BoluoDbContext db, ServiceItem row, CancellationToken cancel) =>
        await db.ServiceCenterItems.CountAsync(l => l.ServiceItemId == row.Id, cancel) is var centers and > 0 ? Invariant($"该服务事项正由{centers}个中心（站）提供，不能删除，请先在各中心（站）中移除。") : null;
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
