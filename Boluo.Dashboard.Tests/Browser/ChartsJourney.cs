using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Charts stand with the first response, and nothing moves when Plotly takes one over.</summary>
public sealed class ChartsJourney(BrowserFixture browser) : Journey(browser)
{
    /// <summary>The marks of each chart as left, top, width and height in its place.</summary>
    private const string Marks = """
        selector => Object.fromEntries([...document.querySelectorAll('.chart-card:has(.plot)')].map(card => {
          const place = card.querySelector('.plot').getBoundingClientRect();
          return [card.dataset.testid, [...card.querySelectorAll(selector)].map(mark => {
            const { x, y, width, height } = mark.getBoundingClientRect();
            return [x - place.x, y - place.y, width, height];
          })];
        }))
        """;

    [Theory]
    [InlineData("/")]
    [InlineData("/workforce")]
    [InlineData("/teams")]
    [InlineData("/three-lists?resources.size=20")]
    [InlineData("/four-asks?tab=results")]
    [InlineData("/?compare=2019-12-31")]
    public async Task Nothing_moves_when_Plotly_takes_a_chart_over(string path)
    {
        var visit = await AsAsync(Role.Leader);
        var mayCome = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/plotly-basic*", async route =>
        {
            await mayCome.Task;
            await route.ContinueAsync();
        });
        await visit.GoToAsync(path);
        var drawn = await visit.Page.EvaluateAsync<Dictionary<string, double[][]>>(Marks, ".drawing > .mark > :first-child");
        Assert.Equal(0, await visit.Page.Locator(".main-svg").CountAsync());

        mayCome.SetResult();
        foreach (var chart in await visit.Page.Locator(".chart-card:has(.plot)").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await chart.Locator(".main-svg .point").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        await Expect(visit.Page.Locator(".drawing")).ToHaveCountAsync(0);
        var taken = await visit.Page.EvaluateAsync<Dictionary<string, double[][]>>(Marks, ".main-svg .point > path, .main-svg path.point");
        Assert.Equal(drawn.Keys.Order(StringComparer.Ordinal), taken.Keys.Order(StringComparer.Ordinal));
        foreach (var (chart, marks) in drawn.Where(c => c.Value.Length > 0))
        {
            Assert.Equal(marks.Length, taken[chart].Length);
            Assert.All(marks.Zip(taken[chart]), pair => Assert.All(pair.First.Zip(pair.Second), side => Assert.Equal(side.First, side.Second, 1.0)));
        }
    }
}
