using Boluo.Dashboard.Charts;

namespace Boluo.Dashboard.Tests.Charts;

public sealed class ChartTableTests
{
    [Fact]
    public void Bars_become_a_row_per_category_with_its_link()
    {
        var table = ChartTable.Of(Specs.Needs);

        Assert.Equal(["办理状态", "需求（个）"], table.Headers);
        Assert.Equal(["已办结", "实施中", "待对接"], table.Rows.Select(r => r.Category));
        Assert.Equal([("56", "/three-lists?needs.state=Closed"), ("—", null), ("14", "/three-lists?needs.state=Waiting")], table.Rows.SelectMany(r => r.Cells).Select(c => (c.Text, c.Mark?.Href)));
    }

    [Fact]
    public void Several_series_stand_side_by_side()
    {
        var table = ChartTable.Of(Specs.Quarters);

        Assert.Equal(["办理状态", "党员（人次）", "群众（人次）"], table.Headers);
        Assert.Equal(["1,200", "3,000", "800", "—"], table.Rows.SelectMany(r => r.Cells).Select(c => c.Text));
    }

    [Fact]
    public void A_distribution_is_summed_up_per_lane()
    {
        var table = ChartTable.Of(Specs.Sizes);

        Assert.Equal(["办理状态", "数量", "最小（户）", "中位数（户）", "最大（户）"], table.Headers);
        Assert.Equal(["3", "100", "230.0", "300"], table.Rows[0].Cells.Select(c => c.Text));
        Assert.Equal(["2", "100", "152.5", "205"], table.Rows[1].Cells.Select(c => c.Text));
        Assert.Equal([null, "/grids/2", null, "/grids/1"], table.Rows[0].Cells.Select(c => c.Mark?.Href));
    }

    [Fact]
    public void A_lane_of_unknown_values_has_no_numbers()
    {
        var table = ChartTable.Of(Specs.Of(ChartKind.Strip, "户", new Series("老城区", [new Mark("老城区", null)])));

        Assert.Equal(["0", "—", "—", "—"], table.Rows[0].Cells.Select(c => c.Text));
    }

    [Fact]
    public void The_median_of_an_even_count_is_between_the_two_in_the_middle()
    {
        Assert.Equal(2.5, ChartTable.Median([1, 2, 3, 9]));
        Assert.Null(ChartTable.Median([]));
    }
}
