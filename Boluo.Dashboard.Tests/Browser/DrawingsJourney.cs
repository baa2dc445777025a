using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Maps and charts come with the first response, and the circuit that takes the page over sends none of them again.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class DrawingsJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task The_drawings_of_the_first_response_stay_and_are_not_sent_again()
    {
        var visit = await AsAsync(Role.Leader);
        var received = 0;
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received += Occurrences(frame.Binary);
        await visit.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => window.first = document.querySelector('.gm'))"); // Before any script that waits for the page.
        await visit.GoToAsync("/");

        Assert.True(await visit.Page.EvaluateAsync<bool>("document.querySelector('.gm') === window.first && document.querySelectorAll('.gm rect').length === 402"));
        Assert.Equal(0, received);

        // Another day's drawings are sent, and coming back finds the first ones again.
        await visit.Page.Locator(".months a").First.ClickAsync();
        await visit.Page.ArriveAsync("**asOf=*");
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.gm') && document.querySelector('.gm') !== window.first");
        Assert.Equal(1, received);
        await visit.Page.GoBackAsync();
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('.gm') === window.first");
        Assert.Equal(1, received);
        await Expect(visit.Page.Locator("[data-drawing]:empty")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_drawing_that_the_browser_does_not_have_is_asked_for()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-drawing]').forEach(place => place.dataset.drawing = 'older'))");
        await visit.GoToAsync("/");

        await Expect(visit.Page.Locator(".gm")).ToBeVisibleAsync();
        await visit.DrawnAsync();
        await Expect(visit.Page.Locator("[data-drawing]:empty")).ToHaveCountAsync(0);
    }

    private static int Occurrences(byte[]? frame) => frame is null ? 0 : System.Text.Encoding.UTF8.GetString(frame).Split("<svg class=\"gm").Length - 1;
}
