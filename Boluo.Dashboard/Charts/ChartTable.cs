namespace Boluo.Dashboard.Charts;

/// <summary>One cell of a chart's table, with the link of the mark it stands for.</summary>
public sealed record ChartCell(string Text, Mark? Mark = null);

public sealed record ChartRow(string Category, IReadOnlyList<ChartCell> Cells);

/// <summary>A chart as a plain table: what 查看表格 shows and 复制文字 copies. A distribution is summed up per lane.</summary>
public sealed record ChartTable(IReadOnlyList<string> Headers, IReadOnlyList<ChartRow> Rows)
{
    public static ChartTable Of(ChartSpec spec) => spec switch
    {
        { Flow: { } flow } => OfFlow(spec, flow),
        { Timeline: { } timeline } => OfTimeline(spec, timeline),
        { Kind: ChartKind.Strip } => OfLanes(spec),
        _ => OfSeries(spec),
    };

    /// <summary>The blocks of each stage with what has no partner, then the ribbons.</summary>
    private static ChartTable OfFlow(ChartSpec spec, Flow flow) => new(
        [spec.CategoryHeader, "数量", string.Join('、', flow.Alone.Select(a => a.Name))],
        [
            .. spec.Series.Zip(flow.Alone).SelectMany(stage => stage.First.Marks.Select(block => new ChartRow($"{stage.First.Name}·{block.Category}",
                [CellOf(spec, block), CellOf(spec, stage.Second.Marks.FirstOrDefault(a => a.Category == block.Category))]))),
            .. flow.Ribbons.Select(r => new ChartRow(r.Mark.Category, [CellOf(spec, r.Mark), new ChartCell("/")])),
        ]);

    private static ChartTable OfTimeline(ChartSpec spec, Timeline timeline)
    {
        var (lanes, marks) = (timeline.Lanes.ToDictionary(l => l.Category, StringComparer.Ordinal), spec.Series.SelectMany(s => s.Marks).ToLookup(m => m.Category, StringComparer.Ordinal));
        return new ChartTable([spec.CategoryHeader, "议定日期", "完成时限", "办结日期", "办理情况"], [.. spec.Categories.Select(category => new ChartRow(category,
        [
            new ChartCell(Days.Long(lanes[category].From)), new ChartCell(Days.Long(lanes[category].Due)), new ChartCell(lanes[category].Done is { } done ? Days.Long(done) : "/"),
            CellOf(spec, marks[category].FirstOrDefault()),
        ]))]);
    }

    private static ChartTable OfSeries(ChartSpec spec)
    {
        var marks = spec.Series.Select(s => s.Marks.ToLookup(m => m.Category, StringComparer.Ordinal)).ToList();
        return new ChartTable(
            [spec.CategoryHeader, .. spec.Series.Select(s => $"{s.Name}（{spec.Unit}）")],
            [.. spec.Categories.Select(category => new ChartRow(NameOf(spec, category), [.. marks.Select(series => CellOf(spec, series[category].FirstOrDefault()))]))]);
    }

    private static ChartTable OfLanes(ChartSpec spec)
    {
        var lanes = spec.Series.SelectMany(s => s.Marks).ToLookup(m => m.Category, StringComparer.Ordinal);
        var medians = ChartText.Alike([.. spec.Categories.Select(c => Median([.. lanes[c].Select(m => m.Value).OfType<double>().Order()]))], spec.Decimals);
        return new ChartTable(
            [spec.CategoryHeader, "数量", $"最小（{spec.Unit}）", $"中位数（{spec.Unit}）", $"最大（{spec.Unit}）", .. spec.Threshold is { } line ? [line.Name] : Array.Empty<string>()],
            [.. spec.Categories.Select((category, lane) =>
            {
                var known = lanes[category].Where(m => m.Value is not null).OrderBy(m => m.Value).ToList();
                return new ChartRow(category,
                [
                    new ChartCell(Digits.Text(known.Count)),
                    CellOf(spec, known.FirstOrDefault()) with { Text = ChartText.Number(known.FirstOrDefault()?.Value, spec.Decimals) },
                    new ChartCell(medians[lane]),
                    CellOf(spec, known.LastOrDefault()) with { Text = ChartText.Number(known.LastOrDefault()?.Value, spec.Decimals) },
                    .. spec.Threshold is { } most ? [most.Beyond.Category == category ? new ChartCell(ChartText.Number(most.Beyond.Value), most.Beyond) : new ChartCell("/")] : Array.Empty<ChartCell>(),
                ]);
            })]);
    }

    private static string NameOf(ChartSpec spec, string category) => spec.Below is { } below ? $"{category}（{below[spec.Categories.Index().First(c => c.Item == category).Index]}）" : category;

    /// <summary>The middle value, or the mean of the two in the middle; none of nothing.</summary>
    public static double? Median(IReadOnlyList<double> ordered) =>
        ordered.Count == 0 ? null : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;

    private static ChartCell CellOf(ChartSpec spec, Mark? mark) => mark is null ? new ChartCell(Quantity.Unknown) : new ChartCell(ChartText.Label(mark, spec.Decimals), mark);
}
