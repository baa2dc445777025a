using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator changes a threshold after seeing what it does, while a leader looks on.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class SettingsJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_threshold_is_previewed_saved_followed_and_undone()
    {
        var leader = await AsAsync(Role.Leader);
        await leader.GoToAsync("/attention");
        await Expect(leader.Page.Locator("[id='grid.households'] h2")).ToContainTextAsync("网格超500户");

        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/settings");
        var row = admin.Page.Locator("tr[data-key='grid.households']");
        await row.GetByTestId("setting-edit").ClickAsync();
        var form = admin.Page.GetByTestId("setting-form");
        await form.Locator("#setting-value").FillAsync("0");
        await form.GetByTestId("setting-preview").ClickAsync();
        await Expect(form.Locator("#setting-value-fault")).ToContainTextAsync("应为1至1000000之间的整数");
        await form.Locator("#setting-value").FillAsync("４５０");
        await form.GetByTestId("setting-preview").ClickAsync();
        await Expect(form.GetByTestId("setting-effect")).ToContainTextAsync("网格超450户");
        await form.GetByTestId("setting-save").ClickAsync();
        await Expect(form.Locator("#setting-reason-fault")).ToContainTextAsync("“修改原因”应填写。");
        await form.Locator("#setting-reason").FillAsync("按新标准统计");
        await form.GetByTestId("setting-save").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已保存。");
        await Expect(row).ToContainTextAsync("已修改");
        await Expect(leader.Page.Locator("[id='grid.households'] h2")).ToContainTextAsync("网格超450户", new() { Timeout = 2000 });

        await admin.Page.GetByTestId("undo").ClickAsync();
        await admin.Page.FillAsync("#revert-reason", "误操作");
        await admin.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("已撤销。");
        await Expect(row).ToContainTextAsync("网格超500户");
    }
}
