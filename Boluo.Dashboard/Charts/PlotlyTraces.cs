using System.Globalization;
using Boluo.Dashboard.Domain;
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
    private const string MedianColour = "#8c1d18";
    private const string FontFamily = "\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif";
    private const string InkColour = "#1f2328";
    private const string TextColour = "#475467";
    private const string LineColour = "#e6e8ec";
    private const double PixelsPerCharacter = 12;

    private static readonly ShapeEnum?[] Patterns = [null, ShapeEnum.Slash, ShapeEnum.Dot, ShapeEnum.X];
    private static readonly Tone[] SeriesTones = [Tone.Measure, Tone.Light, Tone.Quiet, Tone.Running];

    public static string ColourOf(Tone tone) => tone switch
    {
        Tone.Light => "#86a7c8",
        Tone.Done => "#1a7f4b",
        Tone.Running => "#5b9f7a",
        Tone.Waiting => "#c58b1b",
        Tone.Quiet => "#98a2b3",
        _ => "#4f7ba7",
    };

    public static Plot Build(ChartSpec spec) => spec.Kind switch
    {
        ChartKind.Bars => Bars(spec),
        ChartKind.Columns => Columns(spec),
        ChartKind.Points => Points(spec),
        _ => Strip(spec),
    };

    private static Plot Bars(ChartSpec spec)
    {
        var (series, largest) = Drawn(spec);
        var traces = series.Select((s, i) =>
        {
            var bar = BarOf(spec, s, i);
            bar.Orientation = Plotly.Blazor.Traces.BarLib.OrientationEnum.H;
            bar.X = [.. s.Marks.Select(m => (object)m.Value!.Value)];
            bar.Y = [.. s.Marks.Select(m => (object)IndexOf(spec, m))];
            return (ITrace)bar;
        }).ToList();
        var labels = series.SelectMany(s => s.Marks).Select(m => ChartText.Width(ChartText.Label(m, spec.Decimals))).DefaultIfEmpty().Max();
        var layout = LayoutOf(spec, right: (decimal)Math.Max(46, labels * PixelsPerCharacter + 16));
        WithLanes(spec, layout);
        layout.XAxis = [new XAxis { Visible = false, FixedRange = true, Range = [0, largest] }];
        layout.YAxis[0].Visible = false;
        return new Plot(traces, layout, [.. series.Select(s => s.Marks)]);
    }

    private static Plot Columns(ChartSpec spec)
    {
        var (series, largest) = Drawn(spec);
        var labelled = series.Count == 1 && spec.Categories.Count <= 24;
        var traces = series.Select((s, i) =>
        {
            var bar = BarOf(spec, s, i);
            bar.X = [.. s.Marks.Select(m => (object)IndexOf(spec, m))];
            bar.Y = [.. s.Marks.Select(m => (object)m.Value!.Value)];
            if (!labelled) (bar.TextArray, bar.TextPosition) = (null, null);
            return (ITrace)bar;
        }).ToList();
        var downwards = ChartText.WrittenDownwards(spec.Categories);
        var step = downwards ? 1 : (int)Math.Ceiling(spec.Categories.Count / 8.0);
        var shown = Enumerable.Range(0, spec.Categories.Count).Where(i => i % step == 0).ToList();
        var periods = ChartText.Periods([.. shown.Select(i => spec.Categories[i])]);
        var names = downwards
            ? spec.Categories.Select(c => string.Join("<br>", c.EnumerateRunes().Select(r => ChartText.Encode(r.ToString()))))
            : periods.Select(p => ChartText.Encode(p.Text) + (p.Below is { } year ? $"<br>{ChartText.Encode(year)}" : ""));
        var layout = LayoutOf(spec, left: labelled ? 14 : 44, right: 14, top: 20, bottom: downwards ? ChartText.DownwardsHeight(spec.Categories) : 36);
        layout.XAxis =
        [
            new XAxis
            {
                FixedRange = true, ShowGrid = false, ZeroLine = false, TickAngle = 0,
                TickVals = [.. shown.Select(i => (object)i)],
                TickText = [.. names],
                Range = [-0.5, spec.Categories.Count - 0.5],
            },
        ];
        layout.YAxis = [new YAxis { Visible = !labelled, FixedRange = true, NTicks = 4, GridColor = LineColour, ZeroLineColor = LineColour, Range = [0, largest] }];
        return new Plot(traces, layout, [.. series.Select(s => s.Marks)]);
    }

    private static Plot Strip(ChartSpec spec)
    {
        var (series, _) = Drawn(spec);
        var lanes = spec.Categories.Select(c => series.SelectMany(s => s.Marks).Where(m => m.Category == c).ToList()).ToList();
        var crowded = lanes.Exists(lane => lane.Count > 60);
        List<double?> medians = [.. lanes.Select(lane => ChartTable.Median([.. lane.Select(m => m.Value!.Value).Order()]))];
        List<ITrace> traces = [.. lanes.Select((lane, i) => new Scatter
        {
            Name = ChartText.Encode(spec.Categories[i]),
            Mode = ModeFlag.Markers,
            // A dot's place needs no digits that no screen can show; its words are written from the value itself.
            X = [.. lane.Select(m => (object)Digits.Round(m.Value!.Value, 3))],
            Y = [.. lane.Select((_, n) => (object)(i + Jitter(n)))],
            HoverTextArray = [.. lane.Select(m => ChartText.Encode($"{m.Label ?? m.Category}：{ChartText.Number(m.Value, spec.Decimals)}{spec.Unit}"))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            Marker = new DotMarker { Size = crowded ? 4.6m : 8, Opacity = crowded ? 0.45m : 0.6m, Color = ColourOf(Tone.Measure) },
            ClipOnAxis = false,
        }), MedianLines(medians)];
        var layout = LayoutOf(spec, right: 22, bottom: 20);
        WithLanes(spec, layout);
        foreach (var number in MedianNumbers(spec, medians)) layout.Annotations.Add(number);
        layout.XAxis =
        [
            new XAxis
            {
                FixedRange = true, ShowGrid = false, ZeroLine = false, NTicks = 5, TickFormat = ",", TickColor = LineColour,
                TickSuffix = ChartText.Encode(spec.Unit), ShowTickSuffix = Plotly.Blazor.LayoutLib.XAxisLib.ShowTickSuffixEnum.Last,
            },
        ];
        return new Plot(traces, layout, [.. lanes]);
    }

    /// <summary>A short line across each lane: one trace, the lines apart through gaps.</summary>
    private static Scatter MedianLines(IReadOnlyList<double?> medians)
    {
        var line = new Scatter
        {
            Mode = ModeFlag.Lines,
            X = [],
            Y = [],
            Line = new Plotly.Blazor.Traces.ScatterLib.Line { Color = MedianColour, Width = 2 },
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
        medians.Index().Where(m => m.Item is not null).Select(m => new Annotation
        {
            Text = ChartText.Number(m.Item, spec.Decimals),
            X = m.Item!.Value,
            XRef = "x",
            XShift = 2,
            Y = m.Index - 0.32,
            Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Shadow = "0 0 3px #fff, 0 0 3px #fff, 0 0 3px #fff" },
        });

    private static Bar BarOf(ChartSpec spec, Series series, int number)
    {
        var several = spec.Series.Count > 1;
        var tones = series.Marks.Select(m => m.Tone).Distinct().ToList();
        var marker = new BarMarker { CornerRadius = 3 };
        if (tones.Count > 1) marker.ColorArray = [.. series.Marks.Select(m => (object)ColourOf(m.Tone))];
        else marker.Color = ColourOf(several && tones is [Tone.Measure] ? SeriesTones[number % SeriesTones.Length] : tones.FirstOrDefault());
        if (several && Patterns[number % Patterns.Length] is { } shape)
            marker.Pattern = new Pattern { Shape = shape, FillMode = FillModeEnum.Overlay, FgColor = "#ffffff", FgOpacity = 0.6m, Size = 6, Solidity = 0.3m };
        return new Bar
        {
            Name = ChartText.Encode(series.Name),
            Marker = marker,
            TextArray = [.. series.Marks.Select(m => ChartText.Encode(ChartText.Label(m, spec.Decimals)))],
            TextPosition = Plotly.Blazor.Traces.BarLib.TextPositionEnum.Outside,
            ConstrainText = ConstrainTextEnum.None,
            HoverTextArray = [.. series.Marks.Select(m => ChartText.Encode($"{(several ? $"{m.Category} {series.Name}" : m.Category)}：{ChartText.Label(m, spec.Decimals)}{spec.Unit}"))],
            HoverTemplate = "%{hovertext}<extra></extra>",
            ClipOnAxis = false,
        };
    }

    private static Layout LayoutOf(ChartSpec spec, decimal left = 0, decimal right = 0, decimal top = 0, decimal bottom = 0)
    {
        var legend = spec.Kind is ChartKind.Bars or ChartKind.Columns && spec.Series.Count > 1;
        return new Layout
        {
            AutoSize = true,
            Font = new Font { Family = FontFamily, Size = 12, Color = TextColour },
            Margin = new Margin { L = left, R = right, T = legend ? top + 26 : top, B = bottom, AutoExpand = false },
            PaperBgColor = "rgba(0,0,0,0)",
            PlotBgColor = "rgba(0,0,0,0)",
            BarGap = spec.Series.Count > 1 ? 0.35m : 0.5m,
            BarMode = spec.Series.Count > 1 ? BarModeEnum.Group : null,
            ShowLegend = legend,
            Legend = legend ? [new Legend { Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H, XRef = Plotly.Blazor.LayoutLib.LegendLib.XRefEnum.Container, X = 0, Y = 1, YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom }] : null,
            HoverMode = HoverModeEnum.Closest,
            DragMode = DragModeEnum.False,
            HoverLabel = new HoverLabel
            {
                BgColor = "#ffffff",
                BorderColor = LineColour,
                Align = Plotly.Blazor.LayoutLib.HoverLabelLib.AlignEnum.Left,
                Font = new Plotly.Blazor.LayoutLib.HoverLabelLib.Font { Family = FontFamily, Size = 12, Color = InkColour },
            },
        };
    }

    /// <summary>Categories as lanes from top to bottom, their names at the left edge as the mock-up has them.</summary>
    private static void WithLanes(ChartSpec spec, Layout layout)
    {
        const double narrow = 84, wide = 156;
        var margin = Math.Clamp(spec.Categories.Select(ChartText.Width).DefaultIfEmpty().Max() * PixelsPerCharacter + 12, narrow, wide);
        var room = (margin - 10) / PixelsPerCharacter;
        layout.Margin.L = (decimal)margin;
        layout.YAxis =
        [
            new YAxis
            {
                FixedRange = true, ShowTickLabels = false, ZeroLine = false, GridColor = LineColour,
                TickVals = [.. Enumerable.Range(0, spec.Categories.Count).Select(i => (object)i)],
                Range = [spec.Categories.Count - 0.5, -0.5],
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
                    ["xshift"] = -Digits.Round(margin, 0) - 1,
                },
            },
        };
        layout.Annotations = [.. spec.Categories.Select((c, i) => new Annotation { Text = ChartText.Encode(ChartText.Cut(c, room)), Y = i })];
    }

    /// <summary>Series without the marks that have no value, and the largest value (1 if there is nothing above 0).</summary>
    private static (IReadOnlyList<Series> Series, double Largest) Drawn(ChartSpec spec)
    {
        List<Series> series = [.. spec.Series.Select(s => s with { Marks = [.. s.Marks.Where(m => m.Value is not null)] })];
        var largest = series.SelectMany(s => s.Marks).Select(m => m.Value!.Value).DefaultIfEmpty().Max();
        return (series, largest > 0 ? largest : 1);
    }

    private static int IndexOf(ChartSpec spec, Mark mark) =>
        spec.Categories.Index().Where(c => c.Item == mark.Category).Select(c => (int?)c.Index).FirstOrDefault()
        ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"“{mark.Category}” is no category of {spec.Title}."), nameof(mark));

    /// <summary>Spreads neighbours evenly across the lane, the same way each time: steps of the golden ratio.</summary>
    private static double Jitter(int number) => Digits.Round((((number + 1) * 0.6180339887) % 1 - 0.5) * 0.44, 3);
}
