using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A leader sees what is due, follows it to its row, and looks at the archive.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class AsksJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task What_is_due_leads_from_the_overview_to_its_rows_and_from_the_calendar_to_one_of_them()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var matter = visit.Page.GetByTestId("attention").Locator("a", new() { HasText = "社区季度问需逾期未完成" });
        await Expect(matter).ToContainTextAsync("最长逾期91天");
        await matter.ClickAsync();
        await visit.Page.ArriveAsync("**/four-asks?*");
        await Expect(visit.Page.Ledger("surveys").Locator(".pager")).ToContainTextAsync("共 3 条");

        await visit.Page.GetByTestId("duties").Locator("a", new() { HasText = "逾期未完成" }).First.ClickAsync();
        await Expect(visit.Page.Ledger("surveys").Locator(".pager")).ToContainTextAsync("共 1 条");
        await Expect(visit.Page.Ledger("surveys").Locator("tbody")).ToContainTextAsync("逾期未完成");
    }

    [Fact]
    public async Task The_month_turns_and_its_days_lead_to_what_was_done()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/four-asks");
        var month = visit.Page.GetByTestId("duty-month");
        await month.GetByText("上月").ClickAsync();
        await Expect(month.Locator("h2")).ToHaveTextAsync("2020年5月");
        var day = month.GetByText("完成").Nth(1);
        var count = (await day.InnerTextAsync())["完成".Length..];
        await day.ClickAsync();
        await Expect(visit.Page.Ledger("surveys").Locator(".pager")).ToContainTextAsync($"共 {count} 条");
        await Expect(month.Locator("h2")).ToHaveTextAsync("2020年5月");
    }

    [Fact]
    public async Task The_four_asks_and_the_archive_draw_their_charts_and_show_their_passports()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/four-asks?tab=needs");
        await visit.DrawnAsync();
        await visit.Page.ClickMarkAsync("issue-kinds");
        await Expect(visit.Page.Ledger("delegate-issues").Locator(".pager")).ToContainTextAsync("共 64 条");

        await visit.GoToAsync("/campaign-2020");
        await visit.DrawnAsync();
        await Expect(visit.Page.GetByTestId("archive")).ToContainTextAsync("不相加");
        await visit.Page.GetByTestId("kpi-covid.volunteers").ClickAsync();
        await Expect(visit.Page.Locator(".passport")).ToContainTextAsync("2,000多");
    }
}
