using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using DotMarker = Plotly.Blazor.Traces.ScatterLib.Marker;

namespace Boluo.Dashboard.Charts;

/// <summary>What there is from month to month: a line from dot to dot over the columns of what came and went.</summary>
public static partial class PlotlyTraces
{
    private static ITrace LineOf(ChartSpec spec, ChartFrame frame, int number)
    {
        var series = frame.Series[number];
        return new Scatter
        {
            Name = ChartText.Encode(series.Name),
            Mode = ModeFlag.Lines | ModeFlag.Markers | ModeFlag.Text,
            X = [.. series.Marks.Select(m => (object)ChartFrame.IndexOf(spec, m))],
            Y = [.. series.Marks.Select(m => (object)m.Value!.Value)],
            TextArray = [.. series.Marks.Select((_, i) => frame.LineLabel(spec, series, i))],
            TextPosition = TextPositionEnum.TopCenter,
            HoverTextArray = [.. series.Marks.Select(m => ChartText.Encode(ChartText.Tip(spec, frame.Series, series, m)))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            Line = new Line { Color = ChartLook.ColourOf(series.Marks is [var first, ..] ? first.Tone : Tone.Stock), Width = ChartLook.LineWidth },
            Marker = new DotMarker { Size = ChartLook.LineDot, ColorArray = [.. series.Marks.Select(m => (object)ChartLook.ColourOf(frame.Series, number, m))] },
            ClipOnAxis = false,
        };
    }
}
