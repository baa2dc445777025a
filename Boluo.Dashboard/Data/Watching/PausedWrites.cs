using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Boluo.Dashboard.Data.Watching;

/// <summary>Refuses what writes while writes are paused: transactions that take the write lock, saves, and commands that change rows. A reader begins none of them.</summary>
internal sealed class PausedWrites(WritePause pause) : DbCommandInterceptor, ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) => Unless(result);

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Unless(result));

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => Unless(result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => new(Unless(result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Unless(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Unless(result));

    private T Unless<T>(T result) => pause.Reason is { } reason ? throw new WritesPausedException(reason) : result;
}
