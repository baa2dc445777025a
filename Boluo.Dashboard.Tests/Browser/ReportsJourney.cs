using Boluo.Dashboard.Insight;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A clerk finds the month's report and hands it in; a leader follows a number to the publication; the office sees who has not reported.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class ReportsJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_clerk_finds_the_month_of_the_three_lists_downloads_it_and_looks_at_the_month_before()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/");
        await visit.Page.Locator("nav.side").GetByRole(AriaRole.Link, new() { Name = "报表中心" }).ClickAsync();
        await visit.Page.ArriveAsync("**/reports");
        var line = visit.Page.GetByTestId("reports-Month").Locator("tbody tr").First;
        await Expect(line).ToContainTextAsync("“三张清单”动态更新（销号）月报表");
        await Expect(line).ToContainTextAsync("2020年6月");

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => line.Locator("a", new() { HasText = "报送版" }).ClickAsync());
        Assert.Equal("【示例】博罗县三张清单动态更新（销号）月报表_2020年6月_报送版.xlsx", download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        var content = new MemoryStream();
        await file.CopyToAsync(content, TestContext.Current.CancellationToken);
        using var book = new XLWorkbook(content);
        Assert.Contains(book.Worksheet(1).CellsUsed(), c => c.GetString() == "罗阳街道");

        await line.Locator("a", new() { HasText = "上期" }).ClickAsync();
        await visit.Page.ArriveAsync("**/three-lists?tab=month&asOf=2020-05-31");
        await Expect(visit.Page.GetByTestId("summary-three-lists-month")).ToBeVisibleAsync();

        await visit.GoToAsync("/reports");
        await visit.Page.GetByLabel("报表名称").FillAsync("wgtz");
        await visit.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await visit.Page.ArriveAsync("**/reports?q=wgtz");
        await Expect(visit.Page.GetByTestId("reports-Day")).ToContainTextAsync("网格台账");
        await Expect(visit.Page.GetByTestId("reports-Month")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_number_leads_to_its_line_beside_the_publication_and_from_there_to_its_rows()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        await visit.Page.GetByTestId("kpi-centers").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "数据核对" }).First.ClickAsync();
        await visit.Page.ArriveAsync("**/figures#center.count");
        var row = visit.Page.Locator("[id='center.count']");
        await Expect(row).ToContainTextAsync("一致");
        await Expect(row).ToBeInViewportAsync();

        await visit.Page.GetByTestId("figure-summary").GetByRole(AriaRole.Link, new() { Name = "达到" }).ClickAsync();
        await visit.Page.ArriveAsync("**/figures?state=Reached");
        await Expect(row).ToHaveCountAsync(0);
        await visit.Page.Locator("[id='center.investment']").GetByRole(AriaRole.Link).ClickAsync();
        await visit.Page.ArriveAsync("**/service-centers?*");
        await Expect(visit.Page.Ledger("service-centers").Locator(".pager")).ToContainTextAsync("共 45 条");
    }

    [Fact]
    public async Task The_office_sees_who_has_not_reported()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/returns");
        await Expect(visit.Page.GetByTestId("returns-matrix").Locator("tbody tr")).ToHaveCountAsync(17);
        await visit.Page.GetByTestId("returns-state").GetByRole(AriaRole.Link).ClickAsync();
        await visit.Page.ArriveAsync("**/returns?tab=returns&*");
        await Expect(visit.Page.Ledger("returns").Locator(".pager")).ToContainTextAsync("共 5 条");
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "报送情况一览表" }).ClickAsync();
        await Expect(visit.Page.GetByTestId("summary-returns-summary").Locator("tbody tr")).ToHaveCountAsync(18);
    }

    [Fact]
    public async Task The_tabs_of_the_centres_lead_to_what_they_name_and_a_service_to_its_centres()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/service-centers");
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "综合服务" }).ClickAsync();
        var matrix = visit.Page.GetByTestId("service-matrix");
        await Expect(matrix.Locator("tbody tr")).ToHaveCountAsync(45 + 6 + 1);
        await matrix.GetByRole(AriaRole.Link, new() { Name = "法律咨询" }).ClickAsync();
        await visit.Page.ArriveAsync("**/service-centers?service-centers.items=*");
        await Expect(visit.Page.Ledger("service-centers").Locator(".chip-on")).ToContainTextAsync("法律咨询");
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "活动安排" }).ClickAsync();
        await Expect(visit.Page.Ledger("center-events").Locator(".pager")).ToContainTextAsync("共 63 条");
    }
}
