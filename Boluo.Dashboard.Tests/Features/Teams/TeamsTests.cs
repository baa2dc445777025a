using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Teams;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Teams;

[Trait("Needs", "application")]
public sealed class TeamsTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("team.party", 10_223)]
    [InlineData("team.social", 512)]
    [InlineData("team.volunteer", 81_460)]
    public async Task A_figure_reaches_the_published_one(string key, double expected)
    {
        await using var db = await app.OpenAsync();
        var figure = app.Services.GetServices<Figure>().Named(key);
        var computed = await figure.ComputeAsync(db, County.Whole, None);
        var published = await db.PublishedFigures.SingleAsync(f => f.Key == key, None);
        Assert.Equal(expected, computed.Value);
        Assert.Equal(Agreement.Reached, Passport.Compare(figure, computed, published, County.Whole));
    }

    [Fact]
    public async Task The_communities_add_up_to_the_county()
    {
        await using var db = await app.OpenAsync();
        var rows = await TeamRow.Query(db, County.Whole).ToListAsync(None);
        Assert.Equal((2103, 8120, 10_223, 512, 214, 81_460), (rows.Sum(r => r.CommunityMembers), rows.Sum(r => r.MembersInService), rows.Sum(r => r.PartyWorkers), rows.Sum(r => r.SocialWorkers), rows.Sum(r => r.Teams), rows.Sum(r => r.Volunteers)));
        Assert.Equal(new TeamTotals(2103, 8120, 512, 9, 81_460, 214), await TeamTotals.ReadAsync(db, County.Whole, None));
    }

    [Fact]
    public async Task A_community_is_counted_alike_in_its_row_and_in_its_own_scope()
    {
        await using var db = await app.OpenAsync();
        var row = await TeamRow.Query(db, County.Whole).SingleAsync(r => r.Community.Code == "441322001009", None);
        var own = await TeamTotals.ReadAsync(db, County.Whole with { Township = County.Luoyang, Community = "441322001009" }, None);
        Assert.Equal(own, new TeamTotals(row.CommunityMembers, row.MembersInService, row.SocialWorkers, row.Agencies, row.Volunteers, row.Teams));
    }

    [Fact]
    public async Task Agencies_and_their_placements_say_the_same()
    {
        await using var db = await app.OpenAsync();
        var street = County.Whole with { Township = County.Luoyang };
        foreach (var scope in (Scope[])[County.Whole, street])
        {
            var agencies = await SocialAgencyRow.Query(db, scope).ToListAsync(None);
            Assert.Equal(await SocialPlacementRow.Query(db, scope).SumAsync(p => p.Row.Heads, None), agencies.Sum(a => a.Heads));
            Assert.All(agencies, a => Assert.Equal(a.Communities, a.CommunityNames!.Split('、').Length));
        }

        Assert.Equal(9, await SocialAgencyRow.Query(db, County.Whole).CountAsync(None));
        Assert.InRange(await SocialAgencyRow.Query(db, street).CountAsync(None), 3, 8);
    }

    [Fact]
    public async Task Teams_that_were_founded_later_are_not_counted_before()
    {
        await using var db = await app.OpenAsync();
        var before = new DateOnly(2020, 1, 31);
        Assert.Equal(await db.VolunteerTeams.CountAsync(t => t.FoundedOn <= before, None), (await TeamTotals.ReadAsync(db, County.On(before), None)).Teams);
        Assert.InRange((await TeamTotals.ReadAsync(db, County.On(before), None)).Teams, 150, 213);
    }

    [Fact]
    public async Task The_page_says_that_the_campaigns_numbers_are_a_part_and_never_added()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = await client.GetStringAsync("/teams", None);
        foreach (var words in (string[])["10,223", "2,103", "8,120", "512", "81,460", "不与本表相加", Urls.Link(Urls.Campaign)]) Assert.Contains(words, html, StringComparison.Ordinal);
    }
}
