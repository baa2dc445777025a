using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Verifies the chains of the logs after each start and every night. A break is written into the log of the program and into the 安全日志 itself; where there
/// is none, old events are archived.
/// </summary>
internal sealed class LogWatch(LogChain chain, LogRetention retention, SecurityLog log, TimeProvider time, ILogger<LogWatch> logger) : BackgroundService
{
    /// <summary>Of the county's clock: nobody is at work.</summary>
    private static readonly TimeOnly Nightly = new(3, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The program listens before a long log is read.
        while (!stoppingToken.IsCancellationRequested)
        {
            await CheckAsync(stoppingToken);
            await Task.Delay(UntilNight(time.GetUtcNow().UtcDateTime), time, stoppingToken);
        }
    }

    private static TimeSpan UntilNight(DateTime utc)
    {
        var now = Days.Local(utc);
        var next = now.Date + Nightly.ToTimeSpan();
        return (next > now ? next : next.AddDays(1)) - now;
    }

    private async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            var check = await chain.VerifyAsync(cancel);
            foreach (var sentence in check.Breaks.Select(LogWords.Sentence).Concat(check.Archives.Faults.Select(LogWords.Sentence)))
            {
                logger.LogCritical("日志链断开：{Sentence}", sentence);
                log.NoteSystem(SecurityEventKind.Log, SecurityOutcome.Failed, sentence);
            }

            if (check.Holds && await retention.ArchiveAsync(cancel)) await chain.VerifyAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Faults.Report(exception, logger); // The next night tries again, and the page says since when nothing was verified.
        }
    }
}
