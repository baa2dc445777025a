using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A leader asks what has changed: since when, month by month, one day beside another.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class ChangeJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task What_changed_is_told_since_a_day_and_leads_to_the_rows_that_came()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var (centers, bar) = (visit.Page.GetByTestId("kpi-centers"), visit.Page.GetByTestId("timebar"));
        await Expect(centers).ToContainTextAsync("较上月末 +3个");

        await bar.GetByRole(AriaRole.Link, new() { Name = "较年初" }).ClickAsync();
        await visit.Page.ArriveAsync("**/?since=Year");
        await Expect(centers).ToContainTextAsync("较年初 +8个");

        var needs = visit.Page.GetByTestId("changes").GetByRole(AriaRole.Link, new() { Name = "需求 +58个 现103个", Exact = true });
        await needs.ClickAsync();
        await visit.Page.ArriveAsync("**/three-lists?*");
        Assert.Equal(58, await visit.Page.Ledger("needs").RowCountAsync());
    }

    [Fact]
    public async Task The_usual_screen_of_a_county_shows_a_chart_and_what_needs_attention_without_scrolling()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.SetViewportSizeAsync(1366, 768);
        await visit.GoToAsync("/");
        await Expect(visit.Page.GetByTestId("page-hint")).ToBeVisibleAsync(); // It takes room, and goes.
        var (chart, matters) = (visit.Page.GetByTestId("chart-open-needs"), visit.Page.GetByTestId("attention").Locator(".matters li"));
        Assert.True(await chart.EvaluateAsync<bool>("chart => chart.getBoundingClientRect().bottom <= innerHeight"));
        Assert.True(await matters.Nth(5).EvaluateAsync<bool>("row => row.getBoundingClientRect().bottom <= innerHeight"));
    }

    [Fact]
    public async Task A_past_month_is_seen_to_be_past_and_leads_back_with_the_keyboard_too()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/?since=Quarter");
        var month = visit.Page.GetByTestId("timebar").GetByRole(AriaRole.Link, new() { Name = "2019年12月31日" });
        await month.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/?since=Quarter&asOf=2019-12-31");
        await Expect(month).ToHaveAttributeAsync("aria-current", "date");
        await Expect(visit.Page.Locator("header.top")).ToContainTextAsync("历史数据");
        await Expect(visit.Page.GetByTestId("kpi-centers")).ToContainTextAsync("37个");

        await visit.Page.Locator("header.top").GetByRole(AriaRole.Link, new() { Name = "返回最新" }).ClickAsync();
        await visit.Page.ArriveAsync("**/?since=Quarter");
        await Expect(visit.Page.Locator("header.top")).Not.ToContainTextAsync("历史数据");
    }

    [Fact]
    public async Task Two_days_are_laid_over_each_other_and_taken_apart_again()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var bar = visit.Page.GetByTestId("timebar");
        await bar.Locator("summary").ClickAsync();
        await bar.GetByLabel("对比", new() { Exact = true }).FillAsync("2019-12-31");
        await bar.GetByRole(AriaRole.Button, new() { Name = "对比", Exact = true }).ClickAsync();
        await visit.Page.ArriveAsync("**/?compare=2019-12-31");
        await Expect(visit.Page.GetByTestId("kpi-centers")).ToContainTextAsync("对比日 37个");
        await Expect(visit.Page.Locator("header.top")).ToContainTextAsync("2020年6月30日 对比 2019年12月31日");
        var table = visit.Page.GetByTestId("chart-center-levels").Locator(".chart-table");
        await table.Locator("summary").ClickAsync();
        await Expect(table.Locator("a[href='service-centers?service-centers.level=Community&asOf=2019-12-31']")).ToHaveTextAsync("25");

        await bar.ChooseAsync("对比2019年12月31日", "取消对比");
        await visit.Page.ArriveAsync(url => !url.Contains("compare", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", 1440, 900)]
    [InlineData("/?since=Year&asOf=2019-12-31", 1366, 768)]
    [InlineData("/?compare=2019-12-31", 1440, 900)]
    public async Task Nothing_shifts_while_the_page_comes_to_life(string path, int width, int height)
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync(path); // Its snapshots are there from now on.
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.Page.AddInitScriptAsync("window.shifts = []; new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(e => e.value))).observe({ type: 'layout-shift', buffered: true })");
        await visit.GoToAsync(path);
        await visit.DrawnAsync();
        Assert.InRange(await visit.Page.EvaluateAsync<double>("window.shifts.reduce((sum, shift) => sum + shift, 0)"), 0, 0.001); // Less than a line by a pixel.
    }
}
