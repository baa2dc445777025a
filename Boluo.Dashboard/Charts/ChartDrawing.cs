using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// A chart as SVG in the first response: what prints, what an old browser shows, and what stands until Plotly takes its place. Lengths
/// are shares of a place whose width the server does not know, so it needs no script to fit. Written as XML, which escapes whatever
/// has a meaning in markup. One string for all readers of a snapshot.
/// </summary>
public static class ChartDrawing
{
    private static readonly ConditionalWeakTable<ChartSpec, Drawn> Known = [];

    private static int _drawings;

    /// <param name="spec">What to draw.</param>
    /// <param name="urls">Makes the links of the marks; a snapshot's chart is nearly always drawn for its own scope.</param>
    public static string Of(ChartSpec spec, Urls urls)
    {
        if (Known.TryGetValue(spec, out var known) && known.Scope == urls.Scope) return known.Svg;
        var drawn = new Drawn(urls.Scope, Draw(spec, urls));
        Known.AddOrUpdate(spec, drawn);
        return drawn.Svg;
    }

    private static string Draw(ChartSpec spec, Urls urls)
    {
        var frame = ChartFrame.Of(spec);
        var pen = new Pen(spec, frame, urls, Interlocked.Increment(ref _drawings));
        var svg = new XElement("svg", new XAttribute("class", "drawing"), new XAttribute("focusable", "false"), new XAttribute("style", Invariant(
            $"left:{frame.Left}px;top:{frame.Top}px;width:calc(100% - {frame.Left + frame.Right}px);height:calc(100% - {frame.Top + frame.Bottom}px)")));
        svg.Add(spec.Kind switch
        {
            ChartKind.Bars => pen.Bars(),
            ChartKind.Columns => pen.Columns(),
            ChartKind.Points => pen.Points(),
            _ => pen.Strip(),
        });
        return svg.ToString(SaveOptions.DisableFormatting);
    }

    private sealed record Drawn(Scope Scope, string Svg);

    /// <summary>Draws into the plotting area of one chart.</summary>
    private sealed class Pen(ChartSpec spec, ChartFrame frame, Urls urls, int number)
    {
        private readonly int _categories = Math.Max(1, spec.Categories.Count);

        public IEnumerable<XElement> Bars() =>
        [
            .. Patterns(), .. Legend(), .. LaneNames(),
            .. Marks().SelectMany(m =>
            {
                var (from, thick) = Band(m.Series, m.Category);
                var share = frame.Share(m.Mark.Value!.Value);
                return (XElement[])
                [
                    Linked(m, m.Mark.Value, [.. Boxes(m, "0", Percent(from), Percent(share), Percent(thick))]),
                    Text(Percent(share), Percent(from + thick / 2), ChartText.Label(m.Mark, spec.Decimals), dx: "3"),
                ];
            }),
        ];

        public IEnumerable<XElement> Columns() =>
        [
            .. Patterns(), .. Legend(),
            .. frame.Ticks.Select(t => Line("0", Percent(1 - frame.Share(t.At)), "100%", Percent(1 - frame.Share(t.At)))),
            .. frame.Ticks.Select(t => Text("0", Percent(1 - frame.Share(t.At)), t.Text, dx: "-1", anchor: "end")),
            .. frame.Names.Select(n => Lines(Percent((n.Category + 0.5) / _categories), n.Lines)),
            .. Marks().SelectMany(m =>
            {
                var (from, thick) = Band(m.Series, m.Category);
                var share = frame.Share(m.Mark.Value!.Value);
                var bar = Linked(m, m.Mark.Value, [.. Boxes(m, Percent(from), Percent(1 - share), Percent(thick), Percent(share))]);
                return frame.Labelled ? [bar, Text(Percent(from + thick / 2), Percent(1 - share), ChartText.Label(m.Mark, spec.Decimals), dy: "-5", anchor: "middle")] : (XElement[])[bar];
            }),
        ];

        public IEnumerable<XElement> Points() =>
        [
            .. LaneNames(), .. LaneLines(),
            .. frame.Ticks.Where(t => frame.Logarithmic || t.At == 0).Select(t => Line(Percent(frame.Share(t.At)), "0", Percent(frame.Share(t.At)), "100%")),
            .. TicksBelow("13"),
            .. Marks().SelectMany(m => (XElement[])
            [
                Linked(m, m.Mark.Value, Dot(frame.Share(m.Mark.Value!.Value), Middle(m.Category), ChartLook.PointSize, ChartLook.ColourOf(m.Mark.Tone))),
                Text(Percent(frame.Share(m.Mark.Value!.Value)), Percent(Middle(m.Category)), ChartText.Label(m.Mark, spec.Decimals), dx: "9"),
            ]),
        ];

        public IEnumerable<XElement> Strip() =>
        [
            .. LaneNames(), .. LaneLines(), .. TicksBelow("20"),
            .. frame.Lanes.SelectMany((lane, i) => frame.Crowded ? [Cloud(lane.Marks, i)] : lane.Marks.Select((m, n) => DotOf(m, i, n))),
            .. frame.Lanes.Index().Where(l => l.Item.Median is not null).SelectMany(l => Median(l.Index, l.Item.Median!.Value)),
        ];

        private IEnumerable<Placed> Marks() => frame.Series.SelectMany((s, n) => s.Marks.Select(m => new Placed(m, n, ChartFrame.IndexOf(spec, m))));

        /// <summary>Where the bar of a series begins across its category, and how thick it is, as shares of the plotting area.</summary>
        private (double From, double Thick) Band(int series, int category)
        {
            var thick = (1 - frame.Gap) / frame.Series.Count;
            return ((category + frame.Gap / 2 + series * thick) / _categories, thick / _categories);
        }

        private double Middle(int lane) => (lane + 0.5) / _categories;

        /// <summary>The bar, and over it the pattern that tells its series from the others without colour.</summary>
        private IEnumerable<XElement> Boxes(Placed mark, string x, string y, string width, string height)
        {
            yield return Box(x, y, width, height, ChartLook.ColourOf(frame.Series, mark.Series, mark.Mark));
            if (PatternOf(mark.Series) is { } pattern) yield return Box(x, y, width, height, pattern);
        }

        private static XElement Box(string x, string y, string width, string height, string fill) => new("rect",
            new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", 3), new XAttribute("fill", fill));

        private string? PatternOf(int series) => frame.Series.Count > 1 && series % 4 > 0 ? $"url(#{PatternId(series)})" : null;

        private string PatternId(int series) => Invariant($"chart-{number}-{series % 4}");

        private IEnumerable<XElement> Patterns() => frame.Series.Count < 2 ? [] : [new XElement("defs", Enumerable.Range(1, Math.Min(3, frame.Series.Count - 1)).Select(i =>
            new XElement("pattern", new XAttribute("id", PatternId(i)), new XAttribute("width", 6), new XAttribute("height", 6), new XAttribute("patternUnits", "userSpaceOnUse"),
                new XElement("path", new XAttribute("d", i switch { 1 => "M-1 1 1-1M-1 7 7-1M5 7 7 5", 2 => "M3 3h.01", _ => "M0 0 6 6M6 0 0 6" }), new XAttribute("class", i == 2 ? "dots" : "lines")))))];

        private IEnumerable<XElement> Legend()
        {
            if (!frame.HasLegend) yield break;
            const double middle = -15.3, swatch = 12;
            var x = -frame.Left + 5;
            for (var i = 0; i < frame.Series.Count; i++)
            {
                var colour = ChartLook.ColourOf(frame.Series, i, frame.Series[i].Marks is [var first, ..] ? first : new Mark("", null));
                foreach (var fill in new[] { colour, PatternOf(i) }.OfType<string>()) yield return Box(Pixels(x + 9), Pixels(middle - swatch / 2), Pixels(swatch), Pixels(swatch), fill);
                yield return Text(Pixels(x), Pixels(middle), frame.Series[i].Name, dx: "35");
                x += 35 + ChartText.Width(frame.Series[i].Name) * ChartLook.FontSize + 10;
            }
        }

        private IEnumerable<XElement> LaneNames() => frame.Names.Select(n => Text(Pixels(-frame.Left), Percent(Middle(n.Category)), n.Lines[0]));

        private IEnumerable<XElement> LaneLines() => Enumerable.Range(0, spec.Categories.Count).Select(i => Line("0", Percent(Middle(i)), "100%", Percent(Middle(i))));

        private IEnumerable<XElement> TicksBelow(string dy) => frame.Ticks.Select(t => Text(Percent(frame.Share(t.At)), "100%", t.Text, dy: dy, anchor: "middle"));

        private XElement DotOf(Mark mark, int lane, int order)
        {
            var (size, opacity) = ChartLook.Dots(frame.Crowded);
            var dot = Dot(frame.Share(mark.Value!.Value), Middle(lane) + ChartFrame.Jitter(order) / _categories, size, ChartLook.ColourOf(Tone.Measure));
            dot.Add(new XAttribute("fill-opacity", opacity));
            return Linked(new Placed(mark, 0, lane), mark.Value, dot);
        }

        /// <summary>
        /// Hundreds of dots as a few paths: round ends of lines without length, in a place that is stretched to the plotting area. Dots
        /// of one path do not add up where they overlap, so neighbours lie in different ones.
        /// </summary>
        private XElement Cloud(IReadOnlyList<Mark> marks, int lane)
        {
            const double wide = 1000, high = 1000;
            const int layers = 4;
            var (size, opacity) = ChartLook.Dots(frame.Crowded);
            var dots = marks.Select((m, n) => (Layer: n % layers, Path: Invariant(
                $"M{Digits.Round(frame.Share(m.Value!.Value) * wide, 1)} {Digits.Round((Middle(lane) + ChartFrame.Jitter(n) / _categories) * high, 1)}h0")));
            return new XElement("svg", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("viewBox", "0 0 1000 1000"), new XAttribute("preserveAspectRatio", "none"),
                new XAttribute("class", "cloud"), new XAttribute("stroke", ChartLook.ColourOf(Tone.Measure)), new XAttribute("stroke-width", size), new XAttribute("stroke-opacity", opacity),
                dots.GroupBy(d => d.Layer).Select(layer => new XElement("path", new XAttribute("d", string.Concat(layer.Select(d => d.Path))), new XAttribute("vector-effect", "non-scaling-stroke"))));
        }

        private IEnumerable<XElement> Median(int lane, double median)
        {
            var x = Percent(frame.Share(median));
            var line = Line(x, Percent(Middle(lane) - 0.3 / _categories), x, Percent(Middle(lane) + 0.3 / _categories));
            line.SetAttributeValue("class", "median");
            var text = Text(x, Percent(Middle(lane) - 0.32 / _categories), ChartText.Number(median, spec.Decimals), dx: "3");
            text.SetAttributeValue("class", "halo");
            return [line, text];
        }

        private static XElement Dot(double x, double y, double size, string fill) => new("circle",
            new XAttribute("cx", Percent(x)), new XAttribute("cy", Percent(y)), new XAttribute("r", size / 2), new XAttribute("fill", fill));

        /// <summary>What a mark is, as a tip, and its link. The chart's table has the same links for the keyboard.</summary>
        private XElement Linked(Placed mark, double? value, params XElement[] shapes)
        {
            var name = spec.Kind switch
            {
                ChartKind.Strip => mark.Mark.Label ?? mark.Mark.Category,
                _ when frame.Series.Count > 1 => $"{mark.Mark.Category} {frame.Series[mark.Series].Name}",
                _ => mark.Mark.Category,
            };
            var words = spec.Kind == ChartKind.Strip ? ChartText.Number(value, spec.Decimals) : ChartText.Label(mark.Mark, spec.Decimals);
            XAttribute[] link = mark.Mark.LinkFrom(urls) is { } href ? [new("href", href), new("tabindex", "-1")] : [];
            return new XElement(mark.Mark.Href is null ? "g" : "a", new XAttribute("class", "mark"), link, shapes, new XElement("title", $"{name}：{words}{spec.Unit}"));
        }

        private static XElement Line(string x1, string y1, string x2, string y2) => new("line",
            new XAttribute("x1", x1), new XAttribute("y1", y1), new XAttribute("x2", x2), new XAttribute("y2", y2));

        private static XElement Text(string x, string y, string text, string? dx = null, string dy = ".35em", string? anchor = null) => new("text", new XAttribute("x", x), new XAttribute("y", y),
            dx is null ? null : new XAttribute("dx", dx), new XAttribute("dy", dy), anchor is null ? null : new XAttribute("text-anchor", anchor), text);

        /// <summary>Below a column, line under line.</summary>
        private static XElement Lines(string x, IReadOnlyList<string> lines) => new("text", new XAttribute("y", "100%"), new XAttribute("text-anchor", "middle"),
            lines.Select((line, i) => new XElement("tspan", new XAttribute("x", x), new XAttribute("dy", i == 0 ? "15" : "1.3em"), line)));

        private static string Percent(double share) => Invariant($"{Digits.Round(share * 100, 3)}%");

        private static string Pixels(double pixels) => Digits.Round(pixels, 1).ToString(CultureInfo.InvariantCulture);

        private sealed record Placed(Mark Mark, int Series, int Category);
    }
}
