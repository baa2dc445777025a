using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Boluo.Dashboard.Charts;
using Plotly.Blazor.ConfigLib;
using Plotly.Blazor.Traces;

namespace Boluo.Dashboard.Tests.Charts;

public sealed class PlotlyTracesTests
{
    private static readonly JsonSerializerOptions Wire = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(ChartKind.Bars)]
    [InlineData(ChartKind.Columns)]
    [InlineData(ChartKind.Strip)]
    [InlineData(ChartKind.Points)]
    [InlineData(ChartKind.Line)]
    public void Only_bars_and_scatters_are_drawn_because_the_basic_bundle_has_no_more(ChartKind kind)
    {
        var plot = PlotlyTraces.Build(Specs.Quarters with { Kind = kind });

        Assert.NotEmpty(plot.Traces);
        Assert.All(plot.Traces, t => Assert.True(t is Bar or Scatter));
    }

    [Theory]
    [InlineData(ChartKind.Bars)]
    [InlineData(ChartKind.Columns)]
    [InlineData(ChartKind.Strip)]
    [InlineData(ChartKind.Points)]
    [InlineData(ChartKind.Line)]
    public void Text_of_users_never_reaches_plotly_as_markup(ChartKind kind)
    {
        var plot = PlotlyTraces.Build(Specs.Hostile(kind));

        var words = plot.Traces.SelectMany(WordsOf)
            .Concat((plot.Layout.Annotations ?? []).Select(a => (string?)a.Text))
            .Concat(plot.Layout.XAxis.SelectMany(a => (a.TickText ?? []).Cast<string>().Append(a.TickSuffix ?? "")))
            .OfType<string>().Where(w => w.Length > 0).ToList();
        Assert.Contains(words, w => w.Contains("&lt;b&gt;", StringComparison.Ordinal));
        Assert.All(words, w => Assert.DoesNotContain('<', w.Replace("<extra></extra>", "", StringComparison.Ordinal).Replace("<br>", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_first_category_is_on_top()
    {
        var plot = PlotlyTraces.Build(Specs.Needs);

        Assert.Equal([2.5, -0.5], plot.Layout.YAxis[0].Range);
        Assert.Equal([("已办结", (object)0), ("实施中", 1), ("待对接", 2)], plot.Layout.Annotations.Select(a => (a.Text, a.Y)));
    }

    [Fact]
    public void Every_bar_has_its_number_beside_its_colour()
    {
        var bar = Assert.IsType<Bar>(Assert.Single(PlotlyTraces.Build(Specs.Needs).Traces));

        Assert.Equal(["56", "14"], bar.TextArray);
        Assert.Equal(["#1a7f4b", "#c58b1b"], bar.Marker.ColorArray);
        Assert.Equal(["已办结：56个", "待对接：14个"], bar.HoverTextArray);
    }

    [Fact]
    public void Several_series_differ_by_pattern_and_legend_too()
    {
        var plot = PlotlyTraces.Build(Specs.Quarters);
        var bars = plot.Traces.Cast<Bar>().ToList();

        Assert.True(plot.Layout.ShowLegend);
        Assert.Equal(["党员", "群众"], bars.Select(b => b.Name));
        Assert.NotEqual(bars[0].Marker.Color, bars[1].Marker.Color);
        Assert.Null(bars[0].Marker.Pattern);
        Assert.NotNull(bars[1].Marker.Pattern.Shape);
    }

    [Fact]
    public void A_click_finds_its_mark_though_an_unknown_value_is_not_drawn()
    {
        var plot = PlotlyTraces.Build(Specs.Needs);

        Assert.Equal("待对接", plot.At(0, 1)?.Category);
        Assert.Null(plot.At(0, 2));
        Assert.Null(plot.At(1, 0));
    }

    [Fact]
    public void A_dot_leads_to_its_thing_and_a_median_to_nothing()
    {
        var plot = PlotlyTraces.Build(Specs.Sizes);

        Assert.Equal("/grids/5", plot.At(1, 1)?.Href);
        Assert.Equal(3, plot.Traces.Count);
        Assert.Null(plot.At(2, 0));
    }

    [Fact]
    public void Each_lane_has_a_short_red_median_with_its_number()
    {
        var plot = PlotlyTraces.Build(Specs.Sizes);
        var line = Assert.IsType<Scatter>(plot.Traces[^1]);

        Assert.Equal("#1f2328", line.Line.Color);
        Assert.Equal([230.0, 230.0, 230.0, 152.5, 152.5, 152.5], line.X);
        Assert.Equal(2, line.Y.Count(y => y is null));
        Assert.Equal(["老城区", "新城区", "230.0", "152.5"], plot.Layout.Annotations.Select(a => a.Text));
    }

    [Fact]
    public void Dots_lie_in_their_lane_in_the_same_places_each_time()
    {
        var first = PlotlyTraces.Build(Specs.Sizes).Traces.Cast<Scatter>().ToList();
        var second = PlotlyTraces.Build(Specs.Sizes).Traces.Cast<Scatter>().ToList();

        Assert.Equal(first[1].Y, second[1].Y);
        Assert.All(first[1].Y, y => Assert.InRange((double)y, 0.75, 1.25));
        Assert.NotEqual(first[0].Y[0], first[0].Y[1]);
    }

    [Fact]
    public void A_mark_of_no_category_is_refused() =>
        Assert.Throws<ArgumentException>(() => PlotlyTraces.Build(Specs.Needs with { Categories = ["已办结"] }));

    [Fact]
    public void Readers_of_one_snapshot_share_one_plot()
    {
        var copy = Specs.Needs with { Title = "另一份" };

        Assert.Same(Plot.Of(Specs.Needs), Plot.Of(Specs.Needs));
        Assert.NotSame(Plot.Of(Specs.Needs), Plot.Of(copy));
    }

    [Fact]
    public void Nothing_is_sent_elsewhere_and_Plotly_shows_no_words_of_its_own()
    {
        Assert.False(Plot.Config.DisplayLogo);
        Assert.False(Plot.Config.ShowSendToCloud);
        Assert.Equal(DisplayModeBarEnum.False, Plot.Config.DisplayModeBar);
        Assert.Equal(DoubleClickEnum.False, Plot.Config.DoubleClick);
        Assert.False(Plot.Config.ShowTips);
    }

    [Fact]
    public void Definitions_stay_small_because_every_change_sends_them_whole()
    {
        var dots = Specs.Of(ChartKind.Strip, "户", new Series("镇区", [.. Enumerable.Range(0, 402).Select(i => new Mark("镇区", 100 + i, "东区社区第03网格", "/grids/441322001001003"))]));

        Assert.InRange(SizeOf(PlotlyTraces.Build(Specs.Needs)), 500, 3_000);
        Assert.InRange(SizeOf(PlotlyTraces.Build(dots)), 5_000, 40_000);
    }

    private static int SizeOf(Plot plot) =>
        Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(plot.Traces.Select(t => (object)t), Wire)) + Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(plot.Layout, Wire));

    private static IEnumerable<string?> WordsOf(Plotly.Blazor.ITrace trace) => trace switch
    {
        Bar bar => [bar.Name, bar.HoverTemplate, .. bar.TextArray ?? [], .. bar.HoverTextArray ?? []],
        Scatter dots => [dots.Name, dots.HoverTemplate, .. dots.TextArray ?? [], .. dots.HoverTextArray ?? []],
        _ => [],
    };
}
