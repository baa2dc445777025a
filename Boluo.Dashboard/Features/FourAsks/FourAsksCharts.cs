using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.FourAsks;

/// <summary>需求收集渠道: where the needs of the 需求清单 came from.</summary>
public sealed class NeedChannelsChart : IChart
{
    public string Key => "need-channels";

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel) =>
        Build(await db.Needs.Within(db, scope).GroupBy(n => n.Channel).Select(g => new { Channel = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Channel, g => g.Count, cancel));

    public static ChartSpec Build(IReadOnlyDictionary<NeedChannel, int> counts)
    {
        var total = counts.Values.Sum();
        var order = Enum.GetValues<NeedChannel>().OrderByDescending(c => counts.GetValueOrDefault(c)).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "需求收集渠道",
            Subtitle = FormattableString.Invariant($"{total}个"),
            Unit = "个",
            Categories = [.. order.Select(c => c.Label())],
            CategoryHeader = "收集渠道",
            Ledger = "needs",
            Series = [new Series("需求", [.. order.Select(c => new Mark(c.Label(), counts.GetValueOrDefault(c), Href: Ledgers.Needs.Where(n => n.Channel.Is(c))))])],
            Sentence = total == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{total}个需求中{counts.GetValueOrDefault(order[0])}个来自{order[0].Label()}。"),
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
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "党代表直联解决问题",
            Subtitle = FormattableString.Invariant($"{solved}个"),
            Unit = "个",
            Categories = [.. Enum.GetValues<IssueKind>().Select(k => k.Label())],
            CategoryHeader = "问题类别",
            Ledger = DelegateIssueTable.LedgerName,
            Series = [new Series("已解决", [.. Enum.GetValues<IssueKind>().Select(k => new Mark(k.Label(), counts.GetValueOrDefault(k).Solved, Tone: Tone.Done,
                Href: Ledgers.DelegateIssues.Where(i => i.Kind.Is(k), i => i.State.Is(IssueState.Solved))))])],
            Sentence = solved + open == 0 ? "" : FormattableString.Invariant($"共收集微心愿{solved + open}个，推动解决{solved}个，办理中{open}个。"),
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
        return Build([.. raised.Zip(solved, (r, s) => (r.Month, r.Count, s.Count))]);
    }

    public static ChartSpec Build(IReadOnlyList<(DateOnly Month, int Raised, int Solved)> months)
    {
        var (raised, solved) = (months.Sum(m => m.Raised), months.Sum(m => m.Solved));
        return new ChartSpec
        {
            Kind = ChartKind.Columns,
            Title = "近12个月微心愿收集和解决",
            Subtitle = "个",
            Unit = "个",
            Categories = [.. months.Select(m => Days.Month(m.Month))],
            Months = [.. months.Select(m => m.Month)],
            CategoryHeader = "月份",
            Ledger = DelegateIssueTable.LedgerName,
            Series =
            [
                new Series("收集", [.. months.Select(m => new Mark(Days.Month(m.Month), m.Raised, Href: Ledgers.DelegateIssues.Where(i => i.Raised.InMonth(m.Month)), Tone: Tone.Light))]),
                new Series("解决", [.. months.Select(m => new Mark(Days.Month(m.Month), m.Solved, Href: Ledgers.DelegateIssues.Where(i => i.Solved.InMonth(m.Month)), Tone: Tone.Done))]),
            ],
            Sentence = raised + solved == 0 ? "" : FormattableString.Invariant($"近12个月收集{raised}个，解决{solved}个（含此前收集的）。"),
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
        var counts = await rows.Where(s => s.AdoptedAs != null).GroupBy(s => s.AdoptedAs!.Value).Select(g => new { Form = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Form, g => g.Count, cancel);
        return Build(counts, await rows.CountAsync(cancel));
    }

    public static ChartSpec Build(IReadOnlyDictionary<AdoptedForm, int> counts, int all)
    {
        var adopted = counts.Values.Sum();
        return new ChartSpec
        {
            Kind = ChartKind.Bars,
            Title = "建议采纳形式",
            Subtitle = FormattableString.Invariant($"采纳{adopted}项"),
            Unit = "项",
            Categories = [.. Enum.GetValues<AdoptedForm>().Select(f => f.Label())],
            CategoryHeader = "采纳形式",
            Ledger = SuggestionTable.LedgerName,
            Series = [new Series("采纳", [.. Enum.GetValues<AdoptedForm>().Select(f => new Mark(f.Label(), counts.GetValueOrDefault(f),
                Href: Ledgers.Suggestions.Where(s => s.AdoptedAs.Is(f))))])],
            Sentence = all == 0 ? "" : FormattableString.Invariant($"听取意见建议{all}项，已采纳{adopted}项，研究中{all - adopted}项。"),
        };
    }
}
