using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Data.Watching;

namespace Boluo.Dashboard.Backups.Watching;

/// <summary>
/// Looks every few seconds at what the program stands on. Pauses all writes while they might be lost and lets them go on by itself once all is
/// well; tells open pages when that changes.
/// </summary>
public sealed class Watchdog(
    DatabaseProbe probe, DatabaseFile file, DiskSpace disk, BackupKeeper backups, BackupSettings settings, LogChain chain, IEnumerable<IWatched> others, WritePause pause, TimeProvider time, ILogger<Watchdog> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly DateTime _startedAt = time.GetUtcNow().UtcDateTime;
    private DateTime _latest = DateTime.MinValue;
    private long _highestVersion;

    public SystemState Current { get; private set; } = SystemState.Fine;

    /// <summary>What was last seen; null before the first look.</summary>
    public Observation? Seen { get; private set; }

    /// <summary>Raised on no page's thread.</summary>
    public event Action? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                Take(Look());
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "The watch did not come to an end and goes on");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private Observation Look()
    {
        var (now, sighting) = (time.GetUtcNow().UtcDateTime, probe.Look());
        if (_latest == DateTime.MinValue) _latest = new[] { now, sighting.LastChangeAt ?? now, backups.NewestAt ?? now }.Max();
        _latest = _latest > now ? _latest : now;
        _highestVersion = Math.Max(_highestVersion, sighting.Version ?? 0);
        return new Observation
        {
            Database = sighting,
            HighestVersion = _highestVersion,
            FreeBytes = disk.FreeAt(file.Folder),
            DatabaseBytes = Length(file.Path) + Length(file.Path + "-wal"),
            Now = now,
            Latest = _latest,
            BackedUpAt = backups.CompleteAt ?? _startedAt,
            BackupEvery = settings.Every,
            SecondBackupFailed = backups.SecondFault is not null,
            LogBroken = chain.Last is { Holds: false },
            LogArchiveBroken = chain.Last is { Archives.IsSound: false },
            Others = [.. others.SelectMany(o => o.Look(now))],
        };
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true, Length: var length } ? length : 0;

    private void Take(Observation seen)
    {
        var (before, now) = (Current, seen.Judge());
        (Seen, Current, pause.Reason) = (seen, now, now.PauseReason);
        if (now == before) return;
        if (now.Conditions.Count > 0) logger.LogWarning("{Conditions}", string.Join('；', now.Conditions.Select(c => c.Label())));
        else logger.LogInformation("All is well again");
        foreach (var listener in Changed?.GetInvocationList() ?? [])
        {
            try { ((Action)listener)(); }
            catch (Exception exception) { logger.LogWarning(exception, "A page did not hear of the system's state"); }
        }
    }
}
