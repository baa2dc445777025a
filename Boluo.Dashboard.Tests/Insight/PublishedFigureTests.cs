using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>What the sample computes, beside what was published of the place that the publication names.</summary>
[Trait("Needs", "application")]
public sealed class PublishedFigureTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Standards and amounts that the county's data take from the publication: that they agree proves nothing.</summary>
    private static readonly string[] TakenOver = ["worker.households_per_person", "worker.pay.before", "worker.pay.average", "worker.pay.maximum", "oldtown.fund"];

    [Theory]
    [InlineData("pairing.units", 92)]
    [InlineData("pairing.activities", 108)]
    [InlineData("pairing.beneficiaries", 6318)]
    [InlineData("party.committees", 6)]
    [InlineData("party.general_branches", 7)]
    [InlineData("party.branches", 72)]
    [InlineData("community.count", 36)]
    [InlineData("grid.count", 402)]
    [InlineData("grid.workers", 823)]
    [InlineData("community.party_members", 2103)]
    [InlineData("center.count", 45)]
    [InlineData("center.served", 804_000)]
    [InlineData("center.investment", 3021)]
    [InlineData("center.services", 13)]
    [InlineData("list.resources", 293)]
    [InlineData("list.resource_units", 75)]
    [InlineData("list.needs", 103)]
    [InlineData("list.projects", 97)]
    [InlineData("worker.households_per_person", 300)]
    [InlineData("worker.posts", 4)]
    [InlineData("worker.levels", 16)]
    [InlineData("worker.pay.before", 3000)]
    [InlineData("worker.pay.average", 4500)]
    [InlineData("worker.pay.maximum", 6800)]
    [InlineData("ask.policy", 1)]
    [InlineData("ask.needs.street_survey", 1)]
    [InlineData("ask.results.systems", 10)]
    [InlineData("covid.cadres", 110)]
    [InlineData("covid.social_workers", 118)]
    [InlineData("covid.volunteers", 2046)]
    [InlineData("covid.stations", 66)]
    [InlineData("covid.hotline_calls", 437)]
    [InlineData("covid.visits", 528)]
    [InlineData("covid.devices", 512)]
    [InlineData("form.count", 3)]
    [InlineData("oldtown.communities", 2)]
    [InlineData("oldtown.alley_chiefs", 12)]
    [InlineData("oldtown.fund", 15)]
    [InlineData("newtown.property_heads", 10)]
    [InlineData("newtown.committee_heads", 9)]
    [InlineData("newtown.members", 1389)]
    [InlineData("newtown.compounds", 23)]
    [InlineData("newtown.ehome_communities", 6)]
    [InlineData("newtown.ehome_items", 20)]
    [InlineData("newtown.interest_groups", 3)]
    [InlineData("newtown.aid_groups", 2)]
    [InlineData("fringe.contacts", 1726)]
    [InlineData("fringe.served", 7184)]
    public async Task A_figure_agrees_with_the_published_one(string key, double expected)
    {
        await using var db = await app.OpenAsync();
        var figure = app.Services.GetServices<Figure>().Named(key);
        var published = await db.PublishedFigures.SingleAsync(f => f.Key == key, None);
        var place = figure.PublishedOf.In(published).For(County.Whole, await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None));
        var computed = await figure.ComputeAsync(db, place, None);
        Assert.Equal(expected, computed.Value!.Value, 9);
        var agreement = figure.Basis == Basis.OtherPopulation ? Agreement.NotCompared
            : TakenOver.Contains(key) ? Agreement.SameSource
            : published.Qualifier == Qualifier.Exact ? Agreement.Equal : Agreement.Reached;
        Assert.Equal(agreement, Passport.Compare(figure, computed, published, place));
        if (agreement is Agreement.Equal or Agreement.Reached) Assert.Equal(published.Unit, figure.Unit);
    }
}
