using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Boluo.Dashboard.Insight;
using static Boluo.Dashboard.Charts.Svg;

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
        var svg = spec.Kind switch
        {
            ChartKind.Flow => FlowDrawing.Of(spec, urls, Interlocked.Increment(ref _drawings)),
            ChartKind.Timeline => TimelineDrawing.Of(spec, urls),
            _ => Draw(spec, urls),
        };
        var drawn = new Drawn(urls.Scope, svg.ToString(SaveOptions.DisableFormatting));
        Known.AddOrUpdate(spec, drawn);
        return drawn.Svg;
    }

    private static XElement Draw(ChartSpec spec, Urls urls)
    {
        var frame = ChartFrame.Of(spec);
        var pen = new Pen(spec, frame, urls, Interlocked.Increment(ref _drawings));
        var svg = Area(frame.Left, frame.Top, frame.Right, frame.Bottom);
        svg.Add(spec.Kind switch
        {
            ChartKind.Bars => pen.Bars(),
            ChartKind.Columns => pen.Columns(),
            ChartKind.Points => pen.Points(),
            ChartKind.Line => pen.Lines(),
            _ => pen.Strip(),
        });
        return svg;
    }

    private sealed record Drawn(Scope Scope, string Svg);

    /// <summary>Draws into the plotting area of one chart.</summary>
    private sealed class Pen(ChartSpec spec, ChartFrame frame, Urls urls, int number)
    {
        private readonly int _categories = Math.Max(1, spec.Categories.Count);
        private readonly IReadOnlyList<string> _medians = ChartText.Alike([.. frame.Lanes.Select(l => l.Median)], spec.Decimals);

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

        public IEnumerable<XElement> Columns() => [.. Patterns(), .. Legend(), .. Periods(), .. Marks().SelectMany(Column)];

        /// <summary>Columns, then the lines over them, then the dots that are their marks.</summary>
        public IEnumerable<XElement> Lines() =>
        [
            .. Patterns(), .. Legend(), .. Periods(), .. Marks().Where(m => !frame.Series[m.Series].IsLine).SelectMany(Column),
            .. frame.Series.Where(s => s.IsLine).Select(Path),
            .. Marks().Where(m => frame.Series[m.Series].IsLine).Select(m => Linked(m, m.Mark.Value, Dot(Middle(m.Category), 1 - frame.Share(m.Mark.Value!.Value), ChartLook.LineDot, ColourOf(m)))),
            .. frame.Series.Where(s => s.IsLine).SelectMany(LineLabels),
        ];

        /// <summary>The axes of columns and lines.</summary>
        private IEnumerable<XElement> Periods() =>
        [
            .. frame.Ticks.Select(t => Line("0", Percent(1 - frame.Share(t.At)), "100%", Percent(1 - frame.Share(t.At)))),
            .. frame.Ticks.Select(t => Text("0", Percent(1 - frame.Share(t.At)), t.Text, dx: "-1", anchor: "end")),
            .. frame.Names.Select(n => TextBelow(Percent(Middle(n.Category)), n.Lines)),
        ];

        private IEnumerable<XElement> Column(Placed mark)
        {
            var (from, thick) = Band(mark.Series, mark.Category);
            var share = frame.Share(mark.Mark.Value!.Value);
            yield return Linked(mark, mark.Mark.Value, [.. Boxes(mark, Percent(from), Percent(1 - share), Percent(thick), Percent(share))]);
            if (frame.Labelled) yield return Text(Percent(from + thick / 2), Percent(1 - share), ChartText.Label(mark.Mark, spec.Decimals), dy: "-5", anchor: "middle");
        }

        /// <summary>From dot to dot, in a place that is stretched to the plotting area; the line is as wide everywhere.</summary>
        private XElement Path(Series series)
        {
            var dots = series.Marks.Select(m => Invariant($"{Digits.Round(Middle(ChartFrame.IndexOf(spec, m)) * Wide, 1)} {Digits.Round((1 - frame.Share(m.Value!.Value)) * Wide, 1)}"));
            return Stretched("line", new XElement("path", new XAttribute("d", "M" + string.Join("L", dots)), new XAttribute("stroke", ChartLook.ColourOf(series.Marks is [var first, ..] ? first.Tone : Tone.Stock)),
                new XAttribute("stroke-width", ChartLook.LineWidth), new XAttribute("vector-effect", "non-scaling-stroke")));
        }

        private IEnumerable<XElement> LineLabels(Series series) => series.Marks.Index().Where(m => frame.LineLabel(spec, series, m.Index).Length > 0).Select(m =>
            Text(Percent(Middle(ChartFrame.IndexOf(spec, m.Item))), Percent(1 - frame.Share(m.Item.Value!.Value)), frame.LineLabel(spec, series, m.Index), dy: "-8", anchor: "middle").As("halo"));

        public IEnumerable<XElement> Points() =>
        [
            .. LaneNames(), .. LaneLines(),
            .. frame.Ticks.Where(t => t.At == 0).Select(t => Line(Percent(frame.Share(t.At)), "0", Percent(frame.Share(t.At)), "100%")),
            .. TicksBelow("13"),
            .. Marks().SelectMany(m => (XElement[])
            [
                Linked(m, m.Mark.Value, Dot(frame.Share(m.Mark.Value!.Value), Middle(m.Category), ChartLook.PointSize, ChartLook.ColourOf(m.Mark.Tone))),
                Text(Percent(frame.Share(m.Mark.Value!.Value)), Percent(Middle(m.Category)), ChartText.Label(m.Mark, spec.Decimals), dx: "9"),
            ]),
        ];

        public IEnumerable<XElement> Strip() =>
        [
            .. LaneNames(), .. LaneLines(), .. TicksBelow("20"), .. spec.Threshold is { } most ? Limit(most) : [],
            .. frame.Lanes.SelectMany((lane, i) => frame.Crowded ? [Cloud(lane.Marks, i)] : lane.Marks.Select((m, n) => DotOf(m, i, n))),
            .. frame.Lanes.Index().Where(l => l.Item.Median is not null && spec.Threshold is null).SelectMany(l => Median(l.Index, l.Item.Median!.Value)),
            .. spec.Categories.Index().Where(c => spec.EarlierMedians?.ContainsKey(c.Item) == true).Select(c => EarlierMedian(c.Index, spec.EarlierMedians![c.Item])),
        ];

        private IEnumerable<Placed> Marks() => frame.Series.SelectMany((s, n) => s.Marks.Select(m => new Placed(m, n, ChartFrame.IndexOf(spec, m))));

        /// <summary>Where the bar of a series begins across its category, and how thick it is, as shares of the plotting area.</summary>
        private (double From, double Thick) Band(int series, int category)
        {
            var thick = (1 - frame.Gap) / frame.Bars;
            return ((category + frame.Gap / 2 + series * thick) / _categories, thick / _categories);
        }

        /// <summary>The middle of a category's room.</summary>
        private double Middle(int category) => (category + 0.5) / _categories;

        private string ColourOf(Placed mark) => ChartLook.ColourOf(frame.Series, mark.Series, mark.Mark);

        /// <summary>The bar, and over it the pattern that tells its series from the others without colour.</summary>
        private IEnumerable<XElement> Boxes(Placed mark, string x, string y, string width, string height)
        {
            yield return Box(x, y, width, height, ColourOf(mark));
            if (PatternOf(mark.Series) is { } pattern) yield return Box(x, y, width, height, pattern);
        }

        private string? PatternOf(int series) => frame.Series.Count > 1 && series % 4 > 0 && !frame.Series[series].IsLine ? $"url(#{PatternId(series)})" : null;

        private string PatternId(int series) => Invariant($"chart-{number}-{series % 4}");

        private IEnumerable<XElement> Patterns() => frame.Bars < 2 ? [] : [new XElement("defs", Enumerable.Range(1, Math.Min(3, frame.Bars - 1)).Select(i =>
            Pattern(PatternId(i), i switch { 1 => Svg.Slashes, 2 => "M3 3h.01", _ => "M0 0 6 6M6 0 0 6" }, i == 2 ? "dots" : "lines")))];

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
            var loud = mark.Tone == Tone.Waiting;
            var dot = Dot(frame.Share(mark.Value!.Value), Middle(lane) + ChartFrame.Jitter(order) / _categories, loud ? ChartLook.PointSize : size, ChartLook.ColourOf(loud ? Tone.Waiting : Tone.Measure));
            dot.Add(loud ? new XAttribute("class", "loud") : new XAttribute("fill-opacity", opacity));
            return Linked(new Placed(mark, 0, lane), mark.Value, dot);
        }

        /// <summary>
        /// Hundreds of dots as a few paths: round ends of lines without length, in a place that is stretched to the plotting area. Dots
        /// of one path do not add up where they overlap, so neighbours lie in different ones.
        /// </summary>
        private XElement Cloud(IReadOnlyList<Mark> marks, int lane)
        {
            const int layers = 4;
            var (size, opacity) = ChartLook.Dots(frame.Crowded);
            var dots = marks.Select((m, n) => (Layer: n % layers, X: (int)Digits.Round(frame.Share(m.Value!.Value) * Wide, 0), Y: (int)Digits.Round((Middle(lane) + ChartFrame.Jitter(n) / _categories) * Wide, 0)));
            return Stretched("cloud", new XAttribute("stroke", ChartLook.ColourOf(Tone.Measure)), new XAttribute("stroke-width", size), new XAttribute("stroke-opacity", opacity),
                dots.GroupBy(d => d.Layer).Select(layer => new XElement("path", new XAttribute("d", Steps(layer.Select(d => (d.X, d.Y)).Order())), new XAttribute("vector-effect", "non-scaling-stroke"))));
        }

        /// <summary>From dot to dot by the way between them: short, for every reader of a page gets it.</summary>
        private static string Steps(IEnumerable<(int X, int Y)> dots)
        {
            var path = new StringBuilder();
            var (x, y) = (0, 0);
            foreach (var dot in dots)
            {
                path.Append(CultureInfo.InvariantCulture, $"m{dot.X - x} {dot.Y - y}h0");
                (x, y) = dot;
            }

            return path.ToString();
        }

        private IEnumerable<XElement> Median(int lane, double median)
        {
            var x = Percent(frame.Share(median));
            return
            [
                Line(x, Percent(Middle(lane) - 0.3 / _categories), x, Percent(Middle(lane) + 0.3 / _categories)).As("median"),
                Text(x, Percent(Middle(lane) - 0.32 / _categories), _medians[lane], dx: "3").As("halo"),
            ];
        }

        /// <summary>Across its lane, with how many lie beyond; where none do, its name alone.</summary>
        private IEnumerable<XElement> Limit(Threshold most)
        {
            var lane = spec.Categories.Index().First(c => c.Item == most.Beyond.Category).Index;
            var (x, top) = (Percent(frame.Share(most.Value)), Percent(Middle(lane) - 0.48 / _categories));
            var loud = most.Beyond.Value > 0;
            var words = Text(x, top, (loud ? Loud : "") + ChartText.Label(most.Beyond), dx: "4", dy: "10").As("halo");
            return [Line(x, top, x, Percent(Middle(lane) + 0.48 / _categories)).As("limit"), loud ? Linked("mark alone", most.Beyond, $"{most.Beyond.Category}：{ChartText.Label(most.Beyond)}", words) : words];
        }

        /// <summary>Dashed, without a number of its own: its tip names it.</summary>
        private XElement EarlierMedian(int lane, double median)
        {
            var x = Percent(frame.Share(median));
            return new XElement("line", new XAttribute("class", "median earlier"), new XAttribute("x1", x), new XAttribute("y1", Percent(Middle(lane) - 0.3 / _categories)),
                new XAttribute("x2", x), new XAttribute("y2", Percent(Middle(lane) + 0.3 / _categories)), new XElement("title", $"{spec.Categories[lane]}：对比日中位数{ChartText.Number(median, spec.Decimals)}{spec.Unit}"));
        }

        /// <summary>What a mark is, as a tip, and its link. The chart's table has the same links for the keyboard.</summary>
        private XElement Linked(Placed mark, double? value, params XElement[] shapes)
        {
            var tip = spec.Kind == ChartKind.Strip
                ? $"{mark.Mark.Label ?? mark.Mark.Category}：{ChartText.Number(value, spec.Decimals)}{spec.Unit}"
                : ChartText.Tip(spec, frame.Series, frame.Series[mark.Series], mark.Mark);
            return Linked("mark", mark.Mark, tip, shapes);
        }

        /// <summary>Where the drawing stays, its links are for the keyboard too; else they are in the table only, for Plotly's marks are none.</summary>
        private XElement Linked(string kind, Mark mark, string tip, params XElement[] shapes)
        {
            if (spec.IsStill) return Svg.Linked(kind, mark, tip, urls, shapes);
            XAttribute[] link = mark.LinkFrom(urls) is { } href ? [new("href", href), new("tabindex", "-1")] : [];
            return new XElement(mark.Href is null ? "g" : "a", new XAttribute("class", kind), link, shapes, new XElement("title", tip));
        }

        /// <summary>Below a column, line under line.</summary>
        private static XElement TextBelow(string x, IReadOnlyList<string> lines) => new("text", new XAttribute("y", "100%"), new XAttribute("text-anchor", "middle"),
            lines.Select((line, i) => new XElement("tspan", new XAttribute("x", x), new XAttribute("dy", i == 0 ? "15" : "1.3em"), line)));

        private sealed record Placed(Mark Mark, int Series, int Category);
    }
}
