namespace Boluo.Dashboard.Backups;

/// <summary>Looks once a minute whether a backup is due.</summary>
internal sealed class BackupSchedule(BackupKeeper keeper, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await keeper.BackUpIfDueAsync(stoppingToken);
    }
}
