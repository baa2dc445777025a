using System.Text.Json;

namespace Boluo.Dashboard.Backups;

/// <summary>What a backup says of itself, in a file of its own inside.</summary>
public sealed record BackupManifest
{
    /// <summary>Of the backup's form; a program reads its own and earlier ones.</summary>
    public const int KnownFormat = 1;

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true };

    public required int Format { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required string ProgramVersion { get; init; }

    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>The county's day.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>When somebody had last changed something, in UTC.</summary>
    public DateTime? LastChangeAt { get; init; }

    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    public required IReadOnlyList<BackupPart> Parts { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <summary>Null if the text is no manifest.</summary>
    public static BackupManifest? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file of a backup: the database, or a key.</summary>
public sealed record BackupPart(string Name, long Bytes, string Sha256);
