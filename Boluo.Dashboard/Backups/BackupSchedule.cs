using Boluo.Dashboard.Backups.Watching;

namespace Boluo.Dashboard.Backups;

/// <summary>Looks once a minute whether a backup is due. What has taken the database's place is no reason for one: it would drive out the good ones.</summary>
internal sealed class BackupSchedule(BackupKeeper keeper, Watchdog watchdog, IUpkeepEvents events, TimeProvider time, ILogger<BackupSchedule> logger) : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private string? _failure;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!watchdog.Current.Conditions.Any(c => c is SystemCondition.DatabaseMoved or SystemCondition.DatabaseSetBack)) await BackUpIfDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The backup did not come to an end");
            }
        }
    }

    /// <summary>A failure that lasts is tried again every minute and recorded once.</summary>
    private async Task BackUpIfDueAsync(CancellationToken cancel)
    {
        if (await keeper.BackUpIfDueAsync(cancel) is not { } made) return;
        var failure = made.Error ?? made.Value.SecondFault;
        if (failure is not null && failure != _failure) await events.RecordAsync(new UpkeepEvent(UpkeepKind.Backup, Ok: false, failure, ByName: null), cancel);
        _failure = failure;
    }
}
