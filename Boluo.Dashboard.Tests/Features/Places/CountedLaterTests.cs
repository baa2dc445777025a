using AngleSharp.Html.Parser;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>What is counted in the grids from a day on changes no page of the days before, and every page of the days after that shows it.</summary>
[Trait("Needs", "application")]
public sealed class CountedLaterTests(SharedApp app, CountedLaterTests.GrownCounty grown) : IClassFixture<CountedLaterTests.GrownCounty>
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Maps, cards, charts, tables and lists with numbers of the grids.</summary>
    public static TheoryData<string> Pages =>
    [
        "/?map=Households", "/?township=441322001", "/?community=441322001001&map=Load", "/attention", "/communities", "/communities?tab=cards", "/communities?tab=townships", "/communities/441322001001",
        "/townships/441322001", "/grids", "/grids?tab=grid-facts", "/grids?tab=grid-summary", "/grids/441322001001001", "/organisations", "/organisations?tab=groups", "/organisations?branch=19",
        "/service-centers", "/teams", "/urban-forms", "/workforce", "/workforce?tab=staffing", "/streets", "/print/grids", "/brief",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_a_past_day_says_what_it_said(string path)
    {
        var past = Urls.Join(path, "asOf=2020-03-31");
        Assert.Equal(await TextAsync(app, past), await TextAsync(grown, past));
        Assert.NotEqual(await TextAsync(app, path), await TextAsync(grown, path));
    }

    private static async Task<string> TextAsync(BoluoApp county, string path)
    {
        using var client = await county.SignInAsync(Role.Leader);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(path, None));
        return page.QuerySelector("main")!.TextContent + string.Concat(page.QuerySelectorAll("main [aria-label], main title").Select(e => e.GetAttribute("aria-label") ?? e.TextContent));
    }

    /// <summary>The county after each grid has grown on the first of June.</summary>
    public sealed class GrownCounty : BoluoApp, IAsyncLifetime
    {
        public async ValueTask InitializeAsync()
        {
            await using var db = await OpenAsync();
            await db.Database.ExecuteSqlRawAsync("""
                UPDATE GridFacts SET ValidTo = '2020-06-01';
                INSERT INTO GridFacts (GridId, Households, Residents, PartyMembers, Buildings, Extent, GroupId, ValidFrom, Version)
                SELECT GridId, Households * 2 + 3, Residents * 2 + 3, PartyMembers * 2 + 3, Buildings * 2 + 3, Extent || '一', (GroupId + 1) / 2 * 2, '2020-06-01', Version FROM GridFacts;
                """, None);
        }
    }
}
