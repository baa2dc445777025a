using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What was changed in grids is found again, and undone from there.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class AdjustmentHistoryJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task The_history_names_who_changed_what_on_which_document()
    {
        var admin = await AsAsync(Role.Admin);
        await AdminJourney.PlanVacancyAsync(admin, "441322001002001");
        await admin.Page.GetByTestId("apply").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已生效");

        await admin.GoToAsync("/admin/assignments?tab=recent");
        var line = admin.Page.GetByTestId("recent").Locator("tbody tr").First;
        foreach (var words in (string[])["测试调整", "博组〔2020〕9号", "已生效"]) await Expect(line).ToContainTextAsync(words);
        Assert.Empty(await Axe.FindingsAsync(admin.Page, "closed"));
        await line.GetByRole(AriaRole.Link, new() { Name = "查看明细" }).ClickAsync();
        await Expect(admin.Page.GetByTestId("recent").Locator(".history li").First).ToBeVisibleAsync();
        Assert.Empty(await Axe.FindingsAsync(admin.Page, "open"));
        await line.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已撤销");
        await Expect(admin.Page.GetByTestId("recent").Locator("tbody tr.undone").First).ToContainTextAsync("已撤销（第");
    }
}
