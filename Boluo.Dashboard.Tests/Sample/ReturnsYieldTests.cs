using Boluo.Dashboard.Domain;
using static Boluo.Dashboard.Tests.Sample.Yields;

namespace Boluo.Dashboard.Tests.Sample;

public sealed class ReturnsYieldTests
{
    [Fact]
    public void Seventeen_townships_hand_in_four_forms_for_each_of_six_months()
    {
        Assert.Equal(17 * 4 * 6, County.MonthlyReturns.Count);
        Assert.All(County.MonthlyReturns.GroupBy(r => (r.Month, r.TownshipCode)), g => Assert.Equal(SampleReturns.Forms, g.Select(r => r.Form)));
    }

    [Fact]
    public void Only_June_has_returns_that_are_missing_or_sent_back()
    {
        var june = new DateOnly(2020, 6, 1);
        Assert.Equal([(june, SampleReturns.Missing)], County.MonthlyReturns.Where(r => r.SubmittedOn is null).Select(r => r.Month).Tally());
        Assert.Equal([(june, SampleReturns.SentBack)], County.MonthlyReturns.Where(r => r is { SentBackOn: not null, CorrectedOn: null }).Select(r => r.Month).Tally());
        Assert.DoesNotContain(County.MonthlyReturns, r => r.SubmittedOn > SampleCounty.AsOf || r.SentBackOn > SampleCounty.AsOf || r.CorrectedOn > SampleCounty.AsOf);
    }

    [Fact]
    public void A_township_has_one_contact_with_a_public_line() =>
        Assert.All(County.MonthlyReturns.GroupBy(r => r.TownshipCode), g => Assert.Single(g.Select(r => (r.Contact, r.Phone)).Distinct()));

    [Fact]
    public void Centres_have_events_in_every_month_but_February_2020()
    {
        Assert.Equal(375, County.CenterEvents.Count);
        Assert.Equal([201910, 201911, 201912, 202001, 202003, 202004, 202005, 202006], County.CenterEvents.Select(e => e.On.Year * 100 + e.On.Month).Tally().Select(t => t.Value));
        Assert.Equal(176, County.CenterEvents.Count(e => e.On >= new DateOnly(2020, 4, 1)));
        Assert.All(County.CenterEvents.Where(e => e.Attendances is null), e => Assert.True(e.On > SampleCounty.AsOf.AddDays(-2)));
    }

    [Fact]
    public void Every_centre_was_begun_two_to_seven_months_before_it_opened() =>
        Assert.All(County.ServiceCenters, c => Assert.InRange(c.OpenedOn.DayNumber - c.StartedOn!.Value.DayNumber, 60, 210));
}
