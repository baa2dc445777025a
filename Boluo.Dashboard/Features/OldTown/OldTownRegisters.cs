using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>巷长: one per beat at a time; who leaves gets a day, his patrols and cases stay his.</summary>
public sealed class AlleyChiefRegister() : Register<AlleyChief>("巷长", "alley-chiefs.csv", AlleyChiefTable.LedgerName)
{
    protected override IEnumerable<Field<AlleyChief>> Define() =>
    [
        Field.Text("name", "姓名", c => c.Name, longest: 30),
        Field.Community("community", "社区", c => c.CommunityCode, PickLists.CommunitiesOf(UrbanForm.OldTown)),
        Field.Text("beat", "责任片", c => c.Beat, longest: 30),
        Field.Whole("alleys", "小街小巷", c => c.Alleys, 1, 200, "条"),
        Field.Day("since", "任职日期", c => c.ValidFrom) with { Initial = day => day },
        Field.Day("until", "离任日期", c => c.ValidTo) with { Hint = "自当天起不再担任；在任的不填。" },
    ];

    protected override void Rules(RuleBook<AlleyChief> must)
    {
        must.After("until", "since");
        must.LieIn("community", UrbanForm.OldTown);
        must.NotOverlap("since", "until", ["community", "beat"], at: "beat", form: (_, other) => $"该责任片这一时间的巷长是{other.Name}，请先填写其离任日期。");
    }

    /// <summary>What a chief did stays in his term.</summary>
    protected override async Task CheckAsync(Draft<AlleyChief> draft, CancellationToken cancel)
    {
        if (draft.IsNew) return;
        var chief = draft.Row;
        var days = await draft.Db.AlleyPatrols.Where(p => p.ChiefId == chief.Id).Select(p => p.WeekOf)
            .Concat(draft.Db.SmallCases.Where(c => c.ChiefId == chief.Id).Select(c => c.RaisedOn)).GroupBy(_ => 1)
            .Select(g => new { First = g.Min(), Last = g.Max() }).SingleOrDefaultAsync(cancel);
        if (days is not null && days.First < chief.ValidFrom) draft.Refuse("since", $"已有{Days.Long(days.First)}的巡查或事项，任职日期不应晚于这一天。");
        if (days is not null && days.Last >= chief.ValidTo) draft.Refuse("until", $"已有{Days.Long(days.Last)}的巡查或事项，离任日期应晚于这一天。");
    }
}

/// <summary>A week's patrol, done or missed.</summary>
public sealed class PatrolRegister() : Register<AlleyPatrol>("每周巡查", "alley-patrols.csv", PatrolTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("chief", "week") { First = MondayOf, Words = monday => $"{Days.Long(monday)}至{Days.InYear(monday.AddDays(6))}" };

    protected override IEnumerable<Field<AlleyPatrol>> Define() =>
    [
        Field.Pick("chief", "巷长", p => p.ChiefId, OldTownPicks.Chiefs),
        Field.Day("week", "应巡查的一周（星期一）", p => p.WeekOf) with { Initial = day => MondayOf(day) },
        Field.Day("done", "巡查日期", p => p.DoneOn) with { Hint = "未巡查的不填，原因填写在备注中。" },
        Field.Whole("visited", "走访", p => p.HouseholdsVisited, 0, 1000, "户") with { Initial = _ => 0 },
        Field.Text("remark", "备注", p => p.Remark, longest: 100),
    ];

    protected override void Rules(RuleBook<AlleyPatrol> must)
    {
        must.Hold("week", p => MondayOf(p.WeekOf) == p.WeekOf, "应为星期一", p => $"应填写星期一的日期，这一周的星期一是{Days.Long(MondayOf(p.WeekOf))}。");
        must.Hold("done", p => p.DoneOn is not { } on || MondayOf(on) == MondayOf(p.WeekOf), "应在“WeekOf”起的一周之内",
            p => $"“巡查日期”应在{Days.Long(MondayOf(p.WeekOf))}至{Days.Long(MondayOf(p.WeekOf).AddDays(6))}之间。");
        must.Hold("visited", p => p.DoneOn is not null || p.HouseholdsVisited == 0, "未巡查的一周应为0", _ => "没有巡查日期的，走访户数应为0。");
        must.BeUnique("week", "该巷长这一周已有记录，请修改原有的记录。", "chief", "week");
        must.Match<AlleyChief>("chief", (p, chief) => chief.Serves(p.WeekOf), Terms.Clause, (p, chief) => Terms.Sentence(chief, p.WeekOf), at: "week");
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>A 微急烦心事 is kept by its dates; its state follows from them.</summary>
public sealed class SmallCaseRegister() : Register<SmallCase>("微急烦心事", "small-cases.csv", SmallCaseTable.LedgerName)
{
    protected override IEnumerable<Field<SmallCase>> Define() =>
    [
        Field.Text("title", "事项", c => c.Title, longest: 100),
        Field.Choice("kind", "类别", c => c.Kind),
        Field.Pick("chief", "办理巷长", c => c.ChiefId, OldTownPicks.Chiefs),
        Field.Day("raised", "提出日期", c => c.RaisedOn) with { Initial = day => day },
        Field.Day("started", "开始办理", c => c.StartedOn) with { Hint = "状态由各项日期推算，不另填写。" },
        Field.Day("handled", "办结日期", c => c.HandledOn),
        Field.Text("result", "办理结果", c => c.Result, longest: 100),
    ];

    protected override void Rules(RuleBook<SmallCase> must)
    {
        must.InOrder("raised", "started");
        must.Hold("handled", c => !(c.HandledOn < c.RaisedOn) && !(c.HandledOn < c.StartedOn), "不得早于“RaisedOn”和“StartedOn”", HandledEarly);
        must.Need("handled", "started", "result");
        must.Need("result", "handled");
        must.BeKnownBy("chief", "title", "raised");
        must.Match<AlleyChief>("chief", (c, chief) => chief.Serves(c.RaisedOn), Terms.Clause, (c, chief) => Terms.Sentence(chief, c.RaisedOn), at: "raised");
    }

    private static string HandledEarly(SmallCase item)
    {
        var (label, day) = item.StartedOn is { } started && started >= item.RaisedOn ? ("开始办理", started) : ("提出日期", item.RaisedOn);
        return $"“办结日期”不应早于“{label}”{Days.Long(day)}，现为{Days.Long(item.HandledOn!.Value)}。";
    }

    /// <summary>What is entered twice; an old row is judged when it is made like another.</summary>
    protected override async Task CheckAsync(Draft<SmallCase> draft, CancellationToken cancel)
    {
        var item = draft.Row;
        if (await draft.Others.AnyAsync(c => c.ChiefId == item.ChiefId && c.Title == item.Title && c.RaisedOn == item.RaisedOn && c.HandledOn == item.HandledOn, cancel)
            && (draft.IsNew || draft.Was(c => c.Title) != item.Title || draft.Was(c => c.ChiefId) != item.ChiefId || draft.Was(c => c.RaisedOn) != item.RaisedOn))
            draft.Refuse("title", "该巷长当天已有内容相同的事项，请勿重复登记。");
    }
}

/// <summary>What a chief does lies in his term.</summary>
internal static class Terms
{
    public const string Clause = "应在巷长的任职期间";

    public static bool Serves(this AlleyChief chief, DateOnly day) => day >= chief.ValidFrom && !(day >= chief.ValidTo);

    public static string Sentence(AlleyChief chief, DateOnly day) =>
        $"{chief.Name}{Days.Long(day)}不在任（{Days.Long(chief.ValidFrom)}任职{(chief.ValidTo is { } to ? $"，{Days.Long(to)}离任" : "")}）。";
}
