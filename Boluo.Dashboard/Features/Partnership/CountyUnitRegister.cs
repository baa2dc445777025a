using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>县直单位. One that is abolished ends on a day and keeps what it did; only what nothing refers to is deleted.</summary>
public sealed class CountyUnitRegister() : Register<CountyUnit>("县直单位", "county-units.csv", CountyUnitTable.LedgerName)
{
    public override bool IsSkeleton => true;

    protected override IEnumerable<Field<CountyUnit>> Define() =>
    [
        Field.Text("name", "单位", u => u.Name),
        Field.Choice("nature", "单位性质", u => u.Nature),
        Field.Text("organisation", "单位党组织", u => u.PartyOrgName, longest: 60),
        Field.Text("secretary", "党组织书记", u => u.SecretaryName, longest: 30),
        Field.Whole("members", "在职党员", u => u.MembersInService, 0, 100_000, "名"),
        Field.Text("liaison", "联系人", u => u.Liaison, longest: 30),
        Field.PublicLine("phone", "联系电话（公示）", u => u.Phone),
        Field.Day("ended", "撤销日期", u => u.EndedOn) with { Hint = "自该日起单位不再存在；在册的不填。更名的，直接修改单位名称。" },
    ];

    protected override void Rules(RuleBook<CountyUnit> must) => must.NotRepeat("name", "已有名称相同的县直单位，请勿重复登记。", "name");

    /// <summary>What would go on without its unit is settled before; the registers of those rows refuse the same of them.</summary>
    protected override async Task CheckAsync(Draft<CountyUnit> draft, CancellationToken cancel)
    {
        var (db, id, members) = (draft.Db, draft.Row.Id, draft.Row.MembersInService);
        if (!draft.IsNew && draft.Was(u => u.MembersInService) > members
            && await db.UnitServices.Where(s => s.UnitId == id && s.Registered > members).OrderByDescending(s => s.From).FirstOrDefaultAsync(cancel) is { } report)
            draft.Refuse("members", $"“在职党员”不应少于{Period.Of(PeriodKind.HalfYear, report.From).InWords}填报的已报到{report.Registered}名，现为{members}名。");
        if (draft.IsNew || draft.Row.EndedOn is not { } end || draft.Was(u => u.EndedOn) == end) return;
        var left = new[]
        {
            (Count: await db.Pairings.CountAsync(p => p.UnitId == id && (p.ValidTo == null || p.ValidTo > end), cancel), What: "个结对关系"),
            (Count: await db.Projects.CountAsync(p => p.LeadUnitId == id && ((p.EndOn ?? p.StoppedOn) == null || (p.EndOn ?? p.StoppedOn) > end), cancel), What: "个牵头的项目"),
            (Count: await db.Resources.CountAsync(r => r.UnitId == id && (r.AvailableTo == null || r.AvailableTo >= end), cancel), What: "项可提供的资源"),
            (Count: await db.Activities.CountAsync(a => a.HostUnitId == id && a.On >= end, cancel), What: "场主办的共建活动"),
            (Count: await db.UnitServices.CountAsync(s => s.UnitId == id && s.From >= end, cancel), What: "期报到服务情况"),
        }.Where(l => l.Count > 0).Select(l => Invariant($"{l.Count}{l.What}")).ToList();
        if (left.Count > 0) draft.Refuse("ended", $"该单位在{Days.Long(end)}以后仍有{string.Join('、', left)}，请先逐项结束或改由其他单位承担。");
    }

    protected override async Task NewKeyAsync(Draft<CountyUnit> draft, CancellationToken cancel) => draft.Set(u => u.Id, await draft.NextIdAsync(u => u.Id, cancel));

    /// <summary>Links would go with the unit, and with them who took part in what.</summary>
    protected override async Task<string?> WhyNotDeletedAsync(BoluoDbContext db, CountyUnit row, CancellationToken cancel) =>
        await db.ActivityUnits.AnyAsync(l => l.UnitId == row.Id, cancel) || await db.ProjectUnits.AnyAsync(l => l.UnitId == row.Id, cancel)
            ? "该单位已参加共建活动或项目，不能删除；已撤销的单位请填写“撤销日期”。" : null;
}
