using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>
/// Writes seals, in a transaction that holds the write lock. Not through EF: a seal is made of what is stored, not of what is tracked, and the
/// provider works on the caller's thread in either case.
/// </summary>
internal sealed class LogPen(SqliteConnection connection, SqliteTransaction transaction, LogKeys keys, LogKey key)
{
    private const string EntriesOfSet = "SELECT * FROM \"ChangeEntries\" WHERE \"ChangeSetId\" = $id ORDER BY \"Id\"";

    private readonly Dictionary<string, LogForm> _forms = new(StringComparer.Ordinal);

    /// <summary>Seals new rows behind the log's head. A log that has none has not been begun, and is sealed as a whole when it is.</summary>
    public void Append(ChainedLog log, IReadOnlyList<long> rows)
    {
        if (rows.Count == 0 || ReadHead(log) is not { } head) return;
        Append(log, head, rows, isNew: false);
    }

    /// <summary>Seals all rows that there are and writes the first head.</summary>
    /// <returns>How many rows there were.</returns>
    public int Begin(ChainedLog log)
    {
        var rows = new List<long>();
        using (var command = Command($"SELECT \"Id\" FROM \"{log}\" ORDER BY \"Id\""))
        using (var reader = command.ExecuteReader())
            while (reader.Read()) rows.Add(reader.GetInt64(0));
        Append(log, (0, "", true), rows, isNew: true);
        return rows.Count;
    }

    /// <summary>A head that nobody vouches for, where rows have seals and their head is gone.</summary>
    public void Mistrust(ChainedLog log) => WriteHead(log, 0, "", LogSeal.Untrusted, isNew: true);

    public bool HasHead(ChainedLog log) => ReadHead(log) is not null;

    public bool HasSeals(ChainedLog log)
    {
        using var command = Command($"SELECT EXISTS (SELECT 1 FROM \"{log}\" WHERE \"Seal\" IS NOT NULL)");
        return command.ExecuteScalar() is 1L;
    }

    public void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>What the head proves: the log, its last row and the seal of that.</summary>
    public static string HeadForm(ChainedLog log, long lastRow, string lastSeal) => Invariant($"{log}|{lastRow}|{lastSeal}");

    public static bool IsProven(ChainedLog log, long lastRow, string lastSeal, string mac, LogKeys keys) =>
        mac.Split('.') is [var id, var proof] && keys.Find(id)?.Mac(HeadForm(log, lastRow, lastSeal)) == proof;

    private void Append(ChainedLog log, (long Row, string Seal, bool IsTrusted) head, IEnumerable<long> rows, bool isNew)
    {
        var (last, seal, link) = (head.Row, head.Seal, head.IsTrusted ? LogSeal.Parse(head.Seal)?.Link ?? "" : LogSeal.Untrusted);
        foreach (var row in rows)
        {
            if (ContentOf(log, row) is not { } content) continue;
            var next = LogSeal.After(link, content, key);
            (last, seal, link) = (row, next.ToString(), next.Link);
            Execute($"UPDATE \"{log}\" SET \"Seal\" = $seal WHERE \"Id\" = $id", ("$seal", seal), ("$id", row));
        }

        WriteHead(log, last, seal, $"{key.Id}.{key.Mac(HeadForm(log, last, seal))}", isNew);
    }

    private (long Row, string Seal, bool IsTrusted)? ReadHead(ChainedLog log)
    {
        using var command = Command("SELECT \"LastRow\", \"LastSeal\", \"Mac\" FROM \"LogHeads\" WHERE \"Key\" = $log", ("$log", log.ToString()));
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return null;
        var (row, seal, mac) = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
        return (row, seal, IsProven(log, row, seal, mac, keys));
    }

    private void WriteHead(ChainedLog log, long row, string seal, string mac, bool isNew) => Execute(
        isNew ? "INSERT INTO \"LogHeads\" (\"Key\", \"LastRow\", \"LastSeal\", \"Mac\") VALUES ($log, $row, $seal, $mac)"
            : "UPDATE \"LogHeads\" SET \"LastRow\" = $row, \"LastSeal\" = $seal, \"Mac\" = $mac WHERE \"Key\" = $log",
        ("$log", log.ToString()), ("$row", row), ("$seal", seal), ("$mac", mac));

    /// <summary>Null where the row is not there.</summary>
    private string? ContentOf(ChainedLog log, long row)
    {
        using var hash = key.Begin();
        if (!Append(hash, log.ToString(), $"SELECT * FROM \"{log}\" WHERE \"Id\" = $id", row)) return null;
        if (log == ChainedLog.ChangeSets) Append(hash, "ChangeEntries", EntriesOfSet, row);
        return LogKey.Text(hash.GetHashAndReset());
    }

    private bool Append(System.Security.Cryptography.IncrementalHash hash, string table, string sql, long id)
    {
        using var command = Command(sql, ("$id", id));
        using var reader = command.ExecuteReader();
        var found = false;
        while (reader.Read())
        {
            found = true;
            if (!_forms.TryGetValue(table, out var form)) _forms[table] = form = new LogForm(table, reader);
            form.Append(hash, reader);
        }

        return found;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constant texts with the names of two tables; the values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
