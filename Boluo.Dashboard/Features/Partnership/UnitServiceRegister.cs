using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Partnership;

/// <summary>What a unit reports of its 在职党员 for a half-year.</summary>
public sealed class UnitServiceRegister() : Register<UnitService>("半年填报", "unit-services.csv", UnitServiceTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("unit", "from")
    {
        First = day => Period.Of(PeriodKind.HalfYear, day).From,
        Words = from => new Period(PeriodKind.HalfYear, from, Period.Of(PeriodKind.HalfYear, from).End).InWords,
    };

    protected override IEnumerable<Field<UnitService>> Define() =>
    [
        Field.Pick("unit", "单位", s => s.UnitId, PickLists.Units) with { OnlyNew = true },
        Field.Day("from", "半年起始日期", s => s.From) with { OnlyNew = true, Initial = day => Period.Of(PeriodKind.HalfYear, day).From, Hint = "上半年为1月1日，下半年为7月1日。" },
        Field.Day("reported", "填报日期", s => s.ReportedOn) with { Initial = day => day, Hint = "应在该半年之内，补报的填写半年最后一天。" },
        Field.Whole("registered", "已报到", s => s.Registered, 0, 100_000, "名"),
        Field.Whole("attendances", "参加服务", s => s.ServiceAttendances, 0, 1_000_000, "人次"),
        Field.Whole("claimed", "认领微心愿", s => s.WishesClaimed, 0, 100_000, "个"),
        Field.Whole("done", "完成微心愿", s => s.WishesDone, 0, 100_000, "个"),
    ];

    protected override void Rules(RuleBook<UnitService> must)
    {
        must.Hold("from", IsHalfYear, "应为半年的第一天，即1月1日或7月1日", _ => "“半年起始日期”应为1月1日或7月1日。");
        must.Hold("reported", s => !IsHalfYear(s) || (s.ReportedOn >= s.From && s.ReportedOn < s.From.AddMonths(6)), "应在“From”所指的半年之内",
            _ => "“填报日期”应在该半年之内，补报的填写半年最后一天。");
        must.Hold("done", s => s.WishesDone <= s.WishesClaimed, "不得多于“WishesClaimed”", _ => "“完成微心愿”不应多于“认领微心愿”。");
        must.Match<CountyUnit>("unit", (s, unit) => s.Registered <= unit.MembersInService, "不得多于单位的在职党员",
            (_, unit) => Invariant($"“已报到”不应多于单位的在职党员{unit.MembersInService}名。"), at: "registered");
        must.EndWithUnit("unit", (s, end) => s.From < end, at: "from");
        must.BeUnique("unit", "该单位这个半年已填报，请修改原记录。", "unit", "from");
    }

    private static bool IsHalfYear(UnitService service) => service.From is { Month: 1 or 7, Day: 1 };
}
