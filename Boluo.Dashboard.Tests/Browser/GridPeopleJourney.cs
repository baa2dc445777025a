using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>An administrator hires somebody for the grids, gives him one, and lets him go only when it is handed over.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class GridPeopleJourney(EditingFixture browser) : Journey(browser)
{
    private const string Number = "12900000077", Address = "/grids?tab=grid-people&grid-people.q=示例新人";

    [Fact]
    public async Task Somebody_is_hired_serves_a_grid_hands_it_over_and_leaves_and_his_number_is_never_shown()
    {
        var admin = await AsAsync(Role.Admin);
        var page = admin.Page;
        await admin.GoToAsync("/grids?tab=grid-people&community=441322001001");
        await page.GetByTestId("record-add").ClickAsync();
        var form = page.GetByTestId("record-form");
        await form.Locator("#record-name").FillAsync("示例新人");
        await form.Locator("#record-gender").SelectOptionAsync("Female");
        await form.Locator("#record-born").FillAsync("1995-05-01");
        await form.Locator("#record-phone").FillAsync(Number);
        await form.Locator("#record-fullTime").CheckAsync();
        await form.Locator("#record-occupation").SelectOptionAsync("FullTimeWorker");
        await form.Locator("#record-political").SelectOptionAsync("Public");
        await form.Locator("#record-joined").FillAsync("2020-06-01");
        await SaveAsync("新聘用");
        await Expect(page.GetByTestId("record-done")).ToContainTextAsync("已保存。");

        await GiveGridAsync(page, admin);

        await admin.GoToAsync(Address);
        await page.GetByTestId("record-edit").ClickAsync();
        await Expect(form.Locator("[data-field=phone]")).ToContainTextAsync("现为129****0077，留空表示不变。");
        await Expect(form.Locator("#record-phone")).ToHaveValueAsync("");
        Assert.DoesNotContain(Number, await page.ContentAsync(), StringComparison.Ordinal);
        await form.Locator("#record-left").FillAsync("2020-06-30");
        await SaveAsync("本人辞职");
        await Expect(form.Locator("#record-left-fault")).ToContainTextAsync("尚有1项职责未移交：东区社区第01网格的网格员");
        await page.GetByTestId("record-cancel").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();

        await admin.GoToAsync("/admin/assignments");
        var plan = page.GetByTestId("plan");
        await plan.GetByRole(AriaRole.Button, new() { Name = "移交一人的全部职责" }).ClickAsync();
        await plan.Locator("#plan-leaver").FillAsync("示例新人");
        await plan.Locator("#plan-leaver").PressAsync("Enter");
        await plan.Locator(".found button").First.ClickAsync();
        await plan.Locator("#plan-successor").SelectOptionAsync("none");
        await ApplyAsync(page, "本人辞职");

        await admin.GoToAsync(Address);
        await page.GetByTestId("record-edit").ClickAsync();
        await form.Locator("#record-left").FillAsync("2020-06-30");
        await SaveAsync("本人辞职");
        await Expect(page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(page.Ledger("grid-people")).ToContainTextAsync("没有符合条件的记录");

        async Task SaveAsync(string reason)
        {
            await form.Locator("#record-reason").FillAsync(reason);
            await page.GetByTestId("record-save").ClickAsync();
        }
    }

    private static async Task GiveGridAsync(IPage page, Visit admin)
    {
        await admin.GoToAsync("/admin/assignments?pick=441322001001001");
        var plan = page.GetByTestId("plan");
        await Expect(plan.GetByTestId("picked")).ToContainTextAsync("已选 1 个网格");
        var offered = plan.Locator("#plan-workers option", new() { HasText = "示例新人" });
        await plan.Locator("#plan-workers").SelectOptionAsync((await offered.GetAttributeAsync("value"))!);
        await ApplyAsync(page, "充实力量");
    }

    private static async Task ApplyAsync(IPage page, string reason)
    {
        var plan = page.GetByTestId("plan");
        await plan.Locator("#plan-reason").FillAsync(reason);
        await plan.GetByTestId("preview").ClickAsync();
        await page.GetByTestId("apply").ClickAsync();
        await Expect(page.GetByTestId("done")).ToContainTextAsync("已生效");
    }
}
