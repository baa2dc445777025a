using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Plotly.Blazor.Traces;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>The server's drawing of a chart says what Plotly will say, and where.</summary>
[Trait("Needs", "application")]
public sealed class ChartDrawingTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string, string> Places => new() { { "", "2020-06-30" }, { County.Luoyang, "2020-06-30" }, { County.Luoyang, "2019-12-31" } };

    /// <summary>Both may be turned page by page, under their names in the address.</summary>
    [Fact]
    public void No_chart_has_the_name_of_a_table() =>
        Assert.Empty(app.Services.GetServices<IChart>().Select(c => c.Key).Intersect(app.Services.GetServices<ILedger>().Select(l => l.Name), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Every_chart_has_the_marks_the_words_and_the_links_that_Plotly_gets(string township, string day)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var scope = new Scope(township.Length == 0 ? null : township, null, null, DateOnly.Parse(day, CultureInfo.InvariantCulture));
        var urls = new Urls(scope, limits);
        await using var db = await app.OpenAsync();
        var (charts, marks) = (0, 0);
        foreach (var chart in app.Services.GetServices<IChart>())
        {
            var spec = await chart.BuildAsync(db, scope, None);
            if (spec.IsEmpty || spec.IsStill) continue;
            var (svg, plot) = (XElement.Parse(ChartDrawing.Of(spec, urls)), Plot.Of(spec));
            var drawn = svg.Elements().Where(e => (string?)e.Attribute("class") == "mark").ToList();
            var expected = plot.Marks.SelectMany(m => m).ToList();
            charts++;
            marks += expected.Count;
            if (svg.Elements("svg").Any(e => (string?)e.Attribute("class") == "cloud"))
            {
                Assert.Equal(plot.Marks.Where(lane => lane.Count > 0).Select(lane => lane.Count), svg.Elements("svg").Select(lane => lane.Elements("path").Sum(p => ((string)p.Attribute("d")!).Count(c => c == 'h'))));
                continue;
            }

            Assert.Equal(plot.Traces.SelectMany(HoverOf), drawn.Select(m => ChartText.Encode((string)m.Element("title")!)));
            Assert.Equal(expected.Select(m => m.LinkFrom(urls)), drawn.Select(m => (string?)m.Attribute("href")));
            Assert.All(plot.Traces.SelectMany((t, i) => PlacesOf(spec, plot, t, i)).Zip(drawn.Select(m => PlaceOf(spec, m.Elements().First()))), p => Assert.Equal(p.First, p.Second, 0.001));
            Assert.Equal(plot.Traces.OfType<Scatter>().Where(_ => spec.Kind == ChartKind.Line).Select(t => t.X.Zip(t.Y).Select(p => Place(plot, p.First, p.Second))),
                svg.Elements("svg").Where(e => (string?)e.Attribute("class") == "line").Select(e => PathOf(e.Element("path")!)));
            foreach (var annotation in plot.Layout.Annotations ?? []) Assert.Contains(svg.Elements("text"), t => ChartText.Encode((string)t) == annotation.Text);
        }

        Assert.InRange(charts, 20, 60);
        Assert.InRange(marks, 200, 5_000);
    }

    [Theory]
    [InlineData(ChartKind.Bars)]
    [InlineData(ChartKind.Columns)]
    [InlineData(ChartKind.Strip)]
    [InlineData(ChartKind.Points)]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Flow)]
    public async Task Text_of_users_is_text(ChartKind kind)
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var svg = ChartDrawing.Of(Specs.Hostile(kind), new Urls(County.On(limits.AsOf), limits));
        Assert.Contains("&lt;b&gt;", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(XElement.Parse(svg).Descendants(), e => e.Name == "b" || e.Attribute("href") is not null);
    }

    [Fact]
    public async Task Readers_of_one_snapshot_share_one_drawing_and_its_links_are_of_their_scope()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        var (county, past) = (new Urls(County.On(limits.AsOf), limits), new Urls(County.On(limits.EarliestAsOf), limits));
        Assert.Same(ChartDrawing.Of(Specs.Needs, county), ChartDrawing.Of(Specs.Needs, county with { }));
        Assert.DoesNotContain("asOf=", ChartDrawing.Of(Specs.Needs, county), StringComparison.Ordinal);
        Assert.Contains("asOf=2019-01-01", ChartDrawing.Of(Specs.Needs, past), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 33, 4, "0|10|20|30")]
    [InlineData(0, 1, 4, "0|0.5|1")]
    [InlineData(95, 632, 5, "200|400|600")]
    [InlineData(0, 15, 4, "0|5|10|15")]
    public void Ticks_are_round_numbers(double from, double to, int about, string expected) =>
        Assert.Equal(expected.Split('|'), AxisTicks.Between(from, to, about).Select(t => t.Text));

    private static IEnumerable<string> HoverOf(Plotly.Blazor.ITrace trace) => trace switch
    {
        Bar bar => bar.HoverTextArray,
        Scatter { HoverTextArray: { } words } => words,
        _ => [],
    };

    /// <summary>How far each mark of a trace lies along the axis of values, in percent of it.</summary>
    private static IEnumerable<double> PlacesOf(ChartSpec spec, Plot plot, Plotly.Blazor.ITrace trace, int number)
    {
        var axis = spec.Kind is ChartKind.Columns or ChartKind.Line ? plot.Layout.YAxis[0].Range : plot.Layout.XAxis[0].Range;
        var (from, to) = ((double)axis[0], (double)axis[1]);
        return number >= plot.Marks.Count || trace is not (Bar or Scatter) ? [] : plot.Marks[number].Select(m => (m.Value!.Value - from) / (to - from) * 100);
    }

    private static double PlaceOf(ChartSpec spec, XElement shape)
    {
        double Percent(string name) => double.Parse(((string)shape.Attribute(name)!).TrimEnd('%'), CultureInfo.InvariantCulture);
        return (spec.Kind, shape.Name.LocalName) switch
        {
            (ChartKind.Bars, _) => Percent("width"),
            (ChartKind.Columns, _) or (_, "rect") => Percent("height"),
            (ChartKind.Line, _) => 100 - Percent("cy"),
            _ => Percent("cx"),
        };
    }

    /// <summary>Where Plotly puts a dot of a line, in thousandths of the plotting area from the left and the top.</summary>
    private static (double X, double Y) Place(Plot plot, object x, object y)
    {
        double Share(object value, IList<object> range) => (Convert.ToDouble(value, CultureInfo.InvariantCulture) - Convert.ToDouble(range[0], CultureInfo.InvariantCulture))
            / (Convert.ToDouble(range[1], CultureInfo.InvariantCulture) - Convert.ToDouble(range[0], CultureInfo.InvariantCulture));
        return (Digits.Round(Share(x, plot.Layout.XAxis[0].Range) * 1000, 1), Digits.Round((1 - Share(y, plot.Layout.YAxis[0].Range)) * 1000, 1));
    }

    private static IEnumerable<(double X, double Y)> PathOf(XElement path) => ((string)path.Attribute("d")!)[1..].Split('L').Select(dot => dot.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList()).Select(n => (n[0], n[1]));
}
