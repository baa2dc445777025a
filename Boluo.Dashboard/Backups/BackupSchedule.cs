using Boluo.Dashboard.Backups.Watching;

namespace Boluo.Dashboard.Backups;

/// <summary>Looks once a minute whether a backup is due. What has taken the database's place is no reason for one: it would drive out the good ones.</summary>
internal sealed class BackupSchedule(BackupKeeper keeper, Watchdog watchdog, TimeProvider time, ILogger<BackupSchedule> logger) : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (!watchdog.Current.Conditions.Any(c => c is SystemCondition.DatabaseMoved or SystemCondition.DatabaseSetBack)) await keeper.BackUpIfDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The backup did not come to an end");
            }
        }
    }
}
