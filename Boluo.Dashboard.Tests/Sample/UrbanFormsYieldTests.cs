using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class UrbanFormsYieldTests
{
    private static string NameOf(string code) => County.Communities.First(c => c.Code == code).Name;

    [Fact]
    public void Twelve_alley_chiefs_walk_two_communities()
    {
        Assert.Equal([("东区社区", 7), ("西区社区", 5)], County.AlleyChiefs.Where(c => Holds(c)).Select(c => NameOf(c.CommunityCode)).Tally());
        Assert.Equal(12, County.AlleyChiefs.Select(c => c.Beat).Distinct().Count());
    }

    [Fact]
    public void Of_312_patrols_due_in_26_weeks_291_were_done_and_most_others_fell_out_around_February()
    {
        Assert.Equal((312, 291, 26), (County.AlleyPatrols.Count, County.AlleyPatrols.Count(p => p.DoneOn is not null), County.AlleyPatrols.Select(p => p.WeekOf).Distinct().Count()));
        var gap = County.AlleyPatrols.Where(p => p.WeekOf >= new DateOnly(2020, 1, 27) && p.WeekOf < new DateOnly(2020, 2, 24)).ToList();
        Assert.Equal((48, 18), (gap.Count, gap.Count(p => p.DoneOn is null)));
        Assert.Equal(new DateOnly(2020, 6, 22), County.AlleyPatrols.Max(p => p.WeekOf));
    }

    [Fact]
    public void Of_164_small_cases_157_are_handled_half_of_them_within_a_day()
    {
        Assert.Equal((164, 157), (County.SmallCases.Count, County.SmallCases.Count(c => c.HandledOn is not null)));
        Assert.Equal([38, 31, 27, 22, 16, 14, 10, 6], County.SmallCases.Select(c => c.Kind).Tally().Select(k => k.Count));
        Assert.Equal(1, Median(County.SmallCases.Where(c => c.HandledOn is not null).Select(c => c.HandledOn!.Value.DayNumber - c.RaisedOn.DayNumber)));
        Assert.Equal(2, County.SmallCases.Count(c => c.HandledOn is null && c.RaisedOn < SampleCounty.AsOf.AddDays(-7)));
    }

    [Fact]
    public void Thirty_six_communities_have_15_wan_each_and_have_spent_228_point_6_of_540()
    {
        Assert.Equal((36, 540), (County.CommunityFunds.Count, County.CommunityFunds.Sum(f => f.PlanWan)));
        Assert.Equal(228.6, County.FundSpendings.Sum(s => s.AmountWan), 6);
        var progress = County.Communities.Select(c => County.FundSpendings.Where(s => s.CommunityCode == c.Code).Sum(s => s.AmountWan) / 15).ToList();
        Assert.Equal((0.06, 0.81), (Math.Round(progress.Min(), 4), Math.Round(progress.Max(), 4)));
        Assert.Equal(3, progress.Count(p => p < 0.15));
    }

    [Fact]
    public void Compounds_have_10_member_heads_of_companies_17_committees_9_of_them_led_by_members_and_1389_registered_members()
    {
        Assert.Equal((10, 17, 9), (County.Compounds.Count(c => c.PropertyHeadIsMember), County.Compounds.Count(c => c.HasOwnersCommittee), County.Compounds.Count(c => c.CommitteeHeadIsMember)));
        Assert.Equal((10, 40), (County.Compounds.Where(c => c.PropertyHeadIsMember).Select(c => c.PropertyCompany).Distinct().Count(),
            County.Compounds.Select(c => c.PropertyCompany).OfType<string>().Distinct().Count()));
        Assert.All(County.Compounds.Where(c => c.CommitteeHeadIsMember), c => Assert.True(c.HasOwnersCommittee));
        var registered = County.Compounds.Where(c => c.BranchId is not null).Select(c => c.RegisteredMembers).ToList();
        Assert.Equal((23, 1389, 55.0, 21, 146), (registered.Count, registered.Sum(), Median(registered), registered.Min(), registered.Max()));
        Assert.Equal(0, County.Compounds.Where(c => c.BranchId is null).Sum(c => c.RegisteredMembers));
    }

    [Fact]
    public void Households_of_compounds_never_exceed_those_of_their_community() =>
        Assert.All(County.Compounds.GroupBy(c => c.CommunityCode), own => Assert.True(own.Sum(c => c.Households) < FactsByCommunity[own.Key].Sum(g => g.Households)));

    [Fact]
    public void Neighbourhood_app_has_20_items_and_one_compound_has_3_groups_of_interest_and_2_of_mutual_aid()
    {
        Assert.Equal((20, 4), (County.EHomeItems.Count, County.EHomeItems.Count(i => i.Published)));
        Assert.Equal([(CompoundGroupKind.Interest, 3), (CompoundGroupKind.MutualAid, 2)], County.CompoundGroups.Select(g => g.Kind).Tally());
        Assert.All(County.CompoundGroups, g => Assert.Equal("城市绿洲", County.Compounds.First(c => c.Id == g.CompoundId).Name));
    }

    [Fact]
    public void Seventy_four_contact_members_of_the_fringe_hold_80_talks_and_one_community_has_been_silent()
    {
        Assert.Equal((74, 80, 32), (County.ContactHouseholds.Count, County.Talks.Count, County.SuburbServices.Count));
        Assert.Equal([20, 22, 14, 12, 7, 5], County.Talks.Select(t => t.Topic).Tally().Select(t => t.Count));
        var silent = County.ContactHouseholds.Select(h => h.CommunityCode).Distinct().Where(c => County.Talks.Where(t => t.CommunityCode == c).Max(t => t.On) < SampleCounty.AsOf.AddDays(-90));
        Assert.Equal(["441322001008"], silent);
        Assert.DoesNotContain(County.Talks, t => t.On is { Year: 2020, Month: 2 });
    }

    [Fact]
    public void The_archived_campaign_counts_1726_persons_and_7184_services_in_one_street()
    {
        var (people, services) = (County.FringeCampaignRows.Where(r => FringeCampaignRow.CountsPeople(r.Kind)).Sum(r => r.Count), County.FringeCampaignRows.Where(r => !FringeCampaignRow.CountsPeople(r.Kind)).Sum(r => r.Count));
        Assert.Equal((1726, 7184), (people, services));
        Assert.All(County.FringeCampaignRows, r => Assert.StartsWith("441322002", r.CommunityCode, StringComparison.Ordinal));
    }
}
