using Boluo.Dashboard.Components;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>The month ends among which the overview is looked through.</summary>
public sealed class MonthWindowTests : BunitContext
{
    private readonly FakeTimeProvider _clock = new();

    public MonthWindowTests()
    {
        Services.AddSingleton<TimeProvider>(_clock);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_short_past_stands_in_one_row_that_ends_with_the_last_day_of_the_data()
    {
        var window = MonthWindow.Of(County.Day, Limits(new DateOnly(2019, 1, 1), new DateOnly(2020, 6, 15)));
        Assert.Equal(18, window.Ends.Count);
        Assert.Equal((new DateOnly(2019, 1, 31), new DateOnly(2020, 6, 15)), (window.Ends[0], window.Ends[^1]));
        Assert.Equal((null, null), (window.Earlier, window.Later));
    }

    [Theory]
    [InlineData("2019-12-31")]
    [InlineData("2015-01-31")]
    [InlineData("2017-05-04")]
    public void A_long_past_is_gone_through_window_by_window(string text)
    {
        var day = DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var limits = Limits(new DateOnly(2015, 1, 1), new DateOnly(2019, 12, 31));
        var window = MonthWindow.Of(day, limits);
        Assert.Equal(18, window.Ends.Count);
        Assert.Contains(window.Ends, e => e.Year == day.Year && e.Month == day.Month);
        Assert.Equal(window.Ends[0] > new DateOnly(2015, 1, 31), window.Earlier is not null);
        Assert.Equal(window.Ends[^1] < limits.AsOf, window.Later is not null);
        if (window.Later is { } later) Assert.Equal(window.Ends[^1].AddDays(1).AddMonths(1).AddDays(-1), later);
    }

    [Fact]
    public void The_bar_marks_the_day_and_each_month_is_a_link_that_keeps_the_choices()
    {
        var bar = Show(new DateOnly(2020, 3, 31), "?since=Year&asOf=2020-03-31");
        Assert.Equal("2020年3月31日", bar.Find(".months [aria-current=date]").GetAttribute("aria-label"));
        Assert.Equal("./?since=Year&asOf=2020-02-29", bar.FindAll(".months a")[13].GetAttribute("href"));
        Assert.Equal("./?since=Year", bar.FindAll(".months a")[^1].GetAttribute("href"));
        Assert.Equal("较年初", bar.Find(".seg [aria-current]").TextContent);
    }

    [Fact]
    public void The_replay_goes_from_month_to_month_and_ends_with_the_last()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        var bar = Show(new DateOnly(2020, 4, 30), "?asOf=2020-04-30");
        bar.Find("button.btn:not([type=submit])").Click();
        Assert.EndsWith("?asOf=2020-05-31", navigation.Uri, StringComparison.Ordinal);

        Follow(bar, new DateOnly(2020, 5, 31));
        _clock.Advance(TimeSpan.FromSeconds(2));
        bar.WaitForAssertion(() => Assert.Equal("http://localhost/", navigation.Uri));
        Follow(bar, County.Day);
        Assert.Contains("停止", bar.Markup, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(2));
        bar.WaitForAssertion(() => Assert.Contains("回放", bar.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_form_leads_to_the_day_that_was_chosen()
    {
        var bar = Show(County.Day, "");
        bar.Find("details").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal("2020-05-31", bar.Find("input[type=date]").GetAttribute("value"));
        bar.Find("input[type=date]").Change("2019-12-31");
        bar.Find("form").Submit();
        Assert.EndsWith("/?compare=2019-12-31", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private static ScopeLimits Limits(DateOnly from, DateOnly to) => new()
    {
        AsOf = to,
        EarliestAsOf = from,
        Origin = DataOrigin.Sample,
        Townships = new Dictionary<string, Township>(StringComparer.Ordinal),
        Communities = new Dictionary<string, Community>(StringComparer.Ordinal),
    };

    private static PageContext Context(DateOnly day, string query) =>
        new(County.On(day), Limits(new DateOnly(2019, 1, 1), County.Day), new Viewer("1", "测试", Role.Leader), "/", query, 1);

    private IRenderedComponent<TimeBar> Show(DateOnly day, string query) => Render<TimeBar>(p => Fill(p, day, query));

    private static void Follow(IRenderedComponent<TimeBar> bar, DateOnly day) => bar.Render(p => Fill(p, day, $"?asOf={Days.Iso(day)}"));

    private static void Fill(ComponentParameterCollectionBuilder<TimeBar> parameters, DateOnly day, string query) => parameters
        .Add(t => t.Context, Context(day, query))
        .Add(t => t.Period, query.Contains("Year", StringComparison.Ordinal) ? ChangePeriod.Year : ChangePeriod.Month)
        .Add(t => t.Since, EarlierDay.Since(ChangePeriod.Month, day));
}
