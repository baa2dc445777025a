using System.Collections.Concurrent;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>MudBlazor comes with the first dialog and changes nothing else.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class DialogJourney(BrowserFixture browser) : Journey(browser)
{
    /// <summary>Where everything on the page is, what does not show included.</summary>
    private const string Places = """
        () => [...document.querySelectorAll('body *')].map(e => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return [e.tagName, e.className, x, y, width, height].join(' ');
        })
        """;

    [Fact]
    public async Task The_first_dialog_brings_MudBlazor_once()
    {
        var visit = await AsAsync(Role.Leader);
        var asked = new ConcurrentQueue<string>();
        visit.Context.Request += (_, request) => { if (request.Url.Contains("MudBlazor", StringComparison.Ordinal)) asked.Enqueue(Path.GetFileName(new Uri(request.Url).LocalPath)); };
        await visit.GoToAsync("/");
        await visit.DrawnAsync();
        Assert.Empty(asked);

        for (var time = 0; time < 2; time++)
        {
            await visit.Page.GetByTestId("kpi-grids").FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            var dialog = visit.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToContainTextAsync("指标说明");
            await Expect(dialog).ToHaveCSSAsync("border-radius", "6px");
            await dialog.GetByRole(AriaRole.Button).ClickAsync();
            await Expect(dialog).ToHaveCountAsync(0);
        }

        Assert.Equal(["MudBlazor.min.css", "MudBlazor.min.js"], asked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/grids")]
    [InlineData("/grids/441322001001001")]
    [InlineData("/communities/441322001001")]
    [InlineData("/three-lists")]
    [InlineData("/admin/assignments?pick=441322001001001")]
    public async Task Nothing_moves_when_MudBlazor_comes(string path)
    {
        var visit = await AsAsync(Role.Admin);
        await visit.GoToAsync(path);
        await visit.DrawnAsync();
        await visit.Page.StandsAsync();
        var before = await visit.Page.EvaluateAsync<string[]>(Places);

        await visit.Page.EvaluateAsync("boluo.bringMudBlazor()");

        Assert.Equal(before, await visit.Page.EvaluateAsync<string[]>(Places));
        Assert.NotEqual(0, await visit.Page.Locator("link[href*=MudBlazor]").CountAsync());
    }
}
