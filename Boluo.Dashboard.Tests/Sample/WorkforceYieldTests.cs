using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class WorkforceYieldTests
{
    [Fact]
    public void Three_hundred_eighteen_workers_stand_on_four_posts_and_sixteen_grades()
    {
        var workers = County.CommunityWorkers;
        Assert.Equal((318, 139, 36), (workers.Count, workers.Count(w => w.Certified), workers.Select(w => w.CommunityCode).Distinct().Count()));
        Assert.Equal([(1, 36), (2, 58), (3, 97), (4, 127)], workers.Select(w => w.Post).Tally());
        Assert.Equal(Enumerable.Range(1, 16), workers.Select(w => w.Grade).Distinct().Order());
        Assert.Equal([(Education.School, 62), (Education.College, 158), (Education.Bachelor, 92), (Education.Postgraduate, 6)], workers.Select(w => w.Education).Tally());
    }

    [Fact]
    public void All_are_in_post_on_the_countys_day_and_came_as_adults() =>
        Assert.All(County.CommunityWorkers, w => Assert.True(w.Since <= SampleCounty.AsOf && w.LeftOn is null && w.BornOn.AddYears(20) <= w.Since, w.Name));

    [Fact]
    public void Who_is_on_both_lists_is_the_same_person_in_both()
    {
        var names = County.CommunityWorkers.Select(w => w.Name).ToHashSet(StringComparer.Ordinal);
        var both = County.GridWorkers.Where(w => names.Contains(w.Name)).ToList();
        Assert.Equal(168, both.Count(w => Duties.Any(d => d.WorkerId == w.Id)));
        Assert.All(both, g =>
        {
            var worker = Assert.Single(County.CommunityWorkers, w => w.Name == g.Name);
            Assert.Equal((g.CommunityCode, g.Gender, g.BornOn, g.PoliticalStatus), (worker.CommunityCode, worker.Gender, worker.BornOn, worker.PoliticalStatus));
        });
    }

    [Fact]
    public void Pay_is_known_in_three_points_only() =>
        Assert.Equal([(PayPointKind.Before, 3000), (PayPointKind.Average, 4500), (PayPointKind.Maximum, 6800)], County.PayPoints.Select(p => (p.Kind, p.Yuan)));

    [Fact]
    public void Nine_agencies_send_512_social_workers_to_every_community()
    {
        var placements = County.SocialPlacements;
        Assert.Equal((9, 512, 41), (County.SocialAgencies.Count, placements.Sum(p => p.Heads), placements.Count));
        Assert.Equal((9, 36), (placements.Select(p => p.AgencyId).Distinct().Count(), placements.Select(p => p.CommunityCode).Distinct().Count()));
        Assert.Equal(5, placements.GroupBy(p => p.CommunityCode).Count(g => g.Count() == 2));
    }

    [Fact]
    public void Two_hundred_fourteen_teams_have_81460_volunteers_and_no_community_is_without()
    {
        var teams = County.VolunteerTeams;
        Assert.Equal((214, 81_460, 36), (teams.Count, teams.Sum(t => t.Heads), teams.Select(t => t.CommunityCode).Distinct().Count()));
        Assert.All(teams.GroupBy(t => t.CommunityCode), g =>
        {
            Assert.InRange(g.Count(), 3, 24);
            Assert.Equal(g.Count(), g.Select(t => t.Name).Distinct().Count());
            Assert.InRange(g.Sum(t => t.Heads), 1, FactsByCommunity[g.Key].Sum(x => x.Residents) / 2);
        });
    }

    [Fact]
    public void Party_workers_are_the_members_of_communities_and_units() =>
        Assert.Equal(10_223, FactsByCommunity.SelectMany(g => g).Sum(g => g.PartyMembers) + County.CountyUnits.Sum(u => u.MembersInService));

    [Fact]
    public void Units_report_half_year_by_half_year_and_three_reports_are_missing()
    {
        var last = County.UnitServices.Where(s => s.From == new DateOnly(2020, 1, 1)).ToList();
        Assert.Equal((89, 6984, 9486, 412, 365), (last.Count, last.Sum(s => s.Registered), last.Sum(s => s.ServiceAttendances), last.Sum(s => s.WishesClaimed), last.Sum(s => s.WishesDone)));
        Assert.Equal([new DateOnly(2019, 1, 1), new DateOnly(2019, 7, 1), new DateOnly(2020, 1, 1)], County.UnitServices.Select(s => s.From).Distinct().Order());
        Assert.All(County.UnitServices, s => Assert.InRange(s.Registered, 0, County.CountyUnits[s.UnitId - 1].MembersInService));
    }

    [Fact]
    public void Some_activities_have_no_note_of_venue_or_funds_and_none_of_the_helpers_are_counted_as_heads()
    {
        var activities = County.Activities;
        Assert.InRange(activities.Count(a => a.Venue is null), 1, 10);
        Assert.InRange(activities.Count(a => a.FundsWan is null), 1, 10);
        Assert.All(activities.Where(a => a.Kind == ActivityKind.PartyDay), a => Assert.Equal((0, 0), (a.SocialAttendances, a.VolunteerAttendances)));
    }
}
