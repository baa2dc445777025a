using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A resource as its unit offers it; its use follows from what it answers.</summary>
public sealed class ResourceRegister() : Register<Resource>("资源", "resources.csv", ResourceTable.LedgerName)
{
    private const string Prefix = "ZY";

    protected override IEnumerable<Field<Resource>> Define() =>
    [
        Field.Text("title", "资源（服务）名称", r => r.Title, longest: 100),
        Field.Pick("unit", "提供单位", r => r.UnitId, PickLists.Units),
        Field.Flag("countyWide", "面向全县", r => r.CountyWide) with { Hint = "面向全县的资源向每个社区提供，不计入单个社区。" },
        Field.Choice("category", "资源类别", r => r.Category),
        Field.LongText("content", "服务内容", r => r.Content),
        Field.Text("audience", "服务对象", r => r.Audience, longest: 100),
        Field.Text("mode", "服务方式", r => r.Mode, longest: 100),
        Field.Number("quantity", "数量", r => r.Quantity, 0, 1e9),
        Field.Text("quantityUnit", "计量单位", r => r.QuantityUnit, longest: 20),
        Field.Day("offered", "收集日期", r => r.OfferedOn) with { Initial = day => day },
        Field.Day("from", "可提供时间（起）", r => r.AvailableFrom, mayBeLater: true),
        Field.Day("to", "可提供时间（止）", r => r.AvailableTo, mayBeLater: true),
        Field.Code("code", "资源编号", r => r.Code, CodeShape.Running(Prefix, 7)),
    ];

    protected override IEnumerable<LinkField> DefineLinks() =>
    [
        Field.Links<NeedResourceRegister>("needs", "对接需求", mine: "resource"),
        Field.Links<ProjectResourceRegister>("projects", "用于项目", mine: "resource"),
    ];

    protected override void Rules(RuleBook<Resource> must)
    {
        must.InOrder("from", "to");
        must.InOrder("offered", "to");
        must.EndWithUnit("unit", (r, end) => r.AvailableTo < end, at: "to");
        must.BeUnique("code");
        must.NotRepeat("title", "该单位当天已有名称相同的资源，请勿重复登记。", "unit", "title", "offered");
    }

    protected override Task<Resource?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel) => db.Resources.SingleOrDefaultAsync(r => r.Code == key, cancel);

    protected override async Task NewKeyAsync(Draft<Resource> draft, CancellationToken cancel)
    {
        draft.Set(r => r.Id, await draft.NextIdAsync(r => r.Id, cancel));
        draft.Set(r => r.Code, await draft.NextCodeAsync(r => r.Code, $"{Prefix}{draft.Row.OfferedOn.Year.ToString(CultureInfo.InvariantCulture)}", 3, cancel));
    }
}
