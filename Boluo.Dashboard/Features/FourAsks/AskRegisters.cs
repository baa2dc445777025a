using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>问政建议.</summary>
public sealed class SuggestionRegister() : Register<Suggestion>("意见建议", "suggestions.csv", SuggestionTable.LedgerName)
{
    protected override IEnumerable<Field<Suggestion>> Define() =>
    [
        Field.Text("title", "意见建议", s => s.Title, longest: 100),
        Field.Community("community", "社区", s => s.CommunityCode) with { Hint = "涉及一个社区的填写。" },
        Field.Township("township", "镇街", s => s.TownshipCode) with { Hint = "涉及一个镇街的填写；涉及全县的，社区和镇街均不填。" },
        Field.Choice("proposer", "提出主体", s => s.Proposer),
        Field.Choice("channel", "听取渠道", s => s.Channel),
        Field.Day("on", "提出日期", s => s.On) with { Initial = day => day },
        Field.Day("adoptedOn", "采纳日期", s => s.AdoptedOn) with { Hint = "研究中的不填。" },
        Field.Choice("adoptedAs", "采纳形式", s => s.AdoptedAs),
    ];

    protected override void Rules(RuleBook<Suggestion> must)
    {
        must.Hold("township", s => s.CommunityCode is null || s.TownshipCode is not null, "有社区时必填");
        must.LieIn("community", "township");
        must.InOrder("on", "adoptedOn");
        must.GoTogether("adoptedOn", "adoptedAs");
        must.NotRepeat("title", "当天已有内容相同的意见建议，请勿重复登记。", "title", "on", "community", "township");
    }

    protected override async Task PrepareAsync(Draft<Suggestion> draft, CancellationToken cancel)
    {
        if (draft.Row.CommunityCode is { } code) draft.Set(s => s.TownshipCode, await TownshipOf.CommunityAsync(draft.Db, code, cancel));
    }
}

/// <summary>党代表直联群众的微心愿.</summary>
public sealed class DelegateIssueRegister() : Register<DelegateIssue>("微心愿", "delegate-issues.csv", DelegateIssueTable.LedgerName)
{
    protected override IEnumerable<Field<DelegateIssue>> Define() =>
    [
        Field.Text("title", "微心愿（问题）", i => i.Title, longest: 100),
        Field.Community("community", "社区", i => i.CommunityCode),
        Field.Choice("kind", "问题类别", i => i.Kind),
        Field.Text("group", "党代表小组", i => i.DelegateGroup, longest: 30) with { Hint = "填写小组名称，不填写姓名。" },
        Field.Day("raised", "收集日期", i => i.RaisedOn) with { Initial = day => day },
        Field.Day("solved", "解决日期", i => i.SolvedOn) with { Hint = "办理中的不填。" },
    ];

    protected override void Rules(RuleBook<DelegateIssue> must)
    {
        must.InOrder("raised", "solved");
        must.NotRepeat("title", "该社区当天已有内容相同的微心愿，请勿重复登记。", "title", "community", "raised");
    }
}

/// <summary>问计于民案例.</summary>
public sealed class IdeaCaseRegister() : Register<IdeaCase>("问计案例", "idea-cases.csv", IdeaCaseTable.LedgerName)
{
    protected override IEnumerable<Field<IdeaCase>> Define() =>
    [
        Field.Text("title", "议题", c => c.Title, longest: 100),
        Field.Community("community", "社区", c => c.CommunityCode),
        Field.Choice("kind", "类别", c => c.Kind),
        Field.Flag("visits", "逐户走访", c => c.HouseholdVisits),
        Field.Flag("experts", "邀请专家", c => c.Experts),
        Field.Flag("meeting", "居民代表议事", c => c.ResidentsMeeting) with { Hint = "三种问计方式至少选一种。" },
        Field.Day("started", "开始日期", c => c.StartedOn) with { Initial = day => day },
        Field.Day("finished", "完成日期", c => c.FinishedOn) with { Hint = "进行中的不填。" },
        Field.LongText("result", "成效（进展）", c => c.Result, longest: 200),
    ];

    protected override void Rules(RuleBook<IdeaCase> must)
    {
        must.InOrder("started", "finished");
        must.Hold("meeting", c => c.HouseholdVisits || c.Experts || c.ResidentsMeeting, "三种问计方式至少应有一种", _ => "逐户走访、邀请专家、居民代表议事至少应选一种。");
        must.NotRepeat("title", "该社区已有同一议题的案例，请核对。", "title", "community");
    }
}

/// <summary>为民服务制度.</summary>
public sealed class ServiceRuleRegister() : Register<ServiceRule>("为民服务制度", "service-rules.csv", ServiceRuleTable.LedgerName)
{
    protected override IEnumerable<Field<ServiceRule>> Define() =>
    [
        Field.Text("title", "制度名称", r => r.Title),
        Field.Township("street", "街道", r => r.TownshipCode, PickLists.Streets),
        Field.Text("practice", "来源做法", r => r.Practice, longest: 100),
        Field.Day("fixedOn", "固化日期", r => r.FixedOn) with { Initial = day => day },
    ];

    protected override void Rules(RuleBook<ServiceRule> must)
    {
        must.Match<Township>("street", (_, township) => township.Kind == TownshipKind.Street, "应为街道");
        must.NotRepeat("title", "该街道已有同名制度，请核对。", "title", "street");
    }
}

/// <summary>社区数据更新.</summary>
public sealed class DataUpdateRegister() : Register<DataUpdate>("数据更新", "data-updates.csv", DataUpdateTable.LedgerName)
{
    public override SheetLayout Sheet { get; } = new("community", "on");

    protected override IEnumerable<Field<DataUpdate>> Define() =>
    [
        Field.Community("community", "社区", u => u.CommunityCode),
        Field.Day("on", "更新日期", u => u.On) with { Initial = day => day },
        Field.Whole("entries", "更新", u => u.Entries, 0, 100_000, "条"),
    ];

    protected override void Rules(RuleBook<DataUpdate> must) => must.BeUnique("on", "该社区当天的数据更新已登记，请勿重复登记。", "community", "on");
}

/// <summary>Where a community is filled in, its township follows.</summary>
internal static class TownshipOf
{
    public static Task<string> CommunityAsync(BoluoDbContext db, string code, CancellationToken cancel) =>
        db.Communities.Where(c => c.Code == code).Select(c => c.TownshipCode).SingleAsync(cancel);
}
