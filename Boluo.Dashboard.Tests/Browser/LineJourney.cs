using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Old browsers, lines that let no live connection through, and servers that are slow to answer.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class LineJourney(EditingFixture browser) : Journey(browser)
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
        await visit.Page.WaitForURLAsync("**grids.status=*");
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
        await visit.Page.WaitForURLAsync("**grids.q=dq*");
        await ledger.ChooseAsync("选择列", "网格编码");
        await visit.Page.WaitForURLAsync("**grids.cols=*");
        await ledger.Locator("thead a").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**grids.sort=*");
        await visit.Page.Locator(".scope").ChooseAsync("统计范围", "罗阳街道");
        await visit.Page.WaitForURLAsync("**township=441322001*");
        await visit.Page.Locator("form.search input[type=search]").FillAsync("东区");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/search?*");
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
        await visit.Page.WaitForURLAsync("**grids.status=Normal*");
        Assert.Equal(1, sockets);
    }

    [Fact]
    public async Task A_click_is_answered_by_a_bar_at_once_and_in_words_when_the_server_does_not_come()
    {
        var visit = await AsAsync(Role.Leader);
        var held = new List<(IWebSocketRoute Server, IWebSocketFrame Frame)>();
        var hold = false;
        await visit.Context.RouteWebSocketAsync("**/_blazor", page =>
        {
            var server = page.ConnectToServer();
            page.OnMessage(frame =>
            {
                if (hold) held.Add((server, frame));
                else server.Send(frame.Binary!);
            });
        });
        await visit.GoToAsync("/");
        await visit.DrawnAsync();
        var progress = visit.Page.Locator("#progress");
        await Expect(progress).Not.ToHaveClassAsync("on");

        hold = true;
        await visit.Page.EvaluateAsync("""
            () => {
              window.shown = new Promise(done => document.addEventListener('click', () => {
                const from = performance.now();
                const look = () => getComputedStyle(document.getElementById('progress')).visibility === 'visible' || performance.now() - from > 5000 ? done(performance.now() - from) : requestAnimationFrame(look);
                look();
              }, { once: true }));
            }
            """);
        var link = visit.Page.Locator(".side a", new() { HasText = "三张清单" });
        await link.ClickAsync();
        Assert.InRange(await visit.Page.EvaluateAsync<double>("() => window.shown"), 0, 200);
        await Expect(link).ToHaveCSSAsync("font-weight", "600");
        await Expect(visit.Page.Locator(".side a.on")).ToHaveCSSAsync("font-weight", "400");
        await Expect(progress).ToContainTextAsync("尚未收到结果", new() { UseInnerText = true });

        hold = false;
        foreach (var (server, frame) in held) server.Send(frame.Binary!);
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("三张清单");
        await Expect(progress).Not.ToHaveClassAsync("on");
        await Expect(visit.Page.Locator(".side [data-going]")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".side a.on")).ToHaveTextAsync("三张清单");
    }

    private static ILocator Bar(Visit visit) => visit.Page.Locator("#line-bar");
}
