using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Insight;

public sealed class ComparedDayTests
{
    private static readonly ScopeLimits Limits = new()
    {
        AsOf = County.Day,
        EarliestAsOf = new DateOnly(2019, 1, 1),
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
    };

    [Theory]
    [InlineData("/", "?compare=2019-12-31", "2019-12-31")]
    [InlineData("/", "?compare=2020-06-30", null)]
    [InlineData("/", "?compare=", null)]
    [InlineData("/", "", null)]
    [InlineData("/grids", "?compare=2019-12-31", null)]
    public void The_overview_alone_knows_a_second_day_and_only_another_than_its_own(string path, string query, string? expected) =>
        Assert.Equal(expected, ComparedDay.Read(path, query, County.On(County.Day), Limits).Value is { } day ? Days.Iso(day) : null);

    [Theory]
    [InlineData("?compare=2018-12-31", "对比日期应在2019年1月1日至2020年6月30日之间。")]
    [InlineData("?compare=2020-07-01", "对比日期应在2019年1月1日至2020年6月30日之间。")]
    [InlineData("?compare=ever", "对比日期应为“年-月-日”格式，例如2020-06-30。")]
    [InlineData("?compare=2019-12-31&compare=2020-01-31", "参数“compare”重复出现，只应填写一个。")]
    public void An_impossible_day_is_refused_with_what_is_accepted(string query, string expected) =>
        Assert.Equal(expected, ComparedDay.Read("/", query, County.On(County.Day), Limits).Error);

    [Theory]
    [InlineData(ChangePeriod.Month, "2020-06-30", "2020-05-31")]
    [InlineData(ChangePeriod.Quarter, "2020-06-30", "2020-03-31")]
    [InlineData(ChangePeriod.Year, "2020-06-30", "2019-12-31")]
    [InlineData(ChangePeriod.Month, "2020-03-15", "2020-02-29")]
    [InlineData(ChangePeriod.Quarter, "2020-01-01", "2019-12-31")]
    public void A_change_is_told_since_the_day_before_its_period(ChangePeriod period, string day, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), EarlierDay.Since(period, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Day);
}
