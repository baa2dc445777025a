using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>需求收集渠道: where the needs of the 需求清单 came from.</summary>
public sealed class NeedChannelsChart : IChart
{
    public string Key => "need-channels";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) => Build(await db.Needs.Within(db, scope).CountByAsync(n => n.Channel, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<NeedChannel, int> counts)
    {
        var total = counts.Values.Sum();
        var order = Enum.GetValues<NeedChannel>().OrderByDescending(c => counts.GetValueOrDefault(c)).ToList();
        return CountCharts.Bars("需求收集渠道", "收集渠道", "个", Ledgers.Needs, order,
            new SeriesOf<NeedChannel>("需求", c => counts.GetValueOrDefault(c), c => Ledgers.Needs.Where(n => n.Channel.Is(c)))) with
        {
            Sentence = total == 0 ? "" : Invariant($"{total}个需求中{counts.GetValueOrDefault(order[0])}个来自{order[0].Label()}，占{Digits.Share((double)counts.GetValueOrDefault(order[0]) / total)}，为各渠道最多。"),
        };
    }
}

/// <summary>党代表直联解决问题 by kind.</summary>
public sealed class IssueKindsChart : IChart
{
    public string Key => "issue-kinds";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var counts = await db.DelegateIssues.Within(db, scope).GroupBy(i => i.Kind)
            .Select(g => new { Kind = g.Key, Solved = g.Count(i => i.SolvedOn <= day), Open = g.Count(i => i.SolvedOn == null || i.SolvedOn > day) }).ToListAsync(cancel);
        return Build(counts.ToDictionary(c => c.Kind, c => (c.Solved, c.Open)));
    }

    public static ChartSpec Build(IReadOnlyDictionary<IssueKind, (int Solved, int Open)> counts)
    {
        var (solved, open) = (counts.Values.Sum(c => c.Solved), counts.Values.Sum(c => c.Open));
        return CountCharts.Bars("党代表直联解决问题", "问题类别", "个", Ledgers.DelegateIssues, Enum.GetValues<IssueKind>(),
            new SeriesOf<IssueKind>("已解决", k => counts.GetValueOrDefault(k).Solved, k => Ledgers.DelegateIssues.Where(i => i.Kind.Is(k), i => i.State.Is(IssueState.Solved))) { Tone = _ => Tone.Done }) with
        {
            Sentence = solved + open == 0 ? "" : Invariant($"共收集微心愿{solved + open}个，推动解决{solved}个，办理中{open}个。"),
        };
    }
}

/// <summary>Raised and solved month by month over the last year.</summary>
public sealed class IssueMonthsChart : IChart
{
    public string Key => "issue-months";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var day = scope.AsOf;
        var issues = db.DelegateIssues.Within(db, scope);
        var raised = await issues.Select(i => i.RaisedOn).CountByMonthAsync(day, cancel);
        var solved = await issues.Where(i => i.SolvedOn <= day).Select(i => i.SolvedOn!.Value).CountByMonthAsync(day, cancel);
        return CountCharts.Months("近12个月微心愿收集和解决", "个", Ledgers.DelegateIssues, [.. raised.Keys],
            new SeriesOf<DateOnly>("收集", m => raised[m], m => Ledgers.DelegateIssues.Where(i => i.Raised.InMonth(m))) { Tone = _ => Tone.Light },
            new SeriesOf<DateOnly>("解决", m => solved[m], m => Ledgers.DelegateIssues.Where(i => i.Solved.InMonth(m))) { Tone = _ => Tone.Done }) with
        {
            Subtitle = "个",
            Sentence = raised.Values.Sum() + solved.Values.Sum() == 0 ? "" : Invariant($"近12个月收集{raised.Values.Sum()}个，解决{solved.Values.Sum()}个（含此前收集的）。"),
        };
    }
}

/// <summary>What the adopted suggestions became.</summary>
public sealed class AdoptionsChart : IChart
{
    public string Key => "adoptions";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var rows = SuggestionRow.Query(db, scope);
        return Build(await rows.Where(s => s.AdoptedAs != null).CountByAsync(s => s.AdoptedAs!.Value, cancel), await rows.CountAsync(cancel));
    }

    public static ChartSpec Build(IReadOnlyDictionary<AdoptedForm, int> counts, int all)
    {
        var adopted = counts.Values.Sum();
        return CountCharts.Bars("建议采纳形式", "采纳形式", "项", Ledgers.Suggestions, Enum.GetValues<AdoptedForm>(),
            new SeriesOf<AdoptedForm>("采纳", f => counts.GetValueOrDefault(f), f => Ledgers.Suggestions.Where(s => s.AdoptedAs.Is(f)))) with
        {
            Subtitle = Invariant($"采纳{adopted}项"),
            Sentence = all == 0 ? "" : Invariant($"听取意见建议{all}项，已采纳{adopted}项，研究中{all - adopted}项。"),
        };
    }
}
