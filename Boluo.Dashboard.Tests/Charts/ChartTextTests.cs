using Boluo.Dashboard.Charts;

namespace Boluo.Dashboard.Tests.Charts;

public sealed class ChartTextTests
{
    [Fact]
    public void Numbers_are_grouped_and_unknown_is_a_dash()
    {
        Assert.Equal("1,250,000", ChartText.Number(1250000));
        Assert.Equal("213.5", ChartText.Number(213.5));
        Assert.Equal("0", ChartText.Number(0));
        Assert.Equal("—", ChartText.Number(null));
    }

    [Fact]
    public void A_label_such_as_more_than_2000_takes_the_place_of_the_value()
    {
        Assert.Equal("2,000多", ChartText.Label(new Mark("活动", 2000, "2,000多")));
        Assert.Equal("2,000", ChartText.Label(new Mark("活动", 2000)));
    }

    [Fact]
    public void Markup_is_encoded_once() => Assert.Equal("&lt;b&gt;A&amp;B&lt;/b&gt;", ChartText.Encode("<b>A&B</b>"));

    [Fact]
    public void A_long_name_is_cut_to_the_room_it_has()
    {
        Assert.Equal("镇区（未划分）", ChartText.Cut("镇区（未划分）", 7));
        Assert.Equal("特别长…", ChartText.Cut("特别长的类别", 4));
        Assert.True(ChartText.Width(ChartText.Cut("特别长的类别ABC", 5)) <= 5);
    }

    [Fact]
    public void Months_name_their_year_where_it_begins() =>
        Assert.Equal([("11月", "2019年"), ("12月", null), ("1月", "2020年")], ChartText.MonthLabels([new(2019, 11, 1), new(2019, 12, 1), new(2020, 1, 1)]));

    [Fact]
    public void A_screen_reader_hears_title_and_sentence() => Assert.Equal("需求办理进度，103个。103个需求已办结56个。", ChartText.Spoken(Specs.Needs));

    [Fact]
    public void A_chart_of_many_bars_is_higher() => Assert.True(ChartText.Height(Specs.Of(ChartKind.Bars, "个",
        new Series("数", [.. Enumerable.Range(0, 17).Select(i => new Mark($"第{i}", i))]))) > ChartText.Height(Specs.Needs));

    [Theory]
    [InlineData("107|95|31", 107.0, 95.0, 31.0)]
    [InlineData("107.0|104.6|—", 107.0, 104.625, null)]
    [InlineData("42.5|31.0", 42.5, 31.0)]
    public void Numbers_that_are_read_beside_each_other_have_the_same_decimals(string expected, params object?[] values) =>
        Assert.Equal(expected.Split('|'), ChartText.Alike([.. values.Select(v => (double?)v)]));
}
