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

    /// <summary>Makes a trigger, also where another one has its name.</summary>
    public void Set(LogTrigger trigger)
    {
        using (var command = Command("SELECT \"sql\" FROM sqlite_master WHERE type = 'trigger' AND name = $name", ("$name", trigger.Name)))
            if (command.ExecuteScalar() as string == trigger.Sql) return;
        Execute($"DROP TRIGGER IF EXISTS \"{trigger.Name}\"");
        Execute(trigger.Sql);
    }

    /// <summary>What lies in an archive goes: the log begins behind it from now on.</summary>
    public void Remove(ChainedLog log, LogBeginning beginning)
    {
        Execute("UPDATE \"LogHeads\" SET \"ArchivedRow\" = $row, \"ArchivedSeal\" = $seal, \"ArchivedMac\" = $mac WHERE \"Key\" = $log",
            ("$log", log.ToString()), ("$row", beginning.Row), ("$seal", beginning.Seal), ("$mac", beginning.Proof(log, key)));
        Execute($"DELETE FROM \"{log}\" WHERE \"Id\" <= $row", ("$row", beginning.Row));
    }

    /// <summary>The seal of a row; null where it has none or is not there.</summary>
    public string? SealOf(ChainedLog log, long row)
    {
        using var command = Command($"SELECT \"Seal\" FROM \"{log}\" WHERE \"Id\" = $id", ("$id", row));
        return command.ExecuteScalar() as string;
    }

    /// <summary>What the head proves: the log, its last row and the seal of that.</summary>
    public static string HeadForm(ChainedLog log, long lastRow, string lastSeal) => Invariant($"{log}|{lastRow}|{lastSeal}");

    public static bool IsProven(ChainedLog log, long lastRow, string lastSeal, string mac, LogKeys keys) =>
        keys.Proves(mac, HeadForm(log, lastRow, lastSeal));

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

        WriteHead(log, last, seal, key.Proof(HeadForm(log, last, seal)), isNew);
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
