using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>全县 › 镇街 › 社区 › 网格: from every page with a place one link leads to what is above it.</summary>
[Trait("Needs", "application")]
public sealed class WayUpTests(SharedApp app)
{
    [Theory]
    [InlineData("/communities/441322001005?asOf=2020-03-31", "全县 › 罗阳街道 ›", "./?asOf=2020-03-31", "townships/441322001?asOf=2020-03-31")]
    [InlineData("/townships/441322001", "全县 ›", "./")]
    [InlineData("/grids/441322001005014", "全县 › 罗阳街道 › 观华社区 ›", "./", "townships/441322001", "communities/441322001005")]
    [InlineData("/three-lists?tab=needs&township=441322001&needs.state=Waiting", "全县 › 罗阳街道", "three-lists?tab=needs")]
    [InlineData("/?township=441322001&community=441322001005&asOf=2020-03-31", "全县 › 罗阳街道 › 观华社区", "./?asOf=2020-03-31", "./?township=441322001&asOf=2020-03-31")]
    public async Task A_page_with_a_place_leads_up(string path, string words, params string[] links)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path, CancellationToken.None), CancellationToken.None);
        var crumbs = Assert.Single(page.QuerySelectorAll("nav.crumbs"));
        Assert.Equal(words, string.Join(' ', crumbs.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(links, crumbs.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_county_has_nothing_above_it_and_the_name_of_the_product_leads_to_its_overview()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/grids?asOf=2020-03-31", CancellationToken.None), CancellationToken.None);
        Assert.Empty(page.QuerySelectorAll("nav.crumbs"));
        Assert.Equal("./", page.QuerySelector("a.brand")!.GetAttribute("href"));
    }
}
