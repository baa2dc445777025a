using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Workbooks;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A clerk collects the returns of a month: what has come is told apart from what is missing, and the states follow.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class CollectionJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_clerk_collects_the_returns_of_a_month_and_their_states_follow()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/returns");
        await visit.Page.GetByTestId("returns-collect").ClickAsync();
        await visit.Page.ArriveAsync("**/returns/collect");
        await Expect(visit.Page.GetByTestId("collect-senders").Locator("tbody tr")).ToHaveCountAsync(17);
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "/returns/collect"));
        await visit.Page.SetInputFilesAsync("#collect-files",
        [
            new FilePayload { Name = "园洲镇需求.xlsx", MimeType = "application/octet-stream", Buffer = ForeignSheetTests.Needs("需求内容") },
            new FilePayload { Name = "石湾镇需求.xlsx", MimeType = "application/octet-stream", Buffer = [1, 2, 3] },
        ]);
        await visit.Page.GetByTestId("collect-send").ClickAsync();
        await visit.Page.ArriveAsync("**/admin/imports/*");
        var senders = visit.Page.GetByTestId("collection-senders");
        await Expect(senders.Locator("tr[data-key='441322119']")).ToContainTextAsync("收到");
        await Expect(senders.Locator("tr[data-key='441322121']")).ToContainTextAsync("不能读取");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "collection"));
        Assert.Empty(await Reflow.FaultsAsync(visit.Page, "collection"));

        await visit.Page.GetByTestId("import-ask").ClickAsync();
        await visit.Page.ArriveAsync("**/admin/imports/*/sheet?*");
        await Expect(visit.Page.GetByTestId("import-columns")).ToContainTextAsync("承办单位");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "sheet"));
        await visit.Page.GetByTestId("import-read").ClickAsync();
        await visit.Page.ArriveAsync("**/admin/imports/*");

        await visit.Page.FillAsync("#import-reason", "六月收表");
        await visit.Page.GetByTestId("import-apply").ClickAsync();
        await Expect(visit.Page.GetByTestId("import-done")).ToContainTextAsync("已应用");
        await visit.GoToAsync("/returns");
        await Expect(visit.Page.GetByTestId("returns-matrix")).ToContainTextAsync("已更正");
    }
}
