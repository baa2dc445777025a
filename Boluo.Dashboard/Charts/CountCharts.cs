using System.Linq.Expressions;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Charts;

/// <summary>One series over categories: what each of them comes to, and the rows that it leads to.</summary>
public sealed record SeriesOf<T>(string Name, Func<T, double?> Value, Func<T, string>? Rows = null)
{
    public Func<T, Tone> Tone { get; init; } = _ => Charts.Tone.Measure;

    internal Series Over(IReadOnlyList<T> categories, Func<T, string> label) => new(Name, [.. categories.Select(c => new Mark(label(c), Value(c), Href: Rows?.Invoke(c), Tone: Tone(c)))]);
}

/// <summary>Charts that count rows by a choice or by a month. Beside the title stands what all marks come to; the sentence is for whoever knows what is counted.</summary>
public static class CountCharts
{
    /// <summary>A bar per choice, in the order given.</summary>
    public static ChartSpec Bars<TChoice>(string title, string header, string unit, LedgerKeys ledger, IReadOnlyList<TChoice> choices, params IReadOnlyList<SeriesOf<TChoice>> series)
        where TChoice : struct, Enum => Over(ChartKind.Bars, title, header, unit, ledger, choices, c => c.Label(), series);

    /// <summary>A column per month, each of which is given by its first day.</summary>
    public static ChartSpec Months(string title, string unit, LedgerKeys ledger, IReadOnlyList<DateOnly> months, params IReadOnlyList<SeriesOf<DateOnly>> series) =>
        Over(ChartKind.Columns, title, "月份", unit, ledger, months, Days.Month, series) with { Months = months };

    /// <summary>最多的月份为2020年6月，14场次; of months that are alike the first.</summary>
    public static string MostIn(IReadOnlyDictionary<DateOnly, int> months, string unit)
    {
        var most = months.MaxBy(m => m.Value);
        return $"最多的月份为{Days.Month(most.Key)}，{Digits.Text(most.Value)}{unit}";
    }

    /// <summary>How many rows there are of each kind.</summary>
    public static Task<Dictionary<TKey, int>> CountByAsync<TRow, TKey>(this IQueryable<TRow> rows, Expression<Func<TRow, TKey>> kind, CancellationToken cancel) where TKey : notnull =>
        rows.GroupBy(kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    private static ChartSpec Over<T>(
        ChartKind kind, string title, string header, string unit, LedgerKeys ledger, IReadOnlyList<T> categories, Func<T, string> label, IReadOnlyList<SeriesOf<T>> series) => new()
        {
            Kind = kind,
            Title = title,
            Subtitle = Digits.Plain(series.Sum(s => categories.Sum(s.Value)) ?? 0, 2) + unit,
            Unit = unit,
            Categories = [.. categories.Select(label)],
            CategoryHeader = header,
            Ledger = ledger.Name,
            Series = [.. series.Select(s => s.Over(categories, label))],
            Sentence = "",
        };
}
