using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Overview;

/// <summary>需关注事项统计表: how many findings of each rule lie in which place, in the order of the division codes.</summary>
public sealed class WorkMatrixSummary(OverviewQueries queries, Snapshots snapshots, IEnumerable<Rule> rules)
    : Summary(SheetKey, new("需关注事项统计表"), "需关注事项统计", Urls.Attention)
{
    public const string SheetKey = "attention-matrix";

    /// <summary>Its columns are those rules that found something in the scope, and not the same in every scope, as the ties of sheets ask.</summary>
    public override bool AddsUp => false;

    public override IReadOnlyList<string> Notes =>
    [
        "只计件数，不作排名；空白为未发现。到期提醒不是问题，列在问题之后，一并计入合计。",
        "一件事项计入所在的一个镇街（社区）；县本级的和涉及几个镇街（社区）的单列一行。",
    ];

    public override async Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var places = new WorkPlaces(scope, await snapshots.LimitsAsync(cancel));
        var matrix = WorkMatrix.Of(await queries.WorkListAsync(scope, cancel), places, scope);
        return
        [
            new SheetBlock
            {
                Columns =
                [
                    Text("place", places.Noun),
                    .. matrix.Columns.Select(m => Count(m.Rule.Key, WorkItem.TitleOf(m), m.Rule.Measure) with { EmptyIsBlank = true, IsCurrentValue = m.Rule.ReadsCurrentValues }),
                    Count("total", "合计", "件") with { IsCurrentValue = rules.Any(r => r.ReadsCurrentValues) },
                ],
                Rows =
                [
                    new SheetRow("total", RowKind.Total, ["合计", .. matrix.Columns.Select(m => (object?)m.Findings.Count), matrix.Total]),
                    .. matrix.Rows.Select(r => new SheetRow(r.Place.Key, RowKind.Row, [r.Place.Name, .. r.Counts.Select(c => c == 0 ? null : (object?)c), r.Total])),
                ],
            },
        ];
    }
}

/// <summary>需关注事项清单: what is to be done, since when and by whom, place by place.</summary>
public sealed class WorkListSummary(OverviewQueries queries, Snapshots snapshots)
    : Summary(SheetKey, new("需关注事项清单"), "需关注事项清单", Urls.Attention)
{
    public const string SheetKey = "attention-list";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("place", "镇街（社区）"), Text("matter", "事项"), Text("name", "对象"), Text("amount", "数值"),
        Day("since", "自何时起"), Whole("days", "已历天数", "天"), Day("due", "应完成时间"), Current(Text("owner", "责任人（责任单位）")), Text("whose", "社区（单位）"), TextIfAny("change", "较上月末"),
    ];

    public override bool AddsUp => false;

    public override bool Internal => true;

    public override IReadOnlyList<string> Notes =>
    [
        "自何时起为“—”的，台账没有起始日期；数值为“/”的，按有无判断，没有数值；应完成时间为“/”的，没有规定时间。",
        "新增为上月末按同样规则核查未发现的；上月末早于数据起始日的不作比较。",
    ];

    public override async Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var places = new WorkPlaces(scope, await snapshots.LimitsAsync(cancel));
        var list = await queries.WorkListAsync(scope, cancel);
        return
        [
            new SheetBlock
            {
                Columns = Columns,
                Rows = [.. WorkGroup.Of(list.Items, WorkGrouping.Place, places).SelectMany(g => g.Items.Select(item => Row(g, item)))],
                Merged = "place",
            },
        ];
    }

    private static SheetRow Row(WorkGroup group, WorkItem item) => new($"{item.Finding.Rule}-{item.Finding.Key}", RowKind.Row,
    [
        group.Title, item.Title, item.Finding.Name, item.AmountInWords,
        item.IsReminder ? Cells.NotApplicable : item.Finding.Since, item.IsReminder ? Cells.NotApplicable : item.Days, (object?)item.Finding.DueOn ?? Cells.NotApplicable,
        item.Finding.Owner, item.Finding.Whose, item.IsNew ? WorkChange.New.Label() : null,
    ]);
}

/// <summary>需关注事项: the counts by place and rule, and the list behind them.</summary>
public sealed class WorkListReport(WorkMatrixSummary matrix, WorkListSummary list) : IReport
{
    public const string ReportName = "attention";

    public string Name => ReportName;

    public SheetTitle Title => new("需关注事项台账");

    public IReadOnlyList<ISheet> Sheets => [matrix, list];
}
