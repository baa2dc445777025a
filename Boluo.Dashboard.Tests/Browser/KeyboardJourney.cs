using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The three users do what they come for without a mouse: by Tab, Enter, Escape and what is typed.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class KeyboardJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_leader_goes_to_a_grid_and_to_a_page_by_Ctrl_K()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        await visit.Page.Keyboard.PressAsync("Control+K");
        var box = visit.Page.Locator("dialog.quick");
        await Expect(box.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("dqsq");
        await Expect(box.GetByRole(AriaRole.Option).First).ToHaveTextAsync("罗阳街道东区社区");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "quick"));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        var grid = box.Locator("[aria-selected=true]");
        var address = (await grid.GetAttributeAsync("href"))!;
        Assert.StartsWith("grids/", address, StringComparison.Ordinal);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync($"**/{address}*");
        await Expect(box).ToBeHiddenAsync();

        await visit.Page.Keyboard.PressAsync("Control+K");
        await Expect(box.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("");
        await visit.Page.Keyboard.TypeAsync("sjhd"); // 数据核对
        await Expect(box.GetByRole(AriaRole.Option).First).ToContainTextAsync("数据核对");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/figures*");
        await visit.Page.Keyboard.PressAsync("Control+K");
        await visit.Page.Keyboard.TypeAsync("无此名称");
        await Expect(box.GetByRole(AriaRole.Status)).ToContainTextAsync("未找到");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(box).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_leader_skips_the_map_reads_what_needs_attention_and_enters_a_grid_on_the_map()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/");
        var map = visit.Page.GetByTestId("grid-map");
        await TabToAsync(visit, map.Locator("a.skip"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#attention")).ToBeFocusedAsync();
        await TabToAsync(visit, visit.Page.GetByTestId("attention").GetByRole(AriaRole.Link, new() { Name = "全部 ›" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/attention*");

        await visit.GoToAsync("/");
        await TabToAsync(visit, map.Locator("a.skip"));
        await TabToAsync(visit, map.Locator("a[href^='communities/']").First);
        var square = map.Locator("a[href^='grids/']").First;
        await TabToAsync(visit, square);
        var grid = (await square.GetAttributeAsync("href"))!;
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync($"**/{grid}*");
    }

    [Fact]
    public async Task Who_works_with_tables_chooses_columns_and_downloads_the_file()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/grids");
        var ledger = visit.Page.Ledger("grids");
        var columns = ledger.Locator("summary", new() { HasText = "选择列" });
        await TabToAsync(visit, columns);
        await visit.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(visit, ledger.Locator("details[open] a", new() { HasText = "常住人口" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**grids.cols=*");
        await Expect(ledger.Locator("thead")).Not.ToContainTextAsync("常住人口");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(columns).ToBeFocusedAsync();

        await TabToAsync(visit, ledger.Locator("summary", new() { HasText = "导出" }));
        await visit.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(visit, ledger.GetByRole(AriaRole.Link, new() { Name = "导出报送版" }));
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Keyboard.PressAsync("Enter"), new() { Timeout = 60_000 });
        Assert.EndsWith("_报送版.xlsx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_corrects_a_row()
    {
        var visit = await AsAsync(Role.Admin);
        await visit.GoToAsync("/communities?communities.q=东区社区");
        await TabToAsync(visit, visit.Page.GetByTestId("record-edit").First);
        await visit.Page.Keyboard.PressAsync("Enter");
        var form = visit.Page.GetByTestId("record-form");
        await Expect(form.Locator("#record-name")).ToBeFocusedAsync(); // A dialog takes the focus.
        await TabToAsync(visit, form.Locator("#record-committee"));
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync("9");
        await TabToAsync(visit, form.Locator("#record-reason"));
        await visit.Page.Keyboard.TypeAsync("换届后更正");
        await TabToAsync(visit, visit.Page.GetByTestId("record-save"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByTestId("record-done")).ToContainTextAsync("已保存。");
        await Expect(visit.Page.Ledger("communities").Locator("tbody tr").First).ToContainTextAsync("东区社区");
    }

    private static async Task TabToAsync(Visit visit, ILocator target)
    {
        const int most = 80;
        for (var stops = 0; stops < most; stops++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
        }

        Assert.Fail($"It is not among the next {most} stops; the last is {await visit.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}.");
    }
}
