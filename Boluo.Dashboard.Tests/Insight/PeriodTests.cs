using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tests.Insight;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(PeriodKind.Day, "2020-06-30", "2020-06-30", "截至2020年6月30日")]
    [InlineData(PeriodKind.Month, "2020-06-30", "2020-06-01", "2020年6月")]
    [InlineData(PeriodKind.Quarter, "2020-06-30", "2020-04-01", "2020年第二季度")]
    [InlineData(PeriodKind.Quarter, "2020-05-12", "2020-04-01", "2020年第二季度（截至2020年5月12日）")]
    [InlineData(PeriodKind.HalfYear, "2019-12-31", "2019-07-01", "2019年下半年")]
    [InlineData(PeriodKind.Year, "2020-06-30", "2020-01-01", "2020年（截至2020年6月30日）")]
    public void A_period_begins_with_its_calendar_and_says_how_far_it_has_come(PeriodKind kind, string day, string from, string words)
    {
        var period = Period.Of(kind, Day(day));
        Assert.Equal((Day(from), Day(day), words), (period.From, period.To, period.InWords));
    }

    [Fact]
    public void The_period_before_is_whole()
    {
        var before = Period.Of(PeriodKind.Quarter, new DateOnly(2020, 2, 10)).Previous;
        Assert.Equal((new DateOnly(2019, 10, 1), new DateOnly(2019, 12, 31), "2019年第四季度"), (before.From, before.To, before.InWords));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
