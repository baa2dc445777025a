using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tables;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>党群服务中心（站）.</summary>
public static class ServiceCentersRoom
{
    private const string Source = "党群服务中心（站）台账";
    private const string Department = "组织部门";

    public static IServiceCollection AddServiceCenters(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Ledgers, 30, "党群服务中心", Urls.ServiceCenters)
        {
            Help =
            [
                "各级中心（站）在各镇街的覆盖情况、尚未建成的社区、各中心的服务事项和活动。",
                "管理员在台账中登记中心，并在中心的表单中选择它提供的服务事项。",
            ],
        })
        .AddSingleton(new WallScene(40, "党群服务中心（站）") { Charts = ["center-levels", "open-centers"] })
        .AddSingleton(new PlacePart(PlaceTab.Situation, 30) { Charts = ["open-centers"] })
        .AddSingleton(new PlacePart(PlaceTab.Centers, 0)
        {
            Cards = typeof(PlaceCentersPart),
            Charts = ["center-levels"],
            Ledgers = [new(ServiceCenterTable.LedgerName, "党群服务中心（站）", "截至统计时点尚未建成党群服务中心（站）。"), new(CenterEventTable.LedgerName, "活动安排", "没有登记活动安排。")],
        })
        .AddLedger<ServiceCenterTable>()
        .AddLedger<ServiceItemTable>()
        .AddRegister<ServiceItemRegister>()
        .AddRegister<ServiceCenterRegister>()
        .AddRegister<ServiceCenterItemRegister>()
        .AddLedger<CenterEventTable>()
        .AddRegister<CenterEventRegister>()
        .AddSummary<CenterOperations>()
        .AddRule<CommunityWithoutCenter>()
        .AddTies(CenterTies.All)
        .AddChart<CentersByLevelChart>()
        .AddChart<OpenCentersChart>()
        .AddFigure(new QueryFigure("center.count", "党群服务中心（站）", "统计时点已启用、未停用的各层级各领域党群服务中心和服务站；在建的不计入。", "个", Source, Department, Urls.ServiceCenters,
            (db, scope) => db.ServiceCenters.Within(db, scope).Count())
        { One = "一处中心或站（阵地编号）", Adding = Adding.AddsByLevel, Dating = Dating.AsOf, IsFollowed = true, RowsBetween = (from, to) => Ledgers.ServiceCenters.Where(c => c.Opened.Between(from, to)) })
        .AddFigure(new QueryFigure("center.levels", "覆盖层级领域", "统计时点至少有一处已启用中心（站）的层级和领域类别：县级、街道级、社区级、住宅小区、产业园区、企业行业。", "类", Source, Department, Urls.ServiceCenters,
            (db, scope) => db.ServiceCenters.Within(db, scope).Select(c => c.Level).Distinct().Count())
        { One = "一类层级领域", Adding = Adding.Never, Dating = Dating.AsOf })
        .AddFigure(new QueryFigure("center.served", "覆盖党员群众", "统计时点已启用、且标明计入全县覆盖数的中心（站）登记的覆盖党员群众之和。为各级合计，服务范围有重叠：同一居民可同时在县、街道、社区的中心覆盖之内，不是去重后的人数。住宅小区的服务站已在社区之内，不计入。", "人", Source, Department,
            Ledgers.ServiceCenters.Where(c => c.InReach.Yes),
            (db, scope) => db.ServiceCenters.Within(db, scope).Where(c => c.CountsInReach).Sum(c => c.PeopleServed))
        { One = "中心（站）登记的一名服务对象", Adding = Adding.Overlaps, Dating = Dating.CurrentValues, Rounding = Rounding.TenThousands, IsFollowed = true, RowsBetween = (from, to) => Ledgers.ServiceCenters.Where(c => c.InReach.Yes, c => c.Opened.Between(from, to)) })
        .AddFigure(new QueryFigure("center.investment", "累计投入", "统计时点已启用的中心（站）登记的累计投入之和：不分资金来源，含各级财政、党费和企业等支持；以台账登记数为准，不另区分计划数和支付数。在建的中心不计入。", "万元", Source, Department,
            Ledgers.ServiceCenters.Where(c => c.Investment.Descending),
            (db, scope) => Digits.Round(db.ServiceCenters.Within(db, scope).Sum(c => c.InvestmentWan), 2))
        { One = "一万元", Adding = Adding.AddsByLevel, Dating = Dating.CurrentValues, Rounding = Rounding.TwoDecimals, RowsBetween = (from, to) => Ledgers.ServiceCenters.Where(c => c.Opened.Between(from, to)) })
        .AddFigure(new QueryFigure("center.services", "综合服务", "统计时点至少由一处已启用的中心（站）提供的综合服务项目的种类；有一处提供即计1项，多处提供同一项目只计1项。", "项", Source, Department, Page("services"),
            (db, scope) => db.ServiceItems.Count(i =>
                db.ServiceCenterItems.Any(l => l.ServiceItemId == i.Id && db.ServiceCenters.Within(db, scope).Any(c => c.Code == l.CenterCode))))
        { One = "一种综合服务项目", Adding = Adding.OnceInScope, Dating = Dating.CurrentValues });

    internal const string FirstTab = "coverage";

    /// <summary>The page on one of its tabs.</summary>
    internal static string Page(string tab) => tab == FirstTab ? Urls.ServiceCenters : Urls.Tab(Urls.ServiceCenters, tab);
}

/// <summary>党群服务中心分布.</summary>
public sealed class CentersByLevelChart : IChart
{
    public string Key => "center-levels";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.ServiceCenters.Within(db, scope).GroupBy(c => c.Level)
            .Select(g => new { Level = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Level, g => g.Count, cancel);
        var communities = await db.Communities.Within(scope).CountAsync(cancel);
        var without = await new CommunityWithoutCenter().Find(db, scope, null).CountAsync(cancel);
        return Build(counts, communities, without);
    }

    public static ChartSpec Build(IReadOnlyDictionary<CenterLevel, int> counts, int communities, int without)
    {
        var levels = Enum.GetValues<CenterLevel>();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "党群服务中心分布",
            Subtitle = Invariant($"{counts.Values.Sum()}个 · {counts.Count}类"),
            Unit = "个",
            Categories = [.. levels.Select(l => l.Label())],
            CategoryHeader = "层级领域",
            Ledger = ServiceCenterTable.LedgerName,
            Series = [new Series("中心（站）", [.. levels.Select(l =>
                new Mark(l.Label(), counts.GetValueOrDefault(l), Href: Ledgers.ServiceCenters.Where(c => c.Level.Is(l))))])],
            Sentence = (communities, without) switch
            {
                (0, _) => "",
                (_, 0) => Invariant($"{communities}个社区均已建成社区级中心。"),
                _ => Invariant($"{communities}个社区中{communities - without}个已建社区级中心，{without}个尚未建成。"),
            },
        };
    }
}

/// <summary>Centres open at the end of each month.</summary>
public sealed class OpenCentersChart(FigureHistory history) : IChart
{
    public string Key => "open-centers";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await history.ReadAsync(scope, cancel));

    public static ChartSpec Build(IReadOnlyList<MonthEnd> months)
    {
        double? Open(MonthEnd month) => month["center.count"];
        var trend = MonthLines.Trend(months, Open, "个");
        return MonthLines.Chart("在用中心（站）变化", "个，各月末", "个", ServiceCenterTable.LedgerName, months,
            Open(months[^1]) is { } open ? FormattableString.Invariant($"在用中心（站）{open}个{(trend.Length > 0 ? "，" + trend : "")}。") : "",
            MonthLines.Line("在用中心（站）", months, Open, Urls.ServiceCenters));
    }
}
