using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Tables;

public sealed class ViewTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private GridTable _grids = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _grids = new GridTable(_database);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData("grids.q=%E4%B8%9C%E5%8C%BA")]
    [InlineData("grids.households=501..&grids.sort=-households,code&grids.cols=code,name&grids.size=100&grids.page=2")]
    [InlineData("grids.status=WorkerMissing,LeaderMissing")]
    [InlineData("grids.load=80..%3C120")]
    [InlineData("grids.leader=none")]
    [InlineData("grids.since=2019-01-01..2020-06-30")]
    public void A_query_survives_the_way_to_a_view_and_back(string query)
    {
        var view = View.Parse(query, _grids);
        Assert.True(view.Ok, view.Error);
        Assert.Equal(query, view.Value.ToQuery(_grids));
    }

    [Theory]
    [InlineData("grids.nothing=1", "没有名为“nothing”的列")]
    [InlineData("grids.sort=nothing", "没有名为“nothing”的列")]
    [InlineData("grids.cols=code,nothing", "没有名为“nothing”的列")]
    [InlineData("grids.sort=code,code", "排序列不应重复")]
    [InlineData("grids.page=0", "页码")]
    [InlineData("grids.page=x", "页码")]
    [InlineData("grids.size=7", "可用值：20、50、100、500")]
    [InlineData("grids.status=Lost", "可用值：Normal（正常）")]
    [InlineData("grids.households=many", "“户数”应为数值或数值范围")]
    [InlineData("grids.households=..", "“户数”应为数值或数值范围")]
    [InlineData("grids.since=2020-02-30", "“生效日期”应为日期或日期范围")]
    [InlineData("grids.page=1&grids.page=2", "重复出现")]
    public void A_bad_query_is_refused_with_what_would_be_accepted(string query, string expected)
    {
        var view = View.Parse(query, _grids);
        Assert.False(view.Ok);
        Assert.Contains(expected, view.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_other_ledgers_are_left_alone()
    {
        var view = View.Parse("needs.state=Waiting&township=441322001", _grids);
        Assert.Equal(View.Default(_grids).ToQuery(_grids), view.Value.ToQuery(_grids));
    }

    [Fact]
    public void Conditions_are_told_in_words()
    {
        var needs = new NeedTable(_database);
        string Words(ILedger ledger, string column, string text) => FilterText.InWords(ledger.Columns.First(c => c.Key == column), text);
        Assert.Equal("户数≥501", Words(_grids, "households", "501.."));
        Assert.Equal("户数/任职≥80且<120", Words(_grids, "load", "80..<120"));
        Assert.Equal("办理状态：待对接、已对接", Words(needs, "state", "Waiting,Matched"));
        Assert.Equal("收集日期≥2020年1月1日且≤2020年6月30日", Words(needs, "raised", "2020-01-01..2020-06-30"));
        Assert.Equal("网格长：暂无数据", Words(_grids, "leader", "none"));
    }

    [Fact]
    public async Task Choices_are_sorted_as_they_are_declared()
    {
        var centers = new Dashboard.Features.ServiceCenters.ServiceCenterTable(_database);
        var scope = new Dashboard.Insight.Scope(null, null, null, County.Day);
        var view = View.Parse("service-centers.sort=-level&service-centers.cols=level", centers).Value;
        var page = await centers.PageAsync(scope, view, new Dashboard.Insight.Viewer("test", "测试", Dashboard.Insight.Role.Leader), CancellationToken.None);
        Assert.Equal(["企业行业", "产业园区", "住宅小区", "社区级", "街道级", "县级"],
            page.Rows.Select(r => Cells.Text(r.Cells[0], Format.Choice)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Sorting_a_column_three_times_leads_back_to_the_usual_order()
    {
        var view = View.Default(_grids);
        Assert.Equal("grids.sort=households", view.By("households").ToQuery(_grids));
        Assert.Equal("grids.sort=-households", view.By("households").By("households").ToQuery(_grids));
        Assert.Equal("", view.By("households").By("households").By("households").ToQuery(_grids));
    }
}
