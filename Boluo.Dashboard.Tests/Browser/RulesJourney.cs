using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What rules and ties look at is read beside their numbers, and what follows from a broken tie is chosen.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class RulesJourney(EditingFixture browser) : Journey(browser)
{
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
        await visit.Page.ArriveAsync("**/attention#rule-grid.households");
        var rule = visit.Page.Locator("[id='rule-grid.households']");
        await rule.Locator("summary").ClickAsync();
        await Expect(rule.Locator("dl")).ToContainTextAsync("任何统计时点都核查。");
    }
}
