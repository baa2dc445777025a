using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Takes the pictures of README.md. Explicit, and only where BOLUO_PICTURES is set.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class PictureJourney(BrowserFixture browser) : Journey(browser)
{
    [Theory(Explicit = true)]
    [InlineData(Role.Leader, "/", "overview")]
    [InlineData(Role.Staff, "/grids?township=441322001&grids.sort=-load", "grids")]
    [InlineData(Role.Staff, "/service-centers", "service-centers")]
    [InlineData(Role.Staff, "/three-lists?tab=needs", "three-lists")]
    [InlineData(Role.Admin, "/admin/assignments?pick=441322001001001", "assignments")]
    public async Task A_page_is_taken(Role role, string path, string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("BOLUO_PICTURES") is { Length: > 0 }, "BOLUO_PICTURES is not set.");
        var visit = await AsAsync(role);
        await visit.GoToAsync(path);
        await visit.DrawnAsync();
        var picture = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        await File.WriteAllBytesAsync(Path.Combine(Source.Root, "Boluo.Dashboard.Tests", "Browser", "Pictures", name + ".png"), picture, None);
        Assert.InRange(picture.Length, 20_000, 300_000);
    }
}
