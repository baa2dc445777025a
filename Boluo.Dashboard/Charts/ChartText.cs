using System.Text;

namespace Boluo.Dashboard.Charts;

/// <summary>The words and numbers of a chart, the same in drawing, table, picture and clipboard.</summary>
public static class ChartText
{
    /// <summary>A number of a chart, drawn or in its sentence. Marks and medians hold what was reckoned; here it is rounded, once.</summary>
    public static string Number(double? value, int decimals = ChartSpec.UsualDecimals) => value is { } known ? Digits.Text(known, decimals) : Quantity.Unknown;

    /// <summary>Numbers that are read beside each other, the medians of a strip: all with the decimals that the finest of them needs.</summary>
    public static IReadOnlyList<string> Alike(IReadOnlyList<double?> values, int decimals = ChartSpec.UsualDecimals)
    {
        var needed = Enumerable.Range(0, decimals + 1).First(d => d == decimals || values.All(v => v is not { } known || Digits.Same(Digits.Round(known, decimals), Digits.Round(known, d))));
        return [.. values.Select(v => v is { } known ? Digits.Fixed(known, needed) : Quantity.Unknown)];
    }

    /// <summary>What stands beside a bar: its own label (such as 2,000多) or its value.</summary>
    public static string Label(Mark mark, int decimals = ChartSpec.UsualDecimals) => mark.Label ?? Number(mark.Value, decimals);

    /// <summary>What a mark of one of several series is, as its tip says it: 2020年6月 在办：45个.</summary>
    public static string Tip(ChartSpec spec, IReadOnlyList<Series> all, Series series, Mark mark) =>
        $"{(all.Count > 1 ? $"{mark.Category} {series.Name}" : mark.Category)}：{Label(mark, spec.Decimals)}{spec.Unit}";

    /// <summary>Text of users for a library that reads a subset of HTML in every label. It knows no more entities than these.</summary>
    public static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What a screen reader says instead of the drawing.</summary>
    public static string Spoken(ChartSpec spec) =>
        string.Join("。", new[] { $"{spec.Title}，{spec.Subtitle}", spec.Sentence.TrimEnd('。') }.Where(t => t.Length > 0)) + "。";

    /// <summary>The height in pixels at which every category has room.</summary>
    public static int Height(ChartSpec? spec) => spec switch
    {
        { Kind: ChartKind.Bars, Series.Count: > 1 } => Math.Max(170, 26 + spec.Categories.Count * (spec.Series.Count * 20 + 12)),
        { Kind: ChartKind.Bars } => Math.Max(170, spec.Categories.Count * 26),
        { Kind: ChartKind.Columns or ChartKind.Line } => 210 + (WrittenDownwards(spec) ? DownwardsHeight(spec.Categories) - 28 : 0),
        { Kind: ChartKind.Points } => Math.Max(170, 30 + spec.Categories.Count * 34),
        { Kind: ChartKind.Flow } => FlowFrame.Height(spec),
        { Kind: ChartKind.Timeline } => 34 + spec.Categories.Count * 26,
        { Kind: ChartKind.Strip } => Math.Max(170, spec.Categories.Count * 40),
        _ => 170,
    };

    /// <summary>The width in pixels below which names would run into each other; none for charts whose names have room in any width.</summary>
    public static int? LeastWidth(ChartSpec? spec) => spec switch
    {
        { Kind: ChartKind.Flow } => FlowFrame.LeastWidth,
        { Kind: ChartKind.Timeline } => 640,
        { Kind: ChartKind.Columns } when WrittenDownwards(spec) => 60 + spec.Categories.Count * 15,
        _ => null,
    };

    /// <summary>The width on screen in units of one Chinese character: letters, digits and half-width signs take about half.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The text cut to a width, with … where something is missing.</summary>
    public static string Cut(string text, double width)
    {
        if (Width(text) <= width) return text;
        var cut = new StringBuilder();
        var used = 1.0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width) break;
            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    /// <summary>Many places under their columns are named from top to bottom, so that each has room; months are not.</summary>
    public static bool WrittenDownwards(ChartSpec spec) => spec.Categories.Count > 8 && spec.Months is null;

    /// <summary>The room in pixels that names written downwards take.</summary>
    public static int DownwardsHeight(IReadOnlyList<string> categories) => categories.Max(c => c.Length) * 15 + 8;

    /// <summary>Labels for an axis of months: 7月 with 2019年 below, 8月, …; the year is named again when it changes.</summary>
    public static IReadOnlyList<(string Text, string? Below)> MonthLabels(IReadOnlyList<DateOnly> months) =>
        [.. months.Select((m, i) => (Invariant($"{m.Month}月"), i > 0 && months[i - 1].Year == m.Year ? null : Invariant($"{m.Year}年")))];

    private static double Width(Rune rune) => rune.Value < 0x2E80 ? 0.56 : 1;
}
