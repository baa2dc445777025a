using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Somebody asks what another standard would mean, who sits on a post, and whom a unit is paired with.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class WorkforceJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_standard_is_tried_out_kept_in_the_address_and_taken_back()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/workforce?township=441322001");
        var panel = visit.Page.GetByTestId("staffing-standard");
        await Expect(panel).Not.ToContainTextAsync("模拟测算");
        await panel.GetByRole(AriaRole.Textbox).FillAsync("250");
        await panel.GetByRole(AriaRole.Button, new() { Name = "测算" }).ClickAsync();
        await visit.Page.ArriveAsync("**/workforce?standard=250&township=441322001");
        await Expect(panel).ToContainTextAsync("模拟测算");
        await Expect(visit.Page.GetByTestId("chart-workforce-staffing")).ToContainTextAsync("模拟测算：按250户/人");

        await panel.GetByRole(AriaRole.Link, new() { Name = "恢复现行标准" }).ClickAsync();
        await visit.Page.ArriveAsync("**/workforce?township=441322001");
        await Expect(panel).Not.ToContainTextAsync("模拟测算");
    }

    [Fact]
    public async Task A_number_of_the_matrix_opens_the_roster_with_as_many_rows()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/workforce");
        var cell = visit.Page.GetByTestId("post-matrix").Locator("tbody tr").Nth(1).Locator("a").First;
        var heads = await cell.InnerTextAsync();
        await cell.ClickAsync();
        await visit.Page.ArriveAsync("**/workforce?tab=roster&*");
        await Expect(visit.Page.Ledger("community-workers").Locator(".pager")).ToContainTextAsync($"共 {heads} 条");
    }

    [Fact]
    public async Task A_warning_about_units_leads_to_their_pairings_and_a_unit_to_its_own()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/partnership");
        var unit = visit.Page.GetByTestId("pairing-matrix").Locator("tbody tr").First.Locator("td").Nth(3).Locator("a").First;
        await unit.ClickAsync();
        await visit.Page.ArriveAsync("**/partnership?tab=pairings&pairings.unit=*");
        await Expect(visit.Page.Ledger("pairings").Locator(".pager")).ToContainTextAsync("共 1 条");

        await visit.Page.GetByTestId("pairing-gaps").GetByRole(AriaRole.Link, new() { Name = "▲ 9个" }).ClickAsync();
        await visit.Page.ArriveAsync("**pairings.idle=181..*");
        await Expect(visit.Page.Ledger("pairings").Locator(".pager")).ToContainTextAsync("共 9 条");
    }

    [Fact]
    public async Task The_three_teams_are_told_in_numbers_and_lead_to_their_ledgers()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/teams");
        await Expect(visit.Page.GetByTestId("teams-totals")).ToContainTextAsync("10,223");
        await Expect(visit.Page.GetByTestId("teams-totals")).ToContainTextAsync("81,460");
        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "台账" }).GetByRole(AriaRole.Link, new() { Name = "志愿者队伍" }).ClickAsync();
        await visit.Page.ArriveAsync("**/teams?tab=volunteers");
        await Expect(visit.Page.Ledger("volunteer-teams").Locator(".pager")).ToContainTextAsync("共 214 条");
    }
}
