using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>“三张清单”汇总表: 合计, then each township with its communities, then what is offered to the whole county and by units that are paired with none; and by nature of unit.</summary>
public sealed class ThreeListsSummary(Snapshots snapshots)
    : Summary(SheetKey, new("城市基层党建“三张清单”汇总表"), "汇总表", ThreeListsRoom.Page("summary"))
{
    public const string SheetKey = "three-lists-summary";

    private const string Resources = "资源清单";
    private const string Needs = "需求清单";
    private const string Projects = "项目清单";
    private const string NeedStates = Needs + "/办理状态";
    private const string ProjectKinds = Projects + "/项目类别";

    private static IReadOnlyList<Column> Columns(int waitingDays) =>
    [
        Text("township", "镇街"),
        TextIfAny("community", "社区"),
        Count("paired", "结对单位", "个", Resources), Whole("providers", "提供单位", "个", Resources), Count("resources", "资源", "项", Resources),
        Count("resourcesNew", "本月新增", "项", Resources), Count("used", "已使用", "项", Resources),
        Count("needs", "累计收集", "个", Needs), Count("needsNew", "本月收集", "个", Needs), Count("waiting", "待对接", "个", NeedStates), Count("late", $"其中超{waitingDays}天", "个", NeedStates),
        Count("matched", "已对接", "个", NeedStates), Count("started", "实施中", "个", NeedStates), Count("closed", "已办结", "个", NeedStates), Count("deferred", "暂缓办理", "个", NeedStates),
        Percent("rate", "办结率", "closed", "needs", Needs),
        Whole("projects", "累计发布", "个", Projects), Whole("aid", "公益帮扶", "个", ProjectKinds), Whole("civility", "文明创建", "个", ProjectKinds), Whole("education", "教育培训", "个", ProjectKinds), Whole("other", "其他", "个", ProjectKinds),
        Whole("running", "实施中", "个", Projects), Whole("completed", "已完成", "个", Projects), Whole("beneficiaries", "受益群众", "人次", Projects),
        Count("change", "本月净增办结", "个"),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Month;

    public override IReadOnlyList<string> Figures => ["list.resource_units", "list.resources", "list.needs", "list.projects"];

    public override IReadOnlyList<string> Notes =>
    [
        "资源为统计时点前收集的全部资源，含可提供时间已过的；按提供单位的结对社区统计，面向全县的只在“面向全县”一行计一次，不计入各社区，因此少于总览和社区页面按结对单位统计的数；已不结对的单位提供的，列“提供单位未结对”一行。",
        "提供单位按单位去重：一个单位可同时提供面向本社区和面向全县的资源，小计、合计不等于各行之和；按单位性质的提供资源单位含已不结对的。",
        "一个项目可在多个社区实施，项目清单各列的小计、合计按项目去重，不等于各行之和；受益群众只计统计时点已完成的项目。",
        "累计收集为五种办理状态之和；待对接的等待天数" + ThreeListsRoom.WaitingFrom + "。本月净增办结为统计时点与上月末已办结需求之差，重新办理的已扣除，不等于月报表的本月办结。",
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync<IReadOnlyList<SheetBlock>>(SheetKey, scope, async (db, token) =>
    {
        var data = await ThreeListsData.ReadAsync(db, scope, token);
        return [Tree(data, await snapshots.LimitsAsync(token)), ByNature(data)];
    }, cancel);

    private static SheetBlock Tree(ThreeListsData data, ScopeLimits limits)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", null, data) };
        foreach (var township in data.Communities.GroupBy(c => c.TownshipCode))
        {
            var name = limits.Townships[township.Key].Name;
            rows.Add(Row(township.Key, RowKind.Subtotal, name, "小计", data.Of([.. township.Select(c => c.Code)])) with { Links = [Urls.Township(township.Key)] });
            rows.AddRange(township.Select(c => Row(c.Code, RowKind.Row, name, c.Name, data.Of([c.Code])) with
            {
                Links = [Urls.TownshipOf(c.Code), Urls.Community(c.Code)],
            }));
        }

        foreach (var (key, name, part) in new[] { ("county-wide", "面向全县", data.CountyWide()), ("unpaired", "提供单位未结对", data.Unpaired()) })
            if (part.Resources.Count > 0)
                rows.Add(OnlyResources(Row(key, RowKind.Row, name, null, part), Columns(data.WaitingDays)) with { Depth = 1 });
        return new SheetBlock { Columns = Columns(data.WaitingDays), Rows = rows, Merged = "township" };
    }

    private static SheetRow Row(string key, RowKind kind, string township, string? community, ThreeListsData data)
    {
        var needs = data.Needs;
        int States(NeedState state) => needs.Count(n => n.State == state);
        int Kinds(ProjectCategory category) => data.Projects.Count(p => p.Category == category);
        var closed = States(NeedState.Closed);
        return new SheetRow(key, kind,
        [
            township, community,
            data.Units.Count, data.Resources.Select(r => r.UnitId).Distinct().Count(), data.Resources.Count,
            data.Resources.Count(r => r.OfferedOn >= data.MonthStart), data.Resources.Count(r => r.Use == ResourceUse.Used),
            needs.Count, needs.Count(n => n.RaisedOn >= data.MonthStart), States(NeedState.Waiting), needs.Count(n => n.WaitingDays > data.WaitingDays),
            States(NeedState.Matched), States(NeedState.Started), closed, States(NeedState.Deferred),
            needs.Count == 0 ? null : (double)closed / needs.Count,
            data.Projects.Count, Kinds(ProjectCategory.PublicAid), Kinds(ProjectCategory.Civility), Kinds(ProjectCategory.Education), Kinds(ProjectCategory.Other),
            data.Projects.Count(p => p.State == ProjectState.Started), data.Projects.Count(p => p.State == ProjectState.Completed), data.Projects.Sum(p => p.Beneficiaries ?? 0),
            closed - needs.Count(n => n.WasClosed), null,
        ]);
    }

    /// <summary>What belongs to no community has no pairing, no needs and no projects of its own.</summary>
    private static SheetRow OnlyResources(SheetRow row, IReadOnlyList<Column> columns) => row with
    {
        Cells = [.. row.Cells.Select((cell, i) => columns[i] is { Group: not Resources, IsNumber: true } or { Key: "paired" } ? Cells.NotApplicable : cell)],
    };

    private static SheetBlock ByNature(ThreeListsData data)
    {
        var categories = Enum.GetValues<ResourceCategory>();
        SheetRow Nature(string key, RowKind kind, string name, UnitNature? nature)
        {
            var resources = data.Resources.Where(r => nature is null || r.Nature == nature).ToList();
            return new SheetRow(key, kind,
            [
                name, data.Units.Count(u => nature is null || u.Nature == nature), resources.Select(r => r.UnitId).Distinct().Count(), resources.Count,
                .. categories.Select(c => (object?)resources.Count(r => r.Category == c)),
                resources.Count(r => r.Use != ResourceUse.Used),
            ]);
        }

        return new SheetBlock
        {
            Heading = "按单位性质",
            Order = "按单位性质排序",
            Columns =
            [
                Text("nature", "单位性质"), Count("units", "结对单位", "个"), Count("providers", "提供资源单位", "个"), Count("resources", "资源", "项"),
                .. categories.Select(c => Count($"category{c}", c.Label(), "项")),
                Count("unused", "未使用", "项"),
            ],
            Rows =
            [
                Nature("total", RowKind.Total, "合计", null),
                .. Enum.GetValues<UnitNature>().Select(n => Nature(n.ToString(), RowKind.Row, n.Label(), n)),
            ],
        };
    }
}

/// <summary>“三张清单”: the summary and the three ledgers in one file.</summary>
public sealed class ThreeListsReport(ThreeListsSummary summary, IEnumerable<ILedger> ledgers) : IReport
{
    public string Name => "three-lists";

    public SheetTitle Title => new("“三张清单”汇总表");

    public IReadOnlyList<ISheet> Sheets { get; } =
        [summary, ledgers.Named(ResourceTable.LedgerName), ledgers.Named(NeedTable.LedgerName), ledgers.Named(ProjectTable.LedgerName)];
}
