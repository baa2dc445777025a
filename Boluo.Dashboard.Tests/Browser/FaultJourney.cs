using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>What a reader sees when something is wrong.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class FaultJourney(EditingFixture browser, TempFolder folder) : Journey(browser), IClassFixture<TempFolder>
{
    /// <summary>The program gives the last requests three seconds; the reader's goodbye is one of them, and must not need them.</summary>
    [Fact]
    public async Task A_reader_who_leaves_while_a_chart_is_being_drawn_does_not_hold_up_a_stop()
    {
        TestDatabase.CopyTo(folder.File("left.db"));
        await using var program = ProgramProcess.Start(folder.File("left.db"), environment: "Development");
        using var client = new HttpClient { BaseAddress = await program.ListeningAsync() };
        var visit = await StrangerAsync(client.BaseAddress);
        await visit.Context.AddInitScriptAsync("""
            let plotly;
            Object.defineProperty(window, 'Plotly', { get: () => plotly, set: value => {
              plotly = { ...value, newPlot: () => { window.drawing = true; return new Promise(() => { }); } };
            } });
            """);
        await visit.SignInAsync(BrowserFixture.NameOf(Role.Leader), BrowserFixture.Password); // And is on the overview, which a program that has just begun is not asked for twice.
        await visit.InteractiveAsync();
        await visit.Page.WaitForFunctionAsync("() => window.drawing");

        await visit.Page.GotoAsync("about:blank");
        using var health = await client.GetAsync("/healthz", None); // Once this is answered, the goodbye has come, which was sent before and which the browser does not show.
        await program.StopAsync();
        await program.EndedAsync(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public async Task After_a_restart_of_the_server_the_page_comes_back_at_its_address_and_says_what_is_lost()
    {
        Line line;
        Visit visit;
        TestDatabase.CopyTo(folder.File("boluo.db"));
        await using (var first = ProgramProcess.Start(folder.File("boluo.db"), environment: "Development"))
        {
            line = KeepAfter(Line.To(await first.ListeningAsync()));
            visit = await StrangerAsync(line.Address);
            await visit.SignInAsync(BrowserFixture.NameOf(Role.Admin), BrowserFixture.Password);
            await visit.GoToAsync("/three-lists?form=OldTown");
            await visit.Page.GetByTestId("record-add").First.ClickAsync();
            await visit.Page.GetByTestId("record-form").Locator("input[type=text], textarea").First.FillAsync("路灯");
            visit.Connected(false);
            visit.Expect(503); // From a program that stops, to whoever connects again.
            await first.StopAsync();
            await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync(new() { Timeout = 3000 });
            await Expect(visit.Page.Locator("#reconnect-text")).ToContainTextAsync("系统正在重启或维护，连接已断开");
            await Expect(visit.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
            await first.EndedAsync(TimeSpan.FromSeconds(10));
        }

        var second = KeepAfter(ProgramProcess.Start(folder.File("boluo.db"), environment: "Development"));
        line.Target = await second.ListeningAsync();
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await visit.InteractiveAsync();
        visit.Connected(true);

        Assert.Equal("/three-lists?form=OldTown", visit.Path);
        await Expect(visit.Page.Locator("#line-lost")).ToContainTextAsync("其他未提交的内容需要重新填写");
        await visit.Page.GetByTestId("record-add").First.ClickAsync();
        await Expect(visit.Page.GetByTestId("record-form")).ToBeVisibleAsync();
    }
}
