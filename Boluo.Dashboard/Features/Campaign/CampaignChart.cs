using System.Globalization;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
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
        return CountCharts.Months(title, kinds[0].Unit(), Ledgers.Campaign, months,
            [.. kinds.Select((k, i) => new SeriesOf<DateOnly>(k.Label(), m => counts.GetValueOrDefault((k, m)), m => Ledgers.Campaign.Where(l => l.Kind.Is(k), l => l.From.Is(m))) { Tone = _ => Tones[i] })]) with
        {
            Subtitle = $"当月新增（{kinds[0].Unit()}）",
            Sentence = sums.All(s => s.Sum == 0) ? "" : string.Join("；", sums.Select(s => $"{s.Kind.Label()}累计{Digits.Text(s.Sum)}{s.Kind.Unit()}" + (s.Sum == 0 ? "" : "，" + CountCharts.MostIn(months.ToDictionary(m => m, m => counts.GetValueOrDefault((s.Kind, m))), s.Kind.Unit())))) + "。",
        };
    }
}
