using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Backups;

/// <summary>Tells whether anything has been stored since: every commit lengthens the log beside the database or writes it anew.</summary>
internal sealed record ChangeMark(long Length, DateTime Written, long LogLength, DateTime LogWritten)
{
    /// <summary>When the copy was taken, in UTC; no part of the comparison.</summary>
    public DateTime? At { get; init; }

    public static ChangeMark Of(DatabaseFile file)
    {
        var (database, log) = (new FileInfo(file.Path), new FileInfo(file.Path + "-wal"));
        return new ChangeMark(database.Exists ? database.Length : 0, database.LastWriteTimeUtc, log.Exists ? log.Length : 0, log.LastWriteTimeUtc);
    }

    public bool Equals(ChangeMark? other) =>
        other is not null && (Length, Written, LogLength, LogWritten) == (other.Length, other.Written, other.LogLength, other.LogWritten);

    public override int GetHashCode() => HashCode.Combine(Length, Written, LogLength, LogWritten);
}
