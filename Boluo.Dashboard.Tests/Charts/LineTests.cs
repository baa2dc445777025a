using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Plotly.Blazor.Traces;

namespace Boluo.Dashboard.Tests.Charts;

/// <summary>Stocks over months: a line over columns, small lines without axes, and a day laid over another.</summary>
public sealed class LineTests
{
    private static readonly ScopeLimits Limits = new()
    {
        AsOf = County.Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
    };

    private static readonly Urls Urls = new(County.On(County.Day), Limits);

    private static readonly ChartSpec Stock = Specs.Of(ChartKind.Line, "个",
        new Series("当月收集", [new Mark("5月", 16, Tone: Tone.Light), new Mark("6月", 14, Tone: Tone.Light)]),
        new Series("月末在办", [
            new Mark("5月", 33, Href: "/three-lists", Tone: Tone.Stock) { Day = new DateOnly(2020, 5, 31) },
            new Mark("6月", 45, Href: "/three-lists", Tone: Tone.Stock) { Day = County.Day }])
        { IsLine = true });

    [Fact]
    public void A_dot_leads_to_its_rows_as_of_its_day_and_a_column_stays_in_the_readers()
    {
        var dots = XElement.Parse(ChartDrawing.Of(Stock, Urls)).Elements("a").ToList();
        Assert.Equal(["three-lists?asOf=2020-05-31", "three-lists"], dots.Select(d => (string)d.Attribute("href")!));
        Assert.Equal(["5月 月末在办：33个", "6月 月末在办：45个"], dots.Select(d => (string)d.Element("title")!));
        Assert.Equal("three-lists?asOf=2020-05-31", ChartTable.Of(Stock).Rows[0].Cells[1].Mark!.LinkFrom(Urls));
    }

    [Fact]
    public void Columns_and_lines_stand_on_one_axis_that_begins_at_zero()
    {
        var plot = PlotlyTraces.Build(Stock);
        Assert.IsType<Bar>(plot.Traces[0]);
        var line = Assert.IsType<Scatter>(plot.Traces[1]);
        Assert.Equal([33.0, 45.0], line.Y);
        Assert.Equal([0.0, 45 * 1.15], plot.Layout.YAxis[0].Range);
        Assert.Equal("45", line.TextArray[^1]);
        Assert.Equal("6月", plot.At(1, 1)?.Category);
    }

    [Fact]
    public void A_share_is_drawn_up_to_the_whole_with_room_below_the_legend_for_its_numbers()
    {
        var frame = ChartFrame.Of(Stock with { Unit = "%" });
        Assert.Equal((115, "100"), (Math.Round(frame.To, 6), frame.Ticks[^1].Text));
        Assert.Equal(100, ChartFrame.Of(Stock with { Unit = "%", Series = [Stock.Series[^1]] }).To);
    }

    [Theory]
    [InlineData("6,10,20,33,45", "自2020年2月末的6个起连续4个月增加")]
    [InlineData("9,20,10", "比上月末减少10个")]
    [InlineData("9,8,5,3", "自2020年3月末的9个起连续3个月减少")]
    [InlineData("9,3,3", "与上月末持平")]
    [InlineData("3,3,3", "连续2个月持平")]
    [InlineData("—,—,3", "")]
    [InlineData("—,3,4", "比上月末增加1个")]
    public void A_trend_says_since_when_it_goes_one_way(string values, string expected)
    {
        var known = values.Split(',');
        var months = known.Select((v, i) => Month(new DateOnly(2020, 6, 1).AddMonths(i + 1 - known.Length), v == "—" ? null : double.Parse(v, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(expected, MonthLines.Trend(months, m => m["x"], "个"));
    }

    [Fact]
    public void A_small_line_is_one_path_from_least_to_most_and_level_where_nothing_moved()
    {
        Assert.Equal("M0 27L50 15L100 3", Sparkline.PathOf([1, 2, 3]));
        Assert.Equal("M50 27L100 3", Sparkline.PathOf([null, 2, 3]));
        Assert.Equal("M0 15L100 15", Sparkline.PathOf([7, 7]));
        Assert.Null(Sparkline.PathOf([null, 7]));
    }

    [Fact]
    public void A_day_laid_over_another_has_bars_of_both_and_leads_to_its_own_rows()
    {
        var (day, other) = (County.Day, new DateOnly(2019, 12, 31));
        var both = ComparedChart.Of(Specs.Needs, day, Specs.Needs with { Categories = ["已办结", "暂缓办理"], Series = [new Series("需求", [new Mark("已办结", 30, Href: "/three-lists"), new Mark("暂缓办理", 1)])] }, other);
        Assert.Equal(["已办结", "实施中", "待对接", "暂缓办理"], both.Categories);
        Assert.Equal(["2020年6月30日", "2019年12月31日"], both.Series.Select(s => s.Name));
        Assert.All(both.Series[1].Marks, m => Assert.Equal((Tone.Earlier, other), (m.Tone, m.Day)));
        Assert.Equal("three-lists?asOf=2019-12-31", both.Series[1].Marks[0].LinkFrom(Urls));
        Assert.EndsWith("浅色为2019年12月31日。", both.Sentence, StringComparison.Ordinal);
        Assert.Contains("2019年12月31日：30个", ChartDrawing.Of(both, Urls), StringComparison.Ordinal);
    }

    [Fact]
    public void A_distribution_gets_the_medians_of_the_other_day()
    {
        var both = ComparedChart.Of(Specs.Sizes, County.Day, Specs.Sizes with { Series = [new Series("老城区", [new Mark("老城区", 120), new Mark("老城区", 140)])] }, new DateOnly(2019, 12, 31));
        Assert.Equal(130, Assert.Single(both.EarlierMedians!).Value);
        Assert.Contains("老城区：对比日中位数130户", ChartDrawing.Of(both, Urls), StringComparison.Ordinal);
        Assert.Equal([130.0, 130.0, 130.0], PlotlyTraces.Build(both).Traces.Cast<Scatter>().Last().X);
        Assert.Same(Stock, ComparedChart.Of(Stock, County.Day, Stock, County.Day));
    }

    private static MonthEnd Month(DateOnly first, double? value) => new(first, first.AddMonths(1).AddDays(-1),
        value is null ? null : new Dictionary<string, Quantity>(StringComparer.Ordinal) { ["x"] = Quantity.Exact(value, "个") });
}
