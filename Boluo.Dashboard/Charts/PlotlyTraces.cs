using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib;
using Plotly.Blazor.Traces.BarLib.MarkerLib.PatternLib;
using Plotly.Blazor.Traces.ScatterLib;
using BarMarker = Plotly.Blazor.Traces.BarLib.Marker;
using DotMarker = Plotly.Blazor.Traces.ScatterLib.Marker;
using HoverLabel = Plotly.Blazor.LayoutLib.HoverLabel;

namespace Boluo.Dashboard.Charts;

/// <summary>Turns a <see cref="ChartSpec"/> into bars and scatters, the only traces used: the basic bundle draws others silently wrong.</summary>
public static partial class PlotlyTraces
{
    private static readonly ShapeEnum?[] Patterns = [null, ShapeEnum.Slash, ShapeEnum.Dot, ShapeEnum.X];

    public static Plot Build(ChartSpec spec) => spec.Kind switch
    {
        ChartKind.Bars => Bars(spec),
        ChartKind.Columns => Columns(spec),
        ChartKind.Points => Points(spec),
        ChartKind.Line => Columns(spec),
        ChartKind.Strip => Strip(spec),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Kind, "It stays the server's drawing."),
    };

    private static Plot Bars(ChartSpec spec)
    {
        var frame = ChartFrame.Of(spec);
        var traces = frame.Series.Select((s, i) =>
        {
            var bar = BarOf(spec, frame, i);
            bar.Orientation = Plotly.Blazor.Traces.BarLib.OrientationEnum.H;
            bar.X = [.. s.Marks.Select(m => (object)m.Value!.Value)];
            bar.Y = [.. s.Marks.Select(m => (object)ChartFrame.IndexOf(spec, m))];
            return (ITrace)bar;
        }).ToList();
        var layout = LayoutOf(frame);
        WithLanes(frame, layout);
        layout.XAxis = [new XAxis { Visible = false, FixedRange = true, Range = [frame.From, frame.To] }];
        layout.YAxis[0].Visible = false;
        return new Plot(traces, layout, [.. frame.Series.Select(s => s.Marks)]);
    }

    private static Plot Columns(ChartSpec spec)
    {
        var frame = ChartFrame.Of(spec);
        var traces = frame.Series.Select((s, i) =>
        {
            if (s.IsLine) return LineOf(spec, frame, i);
            var bar = BarOf(spec, frame, i);
            bar.X = [.. s.Marks.Select(m => (object)ChartFrame.IndexOf(spec, m))];
            bar.Y = [.. s.Marks.Select(m => (object)m.Value!.Value)];
            if (!frame.Labelled) (bar.TextArray, bar.TextPosition) = (null, null);
            return (ITrace)bar;
        }).ToList();
        var layout = LayoutOf(frame);
        layout.XAxis =
        [
            new XAxis
            {
                FixedRange = true, ShowGrid = false, ZeroLine = false, TickAngle = 0,
                TickVals = [.. frame.Names.Select(n => (object)n.Category)],
                TickText = [.. frame.Names.Select(n => (object)string.Join("<br>", n.Lines.Select(ChartText.Encode)))],
                Range = [-0.5, spec.Categories.Count - 0.5],
            },
        ];
        layout.YAxis = [new YAxis { Visible = !frame.Labelled, FixedRange = true, TickVals = ValuesOf(frame), TickText = WordsOf(frame), GridColor = ChartLook.LineColour, ZeroLineColor = ChartLook.LineColour, Range = [frame.From, frame.To] }];
        return new Plot(traces, layout, [.. frame.Series.Select(s => s.Marks)]);
    }

    private static Plot Strip(ChartSpec spec)
    {
        var frame = ChartFrame.Of(spec);
        var (size, opacity) = ChartLook.Dots(frame.Crowded);
        List<double?> medians = [.. frame.Lanes.Select(l => l.Median)];
        List<ITrace> traces = [.. frame.Lanes.Select((lane, i) => new Scatter
        {
            Name = ChartText.Encode(spec.Categories[i]),
            Mode = ModeFlag.Markers,
            // A dot's place needs no digits that no screen can show; its words are written from the value itself.
            X = [.. lane.Marks.Select(m => (object)Digits.Round(m.Value!.Value, 3))],
            Y = [.. lane.Marks.Select((_, n) => (object)(i + ChartFrame.Jitter(n)))],
            HoverTextArray = [.. lane.Marks.Select(m => ChartText.Encode($"{m.Label ?? m.Category}：{ChartText.Number(m.Value, spec.Decimals)}{spec.Unit}"))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            Marker = new DotMarker { Size = (decimal)size, Opacity = (decimal)opacity, Color = ChartLook.ColourOf(Tone.Measure) },
            ClipOnAxis = false,
        }), MedianLines(medians, ChartLook.MedianColour)];
        if (spec.EarlierMedians is { } earlier) traces.Add(MedianLines([.. spec.Categories.Select(c => earlier.TryGetValue(c, out var median) ? median : (double?)null)], ChartLook.EarlierColour, "dash"));
        var layout = LayoutOf(frame);
        WithLanes(frame, layout);
        foreach (var number in MedianNumbers(spec, medians)) layout.Annotations.Add(number);
        layout.XAxis =
        [
            new XAxis
            {
                FixedRange = true, ShowGrid = false, ZeroLine = false, TickVals = ValuesOf(frame), TickText = WordsOf(frame), TickColor = ChartLook.LineColour,
                Range = [frame.From, frame.To],
            },
        ];
        return new Plot(traces, layout, [.. frame.Lanes.Select(l => l.Marks)]);
    }

    private static IList<object> ValuesOf(ChartFrame frame) => [.. frame.Ticks.Select(t => (object)t.At)];

    private static IList<object> WordsOf(ChartFrame frame) => [.. frame.Ticks.Select(t => (object)ChartText.Encode(t.Text))];

    /// <summary>A short line across each lane: one trace, the lines apart through gaps.</summary>
    private static Scatter MedianLines(IReadOnlyList<double?> medians, string colour, string? dash = null)
    {
        var line = new Scatter
        {
            Mode = ModeFlag.Lines,
            X = [],
            Y = [],
            Line = new Plotly.Blazor.Traces.ScatterLib.Line { Color = colour, Width = 2, Dash = dash },
            HoverInfo = Plotly.Blazor.Traces.ScatterLib.HoverInfoFlag.Skip,
            ClipOnAxis = false,
        };
        foreach (var (i, median) in medians.Index().Where(m => m.Item is not null))
        {
            foreach (var y in new double?[] { i - 0.3, i + 0.3, null })
            {
                line.X.Add(median!);
                line.Y.Add(y!);
            }
        }

        return line;
    }

    /// <summary>The number at the top of each line, on a light halo because dots may lie behind it.</summary>
    private static IEnumerable<Annotation> MedianNumbers(ChartSpec spec, IReadOnlyList<double?> medians) =>
        medians.Index().Zip(ChartText.Alike(medians, spec.Decimals), (m, text) => (m.Index, m.Item, Text: text)).Where(m => m.Item is not null).Select(m => new Annotation
        {
            Text = m.Text,
            X = m.Item!.Value,
            XRef = "x",
            XShift = 2,
            Y = m.Index - 0.32,
            Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Shadow = "0 0 3px #fff, 0 0 3px #fff, 0 0 3px #fff" },
        });

    private static Bar BarOf(ChartSpec spec, ChartFrame frame, int number)
    {
        var (series, several) = (frame.Series[number], frame.Series.Count > 1);
        var colours = series.Marks.Select(m => ChartLook.ColourOf(frame.Series, number, m)).ToList();
        var marker = new BarMarker { CornerRadius = 3 };
        if (colours.Distinct(StringComparer.Ordinal).Count() > 1) marker.ColorArray = [.. colours];
        else marker.Color = colours.Count > 0 ? colours[0] : ChartLook.ColourOf(Tone.Measure);
        if (several && Patterns[number % Patterns.Length] is { } shape)
            marker.Pattern = new Pattern { Shape = shape, FillMode = FillModeEnum.Overlay, FgColor = "#ffffff", FgOpacity = 0.6m, Size = 6, Solidity = 0.3m };
        return new Bar
        {
            Name = ChartText.Encode(series.Name),
            Marker = marker,
            TextArray = [.. series.Marks.Select(m => ChartText.Encode(ChartText.Label(m, spec.Decimals)))],
            TextPosition = Plotly.Blazor.Traces.BarLib.TextPositionEnum.Outside,
            ConstrainText = ConstrainTextEnum.None,
            HoverTextArray = [.. series.Marks.Select(m => ChartText.Encode(ChartText.Tip(spec, frame.Series, series, m)))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            ClipOnAxis = false,
        };
    }

    private static Layout LayoutOf(ChartFrame frame)
    {
        var legend = frame.HasLegend;
        return new Layout
        {
            AutoSize = true,
            Font = new Font { Family = ChartLook.FontFamily, Size = ChartLook.FontSize, Color = ChartLook.TextColour },
            Margin = new Margin { L = (decimal)frame.Left, R = (decimal)frame.Right, T = (decimal)frame.Top, B = (decimal)frame.Bottom, AutoExpand = false },
            PaperBgColor = "rgba(0,0,0,0)",
            PlotBgColor = "rgba(0,0,0,0)",
            BarGap = (decimal)frame.Gap,
            BarMode = frame.Series.Count > 1 ? BarModeEnum.Group : null,
            ShowLegend = legend,
            Legend = legend ? [new Legend { Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H, XRef = Plotly.Blazor.LayoutLib.LegendLib.XRefEnum.Container, X = 0, Y = 1, YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom }] : null,
            HoverMode = HoverModeEnum.Closest,
            DragMode = DragModeEnum.False,
            HoverLabel = new HoverLabel
            {
                BgColor = "#ffffff",
                BorderColor = ChartLook.LineColour,
                Align = Plotly.Blazor.LayoutLib.HoverLabelLib.AlignEnum.Left,
                Font = new Plotly.Blazor.LayoutLib.HoverLabelLib.Font { Family = ChartLook.FontFamily, Size = ChartLook.FontSize, Color = ChartLook.InkColour },
            },
        };
    }

    /// <summary>Categories as lanes from top to bottom, their names at the left edge as the mock-up has them.</summary>
    private static void WithLanes(ChartFrame frame, Layout layout)
    {
        layout.YAxis =
        [
            new YAxis
            {
                FixedRange = true, ShowTickLabels = false, ZeroLine = false, GridColor = ChartLook.LineColour,
                TickVals = [.. frame.Names.Select(n => (object)n.Category)],
                Range = [frame.Names.Count - 0.5, -0.5],
            },
        ];
        layout.Template = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["layout"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["annotationdefaults"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["showarrow"] = false,
                    ["xref"] = "paper",
                    ["x"] = 0,
                    ["xanchor"] = "left",
                    ["xshift"] = -Digits.Round(frame.Left, 0) - 1,
                },
            },
        };
        layout.Annotations = [.. frame.Names.Select(n => new Annotation { Text = ChartText.Encode(n.Lines[0]), Y = n.Category })];
    }
}
