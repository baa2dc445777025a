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

    [Fact]
    public async Task What_becomes_of_a_hand_in_with_a_broken_tie_is_chosen_and_undone()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/admin/settings");
        var row = admin.Page.Locator("tr[data-key='ties.broken']");
        await Expect(row).ToContainTextAsync("允许报送并附说明");
        await row.GetByTestId("choice-edit").ClickAsync();
        await admin.Page.SelectOptionAsync("#choice-value", "1");
        await admin.Page.GetByTestId("choice-save").ClickAsync();
        await Expect(admin.Page.Locator("#choice-reason-fault")).ToContainTextAsync("“修改原因”应填写。");
        await admin.Page.FillAsync("#choice-reason", "报送前应先核对");
        await admin.Page.GetByTestId("choice-save").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("报送版勾稽不符时：停止导出报送版");
        await Expect(row).ToContainTextAsync("已修改");
        await admin.GoToAsync("/checks");
        await Expect(admin.Page.GetByTestId("check-verdict")).ToContainTextAsync("不相符0项");
        await Expect(admin.Page.GetByTestId("check-verdict")).ToContainTextAsync("停止导出");

        await admin.GoToAsync("/admin/settings");
        await row.GetByTestId("choice-edit").ClickAsync();
        await admin.Page.SelectOptionAsync("#choice-value", "0");
        await admin.Page.FillAsync("#choice-reason", "恢复原有做法");
        await admin.Page.GetByTestId("choice-save").ClickAsync();
        await Expect(admin.Page.GetByTestId("done")).ToContainTextAsync("允许报送并附说明");
    }

    [Fact]
    public async Task What_a_rule_looks_at_opens_beside_its_number_and_leads_to_all_of_them()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        await visit.Page.GetByTestId("rule-grid.households").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("户数超过500户（恰好500户的不列入）。");
        await dialog.GetByRole(AriaRole.Link, new() { Name = "全部核查说明" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/attention#rule-grid.households");
        var rule = visit.Page.Locator("[id='rule-grid.households']");
        await rule.Locator("summary").ClickAsync();
        await Expect(rule.Locator("dl")).ToContainTextAsync("任何统计时点都核查。");
    }
}
