using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The sample with what its two years do not hold yet: relations that ended, came anew, or turned twice within a month.</summary>
public sealed class EdgeCounty : BoluoApp
{
    /// <summary>Units whose pairings end; the second is paired with another community a month later.</summary>
    public const int Left = 2, Moved = 3;

    public static readonly DateOnly Ended = new(2020, 5, 15);

    public EdgeCounty() => Replace = WriteGuard.KeepAll;

    protected override void PutDatabase() => Task.Run(async () =>
    {
        using var database = await TestDatabase.CreateAsync();
        await using (var db = database.CreateDbContext()) await ChangeAsync(db);
        database.Settle();
        File.Copy(database.Path, DatabasePath);
    }).GetAwaiter().GetResult();

    private static async Task ChangeAsync(BoluoDbContext db)
    {
        await PairingsAsync(db);
        var center = await db.ServiceCenters.Where(c => db.CenterEvents.Any(e => e.CenterCode == c.Code && e.On < Ended && e.On >= new DateOnly(2020, 4, 1))).OrderBy(c => c.Code).FirstAsync(CancellationToken.None);
        center.ClosedOn = Ended;
        (await db.SocialPlacements.OrderBy(p => p.Id).FirstAsync(CancellationToken.None)).EndedOn = Ended;
        (await db.VolunteerTeams.OrderBy(t => t.Id).FirstAsync(CancellationToken.None)).DisbandedOn = Ended;
        (await db.CommunityWorkers.OrderBy(w => w.Id).FirstAsync(CancellationToken.None)).LeftOn = Ended;
        await NeedsAsync(db);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static async Task PairingsAsync(BoluoDbContext db)
    {
        foreach (var pairing in await db.Pairings.Where(p => p.UnitId == Left || p.UnitId == Moved).ToListAsync(CancellationToken.None)) pairing.ValidTo = Ended;
        var old = await db.Pairings.SingleAsync(p => p.UnitId == Moved, CancellationToken.None);
        var elsewhere = await db.Communities.Where(c => c.Code != old.CommunityCode).OrderByDescending(c => c.Code).Select(c => c.Code).FirstAsync(CancellationToken.None);
        db.Add(new Pairing { UnitId = Moved, CommunityCode = elsewhere, ValidFrom = Ended.AddMonths(1), Version = Guid.NewGuid() });
        // Both held activities before their pairings ended, and offer something to their community and to the whole county.
        foreach (var pairing in await db.Pairings.Where(p => p.UnitId == Left || p.UnitId == Moved).ToListAsync(CancellationToken.None))
        {
            foreach (var activity in await db.Activities.Where(a => a.CommunityCode == pairing.CommunityCode && a.On < Ended).OrderByDescending(a => a.On).Take(2).ToListAsync(CancellationToken.None))
                activity.HostUnitId = pairing.UnitId;
            foreach (var (index, resource) in (await db.Resources.OrderBy(r => r.Id).Skip(pairing.UnitId * 3).Take(3).ToListAsync(CancellationToken.None)).Index())
                (resource.UnitId, resource.CountyWide) = (pairing.UnitId, index == 0);
        }
    }

    /// <summary>Every order in which a need may be closed, reopened, closed again and put off, within a month and across its end.</summary>
    private static async Task NeedsAsync(BoluoDbContext db)
    {
        var needs = await db.Needs.OrderBy(n => n.Id).ToListAsync(CancellationToken.None);
        var first = new DateOnly(2020, 3, 10);
        int?[] steps = [null, 0, 5, 25];
        var paths = from close in steps
                    from reopen in close is null ? [null] : steps
                    from again in reopen is null ? [null] : steps
                    from putOff in (int?[])[null, 0, 3, 12, 30, 60]
                    select (close, reopen, again, putOff);
        foreach (var (need, (close, reopen, again, putOff)) in needs.Zip(paths))
        {
            need.RaisedOn = first;
            (need.MatchedOn, need.StartedOn) = (null, null);
            need.ClosedOn = close is { } c ? first.AddDays(c) : null;
            need.ReopenedOn = reopen is { } r ? need.ClosedOn?.AddDays(r) : null;
            need.ClosedAgainOn = again is { } a ? need.ReopenedOn?.AddDays(a) : null;
            need.DeferredOn = putOff is { } d ? first.AddDays(d) : null;
        }
    }
}
