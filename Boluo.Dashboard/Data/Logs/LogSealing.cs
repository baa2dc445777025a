using System.Data.Common;
using System.Runtime.CompilerServices;
using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>
/// Seals what a transaction adds to the logs, at the moment of its commit: all of it is written by then, and the one write lock is held,
/// so that parallel writers form one chain. Nobody who writes a log has to think of it, and only what was written through this program is sealed.
/// </summary>
public sealed class LogSealing(LogKeys keys) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<Added>> _added = [];

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Remember(eventData.Context);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Remember(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Seal((SqliteTransaction)transaction, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Seal((SqliteTransaction)transaction, eventData);
        return ValueTask.FromResult(result);
    }

    private void Remember(DbContext? db)
    {
        if (db is null || keys.Current is null) return;
        var rows = db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added && e.Entity is ChangeSet or SecurityEvent).ToList();
        if (rows.Count == 0) return;
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always; // A single row would be stored without a commit to be asked at.
        var transaction = db.Database.CurrentTransaction?.TransactionId;
        _added.GetOrCreateValue(db).AddRange(rows.Select(row => new Added(transaction, row)));
    }

    private void Seal(SqliteTransaction transaction, TransactionEventData eventData)
    {
        if (keys.Current is not { } key || eventData.Context is not { } db || !_added.TryGetValue(db, out var added)) return;
        _added.Remove(db);
        // What an earlier transaction of this context added and rolled back is not there.
        var rows = added.Where(a => a.Transaction is null || a.Transaction == eventData.TransactionId).Select(a => a.Row).ToList();
        var pen = new LogPen(transaction.Connection!, transaction, keys, key);
        pen.Append(ChainedLog.ChangeSets, NumbersOf(rows.Where(r => r.Entity is ChangeSet)));
        pen.Append(ChainedLog.SecurityEvents, NumbersOf(rows.Where(r => r.Entity is SecurityEvent)));
    }

    /// <summary>Of the entries and not of the entities, which learn their keys after the commit where EF has opened the transaction itself.</summary>
    private static IReadOnlyList<long> NumbersOf(IEnumerable<EntityEntry> rows) => [.. rows.Select(r => (long)(int)r.Property(nameof(ChangeSet.Id)).CurrentValue!).Distinct().Order()];

    private sealed record Added(Guid? Transaction, EntityEntry Row);
}
