using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class FourAsksYieldTests
{
    private static DutyState StateOf(NeedSurvey survey) => Duty.StateOn(SampleCounty.AsOf, survey.DueOn, survey.DoneOn);

    private static IEnumerable<(DutyState State, int Count)> Quarter(int year, int month) =>
        County.NeedSurveys.Where(s => s.Level == SurveyLevel.Community && s.PeriodStart == new DateOnly(year, month, 1)).Select(StateOf).Tally();

    [Fact]
    public void In_the_second_quarter_of_2020_thirty_one_communities_are_done_and_five_due_today() =>
        Assert.Equal([(DutyState.DueToday, 5), (DutyState.Done, 31)], Quarter(2020, 4));

    [Fact]
    public void In_the_first_quarter_of_2020_nine_were_late_and_three_are_missing() =>
        Assert.Equal([(DutyState.Done, 24), (DutyState.DoneLate, 9), (DutyState.Overdue, 3)], Quarter(2020, 1));

    [Fact]
    public void Every_community_owes_a_survey_each_quarter_since_2019()
    {
        var quarters = County.NeedSurveys.Where(s => s.Level == SurveyLevel.Community).GroupBy(s => s.PeriodStart).ToList();
        Assert.Equal(6, quarters.Count);
        Assert.All(quarters, q => Assert.Equal(36, q.Select(s => s.CommunityCode).Distinct().Count()));
    }

    [Fact]
    public void The_streets_are_done_for_2019_and_one_of_them_for_2020()
    {
        var streets = County.NeedSurveys.Where(s => s.Level == SurveyLevel.Street).ToList();
        Assert.Equal([("441322001", 2019, DutyState.Done), ("441322001", 2020, DutyState.NotDue), ("441322002", 2019, DutyState.Done), ("441322002", 2020, DutyState.Done)],
            streets.OrderBy(s => s.TownshipCode, StringComparer.Ordinal).ThenBy(s => s.PeriodStart).Select(s => (s.TownshipCode, s.PeriodStart.Year, StateOf(s))));
    }

    [Fact]
    public void Two_hundred_twenty_eight_issues_are_solved_and_some_are_open()
    {
        Assert.Equal([(IssueKind.Facilities, 64), (IssueKind.Traffic, 62), (IssueKind.Environment, 48), (IssueKind.Safety, 41), (IssueKind.Other, 13)],
            County.DelegateIssues.Where(i => i.SolvedOn <= SampleCounty.AsOf).Select(i => i.Kind).Tally());
        Assert.Equal((242, 14), (County.DelegateIssues.Count, County.DelegateIssues.Count(i => i.SolvedOn is null)));
        Assert.All(County.DelegateIssues, i => Assert.StartsWith("441322001", i.CommunityCode, StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_rules_were_fixed_six_in_one_street_and_four_in_the_other()
    {
        Assert.Equal([("441322001", 6), ("441322002", 4)], County.ServiceRules.Select(r => r.TownshipCode).Tally());
        Assert.All(County.ServiceRules, r => Assert.InRange(r.FixedOn, new DateOnly(2019, 1, 1), SampleCounty.AsOf));
    }

    [Fact]
    public void One_suggestion_has_become_a_direction_of_the_county_and_concerns_no_single_place()
    {
        var direction = Assert.Single(County.Suggestions, s => s.AdoptedAs == AdoptedForm.CountyDirection);
        Assert.Equal((null, null, 2020), (direction.TownshipCode, direction.CommunityCode, direction.AdoptedOn!.Value.Year));
        Assert.Contains("东江", direction.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void One_old_street_has_been_renewed_with_all_three_methods()
    {
        var street = Assert.Single(County.IdeaCases, c => c.Kind == IdeaKind.Street);
        Assert.Equal(("441322001006", true, true, true, true), (street.CommunityCode, street.HouseholdVisits, street.Experts, street.ResidentsMeeting, street.FinishedOn <= SampleCounty.AsOf));
    }

    [Fact]
    public void Two_communities_have_been_silent_since_12_May_2020()
    {
        var last = County.DataUpdates.GroupBy(u => u.CommunityCode, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(u => u.On));
        Assert.Equal(36, last.Count);
        Assert.Equal([new DateOnly(2020, 5, 12), new DateOnly(2020, 5, 12)], last.Values.Where(d => d < SampleCounty.AsOf.AddDays(-31)));
    }

    [Fact]
    public void Every_survey_of_satisfaction_has_more_asked_than_answered_and_a_body_of_its_level() =>
        Assert.All(County.SatisfactionSurveys, s =>
        {
            Assert.InRange(s.Satisfied + s.Fair + s.Dissatisfied, 1, s.Sampled);
            Assert.Equal(s.Level, s.UnitId is not null ? SatisfactionLevel.Department : s.CommunityCode is not null ? SatisfactionLevel.Community : SatisfactionLevel.Street);
        });

    [Theory]
    [InlineData(CampaignKind.Cadres, 110)]
    [InlineData(CampaignKind.SocialWorkers, 118)]
    [InlineData(CampaignKind.Volunteers, 2046)]
    [InlineData(CampaignKind.Stations, 66)]
    [InlineData(CampaignKind.HotlineCalls, 437)]
    [InlineData(CampaignKind.Visits, 528)]
    [InlineData(CampaignKind.Devices, 512)]
    public void The_campaign_adds_up_by_kind(CampaignKind kind, int expected) =>
        Assert.Equal(expected, County.CampaignActions.Where(a => a.Kind == kind).Sum(a => a.Count));
}
