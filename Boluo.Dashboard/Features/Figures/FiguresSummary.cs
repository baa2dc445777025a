using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.Figures;

/// <summary>公开数核对表: every published figure with the ledgers' own beside it, and the readings chosen.</summary>
public sealed class FiguresSummary(Comparisons comparisons, CountyFacts county)
    : Summary(SheetKey, new("城市基层党建公开数核对表"), "公开数核对", Urls.Figures)
{
    public const string SheetKey = "figures";

    public override bool AddsUp => false;

    public override string UsualOrder => "按公开发表的先后排序";

    /// <summary>What the results mean; on the page and in the file.</summary>
    internal static readonly IReadOnlyList<string> ReadingNotes =
    [
        "一致：公开的确数与台账数相等；达到：公开的概数（多、约）与台账数相符；同源：台账数取自公开数本身，不作为核对一致。",
        "无台账：系统内没有可核对的台账，计算方法一栏列出公开数的含义；不比较：公开数与台账数统计的对象不同。",
        "统计范围为全县时，台账数按公开数写明的范围统计。",
    ];

    public override IReadOnlyList<string> Notes =>
    [
        .. ReadingNotes,
        $"公开数对应全县或写明的镇街、社区，截至{Days.Long(county.PublishedOn)}；其他统计范围和时点标为不适用，不作比较。",
    ];

    public override async Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var figures = FiguresBlock(await comparisons.OfAsync(scope, cancel));
        return county.Interpretations.Count == 0 ? [figures] : [figures, InterpretationsBlock()];
    }

    private static SheetBlock FiguresBlock(ComparisonList list) => new()
    {
        Columns =
        [
            Text("system", "工作系统"), Text("term", "指标"), Text("method", "计算方法"), Text("scope", "公开数范围"), Text("period", "期间（年）"), Text("published", "公开数"), Text("computed", "台账数"),
            Text("state", "核对结果"), Text("department", "数据提供单位"),
        ],
        Rows =
        [
            .. list.All.Select(c => new SheetRow(c.Published.Key, RowKind.Row,
            [
                c.Published.System, c.Published.Term, Meaning(c), c.Published.Scope, c.Published.Period, c.Said + c.Said.Unit, Counted(c),
                c.Agreement.Label(), c.Passport?.Figure.Department ?? Cells.NotApplicable,
            ])),
        ],
        Merged = "system",
    };

    /// <summary>The ledgers' figure with its unit; / where none counts it.</summary>
    public static string Counted(Comparison comparison) => comparison.Passport switch
    {
        null => Cells.NotApplicable,
        { Computed: { Value: null } unknown } => unknown.ToString(),
        { Computed: var computed } => computed + computed.Unit,
    };

    /// <summary>How the ledgers count it; what the publication means where none does.</summary>
    public static string Meaning(Comparison comparison) => comparison.Passport?.Figure.Definition ?? comparison.Published.Description;

    private SheetBlock InterpretationsBlock() => new()
    {
        Heading = "口径说明",
        Columns = [Text("key", "编号"), Text("question", "问题"), Text("answer", "采用的口径")],
        Rows = [.. county.Interpretations.Select(r => new SheetRow(r.Key, RowKind.Row, [r.Key, r.Question, r.Answer]))],
    };
}
