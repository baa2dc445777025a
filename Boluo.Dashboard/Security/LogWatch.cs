using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Security;

/// <summary>Verifies the chains of the logs after each start and every night. A break is written into the log of the program and into the 安全日志 itself.</summary>
internal sealed class LogWatch(LogChain chain, SecurityLog log, TimeProvider time, ILogger<LogWatch> logger) : BackgroundService
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
            foreach (var found in (await chain.VerifyAsync(cancel)).Breaks)
            {
                var sentence = LogWords.Sentence(found);
                logger.LogCritical("日志链断开：{Sentence}", sentence);
                log.NoteSystem(SecurityEventKind.Log, SecurityOutcome.Failed, sentence);
            }
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Faults.Report(exception, logger); // The next night tries again, and the page says since when nothing was verified.
        }
    }
}

/// <summary>What a verification found, in words.</summary>
public static class LogWords
{
    public static string Sentence(LogBreak found) => found.Kind switch
    {
        LogBreakKind.Missing => Invariant($"{found.Log.Label()}自第{found.Row}号起有记录缺失"),
        _ => Invariant($"{found.Log.Label()}第{found.Row}号记录{found.Kind.Label()}"),
    };

    /// <summary>数据变更第12号（12条）</summary>
    public static string Extent(LogPart part) => part.LastRow == 0 ? $"{part.Log.Label()}（暂无记录）" : Invariant($"{part.Log.Label()}第{part.LastRow}号（{part.Rows}条）");

    /// <summary>What the start did to logs without a chain; null where there was nothing to do.</summary>
    public static string? Begun(LogStart start)
    {
        var begun = start.Begun.Where(b => b.Value > 0).ToList();
        if (begun.Count == 0) return null;
        var rows = string.Join('、', begun.Select(b => Invariant($"{b.Key.Label()}{b.Value}条")));
        return start.KeyIsNew ? $"建立日志链：{rows}" : $"重新建立日志链：{rows}，此前的日志链不在数据库中（可能恢复了旧备份，或日志被改动）";
    }
}
