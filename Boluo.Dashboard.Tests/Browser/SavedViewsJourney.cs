using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A reader's own ways of looking at a ledger.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class SavedViewsJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_view_is_saved_opened_passed_on_and_deleted_and_columns_are_remembered_until_they_are_restored()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/grids?township=441322001&grids.sort=-households");
        var ledger = visit.Page.Ledger("grids");
        var menu = ledger.GetByTestId("saved-views");
        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Textbox, new() { Name = "视图名称" }).FillAsync("罗阳各网格");
        await menu.GetByRole(AriaRole.Button, new() { Name = "保存当前视图" }).ClickAsync();
        var link = menu.GetByRole(AriaRole.Link, new() { Name = "罗阳各网格" });
        await Expect(link).ToBeVisibleAsync();

        // The address is the view: whoever gets it sees the same, without having saved it.
        var address = (await link.GetAttributeAsync("href"))!;
        var colleague = await AsAsync(Role.Staff);
        await colleague.GoToAsync("/" + address);
        await Expect(colleague.Page.Ledger("grids").Locator("th[aria-sort=descending]")).ToContainTextAsync("户数");
        await Expect(colleague.Page.GetByTestId("saved-views").GetByRole(AriaRole.Link)).ToHaveCountAsync(0);

        await visit.GoToAsync("/grids");
        await ledger.ChooseAsync("选择列", "生效日期");
        await Expect(ledger.Locator("thead")).ToContainTextAsync("生效日期");
        await ledger.GetByTestId("remember-columns").ClickAsync();
        await Expect(ledger.GetByTestId("remember-columns")).ToHaveTextAsync("✓ 已记住所选列");
        Assert.Contains("生效日期", await visit.ReadAsync("/grids"), StringComparison.Ordinal);
        await visit.GoToAsync("/grids");
        await Expect(ledger.Locator("thead")).ToContainTextAsync("生效日期");

        // What is restored is forgotten.
        await ledger.ChooseAsync("选择列", "恢复默认列");
        await Expect(ledger.Locator("thead")).Not.ToContainTextAsync("生效日期");
        await visit.GoToAsync("/grids");
        await Expect(ledger.Locator("thead")).Not.ToContainTextAsync("生效日期");

        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "罗阳各网格" }).ClickAsync();
        await visit.Page.ArriveAsync("**township=441322001*");
        await Expect(ledger.Locator("th[aria-sort=descending]")).ToContainTextAsync("户数");
        await menu.Locator("summary").ClickAsync();
        await menu.GetByRole(AriaRole.Button, new() { Name = "删除视图“罗阳各网格”" }).ClickAsync();
        await Expect(menu).ToContainTextAsync("还没有保存的视图。");
    }
}
