using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.ThreeLists;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.ThreeLists;

/// <summary>长期未使用 counts from the day a resource could first be had; what can no longer be had is not waiting.</summary>
public sealed class ResourceUseTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_resource_is_idle_from_the_later_of_being_listed_and_being_there()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var code = await IdleAsync(db);
        await db.Resources.Where(r => r.Code == code).ExecuteUpdateAsync(s => s.SetProperty(r => r.AvailableFrom, new DateOnly(2020, 5, 1)).SetProperty(r => r.AvailableTo, (DateOnly?)null), None);

        Assert.Equal((ResourceUse.Available, 60), await OnAsync(db, code, County.Day));
        Assert.Equal((ResourceUse.Available, 90), await OnAsync(db, code, new DateOnly(2020, 7, 30)));
        Assert.Equal((ResourceUse.Idle, 91), await OnAsync(db, code, new DateOnly(2020, 7, 31)));
        Assert.Equal((ResourceUse.Available, null), await OnAsync(db, code, new DateOnly(2020, 4, 30)));
        Assert.DoesNotContain(code, await FoundAsync(db, County.Day));
        Assert.Contains(code, await FoundAsync(db, new DateOnly(2020, 7, 31)));
    }

    [Fact]
    public async Task A_resource_that_expired_unused_is_called_so_and_neither_idle_nor_on_offer()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var code = await IdleAsync(db);
        var before = await MatchingQueries.ReadAsync(db, County.Whole, None);
        await db.Resources.Where(r => r.Code == code).ExecuteUpdateAsync(s => s.SetProperty(r => r.AvailableTo, new DateOnly(2020, 6, 29)), None);

        Assert.Equal((ResourceUse.Expired, null), await OnAsync(db, code, County.Day));
        Assert.Equal(ResourceUse.Idle, (await OnAsync(db, code, new DateOnly(2020, 6, 29))).Use);
        Assert.DoesNotContain(code, await FoundAsync(db, County.Day));
        var matching = await MatchingQueries.ReadAsync(db, County.Whole, None);
        Assert.Equal((before.Resources.Count - 1, before.Expired + 1), (matching.Resources.Count, matching.Expired));
        Assert.True(matching.Needs.Sum(n => n.Offers) <= before.Needs.Sum(n => n.Offers));
    }

    [Fact]
    public async Task The_total_says_how_many_have_expired()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        var expired = await db.Resources.CountAsync(r => r.AvailableTo < County.Day, None);
        var spec = await new ResourceKindsChart().BuildAsync(db, County.Whole, None);
        Assert.Equal(15, expired);
        Assert.EndsWith("，15项可提供时间已过。", spec.Sentence, StringComparison.Ordinal);
    }

    private static Task<string> IdleAsync(BoluoDbContext db) => ResourceRow.Query(db, County.Whole).Where(r => r.Use == ResourceUse.Idle).OrderBy(r => r.Row.Code).Select(r => r.Row.Code).FirstAsync(None);

    private static async Task<(ResourceUse Use, int? Days)> OnAsync(BoluoDbContext db, string code, DateOnly day)
    {
        var row = await ResourceRow.Query(db, County.On(day)).SingleAsync(r => r.Row.Code == code, None);
        return (row.Use, row.UnusedDays);
    }

    private static Task<List<string>> FoundAsync(BoluoDbContext db, DateOnly day) =>
        new ResourceIdle().Find(db, County.On(day), Usual).Select(f => f.Key).ToListAsync(None);

    private static readonly double? Usual = new ResourceIdle().Threshold;
}
