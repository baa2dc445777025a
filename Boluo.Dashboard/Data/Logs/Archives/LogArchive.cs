using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Boluo.Dashboard.Domain;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>
/// The file of an archive: rows as one line of JSON each, with every value that they have and their seals, so that the chain can be followed without the
/// database; and the signed end. A zip, which any computer opens.
/// </summary>
internal static class LogArchive
{
    public const ChainedLog Log = ChainedLog.SecurityEvents;

    private const string Rows = "events.jsonl", End = "end.json";

    private const string Seal = "Seal";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the rows behind the beginning up to the first that is to be kept, down to the disk, following their chain.</summary>
    /// <param name="stage">Where to, asked only when there is something to write.</param>
    /// <param name="transaction">Sees one state of the log.</param>
    /// <param name="beginning">Where the log begins in the database.</param>
    /// <param name="limit">The day from which events stay, and how many rows one file may have.</param>
    /// <param name="keys">By which the rows were sealed; the current one signs.</param>
    /// <param name="cancel">Between two rows.</param>
    /// <returns>Null where there are none, and then there is no file.</returns>
    /// <exception cref="LogArchiveException">A row is not as it was sealed.</exception>
    public static LogArchiveFile? Write(Func<string> stage, SqliteTransaction transaction, LogBeginning beginning, (DateOnly KeepFrom, int Rows) limit, LogKeys keys, CancellationToken cancel)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT * FROM \"{nameof(ChainedLog.SecurityEvents)}\" WHERE \"Id\" > $row ORDER BY \"Id\" LIMIT $most";
        command.Parameters.AddWithValue("$row", beginning.Row);
        command.Parameters.AddWithValue("$most", limit.Rows);
        using var rows = command.ExecuteReader();
        var (day, form) = (rows.GetOrdinal("On"), new LogForm(Log.ToString(), rows));
        bool Next() => rows.Read() && DayOf(rows.GetString(day)) < limit.KeepFrom;
        if (!Next()) return null;

        var thread = new LogThread(beginning, keys);
        DateOnly from = DayOf(rows.GetString(day)), to;
        var first = rows.GetInt64(rows.GetOrdinal("Id"));
        var path = stage();
        using var file = OwnFiles.Create(path);
        LogArchiveEnd end;
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sha = SHA256.Create();
            using (var entry = zip.CreateEntry(Rows).Open())
            using (var hashed = new CryptoStream(entry, sha, CryptoStreamMode.Write))
                do
                {
                    cancel.ThrowIfCancellationRequested();
                    to = DayOf(rows.GetString(day));
                    WriteLine(hashed, rows);
                    if (!thread.Follow(rows.GetInt64(rows.GetOrdinal("Id")), rows[Seal] as string, hash => form.Append(hash, rows))) throw Refused(thread);
                }
                while (Next());
            end = new LogArchiveEnd
            {
                Format = LogArchiveEnd.KnownFormat,
                Log = Log.ToString(),
                AfterRow = beginning.Row,
                AfterSeal = beginning.Seal,
                FirstRow = first,
                LastRow = thread.Row,
                LastSeal = thread.Seal,
                Rows = thread.Rows,
                From = from,
                To = to,
                Sha256 = Convert.ToHexStringLower(sha.Hash!),
            }.Signed(keys.Current!);
            using var last = zip.CreateEntry(End).Open();
            last.Write(end.Write());
        }

        file.Flush(flushToDisk: true);
        return new LogArchiveFile(path, end);
    }

    /// <summary>The signed end of a file whose rows are as they were written; null where it is none of ours or was changed.</summary>
    public static LogArchiveEnd? Read(string path, LogKeys keys)
    {
        try
        {
            using var zip = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
            if (zip.GetEntry(Rows) is not { } rows || ReadEnd(zip) is not { Format: <= LogArchiveEnd.KnownFormat } end || !end.IsSigned(keys)) return null;
            using var stream = rows.Open();
            return Convert.ToHexStringLower(SHA256.HashData(stream)) == end.Sha256 && end.FileName == Path.GetFileName(path) ? end : null;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads every row of a file back and follows its chain: before rows are removed it must be certain that they can be read.</summary>
    /// <exception cref="LogArchiveException">It is not what was written.</exception>
    public static void Prove(string path, LogArchiveEnd written, LogKeys keys, CancellationToken cancel)
    {
        using var zip = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
        if (ReadEnd(zip) != written || !written.IsSigned(keys)) throw new LogArchiveException($"归档文件读回后与写入的不一致：{path}");
        var thread = new LogThread(written.Before, keys);
        using var sha = SHA256.Create();
        using (var hashed = new CryptoStream(zip.GetEntry(Rows)!.Open(), sha, CryptoStreamMode.Read))
        using (var lines = new StreamReader(hashed, Encoding.UTF8))
            while (lines.ReadLine() is { } line)
            {
                cancel.ThrowIfCancellationRequested();
                var values = ReadLine(line);
                var seal = values.Remove(Seal, out var said) ? said as string : null;
                if (!thread.Follow((long)values["Id"], seal, hash => LogForm.Append(hash, Log.ToString(), values))) throw Refused(thread);
            }

        if ((thread.Row, thread.Seal, thread.Rows, Convert.ToHexStringLower(sha.Hash!)) != (written.LastRow, written.LastSeal, written.Rows, written.Sha256))
            throw new LogArchiveException($"归档文件读回后与写入的不一致：{path}");
    }

    private static LogArchiveEnd? ReadEnd(ZipArchive zip)
    {
        if (zip.GetEntry(End) is not { } entry) return null;
        using var stream = entry.Open();
        return LogArchiveEnd.TryRead(stream);
    }

    private static void WriteLine(Stream to, SqliteDataReader row)
    {
        using (var json = new Utf8JsonWriter(to, Readable))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.FieldCount; i++)
            {
                if (row.IsDBNull(i)) continue;
                if (row.GetValue(i) is long number) json.WriteNumber(row.GetName(i), number);
                else json.WriteString(row.GetName(i), row.GetString(i));
            }

            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static SortedDictionary<string, object> ReadLine(string line)
    {
        using var json = JsonDocument.Parse(line);
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in json.RootElement.EnumerateObject()) values[value.Name] = value.Value.ValueKind == JsonValueKind.Number ? value.Value.GetInt64() : value.Value.GetString()!;
        return values;
    }

    private static DateOnly DayOf(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static LogArchiveException Refused(LogThread thread) => new(Invariant($"安全日志第{thread.Row}号之后的记录与日志链不符，没有归档"));
}
