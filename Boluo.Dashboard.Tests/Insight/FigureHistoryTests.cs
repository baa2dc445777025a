using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Insight;

/// <summary>The figures of month ends are the same figures as of those days, read once.</summary>
[Trait("Needs", "application")]
public sealed class FigureHistoryTests(SharedApp app)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private FigureHistory History => app.Services.GetRequiredService<FigureHistory>();

    private IReadOnlyList<Figure> Followed => [.. app.Services.GetServices<Figure>().Where(f => f.IsFollowed)];

    [Fact]
    public void What_is_followed_is_read_in_one_command() => Assert.All(Followed, f => Assert.NotNull(f.Value));

    [Theory]
    [InlineData(null)]
    [InlineData(County.Luoyang)]
    public async Task Twelve_months_end_with_the_day_and_each_holds_what_the_figures_are_as_of_its_end(string? township)
    {
        var scope = new Scope(township, null, null, new DateOnly(2020, 5, 15));
        var months = await History.ReadAsync(scope, None);
        Assert.Equal(12, months.Count);
        Assert.Equal((new DateOnly(2019, 6, 30), new DateOnly(2020, 5, 15)), (months[0].Day, months[^1].Day));
        await using var db = await app.OpenAsync();
        foreach (var month in (MonthEnd[])[months[0], months[7], months[^1]])
        {
            var expected = await FigureValues.ReadAsync(Followed, db, scope with { AsOf = month.Day }, None);
            Assert.All(Followed, f => Assert.Equal((f.Key, expected[f.Key].Value), (f.Key, month[f.Key])));
        }
    }

    [Fact]
    public async Task Before_the_data_begin_nothing_is_known_and_nothing_is_zero()
    {
        var months = await History.ReadAsync(County.On(new DateOnly(2019, 3, 31)), None);
        Assert.Equal(9, months.TakeWhile(m => m.Values is null).Count());
        Assert.Null(months[0]["center.count"]);
        Assert.NotNull(months[9]["center.count"]);
    }

    [Fact]
    public async Task A_day_that_was_read_is_read_no_more()
    {
        var counter = new CommandCounter();
        await using var own = new BoluoApp { Replace = counter.Attach };
        var history = own.Services.GetRequiredService<FigureHistory>();
        await history.ReadAsync(County.On(County.Day), None);
        counter.Reset();
        await history.ReadAsync(County.On(County.Day), None);
        Assert.Equal(0, counter.Commands);
        await history.ReadAsync(County.On(new DateOnly(2020, 5, 31)), None);
        Assert.Equal(1, counter.Commands); // June 2019 is new, the other eleven are known.
    }
}
