using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>问政建议.</summary>
public sealed class SuggestionRegister : Register<Suggestion>
{
    public override string Ledger => SuggestionTable.LedgerName;

    public override string Noun => "意见建议";

    protected override IEnumerable<Field<Suggestion>> Define() =>
    [
        Field.Text("title", "意见建议", s => s.Title, longest: 100),
        Field.Pick("community", "社区", s => s.CommunityCode, Picks.Communities) with { Hint = "涉及一个社区的填写。" },
        Field.Pick("township", "镇街", s => s.TownshipCode, Picks.Townships) with { Hint = "涉及一个镇街的填写；涉及全县的，社区和镇街均不填。" },
        Field.Choice("proposer", "提出主体", s => s.Proposer),
        Field.Choice("channel", "听取渠道", s => s.Channel),
        Field.Day("on", "提出日期", s => s.On) with { Initial = day => day },
        Field.Day("adoptedOn", "采纳日期", s => s.AdoptedOn) with { Hint = "研究中的不填。" },
        Field.Choice("adoptedAs", "采纳形式", s => s.AdoptedAs),
    ];

    protected override async Task CheckAsync(Draft<Suggestion> draft, CancellationToken cancel)
    {
        var suggestion = draft.Row;
        draft.InOrder("on", "adoptedOn");
        draft.Needs("adoptedOn", "adoptedAs");
        draft.Needs("adoptedAs", "adoptedOn");
        if (suggestion.CommunityCode is { } code) draft.Set(s => s.TownshipCode, await draft.Db.Communities.Where(c => c.Code == code).Select(c => c.TownshipCode).SingleAsync(cancel));
        if (await draft.Others.AnyAsync(s => s.Title == suggestion.Title && s.On == suggestion.On && s.CommunityCode == suggestion.CommunityCode && s.TownshipCode == suggestion.TownshipCode, cancel))
            draft.Refuse("title", "当天已有内容相同的意见建议，请勿重复登记。");
    }
}

/// <summary>党代表直联群众的微心愿.</summary>
public sealed class DelegateIssueRegister : Register<DelegateIssue>
{
    public override string Ledger => DelegateIssueTable.LedgerName;

    public override string Noun => "微心愿";

    protected override IEnumerable<Field<DelegateIssue>> Define() =>
    [
        Field.Text("title", "微心愿（问题）", i => i.Title, longest: 100),
        Field.Pick("community", "社区", i => i.CommunityCode, Picks.Communities),
        Field.Choice("kind", "问题类别", i => i.Kind),
        Field.Text("group", "党代表小组", i => i.DelegateGroup, longest: 30) with { Hint = "填写小组名称，不填写姓名。" },
        Field.Day("raised", "收集日期", i => i.RaisedOn) with { Initial = day => day },
        Field.Day("solved", "解决日期", i => i.SolvedOn) with { Hint = "办理中的不填。" },
    ];

    protected override async Task CheckAsync(Draft<DelegateIssue> draft, CancellationToken cancel)
    {
        var issue = draft.Row;
        draft.InOrder("raised", "solved");
        if (await draft.Others.AnyAsync(i => i.Title == issue.Title && i.CommunityCode == issue.CommunityCode && i.RaisedOn == issue.RaisedOn, cancel))
            draft.Refuse("title", "该社区当天已有内容相同的微心愿，请勿重复登记。");
    }
}

/// <summary>问计于民案例.</summary>
public sealed class IdeaCaseRegister : Register<IdeaCase>
{
    public override string Ledger => IdeaCaseTable.LedgerName;

    public override string Noun => "问计案例";

    protected override IEnumerable<Field<IdeaCase>> Define() =>
    [
        Field.Text("title", "议题", c => c.Title, longest: 60),
        Field.Pick("community", "社区", c => c.CommunityCode, Picks.Communities),
        Field.Choice("kind", "类别", c => c.Kind),
        Field.Flag("visits", "逐户走访", c => c.HouseholdVisits),
        Field.Flag("experts", "邀请专家", c => c.Experts),
        Field.Flag("meeting", "居民代表议事", c => c.ResidentsMeeting) with { Hint = "三种问计方式至少选一种。" },
        Field.Day("started", "开始日期", c => c.StartedOn) with { Initial = day => day },
        Field.Day("finished", "完成日期", c => c.FinishedOn) with { Hint = "进行中的不填。" },
        Field.LongText("result", "成效（进展）", c => c.Result, longest: 200),
    ];

    protected override async Task CheckAsync(Draft<IdeaCase> draft, CancellationToken cancel)
    {
        var idea = draft.Row;
        draft.InOrder("started", "finished");
        if (idea is { HouseholdVisits: false, Experts: false, ResidentsMeeting: false }) draft.Refuse("meeting", "逐户走访、邀请专家、居民代表议事至少应选一种。");
        if (await draft.Others.AnyAsync(c => c.Title == idea.Title && c.CommunityCode == idea.CommunityCode, cancel)) draft.Refuse("title", "该社区已有同一议题的案例，请核对。");
    }
}

/// <summary>为民服务制度.</summary>
public sealed class ServiceRuleRegister : Register<ServiceRule>
{
    public override string Ledger => ServiceRuleTable.LedgerName;

    public override string Noun => "为民服务制度";

    protected override IEnumerable<Field<ServiceRule>> Define() =>
    [
        Field.Text("title", "制度名称", r => r.Title),
        Field.Pick("street", "街道", r => r.TownshipCode, Streets.Pick),
        Field.Text("practice", "来源做法", r => r.Practice, longest: 100),
        Field.Day("fixedOn", "固化日期", r => r.FixedOn) with { Initial = day => day },
    ];

    protected override async Task CheckAsync(Draft<ServiceRule> draft, CancellationToken cancel)
    {
        if (await draft.Others.AnyAsync(r => r.Title == draft.Row.Title && r.TownshipCode == draft.Row.TownshipCode, cancel)) draft.Refuse("title", "该街道已有同名制度，请核对。");
    }
}

/// <summary>社区数据更新.</summary>
public sealed class DataUpdateRegister : Register<DataUpdate>
{
    public override string Ledger => DataUpdateTable.LedgerName;

    public override string Noun => "数据更新";

    protected override IEnumerable<Field<DataUpdate>> Define() =>
    [
        Field.Pick("community", "社区", u => u.CommunityCode, Picks.Communities),
        Field.Day("on", "更新日期", u => u.On) with { Initial = day => day },
        Field.Whole("entries", "更新", u => u.Entries, 0, 100_000, "条"),
    ];

    protected override async Task CheckAsync(Draft<DataUpdate> draft, CancellationToken cancel)
    {
        if (await draft.Others.AnyAsync(u => u.CommunityCode == draft.Row.CommunityCode && u.On == draft.Row.On, cancel)) draft.Refuse("on", "该社区当天的数据更新已登记，请勿重复登记。");
    }
}

/// <summary>Only streets.</summary>
internal static class Streets
{
    public static IQueryable<Pickable> Pick(BoluoDbContext db, DateOnly day) =>
        db.Townships.Where(t => t.Kind == TownshipKind.Street).OrderBy(t => t.Code).Select(t => new Pickable { Value = t.Code, Label = t.Name });
}
