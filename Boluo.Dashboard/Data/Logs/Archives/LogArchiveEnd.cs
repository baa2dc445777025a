using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>The signed end of an archive: what it holds, what it follows, and a proof of both by the key of the logs.</summary>
public sealed record LogArchiveEnd
{
    public const int KnownFormat = 1;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Format { get; init; }

    /// <summary>The table.</summary>
    public required string Log { get; init; }

    /// <summary>The row that the first one follows; 0 at the beginning of the log.</summary>
    public required long AfterRow { get; init; }

    public required string AfterSeal { get; init; }

    public required long FirstRow { get; init; }

    public required long LastRow { get; init; }

    public required string LastSeal { get; init; }

    public required int Rows { get; init; }

    /// <summary>The day of the first row.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day of the last row.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Of the file with the rows.</summary>
    public required string Sha256 { get; init; }

    public string Proof { get; init; } = "";

    /// <summary>Two archives that begin with the same row may end differently, where an older backup was restored between them.</summary>
    public string FileName => Invariant($"security-log-{FirstRow:D9}-{LastRow:D9}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LastSeal)))[..8]}.zip");

    internal LogBeginning Before => new(AfterRow, AfterSeal);

    internal LogBeginning After => new(LastRow, LastSeal);

    internal LogArchiveEnd Signed(LogKey key) => this with { Proof = key.Proof(Form) };

    internal bool IsSigned(LogKeys keys) => keys.Proves(Proof, Form);

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <summary>Null where the text is none.</summary>
    internal static LogArchiveEnd? TryRead(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize<LogArchiveEnd>(json, Written);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Form => Invariant($"archive|{Format}|{Log}|{AfterRow}|{AfterSeal}|{FirstRow}|{LastRow}|{LastSeal}|{Rows}|{From:yyyy-MM-dd}|{To:yyyy-MM-dd}|{Sha256}");
}
