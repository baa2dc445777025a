using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.ThreeLists;

[Trait("Needs", "application")]
public sealed class ThreeListsMonthTests(SharedApp app, EdgeCounty edge)
{
    private static readonly Scope June = new(null, null, null, County.Day);

    /// <summary>The last months of the data's range, counted backwards.</summary>
    public static TheoryData<int> Months => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Months))]
    public async Task What_was_open_plus_what_came_less_what_went_is_what_is_open(int back)
    {
        var scope = June with { AsOf = new DateOnly(2020, 7, 1).AddMonths(-back).AddDays(-1) };
        foreach (var county in (BoluoApp[])[app, edge])
            foreach (var line in await ReadAsync(scope, county)) Assert.Equal(line.Open, line.OpenBefore + line.Added - line.Closed - line.Deferred);
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task A_month_begins_with_what_the_month_before_ended_with(int back)
    {
        var day = new DateOnly(2020, 7, 1).AddMonths(-back).AddDays(-1);
        foreach (var county in (BoluoApp[])[app, edge])
        {
            var (now, before) = (await ReadAsync(June with { AsOf = day }, county), await ReadAsync(June with { AsOf = new DateOnly(day.Year, day.Month, 1).AddDays(-1) }, county));
            Assert.Equal(before.Sum(l => l.Open), now.Sum(l => l.OpenBefore));
            Assert.Equal(before.Sum(l => l.Closed), now.Sum(l => l.ClosedBefore));
        }
    }

    [Fact]
    public async Task June_has_the_totals_of_the_list()
    {
        var lines = await ReadAsync(June);
        Assert.Equal((103, 56, 45, 14, 43), (lines.Sum(l => l.Raised), lines.Sum(l => l.ClosedInAll), lines.Sum(l => l.Open), lines.Sum(l => l.Added), lines.Sum(l => l.Satisfied)));
        await using var db = await app.OpenAsync();
        var first = new DateOnly(2020, 6, 1);
        Assert.Equal(await db.Needs.CountAsync(n => n.MatchedOn >= first, CancellationToken.None), lines.Sum(l => l.Matched));
    }

    [Fact]
    public async Task A_need_that_is_reopened_and_closed_again_within_the_month_came_once_more_and_went_once_more()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var before = await NeedMonth.ReadAsync(db, June, CancellationToken.None);
        var need = await db.Needs.Where(n => n.ClosedOn < new DateOnly(2020, 5, 1) && n.ReopenedOn == null).OrderBy(n => n.Id).FirstAsync(CancellationToken.None);
        (need.ReopenedOn, need.ClosedAgainOn) = (new DateOnly(2020, 6, 1), County.Day);
        await db.SaveChangesAsync(CancellationToken.None);

        var after = await NeedMonth.ReadAsync(db, June, CancellationToken.None);
        Assert.Equal((1, 1), (after.Sum(l => l.Added) - before.Sum(l => l.Added), after.Sum(l => l.Closed) - before.Sum(l => l.Closed)));
        Assert.Equal((before.Sum(l => l.Open), before.Sum(l => l.OpenBefore)), (after.Sum(l => l.Open), after.Sum(l => l.OpenBefore)));
    }

    private Task<IReadOnlyList<NeedMonth>> ReadAsync(Scope scope) => ReadAsync(scope, app);

    private static async Task<IReadOnlyList<NeedMonth>> ReadAsync(Scope scope, BoluoApp county)
    {
        await using var db = await county.OpenAsync();
        return await NeedMonth.ReadAsync(db, scope, CancellationToken.None);
    }
}
