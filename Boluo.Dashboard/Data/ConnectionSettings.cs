using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Boluo.Dashboard.Data;

/// <summary>
/// Durability before speed: people edit, so every commit is flushed (0.7 ms), and what is deleted is overwritten. And the search
/// by initials, which SQLite lacks. Neither is stored in the file, hence at each opening.
/// </summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    /// <summary><see cref="Pinyin.Finds"/> in SQL.</summary>
    public const string Finds = "finds";

    private const string Settings = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        ((SqliteConnection)connection).CreateFunction<string?, string, bool>(Finds, Pinyin.Finds, isDeterministic: true);
        var command = connection.CreateCommand();
        command.CommandText = Settings;
        return command;
    }
}
