using System.Runtime.CompilerServices;
using Plotly.Blazor;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// A chart in Plotly's words. Clicks come back as trace and point numbers only, so the marks are kept in the order they are drawn.
/// </summary>
public sealed record Plot(IList<ITrace> Traces, Layout Layout, IReadOnlyList<IReadOnlyList<Mark>> Marks)
{
    /// <summary>Specs are shared snapshots, so their plots are shared too: four charts cost a further circuit next to nothing.</summary>
    private static readonly ConditionalWeakTable<ChartSpec, Plot> Built = [];

    /// <summary>No mode bar, no tips, no dates on axes: without them there are no words and formats to be translated.</summary>
    public static Config Config { get; } = new()
    {
        Responsive = true,
        DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False,
        DisplayLogo = false,
        ShowSendToCloud = false,
        ShowEditInChartStudio = false,
        ShowTips = false,
        DoubleClick = Plotly.Blazor.ConfigLib.DoubleClickEnum.False,
    };

    /// <summary>The plot of a chart, built when first drawn.</summary>
    public static Plot Of(ChartSpec spec) => Built.GetValue(spec, PlotlyTraces.Build);

    /// <summary>The mark behind a click; null for a median line.</summary>
    public Mark? At(int trace, int point) =>
        trace >= 0 && trace < Marks.Count && point >= 0 && point < Marks[trace].Count ? Marks[trace][point] : null;
}
