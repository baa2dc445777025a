using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Nothing that is typed or pasted is cut, dropped or lost in silence, and nothing is written that the page does not show.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class InputJourney(EditingFixture browser) : Journey(browser)
{
    /// <summary>Loses what is sent to the circuit while the page says so.</summary>
    private const string LossyLine = "const send = WebSocket.prototype.send; WebSocket.prototype.send = function (data) { if (!window.losing) send.call(this, data); };";

    /// <summary>Keeps what is sent to the circuit until the page says so: a line that is slow to begin.</summary>
    private const string SlowLine = "const send = WebSocket.prototype.send, held = []; WebSocket.prototype.send = function (data) { if (window.isLive) send.call(this, data); else held.push(() => send.call(this, data)); }; window.goLive = () => { window.isLive = true; for (const go of held) go(); };";

    [Fact]
    public async Task What_is_filled_in_before_the_circuit_takes_the_page_over_goes_on_in_its_inputs()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.Context.AddInitScriptAsync(SlowLine);
        await admin.Page.GotoAsync("/admin/assignments");
        var reason = admin.Page.Locator("#plan-reason");
        await admin.Page.SelectOptionAsync("#plan-leader", new SelectOptionValue { Value = "none" });
        await reason.ClickAsync();
        await admin.Page.Keyboard.TypeAsync("工作调动");
        await admin.Page.Keyboard.PressAsync("ArrowLeft");
        await admin.Page.EvaluateAsync("goLive()");
        await admin.InteractiveAsync();
        await Expect(reason).ToBeFocusedAsync();
        await admin.Page.Keyboard.TypeAsync("中");
        await Expect(reason).ToHaveValueAsync("工作调中动");
        await Expect(admin.Page.Locator("#plan-leader")).ToHaveValueAsync("none");

        await admin.Page.Ledger("grids").Locator("tbody input").First.CheckAsync();
        await admin.Page.GetByTestId("preview").ClickAsync();
        await Expect(admin.Page.GetByTestId("apply")).ToBeVisibleAsync(); // The circuit has heard of both.
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "清空方案" }).ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
    }

    [Theory]
    [InlineData("XQ2020011", 5_000)]
    [InlineData("XQ2020012", 6_000)]
    [InlineData("XQ2020013", 40_000)]
    [InlineData("XQ2020014", 200_000)]
    public async Task A_pasted_text_that_is_too_long_is_said_beside_its_field_and_nothing_is_saved_until_it_is_shortened(string need, int length)
    {
        var admin = await OpenAsync(need);
        var (form, save) = (admin.Page.GetByTestId("record-form"), admin.Page.GetByTestId("record-save"));
        await admin.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await admin.Page.EvaluateAsync("length => navigator.clipboard.writeText('字'.repeat(length))", length);
        await form.Locator("#record-owner").FillAsync("乙单位");
        await form.Locator("#record-reason").FillAsync("粘贴长文");
        await form.Locator("#record-result").FocusAsync();
        await admin.Page.Keyboard.PressAsync("Control+A");
        await admin.Page.Keyboard.PressAsync("Control+V");
        var note = form.Locator("#record-result ~ .too-long");
        await Expect(note).ToHaveTextAsync($"▲ 粘贴了{length}字，最多300字，缩短后才能提交。");

        await save.ClickAsync();
        await Expect(form.Locator("#record-result")).ToBeFocusedAsync();
        await Expect(admin.Page.GetByTestId("draft-mark")).ToContainTextAsync("不含“办理结果”（过长）");
        await Expect(note).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await form.Locator("#record-result").FillAsync("已办结，群众反映良好");
        await Expect(note).ToHaveCountAsync(0);
        await save.ClickAsync();
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await Expect(form.Locator("#record-owner")).ToHaveValueAsync("乙单位");
        await Expect(form.Locator("#record-result")).ToHaveValueAsync("已办结，群众反映良好");
    }

    [Fact]
    public async Task What_the_page_shows_and_the_server_does_not_hold_is_named_and_saved_only_after_a_second_look()
    {
        var admin = await OpenAsync("XQ2020015");
        var (form, save, refusal) = (admin.Page.GetByTestId("record-form"), admin.Page.GetByTestId("record-save"), admin.Page.GetByTestId("record-refusal"));
        await form.Locator("#record-reason").FillAsync("核对");
        await form.Locator("#record-owner").EvaluateAsync("input => input.value = '甲单位'");
        await save.ClickAsync();
        await Expect(refusal).ToContainTextAsync("“责任单位”所填的内容此前没有传到服务器");
        await Expect(admin.Page.GetByTestId("record-done")).ToHaveCountAsync(0);
        await Expect(form.Locator("#record-owner")).ToHaveValueAsync("甲单位");

        await admin.Page.EvaluateAsync("window.losing = true");
        await form.Locator("#record-beneficiaries").FillAsync("87");
        await admin.Page.Keyboard.PressAsync("Tab");
        await admin.Page.EvaluateAsync("window.losing = false");
        await save.ClickAsync();
        await Expect(refusal).ToContainTextAsync("“受益人数”所填的内容此前没有传到服务器");

        await save.ClickAsync();
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await Expect(form.Locator("#record-owner")).ToHaveValueAsync("甲单位");
        await Expect(form.Locator("#record-beneficiaries")).ToHaveValueAsync("87");
    }

    [Fact]
    public async Task A_day_that_is_filled_in_by_half_is_named_and_not_taken_for_none()
    {
        var admin = await OpenAsync("XQ2020015");
        await admin.Page.FillAsync("#record-owner", "丙单位");
        await admin.Page.FillAsync("#record-reason", "核对");
        await admin.Page.FocusAsync("#record-closed");
        await admin.Page.Keyboard.TypeAsync("06");
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(admin.Page.GetByTestId("record-refusal")).ToContainTextAsync("“办结日期”没有填写完整，请填写完整，或清空后再提交。本次未写入任何数据。");
        await Expect(admin.Page.GetByTestId("record-done")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_plan_is_not_applied_while_the_page_shows_another_reason_or_other_ticks()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/assignments?community=441322001003");
        var boxes = admin.Page.Ledger("grids").Locator("tbody input");
        await boxes.Nth(0).CheckAsync();
        await Expect(admin.Page.GetByTestId("picked")).ToContainTextAsync("已选 1 个网格");
        await admin.Page.SelectOptionAsync("#plan-leader", new SelectOptionValue { Value = "none" });
        await admin.Page.FillAsync("#plan-reason", "离任");
        await admin.Page.GetByTestId("preview").ClickAsync();
        await Expect(admin.Page.GetByTestId("apply")).ToBeVisibleAsync();

        await admin.Page.Locator("#plan-reason").EvaluateAsync("input => input.value = '另有任用'");
        await boxes.Nth(1).EvaluateAsync("box => box.checked = true");
        await admin.Page.GetByTestId("apply").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(admin.Page.GetByTestId("refused")).ToContainTextAsync("“调整原因”所填的内容此前没有传到服务器");
        await Expect(admin.Page.GetByTestId("refused")).ToContainTextAsync("勾选的网格与页面所示不一致");
        await Expect(admin.Page.GetByTestId("picked")).ToContainTextAsync("已选 2 个网格");
        await Expect(admin.Page.GetByTestId("done")).ToHaveCountAsync(0);
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "清空方案" }).ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
    }

    [Theory]
    [InlineData("/admin/assignments", null, "#plan-reason, #plan-basis, .ledger-search input[type=search]")]
    [InlineData("/admin/assignments?tab=day", null, "#advance-reason")]
    [InlineData("/admin/settings", "setting-edit", "#setting-value, #setting-reason, #setting-basis")]
    [InlineData("/admin/settings", "choice-edit", "#choice-reason")]
    [InlineData("/admin/users", "user-add", "#account-username, #account-name")]
    [InlineData("/three-lists?tab=needs", "record-add", "#record-title, #record-beneficiaries, #record-owner, #record-reason, #record-basis")]
    [InlineData("/reports", null, "main input[type=search], header input[type=search]")]
    [InlineData("/organisations", null, "main input[type=search]")]
    public async Task Every_input_keeps_what_is_too_long_and_says_so_and_the_connection_stays(string path, string? button, string inputs)
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(path);
        if (button is not null) await admin.Page.GetByTestId(button).First.ClickAsync();
        await admin.Page.Locator(inputs).First.WaitForAsync();
        foreach (var input in await admin.Page.Locator(inputs).AllAsync())
        {
            var longest = await input.GetAttributeAsync("data-longest");
            await input.FillAsync(new string('字', 40_000));
            await input.DispatchEventAsync("change");
            await Expect(input.Locator("xpath=following-sibling::*[1]")).ToHaveTextAsync($"▲ 填写了40000字，最多{longest}字，缩短后才能提交。");
            Assert.Equal(40_000, (await input.InputValueAsync()).Length);
            await input.FillAsync("");
            await Expect(input.Locator("xpath=following-sibling::p[contains(@class,'too-long')]")).ToHaveCountAsync(0);
        }

        await Expect(admin.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(admin.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    private async Task<Visit> OpenAsync(string need)
    {
        var admin = await AsAsync(Role.Admin);
        await admin.Context.AddInitScriptAsync(LossyLine);
        await admin.GoToAsync($"/three-lists?tab=needs&needs.q={need}");
        await admin.Page.GetByTestId("record-edit").ClickAsync();
        await admin.Page.GetByTestId("record-form").WaitForAsync();
        return admin;
    }
}
