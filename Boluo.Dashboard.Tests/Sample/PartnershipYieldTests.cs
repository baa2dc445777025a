using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class PartnershipYieldTests
{
    private static string Area(string community) => community[..9] switch { "441322001" => "罗阳", "441322002" => "龙溪", _ => "各镇" };

    [Fact]
    public void Ninety_two_units_have_8120_members()
    {
        var members = County.CountyUnits.Select(u => u.MembersInService).ToList();
        Assert.Equal((92, 8120, 61.0, 9, 480), (members.Count, members.Sum(), Median(members), members.Min(), members.Max()));
        Assert.Equal([(UnitNature.Office, 51), (UnitNature.Institution, 24), (UnitNature.Enterprise, 17)], County.CountyUnits.Select(u => u.Nature).Tally());
        Assert.Equal(("县直单位01（教育系统）", "县直单位92（国有企业）"), (County.CountyUnits[0].Name, County.CountyUnits[^1].Name));
    }

    [Fact]
    public void Each_unit_is_paired_with_one_community_and_each_community_with_a_unit()
    {
        var open = County.Pairings.Where(p => Holds(p)).ToList();
        Assert.Equal((92, 92, 36), (open.Count, open.Select(p => p.UnitId).Distinct().Count(), open.Select(p => p.CommunityCode).Distinct().Count()));
        Assert.Equal([("各镇", 34), ("罗阳", 48), ("龙溪", 10)], open.GroupBy(p => Area(p.CommunityCode), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
        Assert.Equal((new DateOnly(2018, 11, 1), new DateOnly(2019, 12, 1)), (Month(open.Min(p => p.ValidFrom)), Month(open.Max(p => p.ValidFrom))));
        static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
    }

    [Fact]
    public void One_hundred_eight_activities_follow_the_months()
    {
        Assert.Equal([9, 8, 12, 11, 10, 9, 7, 2, 5, 10, 12, 13], County.Activities.Select(a => (a.On.Year, a.On.Month)).Tally().Select(m => m.Count));
        Assert.Equal([("各镇", 35), ("罗阳", 58), ("龙溪", 15)], County.Activities.GroupBy(a => Area(a.CommunityCode), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())));
    }

    [Fact]
    public void Activities_are_of_six_kinds() =>
        Assert.Equal([(ActivityKind.Volunteering, 31), (ActivityKind.PartyDay, 24), (ActivityKind.PolicyTalk, 15), (ActivityKind.Aid, 14), (ActivityKind.HealthClinic, 13), (ActivityKind.CultureAndSport, 11)],
            County.Activities.Select(a => a.Kind).Tally());

    [Fact]
    public void Six_thousand_318_attendances_of_residents_were_counted()
    {
        var people = County.Activities.Select(a => a.Beneficiaries).ToList();
        Assert.Equal((6318, 46.0, 12, 320), (people.Sum(), Median(people), people.Min(), people.Max()));
    }

    [Fact]
    public void One_hundred_seventy_six_participations_include_the_hosts()
    {
        Assert.Equal(176, County.ActivityUnits.Count);
        Assert.All(County.Activities, a => Assert.Contains(County.ActivityUnits, u => u.ActivityId == a.Id && u.UnitId == a.HostUnitId));
        Assert.All(County.Activities, a => Assert.Contains(County.Pairings, p => p.UnitId == a.HostUnitId && p.CommunityCode == a.CommunityCode && p.ValidFrom <= a.On));
    }

    [Fact]
    public void Nine_units_have_had_no_activity_for_180_days_two_of_them_never()
    {
        var days = County.Activities.ToDictionary(a => a.Id, a => a.On);
        var last = County.ActivityUnits.GroupBy(u => u.UnitId).ToDictionary(g => g.Key, g => g.Max(u => days[u.ActivityId]));
        Assert.Equal((2, 7), (County.CountyUnits.Count(u => !last.ContainsKey(u.Id)), last.Values.Count(d => d < SampleCounty.AsOf.AddDays(-180))));
    }
}
