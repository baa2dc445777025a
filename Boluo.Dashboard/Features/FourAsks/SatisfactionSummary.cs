using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>满意度调查汇总表: answers added up by period and method, and by level and method. Rates come from the sums and stand beside their n.</summary>
public sealed class SatisfactionSummary(Snapshots snapshots)
    : Summary(SheetKey, new("群众满意度调查汇总表"), "满意度汇总", FourAsksRoom.Page(SheetKey))
{
    public const string SheetKey = "satisfaction-summary";

    private const string Sample = "调查和样本";
    private const string Answers = "评价";
    private const string Rates = "占有效样本n";

    public static readonly IReadOnlyList<string> Readings =
    [
        "占比以有效样本（满意、基本满意、不满意之和）为分母；合计由样本相加后计算，不是占比的平均。",
        "电话抽查与发放问卷方式不同，分别统计；有效样本少的占比波动大，不作排名。",
    ];

    public override IReadOnlyList<string> Notes => Readings;

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync<IReadOnlyList<SheetBlock>>(SheetKey, scope, async (db, token) =>
    {
        var sums = await ReadAsync(db, scope, token);
        return
        [
            Block("period", "时期", sums, s => s.Period),
            Block("level", "层级", sums, s => s.Level.Label()) with { Heading = "按层级" },
        ];
    }, cancel);

    private static async Task<IReadOnlyList<Sums>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        await db.SatisfactionSurveys.Within(db, scope).GroupBy(s => new { s.On.Year, First = s.On.Month <= 6, s.Level, s.Method }).Select(g => new Sums
        {
            Year = g.Key.Year,
            FirstHalf = g.Key.First,
            Level = g.Key.Level,
            Method = g.Key.Method,
            Surveys = g.Count(),
            Sampled = g.Sum(s => s.Sampled),
            Satisfied = g.Sum(s => s.Satisfied),
            Fair = g.Sum(s => s.Fair),
            Dissatisfied = g.Sum(s => s.Dissatisfied),
        }).ToListAsync(cancel);

    private static SheetBlock Block(string key, string header, IReadOnlyList<Sums> sums, Func<Sums, string> group)
    {
        var rows = new List<SheetRow> { Row("total", RowKind.Total, "合计", null, sums) };
        foreach (var part in sums.OrderByDescending(s => s.Year).ThenBy(s => s.FirstHalf).ThenBy(s => s.Level).GroupBy(group).OrderBy(g => key == "level" ? (int)g.First().Level : 0))
        {
            rows.Add(Row(part.Key, RowKind.Subtotal, part.Key, "小计", [.. part]));
            rows.AddRange(part.GroupBy(s => s.Method).OrderBy(g => g.Key).Select(g => Row($"{part.Key}-{g.Key}", RowKind.Row, part.Key, g.Key.Label(), [.. g])));
        }

        return new SheetBlock
        {
            Order = key == "level" ? "按层级、方式排序" : "按时期从近到远、方式排序",
            Merged = key,
            Columns =
            [
                Text(key, header),
                TextIfAny("method", "方式"),
                Count("surveys", "调查", "次", Sample), Count("sampled", "抽样", "份", Sample), Count("answered", "有效样本n", "份", Sample),
                Count("satisfied", "满意", "份", Answers), Count("fair", "基本满意", "份", Answers), Count("dissatisfied", "不满意", "份", Answers),
                Count("content", "满意和基本满意", "份", Answers),
                Percent("satisfiedRate", "满意", "satisfied", "answered", Rates), Percent("contentRate", "满意和基本满意", "content", "answered", Rates),
            ],
            Rows = rows,
        };
    }

    private static SheetRow Row(string key, RowKind kind, string group, string? method, IReadOnlyList<Sums> sums)
    {
        var (satisfied, fair, dissatisfied) = (sums.Sum(s => s.Satisfied), sums.Sum(s => s.Fair), sums.Sum(s => s.Dissatisfied));
        var answered = satisfied + fair + dissatisfied;
        return new SheetRow(key, kind,
        [
            group, method, sums.Sum(s => s.Surveys), sums.Sum(s => s.Sampled), answered, satisfied, fair, dissatisfied, satisfied + fair,
            answered == 0 ? null : (double)satisfied / answered, answered == 0 ? null : (double)(satisfied + fair) / answered,
        ]);
    }

    private sealed record Sums
    {
        public required int Year { get; init; }
        public required bool FirstHalf { get; init; }
        public required SatisfactionLevel Level { get; init; }
        public required SatisfactionMethod Method { get; init; }
        public required int Surveys { get; init; }
        public required int Sampled { get; init; }
        public required int Satisfied { get; init; }
        public required int Fair { get; init; }
        public required int Dissatisfied { get; init; }

        public string Period => Days.HalfYear(new DateOnly(Year, FirstHalf ? 1 : 7, 1));
    }
}
