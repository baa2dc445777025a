using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>
/// Takes old events out of the database: first the file, written under another name, read back, named, copied to the second folder; then, in one transaction,
/// the proven beginning of the log moves behind them, they are deleted, and an event tells it. A program that is killed in between has the rows here or
/// there, or in both, and the next night goes on with the file that is there.
/// </summary>
public sealed class LogArchiving(IDbContextFactory<BoluoDbContext> factory, LogKeys keys, LogArchives archives, LogArchiveSettings settings)
{
    /// <param name="keepFrom">Events of this day and later stay, and all that were written after the first of them.</param>
    /// <param name="tell">The event that tells of an archive.</param>
    /// <param name="cancel">Between two archives, or while one is being written.</param>
    /// <returns>What was archived.</returns>
    /// <exception cref="LogArchiveException">A row or a file is not as it was written; nothing of it was removed.</exception>
    public async Task<IReadOnlyList<LogArchiveFile>> RunAsync(DateOnly keepFrom, Func<LogArchiveFile, SecurityEvent> tell, CancellationToken cancel)
    {
        var done = new List<LogArchiveFile>();
        if (keys.Current is null) return done;
        archives.Spread();
        while (await WriteAsync(keepFrom, cancel) is { } file)
        {
            await Task.Run(archives.Spread, cancel);
            await RemoveAsync(file, tell(file), cancel);
            done.Add(file);
        }

        return done;
    }

    /// <summary>The next archive, proven; one that lies there already is taken up.</summary>
    private async Task<LogArchiveFile?> WriteAsync(DateOnly keepFrom, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var raw = (SqliteTransaction)transaction.GetDbTransaction();
        return await Task.Run(() =>
        {
            var (beginning, pen) = (LogBeginning.Of(raw, LogArchive.Log, keys), new LogPen(raw.Connection!, raw, keys, keys.Current!));
            if (archives.Following(beginning, keepFrom, end => pen.SealOf(LogArchive.Log, end.Row) == end.Seal) is { } there)
            {
                LogArchive.Prove(there.Path, there.End, keys, cancel);
                return there;
            }

            if (LogArchive.Write(archives.Stage, raw, beginning, (keepFrom, settings.MostRows), keys, cancel) is not { } staged) return null;
            LogArchive.Prove(staged.Path, staged.End, keys, cancel);
            return archives.Publish(staged);
        }, cancel);
    }

    private async Task RemoveAsync(LogArchiveFile file, SecurityEvent told, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var raw = (SqliteTransaction)transaction.GetDbTransaction();
        var pen = new LogPen(raw.Connection!, raw, keys, keys.Current!);
        if (LogBeginning.Of(raw, LogArchive.Log, keys) != file.End.Before || pen.SealOf(LogArchive.Log, file.End.LastRow) != file.End.LastSeal)
            throw new LogArchiveException($"安全日志在归档期间有变动，没有移出：{file.Path}");
        pen.Remove(LogArchive.Log, file.End.After);
        db.SecurityEvents.Add(told);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
