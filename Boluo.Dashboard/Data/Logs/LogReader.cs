using System.Security.Cryptography;
using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>Verifies a log row by row, within a transaction that sees one state of it.</summary>
internal sealed class LogReader(SqliteTransaction transaction, LogKeys keys)
{
    public LogPart Verify(ChainedLog log, CancellationToken cancel)
    {
        var walk = new Walk(log, keys, LogBeginning.Of(transaction, log, keys));
        using var command = Command($"SELECT * FROM \"{log}\" ORDER BY \"Id\"");
        using var rows = command.ExecuteReader();
        using var entries = log == ChainedLog.ChangeSets ? new Entries(Command("SELECT * FROM \"ChangeEntries\" ORDER BY \"ChangeSetId\", \"Id\"")) : null;
        var form = new LogForm(log.ToString(), rows);
        var (id, seal) = (rows.GetOrdinal("Id"), rows.GetOrdinal("Seal"));
        while (walk.Break is null && rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var row = rows.GetInt64(id);
            walk.Step(row, rows.IsDBNull(seal) ? null : rows.GetString(seal), hash =>
            {
                form.Append(hash, rows);
                return entries?.Append(hash, row) ?? true;
            });
        }

        if (walk.Break is null) walk.End(Head(log), Highest(log));
        return walk.Result;
    }

    private (long Row, string Seal, string Mac)? Head(ChainedLog log)
    {
        using var command = Command("SELECT \"LastRow\", \"LastSeal\", \"Mac\" FROM \"LogHeads\" WHERE \"Key\" = $log");
        command.Parameters.AddWithValue("$log", log.ToString());
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    /// <summary>The highest number that SQLite has given out; it goes back with a transaction that is rolled back.</summary>
    private long Highest(ChainedLog log)
    {
        using var command = Command("SELECT seq FROM sqlite_sequence WHERE name = $log");
        command.Parameters.AddWithValue("$log", log.ToString());
        return command.ExecuteScalar() as long? ?? 0;
    }

    private SqliteCommand Command(string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constant texts with the names of two tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    /// <summary>The entries of change sets, read along with them.</summary>
    private sealed class Entries : IDisposable
    {
        private readonly SqliteCommand _command;
        private readonly SqliteDataReader _rows;
        private readonly LogForm _form;
        private readonly int _set;
        private bool _there;

        public Entries(SqliteCommand command)
        {
            (_command, _rows) = (command, command.ExecuteReader());
            (_form, _set, _there) = (new LogForm("ChangeEntries", _rows), _rows.GetOrdinal("ChangeSetId"), _rows.Read());
        }

        /// <returns>False where an entry belongs to no change set.</returns>
        public bool Append(IncrementalHash hash, long set)
        {
            if (_there && _rows.GetInt64(_set) < set) return false;
            for (; _there && _rows.GetInt64(_set) == set; _there = _rows.Read()) _form.Append(hash, _rows);
            return true;
        }

        public void Dispose()
        {
            _rows.Dispose();
            _command.Dispose();
        }
    }

    /// <summary>What is known of the chain up to a row.</summary>
    private sealed class Walk(ChainedLog log, LogKeys keys, LogBeginning beginning)
    {
        private string _link = beginning.Link;
        private string _lastSeal = beginning.Seal;
        private long _last = beginning.Row;
        private int _rows;

        /// <summary>A row that does not say what its seal proves. Whether it was changed or put there shows in what follows it.</summary>
        private (long Row, string Seal)? _doubtful;

        public LogBreak? Break { get; private set; }

        public LogPart Result => new(log, _rows, _last, Break);

        public void Step(long row, string? seal, Func<IncrementalHash, bool> content)
        {
            if (seal is null || row <= beginning.Row)
            {
                Stop(row, LogBreakKind.Inserted);
                return;
            }

            if (LogSeal.Parse(seal) is not { } parts)
            {
                Doubt(row, seal);
                return;
            }

            if (keys.Find(parts.KeyId) is not { } key)
            {
                if (_doubtful is { } doubtful) Stop(doubtful.Row, LogBreakKind.Changed);
                else Stop(row, LogBreakKind.KeyUnknown);
                return;
            }

            using var hash = key.Begin();
            var isSound = content(hash) && LogKey.Text(hash.GetHashAndReset()) == parts.Content;
            if (_doubtful is { } before) Stop(before.Row, isSound && parts.Follows(_link, key) ? LogBreakKind.Inserted : LogBreakKind.Changed);
            else if (!isSound) Doubt(row, seal);
            else if (!parts.Follows(_link, key)) Stop(_last + 1, LogBreakKind.Missing);
            else (_link, _lastSeal, _last, _rows) = (parts.Link, seal, row, _rows + 1);
        }

        /// <summary>The end: rows that were cut off are missed by the head, which they cannot be cut off from.</summary>
        public void End((long Row, string Seal, string Mac)? head, long highest)
        {
            if (_doubtful is { } doubtful) Stop(doubtful.Row, head?.Row == doubtful.Row ? LogBreakKind.Changed : LogBreakKind.Inserted);
            else if (head is not { } end || end.Row != _last || end.Seal != _lastSeal || highest > _last) Stop(_last + 1, LogBreakKind.Missing);
            else if (keys.Find(end.Mac.Split('.')[0]) is null && end.Mac != LogSeal.Untrusted) Stop(_last, LogBreakKind.KeyUnknown);
            else if (!LogPen.IsProven(log, end.Row, end.Seal, end.Mac, keys)) Stop(_last + 1, LogBreakKind.Missing);
        }

        private void Doubt(long row, string seal)
        {
            if (_doubtful is { } before) Stop(before.Row, LogBreakKind.Changed);
            else _doubtful = (row, seal);
        }

        private void Stop(long row, LogBreakKind kind) => Break = new LogBreak(log, row, kind);
    }
}
