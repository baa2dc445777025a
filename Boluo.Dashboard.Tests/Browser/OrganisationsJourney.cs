using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Somebody goes down the three levels of organisations; an administrator closes a matter that a street had decided.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class OrganisationsJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task The_tree_is_searched_by_initials_and_leads_down_to_the_grids_of_a_branch()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/organisations");
        await Expect(visit.Page.GetByTestId("organisation-counts")).ToContainTextAsync("72");
        var tree = visit.Page.GetByTestId("organisation-tree");
        await tree.GetByRole(AriaRole.Searchbox).FillAsync("dqsqd");
        await tree.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await visit.Page.ArriveAsync("**/organisations?find=dqsqd");
        await tree.GetByRole(AriaRole.Link, new() { Name = "东区社区第二片区党支部" }).ClickAsync();
        var branch = visit.Page.GetByTestId("branch");
        await Expect(branch).ToContainTextAsync("东区社区党委");
        await branch.GetByRole(AriaRole.Link, new() { Name = "东区社区第08网格" }).ClickAsync();
        await visit.Page.ArriveAsync("**/grids/441322001001008");
    }

    [Fact]
    public async Task A_kind_of_organisation_opens_its_rows_and_the_summary_of_grids_its_tree()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/organisations");
        await visit.Page.GetByTestId("organisation-counts").GetByRole(AriaRole.Link, new() { Name = "社区党总支" }).ClickAsync();
        await Expect(visit.Page.Ledger("organisations").Locator(".pager")).ToContainTextAsync("共 7 条");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "网格化党建汇总表" }).ClickAsync();
        await Expect(visit.Page.GetByTestId("summary-grid-summary").Locator("tbody tr").First).ToContainTextAsync("402");
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "网格员名册" }).ClickAsync();
        await Expect(visit.Page.Ledger("grid-workers").Locator(".pager")).ToContainTextAsync("共 838 条");
        await Expect(visit.Page.Ledger("grid-workers").Locator(".notes")).ToContainTextAsync("823名");
    }

    [Fact]
    public async Task An_overdue_matter_of_a_joint_meeting_is_closed_and_leaves_the_matters()
    {
        var visit = await AsAsync(Role.Admin);
        await visit.GoToAsync("/streets");
        await visit.Page.GetByTestId("joint").GetByText("逾期未办结1项").ClickAsync();
        var ledger = visit.Page.Ledger("joint-issues");
        await Expect(ledger.Locator(".pager")).ToContainTextAsync("共 1 条");
        await ledger.GetByTestId("record-edit").ClickAsync();
        var form = visit.Page.GetByTestId("record-form");
        await form.Locator("#record-solved").FillAsync("2018-01-01");
        await form.Locator("#record-reason").FillAsync("事项已办结");
        await visit.Page.GetByTestId("record-save").ClickAsync();
        await Expect(form.Locator("#record-solved-fault")).ToContainTextAsync("不应早于会议的召开日期");
        await form.Locator("#record-solved").FillAsync("2020-06-30");
        await Expect(form.Locator("#record-solved-fault")).ToHaveCountAsync(0); // The button moves up when the sentence goes.
        await visit.Page.GetByTestId("record-save").ClickAsync();
        await Expect(visit.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(ledger).ToContainTextAsync("没有符合条件的记录");

        await visit.Page.GetByTestId("record-done-undo").ClickAsync();
        await visit.Page.FillAsync("#revert-reason", "误操作");
        await visit.Page.GetByTestId("revert-confirm").ClickAsync();
        await Expect(ledger.Locator(".pager")).ToContainTextAsync("共 1 条");
    }
}
