using Boluo.Dashboard.Charts;
using Plotly.Blazor.Traces;

namespace Boluo.Dashboard.Tests.Charts;

public sealed class PointsTests
{
    private static readonly ChartSpec Teams = Specs.Of(ChartKind.Points, "人",
        new Series("人数", [new Mark("社工", 512, Href: "/teams"), new Mark("义工", 81_460), new Mark("无", 0)]));

    [Fact]
    public void Every_dot_has_its_number_and_its_link()
    {
        var plot = PlotlyTraces.Build(Teams);
        var dots = Assert.IsType<Scatter>(Assert.Single(plot.Traces));
        Assert.Equal(["512", "81,460", "0"], dots.TextArray);
        Assert.Equal("/teams", plot.At(0, 0)?.Href);
        Assert.Equal(["社工", "义工", "无"], plot.Layout.Annotations.Select(a => a.Text));
        Assert.Equal(["512", "81,460", "0"], ChartTable.Of(Teams).Rows.Select(r => r.Cells[0].Text));
        Assert.Equal(81_460.0, plot.Layout.XAxis[0].Range[1]);
    }

    [Fact]
    public void Many_places_are_named_downwards_and_months_are_not()
    {
        var places = Specs.Of(ChartKind.Columns, "名", new Series("应配", [.. "东区 西区 观园 城东 观华 九村 义和 石湾水上 江南".Split(' ').Select(n => new Mark(n, 5))]));
        var plot = PlotlyTraces.Build(places);
        Assert.Equal(9, plot.Layout.XAxis[0].TickText.Count);
        Assert.Equal("石<br>湾<br>水<br>上", plot.Layout.XAxis[0].TickText[7]);
        Assert.True(ChartText.Height(places) > 210);

        var months = Specs.Of(ChartKind.Columns, "个", new Series("需求", [.. Enumerable.Range(1, 12).Select(m => new Mark(FormattableString.Invariant($"2020年{m}月"), m))])) with { Months = [.. Enumerable.Range(1, 12).Select(m => new DateOnly(2020, m, 1))] };
        Assert.Equal(6, PlotlyTraces.Build(months).Layout.XAxis[0].TickText.Count);
        Assert.Equal(210, ChartText.Height(months));
    }
}
