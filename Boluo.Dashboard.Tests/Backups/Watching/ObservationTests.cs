using Boluo.Dashboard.Backups.Watching;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Data.Watching;

namespace Boluo.Dashboard.Tests.Backups.Watching;

/// <summary>What follows from what the watch has seen.</summary>
public sealed class ObservationTests
{
    private const long Megabyte = 1024 * 1024;

    private static readonly DateTime Now = new(2026, 3, 2, 2, 30, 0, DateTimeKind.Utc);

    private static readonly Observation Well = new()
    {
        Database = new DatabaseSighting { Version = 7 },
        HighestVersion = 7,
        FreeBytes = 10_000 * Megabyte,
        DatabaseBytes = 20 * Megabyte,
        Now = Now,
        Latest = Now,
        BackedUpAt = Now.AddMinutes(-15),
        BackupEvery = TimeSpan.FromMinutes(15),
    };

    public static TheoryData<string, Observation, SystemCondition[]> Cases => new()
    {
        { "well", Well, [] },
        { "an unknown disk", Well with { FreeBytes = null }, [] },
        { "an empty version", Well with { Database = new DatabaseSighting() }, [] },
        { "a clock that was corrected by a minute", Well with { Latest = Now.AddMinutes(1) }, [] },
        { "moved", Well with { Database = new DatabaseSighting { IsMoved = true } }, [SystemCondition.DatabaseMoved] },
        { "an earlier version", Well with { Database = new DatabaseSighting { Version = 6 } }, [SystemCondition.DatabaseSetBack] },
        { "damaged", Well with { Database = new DatabaseSighting { Fault = DatabaseFault.Damaged } }, [SystemCondition.DatabaseUnreadable] },
        { "cannot be opened", Well with { Database = new DatabaseSighting { Fault = DatabaseFault.Unreachable } }, [SystemCondition.DatabaseUnreadable] },
        { "read-only", Well with { Database = new DatabaseSighting { Fault = DatabaseFault.ReadOnly } }, [SystemCondition.DatabaseReadOnly] },
        { "full by its own word", Well with { Database = new DatabaseSighting { Fault = DatabaseFault.Full } }, [SystemCondition.DiskFull] },
        { "nearly full", Well with { FreeBytes = 49 * Megabyte }, [SystemCondition.DiskFull] },
        { "little room", Well with { FreeBytes = 51 * Megabyte }, [SystemCondition.DiskLow] },
        { "little room for so large a database", Well with { FreeBytes = 3000 * Megabyte, DatabaseBytes = 800 * Megabyte }, [SystemCondition.DiskLow] },
        { "a clock set back", Well with { Latest = Now.AddDays(1) }, [SystemCondition.ClockBack] },
        { "something else", Well with { Others = [SystemCondition.CertificateEnding] }, [SystemCondition.CertificateEnding] },
        { "a log that was changed", Well with { LogBroken = true }, [SystemCondition.LogBroken] },
        { "an archive of the log that was changed", Well with { LogArchiveBroken = true }, [SystemCondition.LogArchiveBroken] },
        { "a missed backup", Well with { BackedUpAt = Now.AddMinutes(-32) }, [SystemCondition.BackupOverdue] },
        { "no second backup", Well with { SecondBackupFailed = true }, [SystemCondition.SecondBackupFailed] },
        { "several", Well with { SecondBackupFailed = true, FreeBytes = Megabyte, Latest = Now.AddDays(1) }, [SystemCondition.DiskFull, SystemCondition.ClockBack, SystemCondition.SecondBackupFailed] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_seen_is_told_and_what_is_worse_first(string what, Observation seen, SystemCondition[] conditions) =>
        Assert.True(conditions.SequenceEqual(seen.Judge().Conditions), what);

    [Fact]
    public void Writes_are_paused_where_they_might_be_lost_and_for_nothing_else()
    {
        SystemCondition[] pausing = [SystemCondition.DatabaseMoved, SystemCondition.DatabaseSetBack, SystemCondition.DatabaseUnreadable, SystemCondition.DatabaseReadOnly, SystemCondition.DiskFull];
        foreach (var condition in Enum.GetValues<SystemCondition>())
        {
            Assert.Equal(pausing.Contains(condition), new SystemState([condition]).PauseReason is not null);
            Assert.NotEmpty(SystemState.Advice(condition));
        }

        Assert.Equal("database-set-back", SystemState.Code(SystemCondition.DatabaseSetBack));
    }
}
