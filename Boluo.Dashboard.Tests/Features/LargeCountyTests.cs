using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>With more places than one page can carry, each is still reached by links and forms.</summary>
[Trait("Needs", "application")]
public sealed partial class LargeCountyTests(LargeCounty county) : IClassFixture<LargeCounty>
{
    private const string New = LargeCounty.Town + "800";

    [Fact]
    public async Task The_menu_of_places_is_searched_and_keeps_the_page_and_its_choices()
    {
        var html = await GetAsync("/workforce?tab=roster&asOf=2020-05-31");
        Assert.Contains($"action=\"places\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(New, Menu(html), StringComparison.Ordinal);
        Assert.Contains("name=\"to\" value=\"/workforce?tab=roster\"", html, StringComparison.Ordinal);

        var found = await GetAsync("/places?to=/workforce%3Ftab%3Droster&asOf=2020-05-31&q=xj005");
        Assert.Contains($"href=\"workforce?tab=roster&community={LargeCounty.Town}805&asOf=2020-05-31\"", found, StringComparison.Ordinal);
        Assert.Contains("共1个。", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_reached_in_steps_too_township_first()
    {
        var first = await GetAsync("/places?to=/grids");
        var step = Hrefs(first).Single(h => h.Contains("of=" + LargeCounty.Town, StringComparison.Ordinal));
        Assert.Contains($"grids?community={New}", Hrefs(await GetAsync("/" + step)));
        Assert.Contains("未找到编码为“1”的镇街", await GetAsync("/places?of=1", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_of_places_never_leads_off_the_site()
    {
        Assert.Contains($"./?community={LargeCounty.Town}805", Hrefs(await GetAsync("/places?to=//evil.example&q=xj005")));
        foreach (var target in (string[])["/https://evil.example/", "/javascript:alert(1)"])
            Assert.Contains($".{target}?community={LargeCounty.Town}805", Hrefs(await GetAsync($"/places?to={Uri.EscapeDataString(target)}&q=xj005")));
    }

    [Fact]
    public async Task In_a_township_the_menu_lists_its_communities() =>
        Assert.Contains($"community={New}", Menu(await GetAsync("/grids?township=" + LargeCounty.Town)), StringComparison.Ordinal);

    [Fact]
    public async Task The_map_shows_communities_where_there_are_too_many_grids_and_grids_in_a_township()
    {
        foreach (var measure in (string[])["Load", "Households", "Needs", "Vacancy"])
        {
            var map = Map(await GetAsync("/?map=" + measure));
            Assert.Equal(36 + LargeCounty.Communities, Squares(map));
            Assert.Contains($"<a href=\"communities/{New}\"><rect", map, StringComparison.Ordinal);
            Assert.Contains("新建000社区：网格10个，1000户，10个网格暂缺网格员，10个网格暂缺网格长", map, StringComparison.Ordinal);
        }

        Assert.Equal(402, Squares(Map(await GetAsync("/?form=OldTown"))) + Squares(Map(await GetAsync("/?form=NewTown"))) + Squares(Map(await GetAsync("/?form=Fringe"))) + await UndividedAsync());
    }

    [Fact]
    public async Task Cards_and_summaries_go_on_on_further_pages_until_each_place_has_been_shown()
    {
        Assert.Equal(36 + LargeCounty.Communities, (await PagesAsync("/communities?tab=cards", "cards")).SelectMany(h => Hrefs(h).Where(l => l.StartsWith("communities/", StringComparison.Ordinal))).Distinct().Count());
        foreach (var (path, name) in new[] { ("/four-asks", "duties-Community"), ("/service-centers", "gaps"), ("/partnership?tab=map", "map"), ("/partnership?tab=matrix", "unit-matrix") })
        {
            var pages = await PagesAsync(path, name);
            Assert.True(pages.Count > 1, $"{path} has {pages.Count} page.");
            Assert.Contains("新建119", string.Concat(pages), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_chart_of_many_communities_adds_them_up_by_township_and_names_them_page_by_page_within_one()
    {
        var whole = Chart(await GetAsync("/workforce?asOf=2020-05-31"));
        Assert.Contains("各镇街应配与在岗", whole, StringComparison.Ordinal);
        Assert.Contains("社区超过60个，按镇街合计", whole, StringComparison.Ordinal);
        Assert.Contains($"workforce?township={LargeCounty.Town}&asOf=2020-05-31", Hrefs(whole));
        Assert.DoesNotContain("communities/", whole, StringComparison.Ordinal);

        var pages = (await PagesAsync($"/workforce?township={LargeCounty.Town}", "workforce-staffing")).ConvertAll(Chart);
        Assert.Equal(2, pages.Count); // Only those that lack workers: all of the new ones.
        Assert.All(pages, p => Assert.InRange(Hrefs(p).Count(h => h.StartsWith("communities/", StringComparison.Ordinal)), 1, 60 * 4));
        Assert.Subset(pages.SelectMany(Hrefs).ToHashSet(StringComparer.Ordinal), Enumerable.Range(0, LargeCounty.Communities).Select(i => FormattableString.Invariant($"communities/{LargeCounty.Town}{800 + i}")).ToHashSet(StringComparer.Ordinal));
    }

    private static string Chart(string html) => html.IndexOf("data-testid=\"chart-workforce-staffing\"", StringComparison.Ordinal) is var start and >= 0 ? html[start..html.IndexOf("</figure>", start, StringComparison.Ordinal)] : "";

    [Fact]
    public async Task A_page_past_the_end_is_the_last_one_and_one_that_is_no_number_the_first()
    {
        Assert.Contains("本页为第121—156个", await GetAsync("/communities?tab=cards&cards.page=99"), StringComparison.Ordinal);
        Assert.Contains("本页为第1—60个", await GetAsync("/communities?tab=cards&cards.page=x"), StringComparison.Ordinal);
    }

    /// <summary>The pages of a list, from the first one on.</summary>
    private async Task<List<string>> PagesAsync(string path, string name)
    {
        var pages = new List<string>();
        for (var page = 1; page <= 9; page++)
        {
            pages.Add(await GetAsync(Urls.Join(path, FormattableString.Invariant($"{name}.page={page}"))));
            if (!pages[^1].Contains(FormattableString.Invariant($"{name}.page={page + 1}"), StringComparison.Ordinal)) return pages;
        }

        return pages;
    }

    private async Task<int> UndividedAsync()
    {
        var limits = await county.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var count = 0;
        foreach (var township in limits.Townships.Keys.Where(t => t != LargeCounty.Town && !limits.CommunitiesOf(t).Any(c => c.UrbanForm is not null)))
            count += Squares(Map(await GetAsync("/?township=" + township)));
        return count + Squares(Map(await GetAsync("/?township=" + LargeCounty.Town))) - (LargeCounty.Communities * LargeCounty.GridsEach);
    }

    private async Task<string> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = await county.SignInAsync(Role.Leader);
        using var answer = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(status, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(CancellationToken.None));
    }

    private static string Menu(string html) => html[html.IndexOf("menu-places", StringComparison.Ordinal)..html.IndexOf("城市形态", StringComparison.Ordinal)];

    private static string Map(string html) => html.IndexOf("<svg class=\"gm", StringComparison.Ordinal) is var start and >= 0 ? html[start..html.IndexOf("</svg>", start, StringComparison.Ordinal)] : "";

    private static int Squares(string map) => map.Split("<rect ").Length - 1;

    private static IEnumerable<string> Hrefs(string html) => Links().Matches(html).Select(m => m.Groups["to"].Value);

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
