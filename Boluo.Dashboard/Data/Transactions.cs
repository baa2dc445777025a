using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Boluo.Dashboard.Data;

public static class Transactions
{
    /// <summary>
    /// A transaction that sees one state of the data and blocks nobody. EF's own BeginTransaction is immediate on SQLite:
    /// it takes the write lock even for a reader.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginReadAsync(this BoluoDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = connection.BeginTransaction(IsolationLevel.Serializable, deferred: true);
        return (await db.Database.UseTransactionAsync(transaction, cancel))!;
    }

    /// <summary>A transaction that holds the one write lock from its start, so that it never has to be upgraded and cannot lose.</summary>
    public static Task<IDbContextTransaction> BeginWriteAsync(this BoluoDbContext db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(cancel);

    /// <summary>Closes the connections that are kept for the next context: whoever puts another file in the database's place must not be read through them.</summary>
    public static void LetGoOfFile(this BoluoDbContext db) => SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());

    /// <summary>Until the transaction ends, a row may name one that comes after it; the commit asks for all of them.</summary>
    public static Task DeferForeignKeysAsync(this BoluoDbContext db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA defer_foreign_keys = ON", cancel);
}
