using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class GridsYieldTests
{
    private static readonly Dictionary<int, int> DutiesOf = County.Grids.ToDictionary(g => g.Id, g => Duties.Count(d => d.GridId == g.Id));

    private static List<GridWorker> Workers => [.. Duties.Select(d => d.WorkerId).Distinct().Select(id => County.GridWorkers[id - 1])];

    [Fact]
    public void Households_per_grid_differ_by_urban_form()
    {
        double Mean(UrbanForm? form) => County.Communities.Where(c => c.UrbanForm == form).SelectMany(c => FactsByCommunity[c.Code]).Average(g => g.Households);
        Assert.Equal((247, 218, 283, 244, 244), (Round(County.GridFacts.Average(g => g.Households)), Round(Mean(UrbanForm.OldTown)), Round(Mean(UrbanForm.NewTown)), Round(Mean(UrbanForm.Fringe)), Round(Mean(null))));
        static int Round(double value) => (int)Math.Round(value);
    }

    [Fact]
    public void Four_grids_have_more_than_500_households_and_none_fewer_than_90()
    {
        Assert.All(County.GridFacts, f => Assert.InRange(f.Households, 90, 680));
        var large = Assignments.Where(a => County.GridFacts[a.GridId - 1].Households > 500).Select(a => CommunityTable.All.First(r => r.Code == a.CommunityCode).Name);
        Assert.Equal(["观华", "江南", "园洲", "石湾"], large);
    }

    [Fact]
    public void Grids_have_none_to_four_duties() =>
        Assert.Equal([(0, 6), (1, 82), (2, 205), (3, 90), (4, 19)], DutiesOf.Values.Tally());

    [Fact]
    public void The_six_grids_without_worker_lie_in_four_communities_and_have_a_leader()
    {
        var empty = Assignments.Where(a => DutiesOf[a.GridId] == 0).ToList();
        Assert.Equal([("441322001005", 1), ("441322001009", 2), ("441322119001", 2), ("441322121001", 1)], empty.Select(a => a.CommunityCode).Tally());
        Assert.All(empty, a => Assert.NotNull(a.LeaderId));
    }

    [Fact]
    public void Eight_hundred_thirty_eight_duties_are_done_by_823_persons_15_of_them_on_two_grids()
    {
        Assert.Equal((838, 823), (Duties.Count, Workers.Count));
        Assert.Equal([(1, 808), (2, 15)], Duties.GroupBy(d => d.WorkerId).Select(g => g.Select(d => d.GridId).Distinct().Count()).Tally());
    }

    [Fact]
    public void Larger_grids_have_more_workers()
    {
        var households = Ranks(County.GridFacts.Select(f => (double)f.Households).ToList());
        var duties = Ranks(County.Grids.Select(g => (double)DutiesOf[g.Id]).ToList());
        var (x, y) = (households.Average(), duties.Average());
        var correlation = households.Zip(duties, (a, b) => (a - x) * (b - y)).Sum()
            / Math.Sqrt(households.Sum(a => (a - x) * (a - x)) * duties.Sum(b => (b - y) * (b - y)));
        Assert.InRange(correlation, 0.45, 0.55);
    }

    [Fact]
    public void Households_per_worker_are_spread_as_expected()
    {
        double Share(double from, double to) => 100.0 * County.GridFacts.Count(f => DutiesOf[f.GridId] > 0 && (double)f.Households / DutiesOf[f.GridId] is var each && each >= from && each < to) / County.Grids.Count;
        Assert.Equal(11, Share(0, 80), 3.5);
        Assert.Equal(40, Share(80, 120), 3.5);
        Assert.Equal(26, Share(120, 160), 3.5);
        Assert.Equal(18, Share(160, 240), 3.5);
        Assert.Equal(3, Share(240, 10_000), 3.5);
    }

    [Fact]
    public void Workers_are_of_five_kinds()
    {
        Assert.Equal([(Occupation.FullTimeWorker, 214), (Occupation.CommunityWorker, 168), (Occupation.BuildingHead, 207), (Occupation.KeyMember, 156), (Occupation.PropertyStaff, 78)], Workers.Select(w => w.Occupation).Tally());
        Assert.All(County.GridWorkers, w => Assert.Equal(w.Occupation == Occupation.FullTimeWorker, w.FullTime));
        Assert.Equal((446, 428), (Workers.Count(w => w.PoliticalStatus == PoliticalStatus.PartyMember), Workers.Count(w => w.Gender == Gender.Female)));
    }

    [Fact]
    public void A_few_young_people_outside_the_Party_are_in_the_League()
    {
        bool IsYoung(DateOnly bornOn) => bornOn.AddYears(28) > SampleCounty.AsOf;
        var league = County.GridWorkers.Where(w => w.PoliticalStatus == PoliticalStatus.LeagueMember).ToList();
        Assert.InRange(league.Count, 10, 40);
        Assert.All(league, w => Assert.True(IsYoung(w.BornOn), w.Name));
        Assert.DoesNotContain(County.CommunityWorkers, w => IsYoung(w.BornOn) != (w.PoliticalStatus == PoliticalStatus.LeagueMember) && w.PoliticalStatus != PoliticalStatus.PartyMember);
    }

    [Fact]
    public void Workers_are_24_to_66_years_old_with_a_median_of_43()
    {
        var ages = Workers.Select(w => SampleCounty.AsOf.Year - w.BornOn.Year - (w.BornOn.AddYears(SampleCounty.AsOf.Year - w.BornOn.Year) > SampleCounty.AsOf ? 1 : 0)).ToList();
        Assert.Equal((24, 66, 43.0), (ages.Min(), ages.Max(), Median(ages)));
    }

    [Fact]
    public void Two_hundred_eighteen_leaders_lead_398_grids_one_to_three_each()
    {
        var led = Assignments.Where(a => a.LeaderId is not null).GroupBy(a => a.LeaderId).ToList();
        Assert.Equal((218, 398, 4), (led.Count, led.Sum(g => g.Count()), Assignments.Count(a => a.LeaderId is null)));
        Assert.All(led, g => Assert.InRange(g.Count(), 1, 3));
    }

    [Fact]
    public void One_person_leads_and_works_in_the_same_grid() =>
        Assert.Single(Assignments, a => Duties.Any(d => d.GridId == a.GridId && d.WorkerId == a.LeaderId));

    [Fact]
    public void Small_grids_join_a_neighbour_so_that_there_are_330_groups()
    {
        Assert.Equal(72, County.GridFacts.Count(f => f.PartyMembers <= 2));
        Assert.Equal(330, County.PartyGroups.Count);
        Assert.Equal(330, Assignments.Select(a => (a.BranchId, County.GridFacts[a.GridId - 1].GroupId)).Distinct().Count());
    }

    [Fact]
    public void Every_grid_has_one_open_assignment_and_its_code_comes_from_its_community()
    {
        Assert.Equal(402, Assignments.Select(a => a.GridId).Distinct().Count());
        Assert.All(Assignments, a => Assert.Equal($"{a.CommunityCode}{a.Number:000}", County.Grids[a.GridId - 1].Code));
    }

    [Fact]
    public void The_first_day_of_the_range_shows_a_county_at_work()
    {
        var day = County.States[0].EarliestAsOf;
        var duties = County.GridDuties.Where(d => Holds(d, day)).Select(d => d.GridId).ToHashSet();
        Assert.Equal((402, 402, 402), (County.Grids.Count(g => Holds(g, day)), County.GridAssignments.Count(a => Holds(a, day) && a.LeaderId is not null), duties.Count));
        Assert.InRange(County.Pairings.Count(p => Holds(p, day)), 5, 60);
    }

    [Fact]
    public void Some_leaders_and_workers_have_succeeded_others()
    {
        Assert.InRange(County.GridAssignments.Count(a => a.ValidTo is not null), 15, 40);
        Assert.Equal(SampleWorkers.Successions + 6, County.GridDuties.Count(d => d.ValidTo is not null));
    }

    [Fact]
    public void Mobiles_come_from_an_unassigned_range_and_names_are_not_shared()
    {
        Assert.All(County.GridWorkers, w => Assert.Matches("^124[0-9]{8}$", w.Phone));
        Assert.All(County.GridWorkers, w => Assert.Equal($"124****{w.Phone[7..]}", w.PhoneMasked));
        Assert.Equal(County.GridWorkers.Count, County.GridWorkers.Select(w => w.Phone).Distinct().Count());
        Assert.Equal(County.GridWorkers.Count, County.GridWorkers.Select(w => w.Name).Distinct().Count());
        Assert.All(County.Communities.Select(c => c.OfficePhone).Concat(County.CountyUnits.Select(u => u.Phone)).Concat(County.ServiceCenters.Select(c => c.Phone)), p => Assert.Matches("^0752-0000[0-9]{3}$", p));
    }

    private static List<double> Ranks(List<double> values) => [.. values.Select(v => values.Count(o => o < v) + (values.Count(o => o == v) - 1) / 2.0)];
}
