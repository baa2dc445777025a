using System.Xml.Linq;
using Boluo.Dashboard.Insight;
using static Boluo.Dashboard.Charts.Svg;

namespace Boluo.Dashboard.Charts;

/// <summary>The words of a flow's marks.</summary>
internal static class FlowText
{
    public static string Block(Mark block) => $"{block.Category} {ChartText.Label(block)}";

    public static string Alone(Series alone, Mark mark) => $"{Loud}{alone.Name}{ChartText.Label(mark)}";
}

/// <summary>Draws a flow. It stays a drawing, so that each of its marks is a link with a name, for the keyboard too.</summary>
internal static class FlowDrawing
{
    private static readonly Tone[] Blocks = [Tone.Measure, Tone.Stock, Tone.Running], Ribbons = [Tone.Light, Tone.Running];

    public static XElement Of(ChartSpec spec, Urls urls, int number)
    {
        var frame = FlowFrame.Of(spec, spec.Flow!);
        var pattern = Invariant($"chart-{number}-alone");
        var svg = Area(frame.Left, FlowFrame.Top, frame.Right, 0);
        svg.Add(new XElement("defs", Pattern(pattern, Slashes, "lines")), Stretched("ribbons", frame.Bands.Select(b => RibbonOf(b, frame.Stages.Count, urls))));
        foreach (var (stage, blocks) in frame.Stages.Index())
        {
            var (series, alone, place) = (spec.Series[stage], spec.Flow!.Alone[stage], PlaceOf(stage, frame.Stages.Count));
            svg.Add(Text(place.X, "0", $"{series.Name} {Digits.Text(series.Marks.Sum(m => m.Value ?? 0))}", dx: place.HeadShift, dy: "-12", anchor: place.HeadAnchor).As("stage"));
            foreach (var block in blocks)
            {
                svg.Add(Linked("mark", block.Mark, $"{series.Name}·{FlowText.Block(block.Mark)}", urls,
                    BoxOf(place, block.Top, block.High, ChartLook.ColourOf(Blocks[stage % Blocks.Length])), WordOf(place, block.Top, "12", FlowText.Block(block.Mark))));
                if (block.Alone is { } without)
                {
                    svg.Add(Linked("mark alone", without, $"{series.Name}·{block.Mark.Category}：{alone.Name}{ChartText.Label(without)}", urls,
                        BoxOf(place, block.AloneTop, block.AloneHigh, ChartLook.ColourOf(Tone.Waiting)), BoxOf(place, block.AloneTop, block.AloneHigh, $"url(#{pattern})"),
                        WordOf(place, block.Top, "28", FlowText.Alone(alone, without))));
                }
            }
        }

        return svg;
    }

    /// <summary>Where a stage stands: its words are left of the first, right of the others.</summary>
    private static Place PlaceOf(int stage, int stages)
    {
        const int half = FlowFrame.BlockWidth / 2;
        var share = stages > 1 ? (double)stage / (stages - 1) : 0;
        return stage == 0
            ? new Place(share, Pixels(-half - 6), "end", Pixels(half), "end")
            : new Place(share, Pixels(half + 6), null, stage == stages - 1 ? Pixels(-half) : "0", stage == stages - 1 ? null : "middle");
    }

    private static XElement BoxOf(Place place, double top, double high, string fill)
    {
        var box = Box(place.X, Percent(top), Pixels(FlowFrame.BlockWidth), Percent(high), fill);
        box.SetAttributeValue("transform", Invariant($"translate({-FlowFrame.BlockWidth / 2} 0)"));
        return box;
    }

    private static XElement WordOf(Place place, double top, string dy, string text) => Text(place.X, Percent(top), text, dx: place.Shift, dy: dy, anchor: place.Anchor).As("halo");

    private static XElement RibbonOf(FlowBand band, int stages, Urls urls)
    {
        var (left, right) = (Units((double)band.Ribbon.Stage / (stages - 1)), Units((band.Ribbon.Stage + 1.0) / (stages - 1)));
        var middle = Units((band.Ribbon.Stage + 0.5) / (stages - 1));
        var (a, b, c, d) = (Units(band.From), Units(band.From + band.FromHigh), Units(band.To), Units(band.To + band.ToHigh));
        return Linked("mark ribbon", band.Ribbon.Mark, $"{band.Ribbon.Mark.Category}：{ChartText.Label(band.Ribbon.Mark)}", urls,
            new XElement("path", new XAttribute("d", $"M{left} {a}C{middle} {a} {middle} {c} {right} {c}V{d}C{middle} {d} {middle} {b} {left} {b}Z"),
                new XAttribute("fill", ChartLook.ColourOf(Ribbons[band.Ribbon.Stage % Ribbons.Length]))));
    }

    private static string Units(double share) => Pixels(share * Wide);

    private readonly record struct Place(double Share, string Shift, string? Anchor, string HeadShift, string? HeadAnchor)
    {
        public string X => Percent(Share);
    }
}
