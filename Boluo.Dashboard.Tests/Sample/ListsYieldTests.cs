using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class ListsYieldTests
{
    private static List<Stated<Need, NeedState>> Needs => [.. County.Needs.AsQueryable().WithState(SampleCounty.AsOf)];

    private static List<Stated<Project, ProjectState>> Projects => [.. County.Projects.AsQueryable().WithState(SampleCounty.AsOf)];

    private static List<Need> Closed => [.. Needs.Where(n => n.State == NeedState.Closed).Select(n => n.Row)];

    [Fact]
    public void Two_hundred_ninety_three_resources_come_from_75_units()
    {
        Assert.Equal([(1, 8), (2, 13), (3, 16), (4, 14), (5, 10), (6, 6), (7, 3), (8, 2), (10, 2), (12, 1)], County.Resources.GroupBy(r => r.UnitId).Select(g => g.Count()).Tally());
        Assert.Equal([(UnitNature.Office, 44), (UnitNature.Institution, 20), (UnitNature.Enterprise, 11)], County.Resources.Select(r => r.UnitId).Distinct().Select(u => County.CountyUnits[u - 1].Nature).Tally());
        Assert.Equal((293, SampleResources.CountyWide), (County.Resources.Count, County.Resources.Count(r => r.CountyWide)));
    }

    [Fact]
    public void Resources_are_of_seven_kinds() =>
        Assert.Equal(
            [(ResourceCategory.Expertise, 68), (ResourceCategory.PolicyAdvice, 52), (ResourceCategory.Venue, 46), (ResourceCategory.CultureAndSport, 38), (ResourceCategory.FundsAndGoods, 34), (ResourceCategory.Jobs, 28), (ResourceCategory.HealthClinic, 27)],
            County.Resources.Select(r => r.Category).Tally());

    [Fact]
    public void Resources_are_208_used_61_on_offer_and_24_idle()
    {
        var used = County.NeedResources.Select(l => l.ResourceId).Concat(County.ProjectResources.Select(l => l.ResourceId)).ToHashSet();
        var unused = County.Resources.Where(r => !used.Contains(r.Id)).ToList();
        Assert.Equal((208, 61, 24), (used.Count, unused.Count(r => r.OfferedOn >= SampleCounty.AsOf.AddDays(-90)), unused.Count(r => r.OfferedOn < SampleCounty.AsOf.AddDays(-90))));
        Assert.All(unused, r => Assert.True(r.AvailableTo is not { } to || to > SampleCounty.AsOf));
        Assert.All(County.Resources, r => Assert.True(r.OfferedOn >= County.Pairings.First(p => p.UnitId == r.UnitId).ValidFrom));
    }

    [Fact]
    public void One_hundred_three_needs_follow_the_months() =>
        Assert.Equal([6, 7, 9, 8, 8, 7, 5, 2, 8, 13, 16, 14], County.Needs.Select(n => (n.RaisedOn.Year, n.RaisedOn.Month)).Tally().Select(m => m.Count));

    [Fact]
    public void Needs_are_of_seven_kinds_six_channels_and_three_proposers()
    {
        Assert.Equal(
            [(NeedCategory.SmallWorks, 24), (NeedCategory.HealthAndAge, 17), (NeedCategory.Education, 15), (NeedCategory.CultureAndSport, 14), (NeedCategory.Aid, 12), (NeedCategory.PolicyAdvice, 11), (NeedCategory.Environment, 10)],
            County.Needs.Select(n => n.Category).Tally());
        Assert.Equal(
            [(NeedChannel.QuarterlySurvey, 34), (NeedChannel.GridWorker, 27), (NeedChannel.Online, 18), (NeedChannel.YearlySurvey, 11), (NeedChannel.Delegates, 8), (NeedChannel.EHome, 5)],
            County.Needs.Select(n => n.Channel).Tally());
        Assert.Equal([(NeedProposer.Residents, 81), (NeedProposer.Members, 14), (NeedProposer.LocalUnits, 8)], County.Needs.Select(n => n.Proposer).Tally());
    }

    [Fact]
    public void Channels_exist_where_the_needs_come_from()
    {
        var communities = County.Communities.ToDictionary(c => c.Code);
        Assert.All(County.Needs.Where(n => n.Channel == NeedChannel.EHome), n => Assert.True(communities[n.CommunityCode].EHomePilot));
        Assert.All(County.Needs.Where(n => n.Channel == NeedChannel.Delegates), n => Assert.Equal("441322001", communities[n.CommunityCode].TownshipCode));
        Assert.All(County.Needs.Where(n => n.Channel == NeedChannel.YearlySurvey), n => Assert.NotNull(communities[n.CommunityCode].UrbanForm));
        Assert.All(County.Needs.Where(n => n.Channel == NeedChannel.GridWorker), n => Assert.NotNull(n.GridId));
        Assert.All(County.Needs.Where(n => n.GridId is not null), n => Assert.Contains(FactsByCommunity[n.CommunityCode], f => f.GridId == n.GridId));
    }

    [Fact]
    public void Needs_are_in_five_states() =>
        Assert.Equal([(NeedState.Waiting, 14), (NeedState.Matched, 12), (NeedState.Started, 19), (NeedState.Closed, 56), (NeedState.Deferred, 2)], Needs.Select(n => n.State).Tally());

    [Fact]
    public void Five_needs_have_waited_for_more_than_30_days()
    {
        var waits = Needs.Where(n => n.State == NeedState.Waiting).Select(n => SampleCounty.AsOf.DayNumber - n.Row.RaisedOn.DayNumber);
        Assert.Equal([33, 38, 45, 52, 74], waits.Where(w => w > 30).Order());
    }

    [Fact]
    public void Needs_are_matched_in_a_median_of_12_days_and_closed_in_34()
    {
        Assert.Equal(12, Median(County.Needs.Where(n => n.MatchedOn is not null).Select(n => n.MatchedOn!.Value.DayNumber - n.RaisedOn.DayNumber)));
        var first = Closed.Select(n => n.ClosedOn!.Value.DayNumber - n.RaisedOn.DayNumber).Order().ToList();
        var last = Closed.Select(n => (n.ClosedAgainOn ?? n.ClosedOn)!.Value.DayNumber - n.RaisedOn.DayNumber).Order().ToList();
        // The ninth decile is the 51st of 56; the 50th is the same, so that every reading of it agrees.
        Assert.Equal((34.0, 81, 81), (Median(first), first[49], first[50]));
        Assert.Equal((34.0, 81, 81), (Median(last), last[49], last[50]));
    }

    [Fact]
    public void The_one_who_was_not_satisfied_had_it_done_again()
    {
        Assert.Equal((43, 9, 1, 3), (Closed.Count(n => n.Evaluation == Evaluation.Satisfied), Closed.Count(n => n.Evaluation == Evaluation.Fair), Closed.Count(n => n.Evaluation == Evaluation.Dissatisfied), Closed.Count(n => n.Evaluation is null)));
        var again = Assert.Single(County.Needs, n => n.ReopenedOn is not null);
        Assert.Equal(Evaluation.Dissatisfied, again.Evaluation);
        Assert.Equal(NeedState.Started, County.Needs.AsQueryable().WithState(again.ReopenedOn!.Value).Single(n => n.Row.Id == again.Id).State);
    }

    [Fact]
    public void Ninety_seven_projects_are_of_four_kinds_five_stages_and_three_origins()
    {
        Assert.Equal([(ProjectCategory.PublicAid, 31), (ProjectCategory.Civility, 24), (ProjectCategory.Education, 22), (ProjectCategory.Other, 20)], County.Projects.Select(p => p.Category).Tally());
        Assert.Equal([(ProjectState.Published, 7), (ProjectState.Claimed, 9), (ProjectState.Started, 23), (ProjectState.Completed, 56), (ProjectState.Stopped, 2)], Projects.Select(p => p.State).Tally());
        Assert.Equal([(ProjectOrigin.Need, 83), (ProjectOrigin.Superior, 9), (ProjectOrigin.Resource, 5)], County.Projects.Select(p => p.Origin).Tally());
    }

    [Fact]
    public void Eighty_three_projects_answer_76_needs_over_88_links()
    {
        Assert.Equal((88, 76, 83), (County.NeedProjects.Count, County.NeedProjects.Select(l => l.NeedId).Distinct().Count(), County.NeedProjects.Select(l => l.ProjectId).Distinct().Count()));
        Assert.All(County.NeedProjects, l => Assert.Equal(ProjectOrigin.Need, County.Projects[l.ProjectId - 1].Origin));
        Assert.All(County.NeedProjects, l => Assert.Contains(County.ProjectCommunities, c => c.ProjectId == l.ProjectId && c.CommunityCode == County.Needs[l.NeedId - 1].CommunityCode));
    }

    [Fact]
    public void Every_need_is_answered_by_a_project_by_a_resource_or_not_yet()
    {
        var byProject = County.NeedProjects.Select(l => l.NeedId).ToHashSet();
        var byResource = County.NeedResources.Select(l => l.NeedId).Except(byProject).ToHashSet();
        var others = Needs.Where(n => !byProject.Contains(n.Row.Id) && !byResource.Contains(n.Row.Id)).Select(n => n.State);
        Assert.Equal((76, 11), (byProject.Count, byResource.Count));
        Assert.Equal([(NeedState.Waiting, 14), (NeedState.Deferred, 2)], others.Tally());
        Assert.All(County.Needs.Where(n => byProject.Contains(n.Id) || byResource.Contains(n.Id)), n => Assert.Equal(n.MatchedOn,
            County.NeedProjects.Where(l => l.NeedId == n.Id).Select(l => l.On).Concat(County.NeedResources.Where(l => l.NeedId == n.Id).Select(l => l.On)).Min()));
    }

    [Fact]
    public void One_need_has_two_projects_with_different_stages()
    {
        var stages = Projects.ToDictionary(p => p.Row.Id, p => p.State);
        Assert.Single(County.NeedProjects.GroupBy(l => l.NeedId), g => g.Select(l => stages[l.ProjectId]).Distinct().Count() > 1);
    }

    [Fact]
    public void Nothing_has_happened_after_the_countys_day()
    {
        var days = County.Needs.SelectMany(n => new[] { n.RaisedOn, n.MatchedOn, n.StartedOn, n.ClosedOn, n.ReopenedOn, n.ClosedAgainOn, n.DeferredOn })
            .Concat(County.Projects.SelectMany(p => new[] { p.PublishedOn, p.ClaimedOn, p.StartOn, p.EndOn, p.StoppedOn }))
            .Concat(County.Resources.Select(r => (DateOnly?)r.OfferedOn)).Concat(County.Activities.Select(a => (DateOnly?)a.On))
            .Concat(County.ServiceCenters.Select(c => (DateOnly?)c.OpenedOn)).OfType<DateOnly>();
        Assert.Equal(0, days.Count(d => d > SampleCounty.AsOf));
    }

    [Fact]
    public void A_project_covers_the_stage_of_its_need()
    {
        var needs = Needs.ToDictionary(n => n.Row.Id, n => n.State);
        var stages = Projects.ToDictionary(p => p.Row.Id, p => p.State);
        Assert.All(County.NeedProjects, l => Assert.Contains(stages[l.ProjectId], needs[l.NeedId] switch
        {
            NeedState.Closed => [ProjectState.Completed],
            NeedState.Started => [ProjectState.Started, ProjectState.Completed],
            _ => (ProjectState[])[ProjectState.Published, ProjectState.Claimed],
        }));
    }
}
