using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.OldTown;

/// <summary>巷长: one per beat at a time; who leaves gets a day, his patrols and cases stay his.</summary>
public sealed class AlleyChiefRegister : Register<AlleyChief>
{
    public override string Ledger => AlleyChiefTable.LedgerName;

    public override string Noun => "巷长";

    protected override IEnumerable<Field<AlleyChief>> Define() =>
    [
        Field.Text("name", "姓名", c => c.Name, longest: 30),
        Field.Pick("community", "社区", c => c.CommunityCode, Picks.CommunitiesOf(UrbanForm.OldTown)),
        Field.Text("beat", "责任片", c => c.Beat, longest: 30),
        Field.Whole("alleys", "小街小巷", c => c.Alleys, 1, 200, "条"),
        Field.Day("since", "任职日期", c => c.ValidFrom) with { Initial = day => day },
        Field.Day("until", "离任日期", c => c.ValidTo) with { Hint = "自当天起不再担任；在任的不填。" },
    ];

    protected override async Task CheckAsync(Draft<AlleyChief> draft, CancellationToken cancel)
    {
        var chief = draft.Row;
        if (chief.ValidTo <= chief.ValidFrom) draft.Refuse("until", $"“离任日期”应晚于“任职日期”{Days.Long(chief.ValidFrom)}。");
        var (from, to) = (chief.ValidFrom, chief.ValidTo ?? DateOnly.MaxValue);
        if (await draft.Others.Where(c => c.CommunityCode == chief.CommunityCode && c.Beat == chief.Beat && c.ValidFrom < to && (c.ValidTo == null || c.ValidTo > from))
            .Select(c => c.Name).FirstOrDefaultAsync(cancel) is { } other)
            draft.Refuse("beat", $"该责任片这一时间的巷长是{other}，请先填写其离任日期。");
        if (draft.IsNew) return;
        var days = await draft.Db.AlleyPatrols.Where(p => p.ChiefId == chief.Id).Select(p => p.WeekOf)
            .Concat(draft.Db.SmallCases.Where(c => c.ChiefId == chief.Id).Select(c => c.RaisedOn)).GroupBy(_ => 1)
            .Select(g => new { First = g.Min(), Last = g.Max() }).SingleOrDefaultAsync(cancel);
        if (days is not null && days.First < from) draft.Refuse("since", $"已有{Days.Long(days.First)}的巡查或事项，任职日期不应晚于这一天。");
        if (days is not null && days.Last >= to) draft.Refuse("until", $"已有{Days.Long(days.Last)}的巡查或事项，离任日期应晚于这一天。");
    }
}

/// <summary>A week's patrol, done or missed.</summary>
public sealed class PatrolRegister : Register<AlleyPatrol>
{
    public override string Ledger => PatrolTable.LedgerName;

    public override string Noun => "每周巡查";

    protected override IEnumerable<Field<AlleyPatrol>> Define() =>
    [
        Field.Pick("chief", "巷长", p => p.ChiefId, OldTownPicks.Chiefs),
        Field.Day("week", "应巡查的一周（星期一）", p => p.WeekOf) with { Initial = day => MondayOf(day) },
        Field.Day("done", "巡查日期", p => p.DoneOn) with { Hint = "未巡查的不填，原因填写在备注中。" },
        Field.Whole("visited", "走访", p => p.HouseholdsVisited, 0, 1000, "户") with { Initial = _ => 0 },
        Field.Text("remark", "备注", p => p.Remark, longest: 100),
    ];

    protected override async Task CheckAsync(Draft<AlleyPatrol> draft, CancellationToken cancel)
    {
        var patrol = draft.Row;
        if (patrol.WeekOf.DayOfWeek != DayOfWeek.Monday)
        {
            draft.Refuse("week", $"应填写星期一的日期，这一周的星期一是{Days.Long(MondayOf(patrol.WeekOf))}。");
            return;
        }

        if (patrol.DoneOn is { } on && MondayOf(on) != patrol.WeekOf)
            draft.Refuse("done", $"“巡查日期”应在{Days.Long(patrol.WeekOf)}至{Days.Long(patrol.WeekOf.AddDays(6))}之间。");
        if (patrol.DoneOn is null && patrol.HouseholdsVisited > 0) draft.Refuse("visited", "没有巡查日期的，走访户数应为0。");
        if (await draft.Others.AnyAsync(p => p.ChiefId == patrol.ChiefId && p.WeekOf == patrol.WeekOf, cancel))
            draft.Refuse("week", "该巷长这一周已有记录，请修改原有的记录。");
        await Terms.CheckAsync(draft, patrol.ChiefId, patrol.WeekOf, "week", cancel);
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>A 微急烦心事 is kept by its dates; its state follows from them.</summary>
public sealed class SmallCaseRegister : Register<SmallCase>
{
    public override string Ledger => SmallCaseTable.LedgerName;

    public override string Noun => "微急烦心事";

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

    protected override async Task CheckAsync(Draft<SmallCase> draft, CancellationToken cancel)
    {
        var item = draft.Row;
        draft.InOrder("raised", "started", "handled");
        if (await draft.Others.AnyAsync(c => c.ChiefId == item.ChiefId && c.Title == item.Title && c.RaisedOn == item.RaisedOn && c.HandledOn == item.HandledOn, cancel)
            && (draft.IsNew || draft.Was(c => c.Title) != item.Title || draft.Was(c => c.ChiefId) != item.ChiefId || draft.Was(c => c.RaisedOn) != item.RaisedOn))
            draft.Refuse("title", "该巷长当天已有内容相同的事项，请勿重复登记。");
        await Terms.CheckAsync(draft, item.ChiefId, item.RaisedOn, "raised", cancel);
    }
}

/// <summary>What a chief does lies in his term.</summary>
internal static class Terms
{
    public static async Task CheckAsync<TRow>(Draft<TRow> draft, int chiefId, DateOnly day, string field, CancellationToken cancel) where TRow : class
    {
        var chief = await draft.Db.AlleyChiefs.AsNoTracking().FirstOrDefaultAsync(c => c.Id == chiefId, cancel);
        if (chief is null) draft.Refuse("chief", "该巷长已不在名册中，请重新选择。");
        else if (day < chief.ValidFrom || day >= (chief.ValidTo ?? DateOnly.MaxValue))
            draft.Refuse(field, $"{chief.Name}{Days.Long(day)}不在任（{Days.Long(chief.ValidFrom)}任职{(chief.ValidTo is { } to ? $"，{Days.Long(to)}离任" : "")}）。");
    }
}
