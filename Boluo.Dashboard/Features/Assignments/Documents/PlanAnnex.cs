using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Assignments.Documents;

/// <summary>
/// The annex of a plan's document, on paper and as a file: 网格调整情况一览表, and what communities, branches and all that hangs on them come to. Before the plan is in force each
/// sheet says that it is a draft.
/// </summary>
public sealed class PlanAnnex(PlanEffect effect, BrokenRules rules) : Summary("plan-annex", TitleOf(effect), "网格调整情况", Urls.Plans)
{
    private const string None = "/";

    private Preview Preview => effect.Preview;

    public override bool AddsUp => false;

    public override bool Internal => true;

    public override string UsualOrder => "按网格编码排序";

    public override IReadOnlyList<string> Notes =>
    [
        $"调整方案“{effect.Line.Title}”，依据{effect.Line.Content.Basis}，自{Days.Long(effect.Line.Content.EffectiveOn!.Value)}起生效。",
        effect.IsInForce ? Invariant($"方案已生效（第{effect.Line.ChangeSetId}号变更），各项为生效时的测算。") : "方案尚未生效，各项为按现有数据的测算，未改动任何数据；新网格的编码在生效时确定。",
        .. Preview.Standards is { } standards ? [$"“▲”为超过标准：{LoadWords.Of(standards)}。"] : Array.Empty<string>(),
    ];

    /// <summary>The sheets that have rows, 一览表 first.</summary>
    public IReadOnlyList<SheetBlock> Blocks => [.. new[] { Lines(), Communities(), Branches(), Holds(), Matters(), Trails() }.Where((b, i) => i == 0 || b.Rows.Count > 0)];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => Task.FromResult(Blocks);

    private static SheetTitle TitleOf(PlanEffect effect) => new("网格调整情况一览表", effect.IsInForce ? null : "草案，尚未生效");

    private SheetBlock Lines() => new()
    {
        Columns =
        [
            Text("types", "调整类型"), Text("fromCommunity", "原社区"), Text("fromGrid", "原网格编码名称"), Text("fromBranch", "原党支部"), Count("fromHouseholds", "原户数", "户"),
            Text("toCommunity", "现社区"), Text("toGrid", "现网格编码名称"), Text("toBranch", "现党支部"), Whole("toHouseholds", "现户数", "户"), Text("leader", "网格长"), Text("workers", "网格员"),
        ],
        Rows =
        [
            .. Preview.Lines.OrderBy(l => l.Code, StringComparer.Ordinal).ThenBy(l => l.Before?.Code, StringComparer.Ordinal).Select((l, i) => new SheetRow(Invariant($"{i + 1}"), RowKind.Row,
            [
                l.Types, l.Before?.Community ?? None, Named(l.Before), l.Before?.Branch ?? None, l.Before is null ? None : l.Households,
                l.After?.Community ?? None, Named(l.After), l.After?.Branch ?? None, l.After is null ? None : l.After.Households,
                l.After is null ? None : l.After.Leader ?? "暂缺", l.After is null ? None : l.After.WorkerNames ?? "暂缺",
            ])),
        ],
    };

    private SheetBlock Communities()
    {
        var effects = Preview.Communities;
        (string Key, string Header, string? Unit, Func<CommunityLoad, int> Value)[] counted =
        [
            ("Households", "户数", "户", l => l.Households), ("Grids", "网格", "个", l => l.Grids), ("Residents", "常住人口", "人", l => l.Residents), ("Members", "党员", "名", l => l.PartyMembers),
            ("Posts", "社区工作者", "名", l => l.CommunityWorkers), ("Large", "超标准网格", "个", l => l.LargeGrids), ("Centers", "党群服务中心（站）", "个", l => l.Centers),
        ];
        var sums = new List<object?> { "合计", "" };
        foreach (var (_, _, _, value) in counted) sums.AddRange([effects.Sum(e => value(e.Before)), effects.Sum(e => value(e.After))]);
        sums.AddRange([Ratio(effects.Sum(e => e.Before.Households), effects.Sum(e => e.Before.CommunityWorkers)), Ratio(effects.Sum(e => e.After.Households), effects.Sum(e => e.After.CommunityWorkers)), null]);
        return new SheetBlock
        {
            Heading = "社区调整前后",
            Order = SheetWords.ByDivisionCode,
            Columns =
            [
                Text("community", "社区"), TextIfAny("fate", "变动"),
                .. counted.SelectMany(c => new[] { Count("before" + c.Key, "前", c.Unit!, c.Header), Count("after" + c.Key, "后", c.Unit!, c.Header) }),
                SummaryColumn.Ratio("beforeLoad", "前", "户/名", "beforeHouseholds", "beforePosts", "户数/社区工作者"), SummaryColumn.Ratio("afterLoad", "后", "户/名", "afterHouseholds", "afterPosts", "户数/社区工作者"),
                Remark(),
            ],
            Rows = effects.Count == 0 ? [] :
            [
                new SheetRow("sum", RowKind.Total, sums),
                .. effects.Select(e => new SheetRow(e.Code, RowKind.Row,
                [
                    e.Name, e.IsNew ? "新设" : e.Ends ? "撤销" : null, .. counted.SelectMany(c => new object?[] { c.Value(e.Before), c.Value(e.After) }),
                    e.Before.HouseholdsPerCommunityWorker, e.After.HouseholdsPerCommunityWorker, ExcessOf(e),
                ])),
            ],
        };
    }

    private SheetBlock Branches() => new()
    {
        Heading = "党支部调整前后",
        Order = SheetWords.ByDivisionCode,
        Columns =
        [
            Text("community", "社区"), Text("branch", "党支部"), Whole("beforeGrids", "前", "个", "网格"), Whole("afterGrids", "后", "个", "网格"), Whole("beforeHouseholds", "前", "户", "户数"), Whole("afterHouseholds", "后", "户", "户数"),
            Whole("beforeMembers", "前", "名", "党员"), Whole("afterMembers", "后", "名", "党员"), Remark(),
        ],
        Rows =
        [
            .. Preview.Branches.Select(b => new SheetRow(Invariant($"{b.Id}"), RowKind.Row,
                [b.Community, b.Name, b.Before.Grids, b.After.Grids, b.Before.Households, b.After.Households, b.Before.PartyMembers, b.After.PartyMembers, Preview.Standards is { } s && LoadWords.IsLarge(b.After, s) ? $"▲ 党员超过{s.MembersPerBranch}名" : null])),
        ],
    };

    private SheetBlock Holds() => new()
    {
        Heading = "随迁事项",
        Order = SheetWords.ByDivisionCode,
        Columns = [Text("community", "社区"), Text("matter", "事项"), Whole("count", "数量", "条"), Text("outcome", "处理"), Text("to", "去向")],
        Rows = [.. Preview.Holds.Select((h, i) => new SheetRow(Invariant($"{i + 1}"), RowKind.Row, [h.PlaceName, h.Noun, h.Count, h.Outcome.Label(), h.To ?? None]))],
    };

    private SheetBlock Matters() => new()
    {
        Heading = "需关注事项的变化",
        Order = "先列新增，后列消除",
        Columns = [Text("change", "变化"), Text("matter", "事项"), Text("subject", "对象"), Text("owner", "责任人（责任单位）")],
        Rows =
        [
            .. Preview.Broken.Select(f => ("新增", f)).Concat(Preview.Mended.Select(f => ("消除", f)))
                .Select(m => new SheetRow($"{m.Item1}{m.f.Rule}{m.f.Key}", RowKind.Row, [m.Item1, rules.Title(m.f.Rule, Preview.Thresholds), m.f.Name + rules.Amount(m.f), m.f.Owner])),
        ],
    };

    private SheetBlock Trails() => new()
    {
        Heading = "沿革",
        Order = "按来源编码排序",
        Columns = [Code("fromCode", "来源编码"), Text("from", "来源"), Code("toCode", "去向编码"), Text("to", "去向"), new SummaryColumn("share", "户数占比", null, Format.Percent)],
        Rows = [.. Preview.Trails.OrderBy(t => t.From, StringComparer.Ordinal).ThenBy(t => t.To, StringComparer.Ordinal).Select(t => new SheetRow($"{t.From}-{t.To}", RowKind.Row, [t.From, t.FromName, t.To, t.ToName, t.Share]))],
    };

    private static string Named(GridSituation? grid) => grid is null ? None : $"{grid.Code} {grid.Name}";

    private static double? Ratio(int above, int below) => below == 0 ? null : (double)above / below;

    private string? ExcessOf(CommunityEffect e) => Preview.Standards is { } standards && !e.Ends && LoadWords.Excess(e.After, standards).ToList() is { Count: > 0 } excess ? $"▲ {string.Join('、', excess)}" : null;
}
