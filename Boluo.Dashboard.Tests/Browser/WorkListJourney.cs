using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A leader asks who must act: from a count of the matrix to its list, and on to what was found.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class WorkListJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_count_of_the_matrix_leads_to_its_list_and_a_row_to_its_grid()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/attention");
        var cell = visit.Page.GetByTestId("work-matrix").Locator("a.cell[href*='grid.no-worker']").First;
        var count = await cell.InnerTextAsync();
        await cell.ClickAsync();
        await visit.Page.ArriveAsync("**/attention?work.rule=grid.no-worker&work.place=*");
        await Expect(visit.Page.GetByTestId("work-filters")).ToContainTextAsync("网格暂缺网格员");
        var group = visit.Page.Locator("[id='grid.no-worker']");
        await Expect(group.Locator(".count")).ToHaveTextAsync(count);
        await Expect(group.Locator("tbody tr")).ToHaveCountAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));

        var grid = group.Locator("tbody a").First;
        var name = await grid.InnerTextAsync();
        await grid.ClickAsync();
        await visit.Page.ArriveAsync("**/grids/*");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync(name);
    }
}
