using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A form is filled in by the keyboard and left without losing what was typed by accident.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class RecordFormJourney(EditingFixture browser) : Journey(browser)
{
    private const string Address = "/three-lists?tab=needs&needs.q=XQ2020001";

    [Fact]
    public async Task Escape_closes_an_untouched_form_and_asks_for_a_touched_one()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(Address);
        var form = admin.Page.GetByTestId("record-form");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await form.Locator("#record-owner").FocusAsync();
        await admin.Page.Keyboard.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);

        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await form.Locator("#record-owner").FillAsync("某单位");
        await admin.Page.Keyboard.PressAsync("Tab");
        await admin.Page.Keyboard.PressAsync("Escape");
        await Expect(admin.Page.Locator(".ask")).ToContainTextAsync("尚未保存");
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_keyboard_is_led_to_the_form_and_to_what_is_wrong_and_leaves_it_from_anywhere()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(Address);
        var form = admin.Page.GetByTestId("record-form");
        foreach (var button in new[] { "record-delete", "record-cancel", "record-save" })
        {
            await admin.Page.GetByTestId("record-edit").ClickAsync();
            await Expect(form.Locator("#record-title")).ToBeFocusedAsync();
            await admin.Page.GetByTestId(button).FocusAsync();
            await admin.Page.Keyboard.PressAsync("Escape");
            await Expect(form).ToHaveCountAsync(0);
        }

        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await Expect(form.Locator("#record-title")).ToBeFocusedAsync();
        await admin.Page.Locator(".mud-dialog-title").ClickAsync();
        await Expect(form.Locator(":focus")).ToHaveCountAsync(0);
        await admin.Page.Keyboard.PressAsync("Escape");
        await Expect(form).ToHaveCountAsync(0);

        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await form.Locator("#record-owner").FillAsync("某单位");
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-reason-fault")).ToContainTextAsync("“修改原因”应填写。");
        await Expect(form.Locator("#record-reason")).ToBeFocusedAsync();
        await form.Locator("#record-reason").FillAsync("核对");
        await form.Locator("#record-basis").FillAsync(new string('文', 101));
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-basis")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_need_is_joined_to_a_project_and_a_resource_by_the_keyboard_and_the_finding_goes_and_comes_back()
    {
        const string Waiting = "/three-lists?tab=needs&needs.q=XQ2020023";
        var findings = new NeedWithoutAnswer().LedgerPath(null)!;
        var admin = await AsAsync(Role.Admin);
        var (page, form, row) = (admin.Page, admin.Page.GetByTestId("record-form"), admin.Page.Ledger("needs").Locator("tbody tr").First);
        await admin.GoToAsync(Waiting);
        await page.GetByTestId("record-edit").ClickAsync();
        await form.Locator("#record-matched").FillAsync("2020-06-30");
        await form.Locator("#record-reason").FillAsync("已对接");
        await page.GetByTestId("record-save").ClickAsync();
        await Expect(page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await admin.GoToAsync(findings);
        await Expect(page.Locator("main")).ToContainTextAsync("XQ2020023");

        await admin.GoToAsync(Waiting);
        await page.GetByTestId("record-edit").ClickAsync();
        var search = form.Locator("#record-projects");
        await search.FillAsync("XM2019001");
        await Expect(form.Locator("#record-projects-list li")).ToHaveCountAsync(1);
        await search.PressAsync("Escape");
        await Expect(form.Locator("#record-projects-list")).ToBeHiddenAsync();
        await Expect(form).ToHaveCountAsync(1);
        await search.FillAsync("XM2019001");
        await Expect(form.Locator("#record-projects-list li")).ToHaveCountAsync(1);
        Assert.Empty(await Axe.FindingsAsync(page, "the form with an open search"));
        await search.PressAsync("Enter");
        await Expect(form.Locator(".links-chosen")).ToContainTextAsync("XM2019001");
        await Expect(form.Locator(".links-chosen input")).ToHaveValueAsync("2020-06-30");
        await form.Locator("#record-resources").FillAsync("ZY2019002");
        await form.Locator("#record-resources-list li").First.ClickAsync();
        await Expect(form.Locator(".links-chosen")).ToHaveCountAsync(2);
        await form.Locator(".links-chosen input").Last.FillAsync("2020-06-29");
        await form.Locator("#record-reason").FillAsync("登记对接");
        await page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-resources-fault")).ToContainTextAsync("不应早于需求的“对接日期”2020年6月30日");
        await form.Locator(".links-chosen input").Last.FillAsync("2020-06-30");
        await page.GetByTestId("record-save").ClickAsync();
        await Expect(page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(row).ToContainTextAsync("XM2019001、ZY2019002");

        await page.GetByTestId("record-edit").ClickAsync();
        await page.GetByTestId("record-history").Locator("summary").ClickAsync();
        await Expect(page.GetByTestId("record-history").Locator("li").First).ToContainTextAsync("对接项目 新增“XM2019001");
        await page.GetByTestId("record-cancel").ClickAsync();
        await admin.GoToAsync(findings);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("XQ2020023");

        await admin.GoToAsync(Waiting);
        await page.GetByTestId("record-edit").ClickAsync();
        await page.GetByTestId("record-history").Locator("summary").ClickAsync();
        await page.GetByTestId("record-undo").ClickAsync();
        await page.FillAsync("#revert-reason", "误操作");
        await page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(page.GetByTestId("record-done")).ToContainTextAsync("已撤销。");
        await Expect(row).Not.ToContainTextAsync("XM2019001");
        await admin.GoToAsync(findings);
        await Expect(page.Locator("main")).ToContainTextAsync("XQ2020023");
    }

    [Fact]
    public async Task Going_back_asks_before_it_drops_what_was_typed()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(Address);
        await admin.Page.EvaluateAsync("Blazor.navigateTo('/three-lists?tab=needs&needs.q=XQ2020002')");
        await Expect(admin.Page.Ledger("needs").Locator("tbody")).ToContainTextAsync("XQ2020002");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        var owner = admin.Page.Locator("#record-owner");
        await owner.FillAsync("某单位");
        await admin.Page.Keyboard.PressAsync("Tab");
        await Expect(admin.Page.GetByTestId("draft-mark")).ToContainTextAsync("草稿已存");

        await admin.Page.EvaluateAsync("history.back()");
        await Expect(admin.Page.Locator(".ask")).ToContainTextAsync("尚未保存");
        await admin.Page.Locator(".mud-dialog", new() { Has = admin.Page.Locator(".ask") }).GetByRole(AriaRole.Button, new() { Name = "继续填写" }).ClickAsync();
        await Expect(admin.Page.Locator(".ask")).ToHaveCountAsync(0);
        await Expect(owner).ToHaveValueAsync("某单位");
        Assert.EndsWith("XQ2020002", admin.Path, StringComparison.Ordinal);

        await admin.Page.EvaluateAsync("history.back()");
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(owner).ToHaveCountAsync(0);
        await Expect(admin.Page.Ledger("needs").Locator("tbody")).ToContainTextAsync("XQ2020001");
        Assert.Equal(Address, admin.Path);
    }
}
