using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>What a unit reports of its 在职党员 for a half-year.</summary>
public sealed class UnitServiceRegister : Register<UnitService>
{
    public override string Ledger => UnitServiceTable.LedgerName;

    public override string Noun => "半年填报";

    protected override IEnumerable<Field<UnitService>> Define() =>
    [
        Field.Pick("unit", "单位", s => s.UnitId, Picks.Units) with { OnlyNew = true },
        Field.Day("from", "半年起始日期", s => s.From) with { OnlyNew = true, Initial = day => Period.Of(PeriodKind.HalfYear, day).From, Hint = "上半年为1月1日，下半年为7月1日。" },
        Field.Day("reported", "填报日期", s => s.ReportedOn) with { Initial = day => day, Hint = "应在该半年之内，补报的填写半年最后一天。" },
        Field.Whole("registered", "已报到", s => s.Registered, 0, 100_000, "名"),
        Field.Whole("attendances", "参加服务", s => s.ServiceAttendances, 0, 1_000_000, "人次"),
        Field.Whole("claimed", "认领微心愿", s => s.WishesClaimed, 0, 100_000, "个"),
        Field.Whole("done", "完成微心愿", s => s.WishesDone, 0, 100_000, "个"),
    ];

    protected override async Task CheckAsync(Draft<UnitService> draft, CancellationToken cancel)
    {
        var service = draft.Row;
        if (service.From is not { Month: 1 or 7, Day: 1 }) draft.Refuse("from", "“半年起始日期”应为1月1日或7月1日。");
        else if (service.ReportedOn < service.From || service.ReportedOn >= service.From.AddMonths(6)) draft.Refuse("reported", "“填报日期”应在该半年之内，补报的填写半年最后一天。");
        if (service.WishesDone > service.WishesClaimed) draft.Refuse("done", "“完成微心愿”不应多于“认领微心愿”。");
        var members = await draft.Db.CountyUnits.Where(u => u.Id == service.UnitId).Select(u => u.MembersInService).SingleOrDefaultAsync(cancel);
        if (service.Registered > members) draft.Refuse("registered", FormattableString.Invariant($"“已报到”不应多于单位的在职党员{members}名。"));
        if (await draft.Others.AnyAsync(s => s.UnitId == service.UnitId && s.From == service.From, cancel)) draft.Refuse("unit", "该单位这个半年已填报，请修改原记录。");
    }
}
