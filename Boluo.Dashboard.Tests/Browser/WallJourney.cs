using System.Globalization;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A screen is let in, turns its scenes, outlives a lost line, and is turned away.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class WallJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_screen_is_let_in_by_a_code_turns_its_scenes_and_is_turned_away()
    {
        var admin = await AsAsync(Role.Admin);
        await admin.GoToAsync(Urls.WallDevices);
        await admin.Page.GetByTestId("wall-name").FillAsync("一楼大厅");
        await admin.Page.GetByTestId("wall-township").SelectOptionAsync(new SelectOptionValue { Label = "罗阳街道" });
        await admin.Page.GetByTestId("wall-add").DblClickAsync();
        var code = (await admin.Page.GetByTestId("pairing-code").TextContentAsync())!;
        var row = admin.Page.Locator("tr[data-key='一楼大厅']");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("待配对");

        var screen = await StrangerAsync();
        screen.Expect(401);
        await screen.Page.SetViewportSizeAsync(1920, 1080);
        await screen.Page.GotoAsync(Urls.Wall);
        await screen.Page.GetByLabel("配对码").FillAsync("00000000");
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("配对码不正确");
        await screen.Page.GetByLabel("配对码").FillAsync(code);
        await screen.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.Page.Locator("#screen header")).ToContainTextAsync("罗阳街道 · 截至2020年6月30日");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("1/6");

        // Turned by hand and by itself, and held.
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("2/6");
        await screen.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("1/6");
        await screen.Page.Keyboard.PressAsync("Space");
        await Expect(screen.Page.Locator("#state")).ToHaveTextAsync("已暂停，按空格键继续");
        await screen.Page.Keyboard.PressAsync("Space");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("2/6");

        // Without a line it keeps what it shows, says so, and goes on by itself.
        screen.Connected(false);
        await screen.Context.RouteAsync("**/wall?**", route => route.AbortAsync());
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page.Locator("#state")).ToContainTextAsync("连接中断");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("2/6");
        await screen.Context.UnrouteAsync("**/wall?**");
        await Expect(screen.Page.Locator("#screen footer")).ToContainTextAsync("3/6");
        await Expect(screen.Page.Locator("#state")).ToBeEmptyAsync();

        await row.GetByTestId("wall-revoke").ClickAsync();
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await Expect(row).ToContainTextAsync("已停用");
        await screen.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(screen.Page.GetByLabel("配对码")).ToBeVisibleAsync();
    }

    /// <summary>What cannot be read from the back of the room is not there.</summary>
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public async Task Every_scene_fits_its_screen_and_no_letter_is_below_2_percent_of_its_height(int width, int height)
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.SetViewportSizeAsync(width, height);
        for (var scene = 1; scene <= 6; scene++)
        {
            await visit.Page.GotoAsync($"/wall?scene={scene}");
            await Expect(visit.Page.Locator("#screen footer")).ToContainTextAsync($"{scene}/6");
            var found = await visit.Page.EvaluateAsync<string[]>("""
                least => {
                  const faults = [];
                  const root = document.documentElement;
                  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push(`scrolls: ${root.scrollWidth} x ${root.scrollHeight}`);
                  const zoom = Number(getComputedStyle(root).getPropertyValue('--wall-zoom'));
                  for (const walker = document.createTreeWalker(document.getElementById('screen'), NodeFilter.SHOW_TEXT); walker.nextNode();) {
                    const text = walker.currentNode, element = text.parentElement;
                    if (!text.data.trim() || element.closest('style,title')) continue;
                    const drawn = element.closest('svg[viewBox]');
                    const scale = drawn ? drawn.getBoundingClientRect().height / drawn.viewBox.baseVal.height : zoom;
                    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
                    if (size < least) faults.push(`${text.data.trim()}: ${size.toFixed(1)}`);
                  }
                  return faults;
                }
                """, height * 0.02);
            Assert.True(found.Length == 0, string.Create(CultureInfo.InvariantCulture, $"{width} × {height}, scene {scene}: {string.Join("；", found)}"));
        }
    }
}
