using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Watching;

namespace Boluo.Dashboard.Backups.Watching;

/// <summary>All that one look has found, and what follows from it.</summary>
public sealed record Observation
{
    /// <summary>Below this the next writes may not find room, and SQLite needs some to finish what it has begun.</summary>
    public const long FullBelow = 50L * 1024 * 1024;

    /// <summary>Below this, or without room for a few copies of the database, somebody should make room.</summary>
    public const long LowBelow = 500L * 1024 * 1024;

    private const int CopiesInReserve = 4;

    /// <summary>Clocks are corrected by seconds all the time.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    public required DatabaseSighting Database { get; init; }

    /// <summary>The highest version that was ever seen.</summary>
    public long HighestVersion { get; init; }

    /// <summary>On the disk of the database; null where it is not known.</summary>
    public long? FreeBytes { get; init; }

    public long DatabaseBytes { get; init; }

    public required DateTime Now { get; init; }

    /// <summary>The latest instant that this program or what it has stored knows of.</summary>
    public required DateTime Latest { get; init; }

    /// <summary>When it was last known that there is a backup of everything; the start of the program where there has been none since.</summary>
    public required DateTime BackedUpAt { get; init; }

    public required TimeSpan BackupEvery { get; init; }

    public bool SecondBackupFailed { get; init; }

    /// <summary>As the last verification found.</summary>
    public bool LogBroken { get; init; }

    /// <summary>The same of its archives.</summary>
    public bool LogArchiveBroken { get; init; }

    /// <summary>Of all else that is watched.</summary>
    public IReadOnlyList<SystemCondition> Others { get; init; } = [];

    public SystemState Judge() => new([.. Enum.GetValues<SystemCondition>().Where(c => Holds(c) || Others.Contains(c))]);

    private bool Holds(SystemCondition condition) => condition switch
    {
        SystemCondition.DatabaseMoved => Database.IsMoved,
        SystemCondition.DatabaseSetBack => Database.Version < HighestVersion,
        SystemCondition.DatabaseUnreadable => Database.Fault is DatabaseFault.Unreachable or DatabaseFault.Damaged,
        SystemCondition.DatabaseReadOnly => Database.Fault is DatabaseFault.ReadOnly,
        SystemCondition.DiskFull => Database.Fault is DatabaseFault.Full || FreeBytes < FullBelow,
        SystemCondition.LogBroken => LogBroken,
        SystemCondition.LogArchiveBroken => LogArchiveBroken,
        SystemCondition.ClockBack => Now < Latest - ClockTolerance,
        SystemCondition.BackupOverdue => Now - BackedUpAt > (2 * BackupEvery) + BackupSchedule.Look,
        SystemCondition.SecondBackupFailed => SecondBackupFailed,
        SystemCondition.DiskLow => FreeBytes >= FullBelow && FreeBytes < Math.Max(LowBelow, CopiesInReserve * DatabaseBytes),
        _ => false,
    };
}
