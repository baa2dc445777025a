using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tables.SummaryColumn;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>党群服务中心（站）建设运行情况统计表: a line a level, for the quarter of the scope's day.</summary>
public sealed class CenterOperations(Snapshots snapshots)
    : Summary(SheetKey, new("党群服务中心（站）建设运行情况统计表"), "建设运行情况", ServiceCentersRoom.Page("operations"))
{
    public const string SheetKey = "center-operations";

    private static readonly IReadOnlyList<Column> Columns =
    [
        Text("level", "层级领域"),
        Whole("due", "应建", "个"), Count("open", "已建", "个"), Count("building", "在建", "个"),
        Current(Count("area", "建筑面积", "平方米")), Current(Amount("investment", "投入", "万元")),
        Count("events", "本季活动", "场次"), Count("attendances", "服务", "人次"), Current(Count("fullTime", "专职", "名")), Current(Count("partTime", "兼职", "名")),
        Remark(),
    ];

    public override PeriodKind Covers => PeriodKind.Quarter;

    public override string UsualOrder => "按层级领域排序";

    public override IReadOnlyList<string> Figures => ["center.count", "center.levels", "center.investment"];

    public override IReadOnlyList<string> Notes =>
    [
        "应建按县级1个、每个街道1个、每个社区1个统计；住宅小区、产业园区、企业行业没有应建标准，所以应建不作合计，不与已建的合计相比。",
        "在建指统计时点已开工、尚未启用；投入为已建中心（站）登记的累计投入，不区分资金来源。",
        "本季活动为统计时点在用的中心（站）本季至统计时点已开展的活动，已停用的不计入；服务人次为其中已登记的参加人次；未登记建筑面积的不计入。",
    ];

    public override Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel) => snapshots.GetAsync<IReadOnlyList<SheetBlock>>(SheetKey, scope, async (db, token) =>
    {
        var lines = await LevelLine.ReadAsync(db, scope, token);
        var norms = new Dictionary<CenterLevel, int>
        {
            [CenterLevel.County] = scope.IsCountyWide ? 1 : 0,
            [CenterLevel.Street] = scope is { Community: null, Form: null } ? await db.Townships.Within(db, scope).CountAsync(t => t.Kind == TownshipKind.Street, token) : 0,
            [CenterLevel.Community] = await db.Communities.Within(scope).CountAsync(token),
        };
        return
        [
            new SheetBlock
            {
                Columns = Columns,
                Rows =
                [
                    Row("total", RowKind.Total, "合计", Cells.NotApplicable, [.. lines.Values]),
                    .. Enum.GetValues<CenterLevel>().Select(l => Row(l.ToString(), RowKind.Row, l.Label(), norms.TryGetValue(l, out var norm) ? norm : Cells.NotApplicable, [lines[l]]) with
                    {
                        Links = [Ledgers.ServiceCenters.Where(c => c.Level.Is(l))],
                    }),
                ],
            },
        ];
    }, cancel);

    private static SheetRow Row(string key, RowKind kind, string name, object due, IReadOnlyList<LevelLine> lines) => new(key, kind,
    [
        name, due, lines.Sum(l => l.Open), lines.Sum(l => l.Building), lines.Sum(l => l.Area), lines.Sum(l => l.Investment),
        lines.Sum(l => l.Events), lines.Sum(l => l.Attendances), lines.Sum(l => l.FullTime), lines.Sum(l => l.PartTime), null,
    ]);
}

/// <summary>What the centres of a level have and did in a quarter.</summary>
public sealed record LevelLine
{
    public required CenterLevel Level { get; init; }
    public int Open { get; init; }
    public int Building { get; init; }
    public double Area { get; init; }
    public double Investment { get; init; }
    public int FullTime { get; init; }
    public int PartTime { get; init; }
    public int Events { get; init; }
    public int Attendances { get; init; }

    /// <summary>All six levels.</summary>
    public static async Task<IReadOnlyDictionary<CenterLevel, LevelLine>> ReadAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var open = await db.ServiceCenters.Within(db, scope).GroupBy(c => c.Level).Select(g => new LevelLine
        {
            Level = g.Key,
            Open = g.Count(),
            Area = g.Sum(c => c.FloorArea ?? 0),
            Investment = g.Sum(c => c.InvestmentWan),
            FullTime = g.Sum(c => c.FullTimeStaff),
            PartTime = g.Sum(c => c.PartTimeStaff),
        }).ToDictionaryAsync(l => l.Level, cancel);
        var building = await db.ServiceCenters.BuildingWithin(db, scope).GroupBy(c => c.Level)
            .Select(g => new { Level = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Level, g => g.Count, cancel);
        var held = await db.CenterEvents.Within(db, scope, Period.Of(PeriodKind.Quarter, day)).Where(e => e.On <= day)
            .Join(db.ServiceCenters, e => e.CenterCode, c => c.Code, (e, c) => new { c.Level, e.Attendances })
            .GroupBy(e => e.Level).Select(g => new { Level = g.Key, Count = g.Count(), Attendances = g.Sum(e => e.Attendances ?? 0) })
            .ToDictionaryAsync(g => g.Level, g => (g.Count, g.Attendances), cancel);
        return Enum.GetValues<CenterLevel>().ToDictionary(l => l, l => open.GetValueOrDefault(l, new LevelLine { Level = l }) with
        {
            Building = building.GetValueOrDefault(l),
            Events = held.GetValueOrDefault(l).Count,
            Attendances = held.GetValueOrDefault(l).Attendances,
        });
    }
}
