using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Copies;

/// <summary>Whether a database is one file that nobody has open.</summary>
public enum DatabaseRest
{
    AtRest,
    InUse,

    /// <summary>Its log stays beside it.</summary>
    Damaged,
}

/// <summary>Copies of a whole database: taken while others write, looked into, checked. All of it blocks its thread, for seconds where the database is large.</summary>
public static class DatabaseCopy
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    private const int Busy = 5, Locked = 6, Damaged = 11, NoDatabase = 26;

    /// <summary>
    /// Copies the database as one reader sees it, in the transaction in which its rows are counted. Nobody waits for it. The copy is one
    /// file, without a log beside it. A copy that was cut off looks like any other: the caller gives it a name that nobody takes for one.
    /// </summary>
    public static DatabaseContent Take(string source, string target)
    {
        using var original = Open(source, SqliteOpenMode.ReadWrite);
        using var reading = original.BeginTransaction(deferred: true);
        var content = Read(original);
        using var copy = Open(target, SqliteOpenMode.ReadWriteCreate);
        original.BackupDatabase(copy);
        Ask(copy, "PRAGMA journal_mode=DELETE");
        return content;
    }

    /// <summary>Whether the file begins as a database does. SQLite throws away the log of one that does not as soon as it opens it.</summary>
    public static bool IsDatabase(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[Magic.Length];
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.SequenceEqual(Magic);
    }

    /// <summary>What the database at that path holds.</summary>
    public static DatabaseContent ContentOf(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var reading = connection.BeginTransaction(deferred: true);
        return Read(connection);
    }

    /// <summary>What SQLite has against the file, page by page, index by index, reference by reference; null if nothing.</summary>
    public static string? FaultOf(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            if (Ask(connection, "PRAGMA integrity_check(1)") is var found and not "ok") return $"{found}";
            return Ask(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1") as string;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Damaged or NoDatabase)
        {
            return e.Message;
        }
    }

    /// <summary>Puts what is in the log beside the database into its file, so that the file alone is the whole of it. Only who is alone with it can.</summary>
    public static DatabaseRest BringToRest(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            return Ask(connection, "PRAGMA journal_mode=DELETE") is "delete" ? DatabaseRest.AtRest : DatabaseRest.InUse;
        }
        catch (SqliteException e)
        {
            return e.SqliteErrorCode is Busy or Locked ? DatabaseRest.InUse : DatabaseRest.Damaged;
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
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

    private static DatabaseContent Read(SqliteConnection connection)
    {
        var tables = Texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
        var rows = tables.ToDictionary(table => table, table => (long)Ask(connection, $"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")!, StringComparer.Ordinal);
        return new DatabaseContent
        {
            Rows = rows,
            Migrations = rows.ContainsKey("__EFMigrationsHistory") ? Texts(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId") : [],
            AsOf = rows.ContainsKey("DataStates") && Ask(connection, "SELECT AsOf FROM DataStates") is string day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null,
            LastChangeAt = rows.ContainsKey("ChangeSets") && Ask(connection, "SELECT MAX(At) FROM ChangeSets") is string at
                ? DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null,
        };
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this file, and names of tables out of the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
