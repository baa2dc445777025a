using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>需求办理进度.</summary>
public sealed class NeedProgressChart : IChart
{
    private static readonly (NeedState State, Tone Tone)[] Order =
        [(NeedState.Closed, Tone.Done), (NeedState.Started, Tone.Running), (NeedState.Matched, Tone.Light), (NeedState.Waiting, Tone.Waiting), (NeedState.Deferred, Tone.Quiet)];

    public string Key => "need-progress";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).GroupBy(n => n.State)
            .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancel);
        var days = await db.SettingAsync(ThreeListsRoom.WaitingKey, ThreeListsRoom.WaitingDays, cancel);
        var late = await NeedRow.Query(db, scope).CountAsync(n => n.WaitingDays > days, cancel);
        return Build(counts, late, days);
    }

    public static ChartSpec Build(IReadOnlyDictionary<NeedState, int> counts, int late, int days = ThreeListsRoom.WaitingDays)
    {
        var total = counts.Values.Sum();
        var closed = counts.GetValueOrDefault(NeedState.Closed);
        var waiting = counts.GetValueOrDefault(NeedState.Waiting);
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "需求办理进度",
            Subtitle = FormattableString.Invariant($"{total}个"),
            Unit = "个",
            Categories = [.. Order.Select(o => o.State.Label())],
            CategoryHeader = "办理状态",
            Ledger = NeedTable.LedgerName,
            Series = [new Series("需求", [.. Order.Select(o => new Mark(o.State.Label(), counts.GetValueOrDefault(o.State), Href: Href(o.State), Tone: o.Tone))])],
            Sentence = total == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
                $"{total}个需求已办结{closed}个，办结率{Digits.Share((double)closed / total)}；{waiting}个待对接{(late > 0 ? $"，其中{late}个超过{days}天" : "")}。"),
        };
    }

    private static string Href(NeedState state) => Ledgers.Needs.Where(n => n.State.Is(state));
}

/// <summary>Needs raised month by month over the last year.</summary>
public sealed class NeedsByMonthChart : IChart
{
    public string Key => "need-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Needs.Within(db, scope).Select(n => n.RaisedOn).CountByMonthAsync(scope.AsOf, cancel));

    public static ChartSpec Build(IReadOnlyList<(DateOnly Month, int Count)> months)
    {
        var total = months.Sum(m => m.Count);
        return new ChartSpec
        {
            Kind = ChartKind.Columns,
            Title = "每月收集需求",
            Subtitle = FormattableString.Invariant($"{total}个"),
            Unit = "个",
            Categories = [.. months.Select(m => Days.Month(m.Month))],
            Months = [.. months.Select(m => m.Month)],
            CategoryHeader = "月份",
            Ledger = NeedTable.LedgerName,
            Series = [new Series("收集需求", [.. months.Select(m => new Mark(Days.Month(m.Month), m.Count, Href:
                Ledgers.Needs.Where(n => n.Raised.InMonth(m.Month))))])],
            Sentence = total == 0 ? "" : $"近12个月共收集{total.ToString(CultureInfo.InvariantCulture)}个需求，最多的月份为{Days.Month(months.MaxBy(m => m.Count).Month)}。",
        };
    }
}

/// <summary>资源类别, and how many of each have been used.</summary>
public sealed class ResourceKindsChart : IChart
{
    public string Key => "resource-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await ResourceRow.Query(db, scope).GroupBy(r => r.Row.Category)
            .Select(g => new { Category = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Category, g => g.Count, cancel);
        var idle = await ResourceRow.Query(db, scope).CountAsync(r => r.Use == ResourceUse.Idle, cancel);
        var expired = await ResourceRow.Query(db, scope).CountAsync(r => r.Expired, cancel);
        return Build(counts, idle, expired, await db.SettingAsync(ThreeListsRoom.IdleKey, ThreeListsRoom.IdleDays, cancel));
    }

    public static ChartSpec Build(IReadOnlyDictionary<ResourceCategory, int> counts, int idle, int expired, int days = ThreeListsRoom.IdleDays)
    {
        var total = counts.Values.Sum();
        var order = Enum.GetValues<ResourceCategory>().OrderByDescending(c => counts.GetValueOrDefault(c)).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "资源类别",
            Subtitle = FormattableString.Invariant($"{total}项"),
            Unit = "项",
            Categories = [.. order.Select(c => c.Label())],
            CategoryHeader = "资源类别",
            Ledger = ResourceTable.LedgerName,
            Series = [new Series("资源", [.. order.Select(c => new Mark(c.Label(), counts.GetValueOrDefault(c),
                Href: Ledgers.Resources.Where(r => r.Category.Is(c))))])],
            Sentence = total == 0 ? "" : FormattableString.Invariant($"共{total}项资源，其中{idle}项超{days}天未使用{(expired > 0 ? FormattableString.Invariant($"，{expired}项可提供时间已过") : "")}。"),
        };
    }
}

/// <summary>项目进度.</summary>
public sealed class ProjectStagesChart : IChart
{
    private static readonly (ProjectState State, Tone Tone)[] Order =
        [(ProjectState.Completed, Tone.Done), (ProjectState.Started, Tone.Running), (ProjectState.Claimed, Tone.Light), (ProjectState.Published, Tone.Waiting), (ProjectState.Stopped, Tone.Quiet)];

    public string Key => "project-stages";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Projects.Within(db, scope).WithState(scope.AsOf).GroupBy(p => p.State)
            .Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<ProjectState, int> counts)
    {
        var total = counts.Values.Sum();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "项目进度",
            Subtitle = FormattableString.Invariant($"{total}个"),
            Unit = "个",
            Categories = [.. Order.Select(o => o.State.Label())],
            CategoryHeader = "项目进度",
            Ledger = ProjectTable.LedgerName,
            Series = [new Series("项目", [.. Order.Select(o => new Mark(o.State.Label(), counts.GetValueOrDefault(o.State),
                Href: Ledgers.Projects.Where(p => p.State.Is(o.State)), Tone: o.Tone))])],
            Sentence = total == 0 ? "" : FormattableString.Invariant($"共发布{total}个项目，已完成{counts.GetValueOrDefault(ProjectState.Completed)}个，实施中{counts.GetValueOrDefault(ProjectState.Started)}个。"),
        };
    }
}
