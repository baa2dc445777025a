using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>What the passports promise at the edges: the day itself, what has ended, what does not count. Nothing is kept.</summary>
[Trait("Needs", "application")]
public sealed class FigureBoundaryTests(BoluoApp app) : IClassFixture<BoluoApp>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Day = County.Day;

    private BoluoDbContext _db = null!;

    public async ValueTask InitializeAsync()
    {
        _db = await app.OpenAsync();
        await _db.Database.BeginTransactionAsync(None);
    }

    public async ValueTask DisposeAsync() => await _db.DisposeAsync();

    [Theory]
    [InlineData(0, 35)] // From its last day on it is gone.
    [InlineData(1, 36)]
    public async Task A_community_counts_until_the_day_on_which_it_is_abolished(int daysAfter, double expected)
    {
        await _db.Communities.Where(c => c.Code == "441322123001").ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidTo, Day.AddDays(daysAfter)), None);
        Assert.Equal(expected, await ValueAsync("community.count"));
    }

    [Fact]
    public async Task A_grid_counts_on_its_first_day_and_not_on_that_on_which_it_is_abolished()
    {
        var grid = await _db.Grids.OrderBy(g => g.Id).FirstAsync(None);
        await _db.Grids.Where(g => g.Id == grid.Id).ExecuteUpdateAsync(s => s.SetProperty(g => g.ValidFrom, Day), None);
        Assert.Equal((402, 401), (await ValueAsync("grid.count"), await ValueAsync("grid.count", County.On(Day.AddDays(-1)))));
        var members = await ValueAsync("community.party_members");
        var left = await _db.GridFacts.Where(f => f.GridId == grid.Id).Select(f => f.PartyMembers).SingleAsync(None);
        await _db.Grids.Where(g => g.Id == grid.Id).ExecuteUpdateAsync(s => s.SetProperty(g => g.ValidFrom, Day.AddDays(-9)).SetProperty(g => g.ValidTo, Day), None);
        Assert.Equal((401, members - left), (await ValueAsync("grid.count"), await ValueAsync("community.party_members")));
    }

    [Fact]
    public async Task A_worker_of_two_grids_is_one_person_in_each_place_that_he_serves()
    {
        var duties = await _db.GridDuties.AsOf(Day).ToListAsync(None);
        var twice = duties.GroupBy(d => d.WorkerId).Count(g => g.Count() > 1);
        Assert.True(twice > 0);
        Assert.Equal(duties.Select(d => d.WorkerId).Distinct().Count(), await ValueAsync("grid.workers"));
    }

    [Fact]
    public async Task A_center_counts_from_its_opening_and_not_on_the_day_of_its_closing_with_all_that_it_offers()
    {
        var center = await _db.ServiceCenters.OrderBy(c => c.Code).FirstAsync(c => c.Level == CenterLevel.Community, None);
        var (count, reach, spent) = (await ValueAsync("center.count"), await ValueAsync("center.served"), await ValueAsync("center.investment"));
        async Task MoveAsync(DateOnly opened, DateOnly? closed) =>
            await _db.ServiceCenters.Where(c => c.Code == center.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.OpenedOn, opened).SetProperty(c => c.ClosedOn, closed), None);

        await MoveAsync(Day, null);
        Assert.Equal((count, reach, spent), (await ValueAsync("center.count"), await ValueAsync("center.served"), await ValueAsync("center.investment")));
        foreach (var (opened, closed) in new (DateOnly, DateOnly?)[] { (Day.AddDays(1), null), (Day.AddDays(-9), Day) }) // Still being built; closed today.
        {
            await MoveAsync(opened, closed);
            Assert.Equal((count - 1, reach - center.PeopleServed, spent - center.InvestmentWan), (await ValueAsync("center.count"), await ValueAsync("center.served"), await ValueAsync("center.investment")));
        }
    }

    [Fact]
    public async Task A_service_counts_once_however_many_offer_it_and_not_where_nobody_open_does()
    {
        var kinds = await _db.ServiceItems.CountAsync(None);
        var (center, item) = (await _db.ServiceCenters.ThereOn(Day).OrderBy(c => c.Code).FirstAsync(None), await _db.ServiceItems.OrderBy(i => i.Id).FirstAsync(None));
        Assert.Equal(kinds, await ValueAsync("center.services"));
        await _db.ServiceCenterItems.Where(l => l.ServiceItemId == item.Id && l.CenterCode != center.Code).ExecuteDeleteAsync(None);
        Assert.Equal(kinds, await ValueAsync("center.services"));
        await _db.ServiceCenters.Where(c => c.Code == center.Code).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosedOn, Day), None);
        Assert.Equal(kinds - 1, await ValueAsync("center.services"));
    }

    [Fact]
    public async Task A_station_of_a_compound_adds_nobody_to_the_reach_and_levels_overlap()
    {
        var centers = await _db.ServiceCenters.ThereOn(Day).ToListAsync(None);
        Assert.DoesNotContain(centers, c => c.Level == CenterLevel.Compound && c.CountsInReach);
        Assert.Equal(centers.Where(c => c.CountsInReach).Sum(c => c.PeopleServed), await ValueAsync("center.served"));
        var figure = app.Services.GetServices<Figure>().Named("center.served");
        Assert.Equal(Adding.Overlaps, figure.Adding);
        Assert.Contains("服务范围有重叠", figure.Definition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_that_has_expired_counts_and_so_does_that_of_a_unit_no_longer_paired_county_wide_alone()
    {
        var unit = await _db.Resources.OrderBy(r => r.Id).Select(r => r.UnitId).FirstAsync(None);
        var (own, place) = (await _db.Resources.CountAsync(r => r.UnitId == unit && r.OfferedOn <= Day, None), await _db.Pairings.AsOf(Day).Where(p => p.UnitId == unit).Select(p => p.CommunityCode).FirstAsync(None));
        var community = County.Whole with { Township = place[..9], Community = place };
        var (resources, units, there) = (await ValueAsync("list.resources"), await ValueAsync("list.resource_units"), await ValueAsync("list.resources", community));

        await _db.Resources.Where(r => r.UnitId == unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.AvailableTo, Day.AddDays(-1)), None);
        Assert.Equal((resources, there), (await ValueAsync("list.resources"), await ValueAsync("list.resources", community)));
        await _db.Pairings.Where(p => p.UnitId == unit).ExecuteUpdateAsync(s => s.SetProperty(p => p.ValidTo, Day), None);
        Assert.Equal((resources, units, there - own, 91), (await ValueAsync("list.resources"), await ValueAsync("list.resource_units"), await ValueAsync("list.resources", community), await ValueAsync("pairing.units")));
        await _db.Resources.Where(r => r.UnitId == unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.OfferedOn, Day.AddDays(1)), None);
        Assert.Equal((resources - own, units - 1), (await ValueAsync("list.resources"), await ValueAsync("list.resource_units")));
    }

    [Fact]
    public async Task An_activity_belongs_to_the_community_where_it_took_place_whoever_hosted_it()
    {
        var activity = await _db.Activities.OrderBy(a => a.Id).FirstAsync(None);
        var paired = await _db.Pairings.AsOf(Day).Where(p => p.UnitId == activity.HostUnitId).Select(p => p.CommunityCode).ToListAsync(None);
        var elsewhere = await _db.Communities.Where(c => !paired.Contains(c.Code)).OrderBy(c => c.Code).FirstAsync(None);
        var scope = County.Whole with { Township = elsewhere.TownshipCode, Community = elsewhere.Code };
        var (before, people) = (await ValueAsync("pairing.activities", scope), await ValueAsync("pairing.beneficiaries", scope));
        await _db.Activities.Where(a => a.Id == activity.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.CommunityCode, elsewhere.Code).SetProperty(a => a.On, Day), None);
        Assert.Equal((before + 1, people + activity.Beneficiaries), (await ValueAsync("pairing.activities", scope), await ValueAsync("pairing.beneficiaries", scope)));
        Assert.Equal(before, await ValueAsync("pairing.activities", scope with { AsOf = Day.AddDays(-1) }));
    }

    [Fact]
    public async Task A_need_that_is_put_off_and_a_project_that_was_stopped_stay_on_their_lists()
    {
        await _db.Needs.Where(n => n.Id % 2 == 0).ExecuteUpdateAsync(s => s.SetProperty(n => n.DeferredOn, Day), None);
        await _db.Projects.Where(p => p.Id % 2 == 0).ExecuteUpdateAsync(s => s.SetProperty(p => p.StoppedOn, Day), None);
        Assert.Equal((103, 97), (await ValueAsync("list.needs"), await ValueAsync("list.projects")));
    }

    [Fact]
    public async Task What_was_paid_on_the_day_counts_and_the_year_begins_anew()
    {
        var before = (await ValueAsync("fund.spent", County.On(Day.AddDays(-1))))!.Value;
        var today = await _db.FundSpendings.Where(s => s.On == Day).SumAsync(s => s.AmountWan, None);
        Assert.Equal(before + today, (await ValueAsync("fund.spent"))!.Value, 6);
        Assert.Equal(await _db.FundSpendings.Where(s => s.On == new DateOnly(2020, 1, 1)).SumAsync(s => s.AmountWan, None), (await ValueAsync("fund.spent", County.On(new DateOnly(2020, 1, 1))))!.Value, 6);
    }

    [Fact]
    public async Task A_branch_of_one_community_is_its_own_where_it_has_no_committee_and_those_below_where_it_has()
    {
        foreach (var leader in await _db.PartyOrganisations.AsOf(Day).Where(o => o.CommunityCode != null && (o.Kind == PartyOrganisationKind.Committee || o.Kind == PartyOrganisationKind.Branch && o.ParentId != null)).ToListAsync(None))
        {
            var branches = await ValueAsync("party.branches", County.Whole with { Township = leader.TownshipCode, Community = leader.CommunityCode });
            var below = await _db.PartyOrganisations.AsOf(Day).CountAsync(o => o.ParentId == leader.Id && o.Kind == PartyOrganisationKind.Branch, None);
            if (leader.Kind == PartyOrganisationKind.Committee) Assert.Equal(below, branches);
            else Assert.True(branches >= 1);
        }
    }

    [Fact]
    public async Task A_compound_counts_while_its_branch_does()
    {
        var compounds = await ValueAsync("newtown.compounds");
        var branch = await _db.Compounds.Where(c => c.BranchId != null).OrderBy(c => c.Id).Select(c => c.BranchId).FirstAsync(None);
        await _db.PartyOrganisations.Where(o => o.Id == branch).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, Day), None);
        Assert.Equal(compounds - 1, await ValueAsync("newtown.compounds"));
    }

    private async Task<double?> ValueAsync(string key, Scope? scope = null) => (await app.Services.GetServices<Figure>().Named(key).ComputeAsync(_db, scope ?? County.Whole, None)).Value;
}
