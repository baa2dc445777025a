using Boluo.Dashboard.Data.Logs.Archives;
using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>Begins the chains of the logs, and verifies them.</summary>
public sealed class LogChain(IDbContextFactory<BoluoDbContext> factory, LogKeys keys, LogArchives archives, TimeProvider time)
{
    /// <summary>What the last verification found; null before the first.</summary>
    public LogCheck? Last { get; private set; }

    /// <summary>
    /// Once per start, before anything is written: rows of an earlier version get their seals, and the database refuses to change rows from now on.
    /// In one transaction, so that a start that is killed has done all of it or nothing.
    /// </summary>
    public async Task<LogStart> BeginAsync(CancellationToken cancel)
    {
        keys.Open();
        var isNew = keys.IsNew;
        var begun = new Dictionary<ChainedLog, int>();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var raw = (SqliteTransaction)transaction.GetDbTransaction();
        var pen = new LogPen(raw.Connection!, raw, keys, keys.Current!);
        foreach (var log in Enum.GetValues<ChainedLog>())
        {
            if (pen.HasHead(log)) continue;
            // Seals without a head: somebody has removed it, and a new one would vouch for whatever is left.
            if (pen.HasSeals(log)) pen.Mistrust(log);
            else begun[log] = pen.Begin(log);
        }

        foreach (var trigger in LogTriggers.All) pen.Set(trigger);
        await transaction.CommitAsync(CancellationToken.None);
        keys.Settle();
        return new LogStart(begun, isNew);
    }

    /// <summary>
    /// Reads both logs from their beginning, as of one moment, and names the first fault of each; then the archives that lie before it. Needs no start and
    /// writes nothing.
    /// </summary>
    public async Task<LogCheck> VerifyAsync(CancellationToken cancel)
    {
        if (keys.Current is null) keys.Load();
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var raw = (SqliteTransaction)transaction.GetDbTransaction();
        var reader = new LogReader(raw, keys);
        var parts = new List<LogPart>();
        foreach (var log in Enum.GetValues<ChainedLog>()) parts.Add(await Task.Run(() => reader.Verify(log, cancel), cancel));
        var archived = await Task.Run(() => archives.Check(LogBeginning.Of(raw, LogArchive.Log, keys), cancel), cancel);
        return Last = new LogCheck(time.GetUtcNow().UtcDateTime, parts) { Archives = archived };
    }
}
