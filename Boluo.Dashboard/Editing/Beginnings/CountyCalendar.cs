using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Beginnings;

/// <summary>
/// A county with data of its own runs on the calendar: its day is today, at the start and after each midnight. The sample's day stands still until an administrator moves it.
/// No change set: nobody has changed anything, and a line a day would hide what somebody did. Plans whose day has come take effect.
/// </summary>
public sealed class CountyCalendar(IDbContextFactory<BoluoDbContext> factory, DataChanges changes, DuePlans due, TimeProvider clock, ILogger<CountyCalendar> logger) : BackgroundService
{
    /// <summary>How long a page may go on with yesterday after midnight.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    private DateOnly _kept;

    /// <summary>Moves the day of a county's own data to today. A clock that was set back moves nothing: what was entered meanwhile would lie ahead.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        var today = Days.Today(clock);
        await MoveAsync(today, cancel);
        if (await due.ApplyAsync(cancel) is not null) _kept = today; // Else it is tried again at the next look.
    }

    private async Task MoveAsync(DateOnly today, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        if (!await db.DataStates.AnyAsync(s => s.Origin == DataOrigin.Real && s.AsOf < today, cancel)) return;
        await using var transaction = await db.BeginWriteAsync(cancel);
        var state = await db.DataStates.SingleAsync(cancel);
        (state.AsOf, state.Version) = (today, state.Version + 1);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        changes.Announce(state.Version);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (_kept != Days.Today(clock)) await KeepAsync(stoppingToken);
            }
            catch (Exception exception) when (DatabaseFaults.Of(exception) is not null)
            {
                logger.LogWarning("The county's day was not moved: {Fault}", DatabaseFaults.Of(exception)); // Tried again at the next look.
            }
        }
    }
}
