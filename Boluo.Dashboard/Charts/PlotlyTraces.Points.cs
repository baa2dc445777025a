using Boluo.Dashboard.Domain;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using DotMarker = Plotly.Blazor.Traces.ScatterLib.Marker;

namespace Boluo.Dashboard.Charts;

/// <summary>Single statements as dots with their numbers. A dot has a place but no length, so a logarithmic scale does not lie.</summary>
public static partial class PlotlyTraces
{
    private static Plot Points(ChartSpec spec)
    {
        var (series, largest) = Drawn(spec.Logarithmic ? WithoutZeros(spec) : spec);
        var marks = series.SelectMany(s => s.Marks).ToList();
        var dots = new Scatter
        {
            Mode = ModeFlag.Markers | ModeFlag.Text,
            X = [.. marks.Select(m => (object)m.Value!.Value)],
            Y = [.. marks.Select(m => (object)IndexOf(spec, m))],
            TextArray = [.. marks.Select(m => ChartText.Encode(ChartText.Label(m, spec.Decimals)))],
            TextPosition = Plotly.Blazor.Traces.ScatterLib.TextPositionEnum.MiddleRight,
            HoverTextArray = [.. marks.Select(m => ChartText.Encode($"{m.Category}：{ChartText.Label(m, spec.Decimals)}{spec.Unit}"))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            Marker = new DotMarker { Size = 11, ColorArray = [.. marks.Select(m => (object)ColourOf(m.Tone))] },
            ClipOnAxis = false,
        };
        var labels = marks.Select(m => ChartText.Width(ChartText.Label(m, spec.Decimals))).DefaultIfEmpty().Max();
        var layout = LayoutOf(spec, right: (decimal)Math.Max(46, labels * PixelsPerCharacter + 16), bottom: 22);
        WithLanes(spec, layout);
        layout.XAxis = [spec.Logarithmic ? PowersOfTen(marks, largest) : new XAxis { FixedRange = true, ShowGrid = false, NTicks = 3, TickFormat = ",", ZeroLineColor = LineColour, Range = [0, largest] }];
        return new Plot([dots], layout, [marks]);
    }

    /// <summary>From the power of ten at or below the smallest value to the largest one: 100, 1,000, 1万.</summary>
    private static XAxis PowersOfTen(List<Mark> marks, double largest)
    {
        var from = (int)Math.Floor(Math.Log10(marks.Select(m => m.Value!.Value).DefaultIfEmpty(1).Min()));
        var to = Math.Log10(largest);
        var powers = Enumerable.Range(from, (int)Math.Ceiling(to) - from + 1).Where(p => p <= to || p == from).Select(p => Math.Pow(10, p)).ToList();
        return new XAxis
        {
            Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Log,
            FixedRange = true,
            ZeroLine = false,
            GridColor = LineColour,
            Range = [from - 0.1, Math.Max(to, from + 1)],
            TickVals = [.. powers.Select(p => (object)p)],
            TickText = [.. powers.Select(p => (object)(p >= 10_000 ? Digits.InWan(p) : Digits.Text(p)))],
        };
    }

    private static ChartSpec WithoutZeros(ChartSpec spec) =>
        spec with { Series = [.. spec.Series.Select(s => s with { Marks = [.. s.Marks.Where(m => m.Value > 0)] })] };
}
