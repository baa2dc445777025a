using System.Xml.Linq;
using Boluo.Dashboard.Insight;
using static Boluo.Dashboard.Charts.Svg;

namespace Boluo.Dashboard.Charts;

/// <summary>
/// Draws undertakings over their days: a dot where one was decided and one where it was done, a bar between, a stroke where it was due.
/// What runs beyond its due day is dashed and amber. How each stands is said beside its name, where a narrow screen shows it first.
/// </summary>
internal static class TimelineDrawing
{
    private const double Dots = 8;

    public static XElement Of(ChartSpec spec, Urls urls)
    {
        var (frame, timeline) = (ChartFrame.Of(spec), spec.Timeline!);
        var svg = Area(frame.Left, frame.Top, frame.Right, frame.Bottom);
        var today = Percent(frame.Share(timeline.Day.DayNumber));
        svg.Add(frame.Ticks.SelectMany(t => (XElement[])[Line(Percent(frame.Share(t.At)), "0", Percent(frame.Share(t.At)), "100%"), Text(Percent(frame.Share(t.At)), "100%", t.Text, dy: "15", anchor: "middle")]));
        svg.Add(Line(today, "0", today, "100%").As("today"), Text(today, "0", "统计时点", dy: "-4", anchor: "middle"));
        svg.Add(frame.Names.Select(n => Text(Pixels(-frame.Left), Percent(Middle(spec, n.Category)), n.Lines[0])));
        var lanes = timeline.Lanes.ToDictionary(l => l.Category, StringComparer.Ordinal);
        svg.Add(spec.Series.SelectMany(s => s.Marks).Select(m => Lane(spec, frame, urls, m, lanes[m.Category], timeline.Day)));
        return svg;
    }

    private static XElement Lane(ChartSpec spec, ChartFrame frame, Urls urls, Mark mark, TimelineLane lane, DateOnly day)
    {
        var middle = Middle(spec, ChartFrame.IndexOf(spec, mark));
        var (y, to) = (Percent(middle), lane.Done ?? day);
        string At(DateOnly on) => Percent(frame.Share(on.DayNumber));
        var (loud, colour) = (mark.Tone == Tone.Waiting, ChartLook.ColourOf(lane.Done is null ? Tone.Measure : Tone.Done));
        var shapes = new List<XElement> { Bar(At(lane.From), At(to < lane.Due ? to : lane.Due), y, colour, "course") };
        if (to > lane.Due) shapes.Add(Bar(At(lane.Due), At(to), y, ChartLook.ColourOf(Tone.Waiting), loud ? "course late loud" : "course late"));
        shapes.Add(Line(At(lane.Due), Percent(middle - 0.32 / spec.Categories.Count), At(lane.Due), Percent(middle + 0.32 / spec.Categories.Count)).As("due"));
        shapes.Add(Dot(frame.Share(lane.From.DayNumber), middle, Dots, "#ffffff").As("begun"));
        if (lane.Done is { } done) shapes.Add(Dot(frame.Share(done.DayNumber), middle, Dots, colour));
        shapes.Add(Text(Pixels(-frame.Words), y, (loud ? Loud : "") + ChartText.Label(mark)));
        return Linked(loud ? "mark alone" : "mark", mark, $"{mark.Category}：{Days.Long(lane.From)}议定，应于{Days.Long(lane.Due)}前办结，{(lane.Done is { } on ? $"{Days.Long(on)}办结，" : "")}{ChartText.Label(mark)}", urls, shapes);
    }

    private static XElement Bar(string from, string to, string y, string colour, string kind)
    {
        var bar = Line(from, y, to, y).As(kind);
        bar.SetAttributeValue("style", $"stroke:{colour}");
        return bar;
    }

    private static double Middle(ChartSpec spec, int category) => (category + 0.5) / spec.Categories.Count;
}
