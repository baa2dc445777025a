using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A server that is slow to answer.</summary>
[Collection(typeof(TimedJourneys))]
public sealed class ProgressJourney(EditingFixture browser) : Journey(browser)
{
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
}
