using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.ThreeLists;

/// <summary>需求办理进度.</summary>
public sealed class NeedProgressChart : IChart
{
    private static readonly OrderedDictionary<NeedState, Tone> Tones = new()
    {
        [NeedState.Closed] = Tone.Done,
        [NeedState.Started] = Tone.Running,
        [NeedState.Matched] = Tone.Light,
        [NeedState.Waiting] = Tone.Waiting,
        [NeedState.Deferred] = Tone.Quiet,
    };

    public string Key => "need-progress";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.Needs.Within(db, scope).WithState(scope.AsOf).CountByAsync(n => n.State, cancel);
        var days = await db.SettingAsync(ThreeListsRoom.WaitingKey, ThreeListsRoom.WaitingDays, cancel);
        var late = await NeedRow.Query(db, scope).CountAsync(n => n.WaitingDays > days, cancel);
        return Build(counts, late, days);
    }

    public static ChartSpec Build(IReadOnlyDictionary<NeedState, int> counts, int late, int days = ThreeListsRoom.WaitingDays)
    {
        var total = counts.Values.Sum();
        var closed = counts.GetValueOrDefault(NeedState.Closed);
        var waiting = counts.GetValueOrDefault(NeedState.Waiting);
        return CountCharts.Bars("需求办理进度", "办理状态", "个", Ledgers.Needs, [.. Tones.Keys],
            new SeriesOf<NeedState>("需求", s => counts.GetValueOrDefault(s), s => Ledgers.Needs.Where(n => n.State.Is(s))) { Tone = s => Tones[s] }) with
        {
            Sentence = total == 0 ? "" : Invariant(
                $"{total}个需求已办结{closed}个，办结率{Digits.Share((double)closed / total)}；{waiting}个待对接{(late > 0 ? $"，其中{late}个超过{days}天" : "")}。"),
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
            .Select(g => new { g.Key, All = g.Count(), Idle = g.Count(r => r.Use == ResourceUse.Idle), Expired = g.Count(r => r.Expired) }).ToListAsync(cancel);
        return Build(counts.ToDictionary(c => c.Key, c => c.All), counts.Sum(c => c.Idle), counts.Sum(c => c.Expired),
            await db.SettingAsync(ThreeListsRoom.IdleKey, ThreeListsRoom.IdleDays, cancel));
    }

    public static ChartSpec Build(IReadOnlyDictionary<ResourceCategory, int> counts, int idle, int expired, int days = ThreeListsRoom.IdleDays)
    {
        var total = counts.Values.Sum();
        return CountCharts.Bars("资源类别", "资源类别", "项", Ledgers.Resources, [.. Enum.GetValues<ResourceCategory>().OrderByDescending(c => counts.GetValueOrDefault(c))],
            new SeriesOf<ResourceCategory>("资源", c => counts.GetValueOrDefault(c), c => Ledgers.Resources.Where(r => r.Category.Is(c)))) with
        {
            Sentence = total == 0 ? "" : Invariant($"共{total}项资源，{counts.MaxBy(c => c.Value).Key.Label()}最多，{counts.Values.Max()}项；其中{idle}项超{days}天未使用{(expired > 0 ? Invariant($"，{expired}项可提供时间已过") : "")}。"),
        };
    }
}

/// <summary>项目进度.</summary>
public sealed class ProjectStagesChart : IChart
{
    private static readonly OrderedDictionary<ProjectState, Tone> Tones = new()
    {
        [ProjectState.Completed] = Tone.Done,
        [ProjectState.Started] = Tone.Running,
        [ProjectState.Claimed] = Tone.Light,
        [ProjectState.Published] = Tone.Waiting,
        [ProjectState.Stopped] = Tone.Quiet,
    };

    public string Key => "project-stages";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Projects.Within(db, scope).WithState(scope.AsOf).CountByAsync(p => p.State, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<ProjectState, int> counts)
    {
        var total = counts.Values.Sum();
        return CountCharts.Bars("项目进度", "项目进度", "个", Ledgers.Projects, [.. Tones.Keys],
            new SeriesOf<ProjectState>("项目", s => counts.GetValueOrDefault(s), s => Ledgers.Projects.Where(p => p.State.Is(s))) { Tone = s => Tones[s] }) with
        {
            Sentence = total == 0 ? "" : Invariant($"共发布{total}个项目，已完成{counts.GetValueOrDefault(ProjectState.Completed)}个，实施中{counts.GetValueOrDefault(ProjectState.Started)}个，尚未认领{counts.GetValueOrDefault(ProjectState.Published)}个。"),
        };
    }
}
