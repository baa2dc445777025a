using System.Globalization;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>The map shows the needs of grids; the card says how many there are besides.</summary>
[Trait("Needs", "application")]
public sealed class MapNeedsTests(SharedApp app)
{
    [Theory]
    [InlineData("", 45, 21)]
    [InlineData("&asOf=2020-03-31", null, null)]
    [InlineData("&township=441322001", null, null)]
    [InlineData("&community=441322001001", null, null)]
    [InlineData("&form=NewTown", null, null)]
    public async Task Open_needs_without_a_grid_are_counted_beside_the_map_and_lead_to_their_rows(string scope, int? open, int? withoutGrid)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/?map=Needs" + scope, CancellationToken.None), CancellationToken.None);
        var links = page.QuerySelectorAll("[data-testid=map-needs] a").Select(a => (Count: Number(a.TextContent), Path: a.GetAttribute("href")!)).ToList();
        var drawn = page.QuerySelectorAll(".gm title").Select(t => t.TextContent.Split("在办需求") is [_, var count] ? Number(count) : 0).Sum();

        Assert.Equal(links[0].Count, drawn + links.Skip(1).Sum(l => l.Count));
        if (open is not null) Assert.Equal(((int?)links[0].Count, (int?)links[1].Count), (open, withoutGrid));
        foreach (var (count, path) in links)
            if (count > 0) Assert.Contains($"共 {count} 条", await client.GetStringAsync(path, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_measures_say_nothing_of_needs()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("map-needs", await client.GetStringAsync("/", CancellationToken.None), StringComparison.Ordinal);
    }

    private static int Number(string text) => int.Parse(text.TrimEnd('个'), CultureInfo.InvariantCulture);
}
