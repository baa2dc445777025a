using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Charts;

/// <summary>What there was at the ends of twelve months, as lines; each dot leads to its rows as of that day.</summary>
public static class MonthLines
{
    public static ChartSpec Chart(string title, string subtitle, string unit, string ledger, IReadOnlyList<MonthEnd> months, string sentence, params IReadOnlyList<Series> series) => new()
    {
        Kind = ChartKind.Line,
        Title = title,
        Subtitle = subtitle,
        Unit = unit,
        Categories = [.. months.Select(m => Days.Month(m.Month))],
        Months = [.. months.Select(m => m.Month)],
        CategoryHeader = "月份",
        Ledger = ledger,
        Series = series,
        Sentence = sentence,
    };

    public static Series Line(string name, IReadOnlyList<MonthEnd> months, Func<MonthEnd, double?> value, string rows, Tone tone = Tone.Stock) =>
        new(name, [.. months.Select(m => new Mark(Days.Month(m.Month), value(m), Href: rows, Tone: tone) { Day = m.Day })]) { IsLine = true };

    /// <summary>Whether it grows: 自2020年2月末的6个起连续4个月增加, 比上月末减少2个, 与上月末持平; nothing where there is no month before.</summary>
    public static string Trend(IReadOnlyList<MonthEnd> months, Func<MonthEnd, double?> value, string unit)
    {
        var known = months.Where(m => value(m) is not null).Select(m => (m.Month, Value: Digits.Round(value(m)!.Value, 0))).ToList();
        if (known.Count < 2) return "";
        var steps = known.Zip(known.Skip(1), (before, after) => Math.Sign(after.Value - before.Value)).ToList();
        var run = steps.AsEnumerable().Reverse().TakeWhile(s => s == steps[^1]).Count();
        var (from, now) = (known[^(run + 1)], known[^1]);
        var verb = steps[^1] > 0 ? "增加" : "减少";
        return (steps[^1], run) switch
        {
            (0, 1) => "与上月末持平",
            (0, _) => Invariant($"连续{run}个月持平"),
            (_, 1) => $"比上月末{verb}{Digits.Text(Math.Abs(now.Value - from.Value))}{unit}",
            _ => Invariant($"自{Days.Month(from.Month)}末的{Digits.Text(from.Value)}{unit}起连续{run}个月{verb}"),
        };
    }
}
