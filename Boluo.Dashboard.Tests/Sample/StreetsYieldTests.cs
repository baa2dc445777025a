using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class StreetsYieldTests
{
    [Fact]
    public void Each_street_has_ten_offices_before_the_reform_and_twelve_after_it()
    {
        foreach (var street in County.Townships.Where(t => t.Kind == TownshipKind.Street))
        {
            var offices = County.StreetOffices.Where(o => o.TownshipCode == street.Code).ToList();
            Assert.Equal((10, 12), (offices.Count(o => o.BeforeReform), offices.Count(o => o.AfterReform)));
            Assert.Equal(Enum.GetValues<StreetFocus>(), offices.Where(o => o.AfterReform).Select(o => o.Strengthens).OfType<StreetFocus>().Distinct().Order());
            Assert.Equal([(FunctionChange.Weakened, 2), (FunctionChange.Granted, 2)], County.StreetFunctions.Where(f => f.TownshipCode == street.Code).Select(f => f.Change).Tally());
        }

        Assert.All(County.StreetOffices, o => Assert.EndsWith("（示例）", o.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Luoyang_met_five_times_in_2019_and_twice_in_2020_and_xiqu_once_on_its_own()
    {
        var hosts = County.PartyOrganisations.ToDictionary(o => o.Id, o => o.Name);
        Assert.Equal([("罗阳街道党工委", 2019, 5), ("罗阳街道党工委", 2020, 2), ("西区社区党总支", 2019, 1)],
            County.JointMeetings.GroupBy(m => (Host: hosts[m.HostId], m.On.Year)).Select(g => (g.Key.Host, g.Key.Year, g.Count())).Order());
    }

    [Fact]
    public void Fifteen_of_seventeen_issues_are_solved_and_one_of_the_open_ones_is_overdue()
    {
        var solved = County.JointIssues.Where(i => i.SolvedOn is not null).ToList();
        Assert.Equal((17, 15), (County.JointIssues.Count, solved.Count));
        Assert.Equal([(JointIssueKind.Facilities, 4), (JointIssueKind.Relocation, 3), (JointIssueKind.Traffic, 3), (JointIssueKind.Environment, 3), (JointIssueKind.Property, 2)], solved.Select(i => i.Kind).Tally());
        Assert.All(solved, i => Assert.Equal(2019, i.SolvedOn!.Value.Year));
        Assert.Equal((2, 1), (solved.Count(i => i.SolvedOn > i.DueOn), County.JointIssues.Count(i => i.SolvedOn is null && i.DueOn < SampleCounty.AsOf)));
    }

    [Fact]
    public void The_owners_of_issues_are_units_of_the_county()
    {
        var units = County.CountyUnits.Select(u => u.Name).ToHashSet();
        Assert.All(County.JointIssues, i => Assert.Contains(i.OwnerUnit, units));
    }

    [Fact]
    public void Every_community_has_as_many_committee_members_as_it_says_and_is_led_by_its_secretary()
    {
        foreach (var community in County.Communities)
        {
            var members = County.CommitteeMembers.Where(m => m.CommunityCode == community.Code).ToList();
            Assert.Equal(community.CommitteeMembers, members.Count);
            var post = community.SecretaryIsDirector ? CommitteePost.SecretaryAndDirector : CommitteePost.Secretary;
            Assert.Equal(community.SecretaryName, Assert.Single(members, m => m.Post == post).Name);
            Assert.Equal(community.SecretaryIsDirector ? 0 : 1, members.Count(m => m.Post == CommitteePost.Director));
        }
    }

    [Fact]
    public void Forty_seven_of_the_area_branches_have_a_secretary_on_file() =>
        Assert.Equal(47, County.PartyOrganisations.Count(o => o.SecretaryName is not null));
}
