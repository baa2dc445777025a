using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Charts stand with the first response, and nothing moves when Plotly takes one over.</summary>
[Collection(typeof(ReadingJourneys))]
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

        await Expect(visit.Page.Locator(".plot .drawing")).ToHaveCountAsync(0);
        var taken = await visit.Page.EvaluateAsync<Dictionary<string, double[][]>>(Marks, ".main-svg .point > path, .main-svg path.point");
        Assert.Equal(drawn.Keys.Order(StringComparer.Ordinal), taken.Keys.Order(StringComparer.Ordinal));
        foreach (var (chart, marks) in drawn.Where(c => c.Value.Length > 0))
        {
            Assert.Equal(marks.Length, taken[chart].Length);
            Assert.All(marks.Zip(taken[chart]), pair => Assert.All(pair.First.Zip(pair.Second), side => Assert.Equal(side.First, side.Second, 1.0)));
        }
    }

    /// <summary>1366 × 768 is the usual screen of an office. Of the overview its map comes first.</summary>
    [Theory]
    [InlineData("/three-lists")]
    [InlineData("/workforce")]
    [InlineData("/teams")]
    [InlineData("/streets")]
    [InlineData("/four-asks")]
    [InlineData("/four-asks?tab=needs")]
    [InlineData("/partnership")]
    [InlineData("/service-centers")]
    [InlineData("/urban-forms")]
    [InlineData("/urban-forms?part=old-town")]
    [InlineData("/campaign-2020")]
    [InlineData("/grids")]
    public async Task The_first_chart_is_seen_without_scrolling(string path)
    {
        const int width = 1366, height = 768, enough = 220;
        var visit = await AsAsync(Role.Leader);
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.GoToAsync(path);
        var box = await visit.Page.Locator(".chart-card").First.BoundingBoxAsync();
        Assert.InRange(box!.Y, 0, height - enough);
    }

    [Fact]
    public async Task A_keyboard_goes_from_mark_to_mark_of_the_flow_and_follows_one_to_its_rows()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/three-lists");
        var chart = visit.Page.GetByTestId("chart-lists-flow");
        await chart.Locator("a.skip").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(chart.Locator("a.ribbon").First).ToBeFocusedAsync();
        var ribbon = chart.GetByRole(AriaRole.Link, new() { Name = "阵地场所 → 教育培训：" });
        var needs = (await ribbon.GetAttributeAsync("aria-label"))!.Split('：')[1].Replace("个需求", "", StringComparison.Ordinal);
        await ribbon.PressAsync("Enter");
        await visit.Page.ArriveAsync("**needs.resourceKinds=Venue*");
        await Expect(visit.Page.Ledger("needs").Locator(".pager")).ToContainTextAsync($"共 {needs} 条");
    }

    [Fact]
    public async Task A_drawing_that_stays_is_saved_as_a_picture_with_its_title_and_mark()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/three-lists");
        var chart = visit.Page.GetByTestId("chart-lists-flow");
        await chart.Locator("details.menu > summary").ClickAsync();
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => chart.GetByText("保存图片").ClickAsync());
        Assert.Equal("【示例】三张清单对接情况_20200630.png", file.SuggestedFilename);
        await using var stream = await file.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.InRange(copy.Length, 40_000, 2_000_000);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], copy.ToArray()[..4]);
    }

    [Fact]
    public async Task A_table_in_the_place_of_a_chart_shows_where_it_goes_on()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/three-lists");
        var chart = visit.Page.GetByTestId("chart-lists-flow");
        await chart.Locator(".chart-table > summary").ClickAsync();
        var body = chart.Locator(".chart-table-body");
        await body.Locator("tbody tr").First.WaitForAsync();
        Assert.True(await body.EvaluateAsync<bool>("box => box.scrollHeight > box.clientHeight && getComputedStyle(box).backgroundAttachment.includes('scroll')"));
        await Expect(body).ToHaveAttributeAsync("aria-label", "三张清单对接情况表格，较大时可滚动");
    }
}
