using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Old browsers, and lines that let no live connection through or lose it.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class LineJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_browser_that_cannot_read_the_script_of_Blazor_is_named_as_too_old()
    {
        var visit = await AsAsync(Role.Leader);
        visit.Connected(false); // The browser reports the error that is put in here.
        await visit.Page.RouteAsync("**/blazor.server.*.js", async route =>
        {
            var file = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = file, Body = (await file.TextAsync()).Replace("static{", "static[{", StringComparison.Ordinal) });
        });
        await visit.Page.GotoAsync("/");

        await Expect(Bar(visit).GetByText("浏览器版本过低")).ToBeVisibleAsync();
        await Expect(Bar(visit)).ToContainTextAsync("Chrome、Edge 94");
        await Expect(Bar(visit).GetByText("实时连接被拦截")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        await Expect(visit.Page.GetByTestId("chart-need-progress").Locator(".drawing .mark").First).ToBeVisibleAsync();

        // Menus, which are the browser's own, are still closed by a click elsewhere.
        await visit.Page.Locator(".scope summary").First.ClickAsync();
        await Expect(visit.Page.Locator("details.menu[open]")).ToHaveCountAsync(1);
        await visit.Page.Locator("footer.foot").ClickAsync();
        await Expect(visit.Page.Locator("details.menu[open]")).ToHaveCountAsync(0);
        await visit.Page.GotoAsync("/grids");
        await visit.Page.Ledger("grids").ChooseAsync("状态", "暂缺网格员");
        await visit.Page.ArriveAsync("**grids.status=*");
    }

    [Fact]
    public async Task A_blocked_connection_is_said_and_reading_goes_on()
    {
        var visit = await AsAsync(Role.Admin);
        visit.Connected(false);
        await visit.Context.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await visit.Context.RouteWebSocketAsync("**/_blazor", socket => _ = socket.CloseAsync(new() { Code = 1011 }));
        await visit.Page.GotoAsync("/communities");
        await Expect(Bar(visit).GetByText("实时连接被拦截")).ToBeVisibleAsync();
        await Expect(Bar(visit)).ToContainTextAsync("_blazor");

        // What needs the connection says so where it is clicked.
        await visit.Page.GetByTestId("record-edit").First.ClickAsync();
        await Expect(visit.Page.Locator("#notices [role=alert]")).ToContainTextAsync("需要实时连接，现在不能使用。");

        // Search, filter, sort, columns, scope and passports are links and forms.
        await visit.Page.GotoAsync("/grids");
        var ledger = visit.Page.Ledger("grids");
        await ledger.GetByRole(AriaRole.Searchbox).FillAsync("dq");
        await ledger.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await visit.Page.ArriveAsync("**grids.q=dq*");
        await ledger.ChooseAsync("选择列", "网格编码");
        await visit.Page.ArriveAsync("**grids.cols=*");
        await ledger.Locator("thead a").First.ClickAsync();
        await visit.Page.ArriveAsync("**grids.sort=*");
        await visit.Page.Locator(".scope").ChooseAsync("统计范围", "罗阳街道");
        await visit.Page.ArriveAsync("**township=441322001*");
        await visit.Page.Locator("form.search input[type=search]").FillAsync("东区");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/search?*");
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByTestId("kpi-grids").ClickAsync();
        await Expect(visit.Page.Locator(".passport")).ToHaveCountAsync(3);

        // Once the line lets the connection through, the page gets it where it stands.
        await Expect(Bar(visit).GetByText("实时连接被拦截")).ToBeVisibleAsync();
        await visit.Context.UnrouteAsync("**/_blazor/**");
        await Bar(visit).GetByText("重新连接").ClickAsync();
        await visit.InteractiveAsync();
        await Expect(Bar(visit)).ToBeHiddenAsync();
        Assert.StartsWith("/passports?figure=", visit.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_web_sockets_are_blocked_the_circuit_polls_and_remembers_it()
    {
        var visit = await AsAsync(Role.Leader);
        visit.Connected(false); // The browser reports the refused socket.
        var sockets = 0;
        await visit.Context.RouteWebSocketAsync("**/_blazor", socket =>
        {
            sockets++;
            _ = socket.CloseAsync(new() { Code = 1011 });
        });
        await visit.GoToAsync("/");
        await visit.DrawnAsync();
        await Expect(Bar(visit)).ToBeHiddenAsync();
        await visit.Page.GetByTestId("kpi-grids").ClickAsync();
        await Expect(visit.Page.Locator(".mud-dialog .passport").First).ToBeVisibleAsync();
        Assert.Equal(1, sockets);

        await visit.GoToAsync("/grids");
        await visit.Page.Ledger("grids").ChooseAsync("状态", "正常");
        await visit.Page.ArriveAsync("**grids.status=Normal*");
        Assert.Equal(1, sockets);
    }

    [Fact]
    public async Task A_lost_connection_is_announced_and_comes_back_with_the_page_as_it_was()
    {
        var line = KeepAfter(Line.To(Browser.Address));
        var visit = await StrangerAsync(line.Address);
        await visit.SignInAsync(BrowserFixture.NameOf(Role.Leader), BrowserFixture.Password);
        await visit.GoToAsync("/?form=OldTown");
        await visit.Page.GetByTestId("kpi-grids").ClickAsync();
        await Expect(visit.Page.Locator(".passport").First).ToBeVisibleAsync();

        visit.Connected(false);
        line.Cut();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#reconnect-text")).ToContainTextAsync("连接已断开，正在重新连接。");
        await Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        line.Mend();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        visit.Connected(true);

        await visit.Page.Locator(".passport a").First.ClickAsync();
        await visit.Page.ArriveAsync("**/grids?form=OldTown");
        await Expect(visit.Page.Ledger("grids").Locator("tbody tr").First).ToBeVisibleAsync();
    }

    /// <summary>As when a line breaks at the moment of the click and comes back by itself.</summary>
    [Fact]
    public async Task A_click_that_never_reached_the_server_is_caught_up_with()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/?form=OldTown");
        await visit.Page.EvaluateAsync("""
            () => {
              const send = WebSocket.prototype.send;
              WebSocket.prototype.send = function (data) {
                if (!window.swallowed && (typeof data === 'string' ? data : new TextDecoder().decode(data)).includes('OnLocationChanged')) window.swallowed = true;
                else send.call(this, data);
              };
            }
            """);
        await visit.Page.Locator(".side").GetByRole(AriaRole.Link, new() { Name = "社区与网格" }).ClickAsync();
        await visit.Page.ArriveAsync("**/communities?form=OldTown");
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.swallowed"));
        await Expect(visit.Page.Ledger("communities").Locator("tbody tr").First).ToBeVisibleAsync();
        await visit.InteractiveAsync();
    }

    private static ILocator Bar(Visit visit) => visit.Page.Locator("#line-bar");
}
