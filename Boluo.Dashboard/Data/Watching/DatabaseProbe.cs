using System.Globalization;
using System.Runtime.InteropServices;
using Boluo.Dashboard.Data.Start;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Watching;

/// <summary>What a look at the database from outside of all work has found.</summary>
public sealed record DatabaseSighting
{
    /// <summary>The file under its name is no longer the one that was opened.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Why it takes no writes or cannot be read; somebody else who writes is no fault.</summary>
    public DatabaseFault? Fault { get; init; }

    /// <summary>How often the data has changed; it never falls.</summary>
    public long? Version { get; init; }

    /// <summary>When somebody last changed something, in UTC.</summary>
    public DateTime? LastChangeAt { get; init; }
}

/// <summary>
/// Looks whether the database still is the file that the program has opened, and takes writes. It keeps a connection of its own open: SQLite
/// compares the file that it holds with the one that has the name. A program goes on writing to a file that was moved or deleted, and on
/// Linux nobody would notice until the next start.
/// </summary>
public sealed class DatabaseProbe(DatabaseFile file) : IDisposable
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED. Windows does not know it, and does not let an open database be moved either.</summary>
    private const int HasMoved = 20;

    private SqliteConnection? _held;

    public DatabaseSighting Look()
    {
        try
        {
            _held ??= Open();
            if (IsMoved(_held)) return new DatabaseSighting { IsMoved = true };
            using var fresh = Open(); // As the next one that is opened will fare; those that are open keep the rights that they had.
            using (var transaction = fresh.BeginTransaction(deferred: false)) transaction.Rollback();
            return new DatabaseSighting
            {
                Version = Ask(fresh, "SELECT Version FROM DataStates") as long?,
                LastChangeAt = Ask(fresh, "SELECT At FROM ChangeSets ORDER BY Id DESC LIMIT 1") is string at ? DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null,
            };
        }
        catch (SqliteException e)
        {
            return new DatabaseSighting { Fault = DatabaseFaults.Of(e) is DatabaseFault.Busy ? null : DatabaseFaults.Of(e) ?? DatabaseFault.Unreachable };
        }
    }

    private static bool IsMoved(SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), IntPtr.Zero, HasMoved, out var moved) == 0 && moved != 0;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose() => _held?.Dispose();

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(IntPtr database, IntPtr schema, int operation, out int answer);
}
