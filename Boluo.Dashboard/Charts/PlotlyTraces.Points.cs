using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using DotMarker = Plotly.Blazor.Traces.ScatterLib.Marker;

namespace Boluo.Dashboard.Charts;

/// <summary>Single statements as dots with their numbers.</summary>
public static partial class PlotlyTraces
{
    private static Plot Points(ChartSpec spec)
    {
        var frame = ChartFrame.Of(spec);
        var marks = frame.Series.SelectMany(s => s.Marks).ToList();
        var tips = frame.Series.SelectMany(s => s.Marks.Select(m => ChartText.Encode(ChartText.Tip(spec, frame.Series, s, m))));
        var dots = new Scatter
        {
            Mode = ModeFlag.Markers | ModeFlag.Text,
            X = [.. marks.Select(m => (object)m.Value!.Value)],
            Y = [.. marks.Select(m => (object)ChartFrame.IndexOf(spec, m))],
            TextArray = [.. marks.Select(m => ChartText.Encode(ChartText.Label(m, spec.Decimals)))],
            TextPosition = Plotly.Blazor.Traces.ScatterLib.TextPositionEnum.MiddleRight,
            HoverTextArray = [.. tips],
            HoverTemplate = "%{hovertext}<extra></extra>",
            Marker = new DotMarker { Size = ChartLook.PointSize, ColorArray = [.. marks.Select(m => (object)ChartLook.ColourOf(m.Tone))] },
            ClipOnAxis = false,
        };
        var layout = LayoutOf(frame);
        WithLanes(frame, layout);
        layout.XAxis =
        [
            new XAxis
            {
                FixedRange = true,
                ZeroLine = true,
                ZeroLineColor = ChartLook.LineColour,
                ShowGrid = false,
                Range = [frame.From, frame.To],
                TickVals = ValuesOf(frame),
                TickText = WordsOf(frame),
            },
        ];
        return new Plot([dots], layout, [marks]);
    }
}
