using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Features.Campaign;

/// <summary>Kinds of one unit month by month: what has another unit has a chart of its own.</summary>
public sealed class CampaignChart(CountyFacts county, string key, string title, params IReadOnlyList<CampaignKind> kinds) : IChart
{
    private static readonly Tone[] Tones = [Tone.Measure, Tone.Light];

    public string Key { get; } = key;

    public async Task<ChartSpec> BuildAsync(BoluoDbContext db, Scope scope, CancellationToken cancel)
    {
        var counts = await db.CampaignActions.Within(db, scope).Where(a => kinds.Contains(a.Kind)).GroupBy(a => new { a.Kind, a.Month })
            .Select(g => new { g.Key.Kind, g.Key.Month, Count = g.Sum(a => a.Count) }).ToListAsync(cancel);
        return Build(counts.ToDictionary(c => (c.Kind, c.Month), c => c.Count), scope.AsOf);
    }

    public ChartSpec Build(IReadOnlyDictionary<(CampaignKind Kind, DateOnly Month), int> counts, DateOnly day)
    {
        var months = new List<DateOnly>();
        if (county.Campaign is var (from, to))
            for (var month = from; month <= to && month <= day; month = month.AddMonths(1)) months.Add(month);
        var sums = kinds.Select(k => (Kind: k, Sum: months.Sum(m => counts.GetValueOrDefault((k, m))))).ToList();
        return new ChartSpec
        {
            Kind = ChartKind.Columns,
            Title = title,
            Subtitle = $"当月新增（{kinds[0].Unit()}）",
            Unit = kinds[0].Unit(),
            Categories = [.. months.Select(Days.Month)],
            Months = [.. months],
            CategoryHeader = "月份",
            Ledger = CampaignTable.LedgerName,
            Series = [.. kinds.Select((k, i) => new Series(k.Label(), [.. months.Select(m => new Mark(Days.Month(m), counts.GetValueOrDefault((k, m)), Tone: Tones[i],
                Href: Ledgers.Campaign.Where(l => l.Kind.Is(k), l => l.From.Is(m))))]))],
            Sentence = sums.All(s => s.Sum == 0) ? "" : string.Join("；", sums.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Kind.Label()}累计{Digits.Text(s.Sum)}{s.Kind.Unit()}"))) + "。",
        };
    }
}
