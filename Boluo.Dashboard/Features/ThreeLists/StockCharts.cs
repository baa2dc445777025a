using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>Whether the backlog grows: needs open at the end of each month, beside those that came and those that were closed in it.</summary>
public sealed class OpenNeedsChart(FigureHistory history) : IChart
{
    public string Key => "open-needs";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var rows = NeedRow.Query(db, scope);
        var raised = await rows.Select(n => n.Row.RaisedOn).CountByMonthAsync(scope.AsOf, cancel);
        var closed = await rows.Where(n => n.ClosedOn != null).Select(n => n.ClosedOn!.Value).CountByMonthAsync(scope.AsOf, cancel);
        return Build(await history.ReadAsync(scope, cancel), [.. raised.Values], [.. closed.Values]);
    }

    /// <param name="raised">How many were raised in each month.</param>
    /// <param name="closed">How many of those that are closed were closed in each month.</param>
    public static ChartSpec Build(IReadOnlyList<MonthEnd> months, IReadOnlyList<int> raised, IReadOnlyList<int> closed)
    {
        double? Open(MonthEnd month) => month[ThreeListsRoom.OpenKey];
        Series Columns(string name, IReadOnlyList<int> counts, Tone tone, Func<NeedKeys, DayKey> day) => new(name,
            [.. months.Select((m, i) => new Mark(Days.Month(m.Month), counts[i], Href: Ledgers.Needs.Where(n => day(n).InMonth(m.Month)), Tone: tone))]);
        var trend = MonthLines.Trend(months, Open, "个");
        return MonthLines.Chart("在办需求变化", "个", "个", NeedTable.LedgerName, months,
            Open(months[^1]) is not { } open ? "" : string.Create(CultureInfo.InvariantCulture,
                $"在办需求{open}个{(trend.Length > 0 ? "，" + trend : "")}；{Days.Month(months[^1].Month)}收集{raised[^1]}个、办结{closed[^1]}个。"),
            Columns("当月收集", raised, Tone.Light, n => n.Raised), Columns("当月办结", closed, Tone.Running, n => n.Closed),
            MonthLines.Line("月末在办", months, Open, ThreeListsRoom.OpenNeeds));
    }
}

/// <summary>How much of what was offered has been used, month by month.</summary>
public sealed class ResourceUseChart(FigureHistory history) : IChart
{
    public string Key => "resource-use";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await history.ReadAsync(scope, cancel));

    public static ChartSpec Build(IReadOnlyList<MonthEnd> months)
    {
        double? All(MonthEnd month) => month["list.resources"];
        double? Used(MonthEnd month) => month[ThreeListsRoom.UsedKey];
        var trend = MonthLines.Trend(months, Used, "项");
        return MonthLines.Chart("资源使用变化", "项，各月末", "项", ResourceTable.LedgerName, months,
            (All(months[^1]), Used(months[^1])) is ({ } all and > 0, { } used)
                ? string.Create(CultureInfo.InvariantCulture, $"{all}项资源已使用{used}项，占{Digits.Share(used / all)}{(trend.Length > 0 ? "；已使用的" + trend : "")}。") : "",
            MonthLines.Line("资源", months, All, ThreeListsRoom.Page(ResourceTable.LedgerName), Tone.Light),
            MonthLines.Line("已使用", months, Used, Ledgers.Resources.Where(r => r.Use.Is(ResourceUse.Used))));
    }
}
