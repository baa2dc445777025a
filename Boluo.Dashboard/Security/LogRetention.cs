using Boluo.Dashboard.Data.Logs;
using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Data.Watching;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Security;

/// <summary>How long the 安全日志 is kept in the database. Older events are archived by whole months, so that there are a dozen files a year.</summary>
internal sealed class LogRetention(LogArchiving archiving, LogArchiveSettings settings, WritePause pause, SecurityLog log, TimeProvider time, ILogger<LogRetention> logger)
{
    /// <summary>Told once: the next night tries again.</summary>
    private string? _failure;

    /// <summary>Once the log has been verified; not while writes are paused.</summary>
    /// <returns>Whether anything was archived.</returns>
    public async Task<bool> ArchiveAsync(CancellationToken cancel)
    {
        if (pause.Reason is not null) return false;
        try
        {
            var done = await archiving.RunAsync(KeepFrom(DateOnly.FromDateTime(Days.Local(time.GetUtcNow().UtcDateTime))),
                archive => SecurityLog.BySystem(SecurityEventKind.LogArchive, SecurityOutcome.Done, LogWords.Archived(archive), time.GetUtcNow().UtcDateTime), cancel);
            _failure = null;
            return done.Count > 0;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            Faults.Report(exception, logger);
            var failure = exception is LogArchiveException ? exception.Message : "安全日志没有归档，归档文件夹或数据库无法写入，原因见程序日志";
            if (failure != _failure) log.NoteSystem(SecurityEventKind.LogArchive, SecurityOutcome.Failed, failure);
            _failure = failure;
            return false;
        }
    }

    private DateOnly KeepFrom(DateOnly today)
    {
        var oldest = today.AddDays(-settings.Days);
        return new DateOnly(oldest.Year, oldest.Month, 1);
    }
}
