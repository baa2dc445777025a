using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>A need is kept by its dates; its state follows from them.</summary>
public sealed class NeedRegister() : Register<Need>("需求", "needs.csv", NeedTable.LedgerName)
{
    private const string Prefix = "XQ";

    protected override IEnumerable<Field<Need>> Define() =>
    [
        Field.Text("title", "需求内容", n => n.Title, longest: 200),
        Field.Community("community", "社区", n => n.CommunityCode),
        Field.Pick("grid", "网格", n => n.GridId, PickLists.Grids) with { Hint = "不限于一个网格的，可不填。" },
        Field.Choice("category", "需求类别", n => n.Category),
        Field.Choice("proposer", "提出主体", n => n.Proposer),
        Field.Choice("channel", "收集渠道", n => n.Channel),
        Field.Whole("beneficiaries", "受益人数", n => n.Beneficiaries, 0, 1_000_000, "人"),
        Field.Text("owner", "责任单位", n => n.OwnerUnit, longest: 100),
        Field.Text("ownerPerson", "责任人", n => n.OwnerPerson) with { Hint = "填写职务，不填写姓名。" },
        Field.Day("raised", "收集日期", n => n.RaisedOn) with { Initial = day => day },
        Field.Day("due", "办理时限", n => n.DueOn, mayBeLater: true),
        Field.Day("matched", "对接日期", n => n.MatchedOn) with { Hint = "办理状态由各项日期推算，不另填写。" },
        Field.Day("started", "实施日期", n => n.StartedOn),
        Field.Day("closed", "办结日期", n => n.ClosedOn),
        Field.Day("reopened", "重新办理日期", n => n.ReopenedOn),
        Field.Day("closedAgain", "再次办结日期", n => n.ClosedAgainOn),
        Field.Day("deferred", "暂缓日期", n => n.DeferredOn),
        Field.LongText("result", "办理结果", n => n.Result),
        Field.Choice("evaluation", "群众评价", n => n.Evaluation),
        Field.Code("code", "需求编号", n => n.Code, CodeShape.Running(Prefix, 7)),
    ];

    protected override IEnumerable<LinkField> DefineLinks() =>
    [
        Field.Links<NeedProjectRegister>("projects", "对接项目", mine: "need"),
        Field.Links<NeedResourceRegister>("resources", "对接资源", mine: "need"),
    ];

    protected override void Rules(RuleBook<Need> must)
    {
        must.InOrder("raised", "due");
        must.InOrder("raised", "matched", "started", "closed", "reopened", "closedAgain");
        must.InOrder("raised", "deferred");
        must.Need("closed", "matched", "started", "result");
        must.Need("reopened", "closed");
        must.Need("closedAgain", "reopened");
        must.Need("evaluation", "closed");
        must.BeUnique("code");
        must.NotRepeat("title", "该社区当天已有内容相同的需求，请勿重复登记。", "community", "title", "raised");
    }

    /// <summary>What it asks besides its rules is of grids.</summary>
    public override bool LooksAround => false;

    protected override Task<Need?> FindRowAsync(BoluoDbContext db, string key, CancellationToken cancel) => db.Needs.SingleOrDefaultAsync(n => n.Code == key, cancel);

    protected override async Task CheckAsync(Draft<Need> draft, CancellationToken cancel)
    {
        var need = draft.Row;
        if (need.GridId is { } grid && (draft.IsNew || draft.Was(n => n.GridId) != grid || draft.Was(n => n.CommunityCode) != need.CommunityCode)
            && !await draft.AskAsync((nameof(Need.GridId), grid, need.CommunityCode), () => draft.Db.GridAssignments.AsOf(draft.Day).AnyAsync(a => a.GridId == grid && a.CommunityCode == need.CommunityCode, cancel)))
            draft.Refuse("grid", "“网格”不属于所选的社区，请重新选择。");
    }

    protected override async Task NewKeyAsync(Draft<Need> draft, CancellationToken cancel)
    {
        draft.Set(n => n.Id, await draft.NextIdAsync(n => n.Id, cancel));
        draft.Set(n => n.Code, await draft.NextCodeAsync(n => n.Code, $"{Prefix}{draft.Row.RaisedOn.Year.ToString(CultureInfo.InvariantCulture)}", 3, cancel));
    }
}
