using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A wall outlives the program: it says that the line is cut, and goes on by itself when the program runs again.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class WallRestartJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_screen_keeps_its_scene_while_the_program_is_down_and_goes_on_by_itself_after_its_restart()
    {
        var folder = KeepAfter(new KeptFolder());
        File.Copy(UsedCounty.Path, folder.Database);
        var first = KeepAfter(ProgramProcess.Start(folder.Database, environment: "Development"));
        var address = await first.ListeningAsync();
        var screen = await StrangerAsync(address);
        await screen.SignInAsync(BrowserFixture.NameOf(Role.Leader), BrowserFixture.Password);
        screen.Connected(false);
        await screen.Page.GotoAsync(Urls.Wall);
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("1/6");
        var shown = await screen.Page.EvaluateAsync<double>("performance.timeOrigin");

        await first.KillAsync();
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page.Locator("#state")).ToContainTextAsync("连接中断，正在重新连接，画面为中断前的内容");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("1/6");

        var second = KeepAfter(ProgramProcess.Start(folder.Database, url: address.GetLeftPart(UriPartial.Authority), environment: "Development"));
        await second.ListeningAsync();
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("2/6", new() { Timeout = 60_000 });
        await Expect(screen.Page.Locator("#state")).ToBeEmptyAsync();
        Assert.Equal(shown, await screen.Page.EvaluateAsync<double>("performance.timeOrigin")); // The same page: nobody has touched it.
    }

    private sealed class KeptFolder : IAsyncDisposable
    {
        private readonly TempFolder _folder = new();

        public string Database => _folder.File("boluo.db");

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
