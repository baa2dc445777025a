using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Security;
using Microsoft.Extensions.Time.Testing;

namespace Boluo.Dashboard.Tests.Security;

/// <summary>What waits to be written is bounded, and nothing that happened goes uncounted.</summary>
public sealed class PendingEventsTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2020, 7, 1, 2, 32, 0, TimeSpan.Zero));
    private readonly PendingEvents _pending;

    public PendingEventsTests() => _pending = new PendingEvents(_clock);

    public void Dispose() => _pending.Dispose();

    [Fact]
    public void Of_a_flood_the_first_is_kept_and_the_rest_of_its_minute_is_counted()
    {
        for (var i = 0; i < 500; i++) Fail("10.0.0.1", "admin");
        Fail("10.0.0.2", "admin");
        Assert.Equal([("10.0.0.1", 1), ("10.0.0.2", 1)], Taken());
        _clock.Advance(PendingEvents.Window - TimeSpan.FromSeconds(1));
        Assert.Empty(Taken());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([("10.0.0.1", 499)], Taken());
        Fail("10.0.0.1", "admin");
        Assert.Equal([("10.0.0.1", 1)], Taken());
    }

    [Fact]
    public void The_end_of_the_program_waits_for_no_minute()
    {
        Fail("10.0.0.1", "admin");
        Fail("10.0.0.1", "staff");
        Fail("10.0.0.1", "leader");
        var all = _pending.Take(all: true);
        Assert.Equal([("admin", 1), (PendingEvents.ManyNames, 2)], all.Select(e => (e.ByName, e.Times)));
    }

    [Fact]
    public void What_came_before_a_new_minute_is_not_lost_by_it()
    {
        Fail("10.0.0.1", "admin");
        Fail("10.0.0.1", "admin");
        _clock.Advance(PendingEvents.Window);
        Fail("10.0.0.1", "admin");
        Assert.Equal(3, _pending.Take(all: true).Sum(e => e.Times));
    }

    [Fact]
    public void Floods_from_very_many_addresses_are_counted_together()
    {
        const int more = 5 * PendingEvents.MostAddresses;
        for (var i = 0; i < more; i++) Fail($"10.0.{i / 250}.{i % 250}", "admin");
        var all = _pending.Take(all: true);
        Assert.Equal(more, all.Sum(e => e.Times));
        Assert.Equal(PendingEvents.MostAddresses + 2, all.Count);
        Assert.Equal(PendingEvents.ManyAddresses, all.Single(e => e.Times > 1).Address);
    }

    [Fact]
    public void What_a_database_does_not_take_for_long_is_bounded_and_the_loss_is_told()
    {
        for (var i = 0; i < PendingEvents.Most + 7; i++) _pending.Add(Event(SecurityEventKind.SignIn, SecurityOutcome.Done, null, $"{i}"), mayFlood: false);
        var all = _pending.Take(all: false);
        Assert.Equal(PendingEvents.Most + 1, all.Count);
        Assert.Equal((SecurityEventKind.Log, SecurityOutcome.Failed, "数据库长时间无法写入，另有7条记录未能保存"), (all[^1].Kind, all[^1].Outcome, all[^1].What));
    }

    [Fact]
    public void What_comes_back_stands_before_what_came_meanwhile()
    {
        _pending.Add(Event(SecurityEventKind.SignIn, SecurityOutcome.Done, null, "first"), mayFlood: false);
        var taken = _pending.Take(all: false);
        _pending.Add(Event(SecurityEventKind.SignIn, SecurityOutcome.Done, null, "second"), mayFlood: false);
        _pending.Return(taken);
        Assert.Equal(["first", "second"], _pending.Take(all: false).Select(e => e.ByName));
    }

    private IEnumerable<(string?, int)> Taken() => _pending.Take(all: false).Select(e => (e.Address, e.Times));

    private void Fail(string address, string name) => _pending.Add(Event(SecurityEventKind.SignInFailure, SecurityOutcome.Refused, address, name), mayFlood: true);

    private SecurityEvent Event(SecurityEventKind kind, SecurityOutcome outcome, string? address, string name) => new()
    {
        At = _clock.GetUtcNow().UtcDateTime,
        On = new(2020, 7, 1),
        Kind = kind,
        Outcome = outcome,
        ByName = name,
        Address = address,
        What = "登录",
    };
}
