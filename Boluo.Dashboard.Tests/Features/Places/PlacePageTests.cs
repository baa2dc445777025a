using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Components;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>The page of a township or community: one template, which the rooms fill.</summary>
[Trait("Needs", "application")]
public sealed class PlacePageTests(SharedApp app)
{
    private const string Luoyang = "/townships/441322001", Dongqu = "/communities/441322001001";

    [Theory]
    [InlineData(Luoyang, "罗阳街道", 168, 52)]
    [InlineData(Dongqu, "东区社区", 26, 8)]
    public async Task The_first_response_has_tiles_matters_comparison_and_trends(string path, string name, int grids, int needs)
    {
        var page = await OpenAsync(path);
        Assert.Equal(name, page.QuerySelector("h1")!.TextContent);
        Assert.Contains($"{grids}", page.QuerySelector("[data-testid=kpi-grids]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($" / {needs} / ", page.QuerySelector("[data-testid=kpi-lists]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=attention] li a"));
        foreach (var chart in (string[])["open-needs", "resource-use", "open-centers", "survey-share", "satisfaction-rates"])
            Assert.NotNull(page.QuerySelector($"[data-testid=chart-{chart}] svg"));
    }

    [Fact]
    public async Task Every_part_that_a_room_publishes_is_a_tab_that_answers_in_every_kind_of_place()
    {
        using var client = await app.SignInAsync(Role.Leader);
        // A street of three forms, a town of one community, a community of each form and one without.
        foreach (var path in (string[])[Luoyang, "/townships/441322123", Dongqu, "/communities/441322001005", "/communities/441322001008", "/communities/441322122001"])
        {
            var first = await OpenAsync(path);
            var tabs = first.QuerySelectorAll("nav.place-tabs a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.True(tabs.Count >= 9, $"{path}: {tabs.Count}");
            foreach (var tab in tabs)
            {
                using var answer = await client.GetAsync("/" + tab, CancellationToken.None);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{tab}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_place_has_the_work_of_its_own_city_forms_only()
    {
        Assert.DoesNotContain("小区党建", (await OpenAsync(Dongqu)).QuerySelector("nav.place-tabs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("巷长快办制", (await OpenAsync(Dongqu)).QuerySelector("nav.place-tabs")!.TextContent, StringComparison.Ordinal);
        var town = (await OpenAsync("/townships/441322100")).QuerySelector("nav.place-tabs")!.TextContent;
        Assert.DoesNotContain("·", town, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_chart_and_ledger_of_a_part_is_published()
    {
        var (charts, ledgers) = (app.Services.GetServices<IChart>().Select(c => c.Key).ToHashSet(StringComparer.Ordinal), app.Services.GetServices<ILedger>().Select(l => l.Name).ToHashSet(StringComparer.Ordinal));
        var parts = app.Services.GetServices<PlacePart>().ToList();
        Assert.Equal(Enum.GetValues<PlaceTab>(), parts.Select(p => p.Tab).Distinct().Order());
        Assert.All(parts.SelectMany(p => p.Charts), key => Assert.Contains(key, charts));
        Assert.All(parts.SelectMany(p => p.Ledgers), ledger => Assert.Contains(ledger.Name, ledgers));
    }

    [Theory]
    [InlineData("/townships/441322001", null, "townships/441322002")]
    [InlineData("/townships/441322002?asOf=2020-03-31", "townships/441322001?asOf=2020-03-31", "townships/441322100?asOf=2020-03-31")]
    [InlineData("/townships/441322123", "townships/441322122", null)]
    [InlineData("/communities/441322001002", "communities/441322001001", "communities/441322001003")]
    [InlineData("/grids/441322001001002", "grids/441322001001001", "grids/441322001001003")]
    public async Task The_places_before_and_after_are_one_link_away_by_code(string path, string? before, string? after)
    {
        var page = await OpenAsync(path);
        Assert.Equal((before, after), (page.QuerySelector("nav.neighbours a[rel=prev]")?.GetAttribute("href"), page.QuerySelector("nav.neighbours a[rel=next]")?.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/townships/123", "未找到编码为“123”的镇街")]
    [InlineData("/townships/441322001?township=441322002", "不一致")]
    [InlineData("/townships/441322001?community=441322001001", "不应再选社区")]
    [InlineData("/townships/441322002?form=OldTown", "没有老城区的社区")]
    [InlineData("/townships/441322001?tab=nothing", "可用值：situation")]
    [InlineData("/communities/441322001001?tab=new-town", "可用值：situation")]
    public async Task An_address_that_contradicts_itself_is_refused_in_a_sentence(string path, string expected)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var answer = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(CancellationToken.None)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_township_of_a_form_tells_of_those_communities_alone()
    {
        var page = await OpenAsync("/townships/441322001?form=OldTown");
        Assert.StartsWith("3", page.QuerySelector("[data-testid=kpi-communities] .kpi-value")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3个社区", page.QuerySelector("[data-testid=place-comparison]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_stands_beside_the_median_of_its_own_form_and_a_township_is_the_sum_of_its_communities()
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var community = await PlaceComparison.ReadAsync(db, County.Whole with { Township = County.Luoyang, Community = County.Dongqu }, limits, CancellationToken.None);
        var ofForm = await CommunityRow.Query(db, County.Whole with { Form = UrbanForm.OldTown }).OrderBy(c => c.Households).Select(c => (double)c.Households).ToListAsync(CancellationToken.None);
        var households = community.Measures.Single(m => m.Name == "户数");
        Assert.Equal(ofForm, households.All);
        Assert.Equal((5420, ofForm[ofForm.Count / 2]), (households.Own, households.Median));

        var township = await PlaceComparison.ReadAsync(db, County.Whole with { Township = County.Luoyang }, limits, CancellationToken.None);
        Assert.Equal((9, 42_600.0), (township.Communities, township.Measures.Single(m => m.Name == "户数").Own));
        Assert.All(township.Measures, m => Assert.Equal(9, m.All.Count));
        Assert.Equal(await db.Needs.Within(db, County.Whole with { Township = County.Luoyang }).WithState(County.Whole.AsOf).CountAsync(n => n.State != NeedState.Closed && n.State != NeedState.Deferred, CancellationToken.None),
            township.Measures.Single(m => m.Name == "在办需求").Own);
    }

    [Fact]
    public async Task Communities_without_a_form_are_compared_among_themselves()
    {
        await using var db = await app.OpenAsync();
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var comparison = await PlaceComparison.ReadAsync(db, County.Whole with { Township = "441322122", Community = "441322122001" }, limits, CancellationToken.None);
        Assert.Equal(24, comparison.Communities);
    }

    [Fact]
    public async Task A_search_offers_the_place_itself_before_any_ledger()
    {
        var page = await OpenAsync("/search?q=" + Uri.EscapeDataString("罗阳街道"));
        var offered = Assert.Single(page.QuerySelectorAll("[data-testid=search-places] a"));
        Assert.Equal(("进入罗阳街道 ›", "townships/441322001"), (offered.TextContent, offered.GetAttribute("href")));
        Assert.Equal("search-places", page.QuerySelector("main section.card")!.GetAttribute("data-testid"));
    }

    [Fact]
    public async Task A_township_in_a_ledger_and_in_the_work_list_leads_to_its_page()
    {
        Assert.NotEmpty((await OpenAsync("/grids")).QuerySelectorAll("td a[href='townships/441322001']"));
        Assert.NotEmpty((await OpenAsync("/attention?group=Place")).QuerySelectorAll(".card-tools a[href='townships/441322001']"));
        Assert.NotEmpty((await OpenAsync("/three-lists?township=441322001")).QuerySelectorAll(".scope-crumbs a.enter[href='townships/441322001']"));
    }

    [Fact]
    public async Task A_ledger_on_a_place_stays_on_it_and_says_why_it_is_empty()
    {
        var page = await OpenAsync("/townships/441322001?tab=needs&needs.state=Waiting");
        Assert.StartsWith("townships/441322001?", page.QuerySelector("[data-testid=ledger-needs] thead a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("没有开展共建活动", (await OpenAsync("/communities/441322122001?tab=activities")).QuerySelector("[data-testid=ledger-activities]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_grid_tells_its_needs_its_matters_and_the_grids_beside_it()
    {
        await using var db = await app.OpenAsync();
        var need = await db.Needs.Where(n => n.GridId != null && n.RaisedOn <= County.Whole.AsOf).OrderBy(n => n.Code).Select(n => new { n.Code, Grid = db.Grids.First(g => g.Id == n.GridId).Code }).FirstAsync(CancellationToken.None);
        Assert.Contains(need.Code, (await OpenAsync("/grids/" + need.Grid)).QuerySelector("[data-testid=grid-needs]")!.TextContent, StringComparison.Ordinal);
        var page = await OpenAsync("/grids/441322001001021");
        Assert.Contains("暂缺网格长", page.QuerySelector("[data-testid=grid-matters]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(25, page.QuerySelectorAll("[data-testid=grids-beside] .places a").Length);
        Assert.Empty(page.QuerySelectorAll("[data-testid=grids-beside] a[href='grids/441322001001021']"));
    }

    private async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        return await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, CancellationToken.None), CancellationToken.None);
    }
}
