using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Domain;

public sealed class DutyTests
{
    [Theory]
    [InlineData("2020-06-19", null, DutyState.NotDue)]
    [InlineData("2020-06-20", null, DutyState.DueSoon)]
    [InlineData("2020-06-29", null, DutyState.DueSoon)]
    [InlineData("2020-06-30", null, DutyState.DueToday)]
    [InlineData("2020-07-01", null, DutyState.Overdue)]
    [InlineData("2020-07-01", "2020-06-30", DutyState.Done)]
    [InlineData("2020-07-02", "2020-07-01", DutyState.DoneLate)]
    [InlineData("2020-06-20", "2020-06-25", DutyState.DueSoon)] // What is done later is not done yet.
    [InlineData("2020-07-01", "2020-07-05", DutyState.Overdue)]
    public void A_state_follows_from_the_dates(string day, string? doneOn, DutyState expected) =>
        Assert.Equal(expected, Duty.StateOn(Day(day)!.Value, County.Day, Day(doneOn)));

    [Fact]
    public void A_street_owes_a_year_and_a_community_a_quarter()
    {
        var day = County.Day;
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31)), (Duty.PeriodOf(SurveyLevel.Street, day), Duty.EndOf(SurveyLevel.Street, new DateOnly(2020, 1, 1))));
        Assert.Equal((new DateOnly(2020, 4, 1), County.Day), (Duty.PeriodOf(SurveyLevel.Community, day), Duty.EndOf(SurveyLevel.Community, new DateOnly(2020, 4, 1))));
    }

    [Theory]
    [InlineData("2019-04-10")]
    [InlineData("2020-03-25")]
    [InlineData("2020-06-30")]
    public async Task SQL_and_the_domain_agree_on_every_survey(string text)
    {
        var day = Day(text)!.Value;
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var stated = await db.NeedSurveys.AsNoTracking().WithState(day).Select(s => new { s.Row.DueOn, s.Row.DoneOn, s.State }).ToListAsync(CancellationToken.None);
        Assert.NotEmpty(stated);
        Assert.All(stated, s => Assert.Equal(Duty.StateOn(day, s.DueOn, s.DoneOn), s.State));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
