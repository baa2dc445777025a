using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The three city forms: looked at by a leader, kept by an administrator.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class FormsJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_leader_goes_from_a_form_to_its_work_and_from_a_number_to_its_rows()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/urban-forms");
        await Expect(visit.Page.GetByTestId("forms").Locator("section.card")).ToHaveCountAsync(4);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "工作情况" }).First.ClickAsync();
        await visit.Page.ArriveAsync("**/urban-forms?tab=old-town");
        await Expect(visit.Page.GetByTestId("patrol-matrix").Locator("tbody tr")).ToHaveCountAsync(12);
        await Expect(visit.Page.GetByTestId("patrol-matrix").Locator("td.tag-warn")).ToHaveCountAsync(21);

        await visit.Page.GetByTestId("kpi-small-cases-handled").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "查看明细" }).First.ClickAsync();
        await Expect(visit.Page.Ledger("small-cases").Locator(".pager")).ToContainTextAsync("共 157 条");

        await visit.GoToAsync("/urban-forms?tab=fund");
        var first = visit.Page.Ledger("fund").Locator("tbody tr").First;
        await first.GetByRole(AriaRole.Link, new() { Name = "12.15" }).ClickAsync();
        await Expect(visit.Page.Ledger("fund-items").Locator("tfoot")).ToContainTextAsync("12.15");

        await visit.GoToAsync("/urban-forms?tab=fringe&community=441322119001");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("当前统计范围内没有党员联系户。");
    }

    [Fact]
    public async Task An_administrator_is_told_the_rest_of_a_fund_and_adds_an_item_within_it()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync("/urban-forms?tab=fund-items&community=441322100002");
        var total = admin.Page.GetByTestId("kpi-fund-spent").Locator(".kpi-value");
        await Expect(total).ToContainTextAsync("0.9");
        await admin.Page.GetByTestId("record-add").ClickAsync();
        var form = admin.Page.GetByTestId("record-form");
        await form.Locator("#record-item").FillAsync("公共水管更换");
        await form.Locator("#record-community").SelectOptionAsync("441322100002");
        await form.Locator("#record-kind").SelectOptionAsync("Repairs");
        await form.Locator("#record-amount").FillAsync("15");
        await form.Locator("#record-beneficiaries").FillAsync("40");
        await form.Locator("#record-reason").FillAsync("补录6月支出");
        await admin.Page.Keyboard.PressAsync("Tab");
        await admin.Page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-amount-fault")).ToContainTextAsync("可用余额14.10万元");

        await form.Locator("#record-amount").FillAsync("1.1");
        await form.Locator("#record-amount").PressAsync("Enter");
        await Expect(admin.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(total).ToContainTextAsync("2万元");
        await Expect(admin.Page.Ledger("fund-items").Locator(".pager")).ToContainTextAsync("共 3 条");
    }
}
