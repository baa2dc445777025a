using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The county on a phone, and in a page zoomed until it is as narrow.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class NarrowJourney(BrowserFixture browser) : Journey(browser)
{
    private const string Top = "element => Math.round(element.getBoundingClientRect().top)";

    [Fact]
    public async Task The_menu_is_a_drawer_that_closes_on_Escape_and_when_a_page_is_chosen()
    {
        var visit = await OnPhoneAsync("/");
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = "主导航", Exact = true });
        var menu = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" });
        await Expect(menu).ToBeHiddenAsync();
        await button.PressAsync("Enter");
        await Expect(menu).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('#menu')"));
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();

        await button.ClickAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "三张清单" }).ClickAsync();
        await visit.Page.ArriveAsync("**/three-lists");
        await Expect(menu).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".top-title")).ToHaveTextAsync("三张清单");

        await button.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "关闭主导航" }).ClickAsync();
        await Expect(menu).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Menu_and_scope_are_chosen_without_script()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.RouteAsync("**/*.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "" }));
        await visit.Page.SetViewportSizeAsync(390, 844);
        await visit.Page.GotoAsync("/grids?asOf=2020-03-31");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "更改" }).ClickAsync();
        await visit.Page.Locator("#scope").ChooseAsync("统计范围", "罗阳街道");
        await visit.Page.ArriveAsync("**/grids?township=441322001&asOf=2020-03-31");
        await Expect(visit.Page.Locator("#scope")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".scope-line")).ToContainTextAsync("罗阳街道 截至2020年3月31日");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "主导航", Exact = true }).ClickAsync();
        await visit.Page.Locator("nav.side").GetByRole(AriaRole.Link, new() { Name = "总览" }).ClickAsync();
        await visit.Page.ArriveAsync("**/?township=441322001&asOf=2020-03-31");
        await Expect(visit.Page.Locator("nav.side")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_sheet_of_the_scope_closes_with_a_choice_and_the_day_goes_with_the_reader()
    {
        var visit = await OnPhoneAsync("/communities");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "更改" }).ClickAsync();
        await visit.Page.Locator("#scope").ChooseAsync("统计时点", "上年末");
        await visit.Page.ArriveAsync("**/communities?asOf=2019-12-31");
        await Expect(visit.Page.Locator("#scope")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".scope-line")).ToContainTextAsync("截至2019年12月31日");
    }

    [Fact]
    public async Task Tiles_stand_in_pairs_and_what_a_finger_taps_is_44_pixels_high()
    {
        var visit = await OnPhoneAsync("/");
        var tops = await visit.Page.Locator(".kpi").EvaluateAllAsync<int[]>($"tiles => tiles.map({Top})");
        Assert.Equal(3, tops.Distinct().Count());
        Assert.All(tops.GroupBy(top => top), row => Assert.Equal(2, row.Count()));

        foreach (var path in (string[])["/", "/grids", "/four-asks"])
        {
            await visit.GoToAsync(path);
            var low = await visit.Page.Locator("header.top :is(button, a), main :is(.btn, .tabs a, .pager a, summary, input:not([type=hidden]))").EvaluateAllAsync<string[]>(
                "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 120))");
            Assert.Empty(low);
        }
    }

    [Fact]
    public async Task A_row_of_a_ledger_is_a_card_with_its_name_as_heading_and_its_values_named()
    {
        var visit = await OnPhoneAsync("/communities?communities.sort=-households");
        var ledger = visit.Page.Ledger("communities");
        var card = ledger.Locator("tbody tr").First;
        var cells = await card.Locator("td:not(:empty)").EvaluateAllAsync<string[]>(
            "cells => cells.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top || a.getBoundingClientRect().left - b.getBoundingClientRect().left).map(c => getComputedStyle(c, '::before').content.replace(/^none$|\"/g, '') + '|' + c.innerText.trim())");
        Assert.Equal(["|江南社区", "|1", "镇街|罗阳街道", "城市形态|新城区", "户数（户）|6,940"], cells.Take(5));
        Assert.True(await card.EvaluateAsync<bool>("card => card.scrollWidth <= card.clientWidth && card.getBoundingClientRect().right <= innerWidth"));

        await Expect(ledger.Locator("tfoot")).ToContainTextAsync("合计");
        await Expect(ledger.Locator(".pager")).ToContainTextAsync("共 36 条");
        await ledger.Locator("thead").GetByRole(AriaRole.Link, new() { Name = "社区名称" }).ClickAsync();
        await visit.Page.ArriveAsync("**communities.sort=name");
        await Expect(card.Locator(".name")).ToHaveTextAsync("东区社区");
        await card.Locator(".name").GetByRole(AriaRole.Link).ClickAsync();
        await visit.Page.ArriveAsync("**/communities/441322001001");
    }

    [Fact]
    public async Task A_chart_keeps_its_height_and_its_labels_on_a_phone()
    {
        var visit = await OnPhoneAsync("/three-lists");
        var heights = "plots => plots.map(p => [parseInt(p.closest('.chart-card').style.getPropertyValue('--plot-height')), Math.round(p.getBoundingClientRect().height)])";
        var plots = await visit.Page.Locator(".plot, .still").EvaluateAllAsync<int[][]>(heights);
        Assert.NotEmpty(plots);
        Assert.All(plots, plot => Assert.Equal(plot[0], plot[1]));
        var cut = await visit.Page.Locator(".drawing text").EvaluateAllAsync<string[]>("texts => texts.filter(t => !t.closest('.scroll-box')).filter(t => { const { left, right } = t.getBoundingClientRect(); return right > innerWidth || left < 0; }).map(t => t.textContent)");
        Assert.Empty(cut);
    }

    [Theory]
    [InlineData(1440, "/communities")]
    [InlineData(1366, "/three-lists?tab=needs")]
    [InlineData(1024, "/grids")]
    public async Task Head_and_name_of_a_row_stay_in_view_and_focus_is_not_hidden_under_them(int width, string path)
    {
        var visit = await AsAsync(Role.Admin);
        await visit.Page.SetViewportSizeAsync(width, 768);
        await visit.GoToAsync(path);
        var box = visit.Page.Locator(".scroll-box:has(> .rows)").First;
        await box.EvaluateAsync("box => { box.scrollIntoView({ block: 'center' }); box.scrollTo(120, 600); }");
        var seen = await box.EvaluateAsync<bool[]>(
            """
            box => {
              const at = element => element.getBoundingClientRect(), edge = at(box), head = at(box.querySelector('thead')), row = box.querySelectorAll('tbody tr')[20].querySelector('.name');
              const middle = document.elementFromPoint(edge.left + 60, head.top + head.height / 2);
              return [Math.abs(head.top - edge.top) < 2, box.scrollLeft === 0 || at(row).left >= edge.left - 1, !!middle.closest('thead')];
            }
            """);
        Assert.Equal([true, true, true], seen);

        // What gets the focus by key comes out from under the head, and the box from under the header of the page.
        foreach (var (key, first) in (IReadOnlyList<(string, int)>)[("Shift+Tab", 12), ("Tab", 8)])
        {
            await box.Locator("tbody a, tbody button").Nth(first).FocusAsync();
            for (var i = 0; i < 6; i++) await visit.Page.Keyboard.PressAsync(key);
            Assert.True(await visit.Page.EvaluateAsync<bool>(
                "() => { const { left, top, width, height } = document.activeElement.getBoundingClientRect(); return document.activeElement.contains(document.elementFromPoint(left + width / 2, top + height / 2)); }"), $"{key} at {width}");
        }
    }

    [Fact]
    public async Task Reduced_motion_and_forced_colours_are_heeded()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce, ForcedColors = ForcedColors.Active });
        await visit.GoToAsync("/");
        Assert.Equal("none", await visit.Page.Locator("#progress").EvaluateAsync<string>("bar => getComputedStyle(bar, '::before').animationName"));
        var swatches = await visit.Page.Locator(".legend .sw").EvaluateAllAsync<string[]>("all => all.map(s => getComputedStyle(s).backgroundColor + getComputedStyle(s).outlineStyle)");
        Assert.InRange(swatches.Distinct(StringComparer.Ordinal).Count(), 5, 7);
        Assert.All(swatches, style => Assert.EndsWith("solid", style, StringComparison.Ordinal));
    }

    private async Task<Visit> OnPhoneAsync(string path)
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.SetViewportSizeAsync(390, 844);
        await visit.GoToAsync(path);
        return visit;
    }
}
