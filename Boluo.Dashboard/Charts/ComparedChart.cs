namespace Boluo.Dashboard.Charts;

/// <summary>A chart of one day with that of another laid over it, lighter; a distribution gets the other day's medians.</summary>
public static class ComparedChart
{
    /// <summary>The two in one; the first alone where its kind knows no second day, such as columns of months.</summary>
    public static ChartSpec Of(ChartSpec shown, DateOnly day, ChartSpec other, DateOnly otherDay) => shown switch
    {
        { Kind: ChartKind.Strip } => shown with { EarlierMedians = Medians(other), Sentence = $"{shown.Sentence}虚线为{Days.Long(otherDay)}的中位数。" },
        { Kind: ChartKind.Bars or ChartKind.Columns or ChartKind.Points, Series: [var single], Months: null } => shown with
        {
            Categories = [.. shown.Categories.Union(other.Categories, StringComparer.Ordinal)],
            Series = [single with { Name = Days.Long(day) }, new Series(Days.Long(otherDay), [.. other.Series.SelectMany(s => s.Marks).Select(m => m with { Tone = Tone.Earlier, Day = otherDay })])],
            Sentence = $"{shown.Sentence}浅色为{Days.Long(otherDay)}。",
        },
        _ => shown,
    };

    private static Dictionary<string, double> Medians(ChartSpec spec) => spec.Series.SelectMany(s => s.Marks).Where(m => m.Value is not null).GroupBy(m => m.Category, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => ChartTable.Median([.. g.Select(m => m.Value!.Value).Order()])!.Value, StringComparer.Ordinal);
}
