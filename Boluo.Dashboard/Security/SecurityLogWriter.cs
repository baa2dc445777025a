namespace Boluo.Dashboard.Security;

/// <summary>Writes what is noted in the <see cref="SecurityLog"/> as soon as the database takes it, and tells of start and stop.</summary>
internal sealed class SecurityLogWriter(SecurityLog log, PendingEvents pending) : BackgroundService
{
    private static readonly TimeSpan CountsEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TriesEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task? _stopped;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        log.NoteSystem(SecurityEventKind.Start, SecurityOutcome.Done, "程序启动");
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await pending.WaitAsync(CountsEvery, stoppingToken);
            while (!await log.FlushAsync(all: false, stoppingToken)) await Task.Delay(TriesEvery, stoppingToken);
        }
    }

    /// <summary>Whoever asks first or again waits until the last event is written: then the program may end.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return _stopped ??= EndAsync(cancellationToken);
    }

    private async Task EndAsync(CancellationToken cancel)
    {
        await base.StopAsync(cancel);
        log.NoteSystem(SecurityEventKind.Stop, SecurityOutcome.Done, "程序停止");
        await log.FlushAsync(all: true, CancellationToken.None);
    }
}
