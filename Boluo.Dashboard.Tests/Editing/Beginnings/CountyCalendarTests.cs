using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Beginnings;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing.Beginnings;

/// <summary>A county's own data runs on the calendar in Beijing; the sample stands still.</summary>
public sealed class CountyCalendarTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>One minute before midnight of the 1st of July in Beijing.</summary>
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 30, 15, 59, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_day_of_own_data_is_today_and_moves_at_midnight_and_not_back()
    {
        await using var county = await CreateAsync();
        var (changes, version) = await MakeAsync(county, DataOrigin.Real);
        var calendar = new CountyCalendar(county.Factory, changes, county.Get<DuePlans>(), _clock, NullLogger<CountyCalendar>.Instance);
        await calendar.KeepAsync(None);
        Assert.Equal((new DateOnly(2026, 6, 30), version + 1), await DayAsync(county));
        Assert.Equal(version + 1, changes.Version);

        await calendar.KeepAsync(None);
        Assert.Equal((new DateOnly(2026, 6, 30), version + 1), await DayAsync(county));

        using var heard = new SemaphoreSlim(0);
        changes.Changed += () => heard.Release();
        await calendar.StartAsync(None);
        for (var looks = 0; !await heard.WaitAsync(TimeSpan.FromMilliseconds(100), None); looks++) // The timer may not be there yet at the first.
        {
            Assert.True(looks < 300);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((new DateOnly(2026, 7, 1), version + 2), await DayAsync(county));
        await calendar.StopAsync(None);

        var back = new CountyCalendar(county.Factory, changes, county.Get<DuePlans>(), new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)), NullLogger<CountyCalendar>.Instance);
        await back.KeepAsync(None);
        Assert.Equal((new DateOnly(2026, 7, 1), version + 2), await DayAsync(county));
    }

    [Fact]
    public async Task The_day_of_the_sample_stands_still()
    {
        await using var county = await CreateAsync();
        var (changes, version) = await MakeAsync(county, DataOrigin.Sample);
        var before = await DayAsync(county);
        await new CountyCalendar(county.Factory, changes, county.Get<DuePlans>(), _clock, NullLogger<CountyCalendar>.Instance).KeepAsync(None);
        Assert.Equal(before, await DayAsync(county));
        Assert.Equal(version, before.Version);
    }

    private static async Task<(DataChanges Changes, long Version)> MakeAsync(TinyCounty county, DataOrigin origin)
    {
        await using var db = await county.Factory.CreateDbContextAsync(None);
        var state = await db.DataStates.SingleAsync(None);
        state.Origin = origin;
        await db.SaveChangesAsync(None);
        var changes = new DataChanges();
        changes.Announce(state.Version);
        return (changes, state.Version);
    }

    private static async Task<(DateOnly Day, long Version)> DayAsync(TinyCounty county)
    {
        await using var db = await county.Factory.CreateDbContextAsync(None);
        return await db.DataStates.Select(s => new ValueTuple<DateOnly, long>(s.AsOf, s.Version)).SingleAsync(None);
    }
}
