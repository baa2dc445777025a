using System.Data;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Boluo.Dashboard.Data;

/// <summary>
/// Writes that nobody sees and that keep nobody waiting: some tables have copies for this one connection, which stand in front of them, so
/// that the same commands run on one state of the data without the write lock. A table that has no copy is written under the lock. All of it is gone
/// with the transaction.
/// </summary>
public sealed partial class Rehearsal : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private IDbContextTransaction? _known;

    private Rehearsal(SqliteConnection connection) => (_connection, _transaction) = (connection, connection.BeginTransaction(IsolationLevel.Serializable, deferred: true));

    /// <param name="db">The context that writes.</param>
    /// <param name="kinds">The kinds of rows that will be written.</param>
    /// <param name="cancel">Cancels the copying.</param>
    public static async Task<Rehearsal> BeginAsync(BoluoDbContext db, IEnumerable<Type> kinds, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        // A copy refers to nothing: its parents stand in the other schema. Numbers of persons do not go to a temporary file.
        await ExecuteAsync(connection, null, "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;", cancel);
        var rehearsal = new Rehearsal(connection);
        try
        {
            rehearsal._known = await db.Database.UseTransactionAsync(rehearsal._transaction, cancel);
            foreach (var table in kinds.Select(k => db.Model.FindEntityType(k)!.GetTableName()!).Distinct(StringComparer.Ordinal)) await rehearsal.CopyAsync(table, cancel);
            return rehearsal;
        }
        catch
        {
            await rehearsal.DisposeAsync();
            throw;
        }
    }

    private async Task CopyAsync(string table, CancellationToken cancel)
    {
        var (definition, indexes) = ("", new List<string>());
        await using (var command = Command("SELECT \"type\", \"sql\" FROM main.sqlite_master WHERE \"tbl_name\" = $table AND \"type\" IN ('table', 'index') AND \"sql\" IS NOT NULL"))
        {
            command.Parameters.AddWithValue("$table", table);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                if (reader.GetString(0) == "table") definition = CreateTable().Replace(reader.GetString(1), "CREATE TEMP TABLE ", 1);
                else indexes.Add(CreateIndex().Replace(reader.GetString(1), "${create} temp.", 1));
        }

        await RunAsync(definition);
        await RunAsync($"INSERT INTO temp.\"{table}\" SELECT * FROM main.\"{table}\"");
        foreach (var index in indexes) await RunAsync(index);

        async Task RunAsync(string sql)
        {
            await using var command = Command(sql);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private SqliteCommand Command(string sql) => CommandOf(_connection, _transaction, sql);

    private static async Task ExecuteAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken cancel)
    {
        await using var command = CommandOf(connection, transaction, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static SqliteCommand CommandOf(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of tables are the model's, their definitions the database's own; nobody types them.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>Nothing of it stays, and the connection is as others expect it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_known is not null) await _known.DisposeAsync();
        await _transaction.DisposeAsync(); // The context only knows of it; whoever began it ends it.
        await ExecuteAsync(_connection, null, "PRAGMA foreign_keys = ON; PRAGMA temp_store = DEFAULT;", CancellationToken.None);
    }

    [GeneratedRegex("^CREATE TABLE ", RegexOptions.NonBacktracking)]
    private static partial Regex CreateTable();

    [GeneratedRegex("^(?<create>CREATE (UNIQUE )?INDEX)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CreateIndex();
}
