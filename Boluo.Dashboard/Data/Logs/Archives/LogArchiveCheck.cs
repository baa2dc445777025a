namespace Boluo.Dashboard.Data.Logs.Archives;

/// <summary>An archive and where it lies.</summary>
public sealed record LogArchiveFile(string Path, LogArchiveEnd End);

/// <summary>What is wrong with the archives.</summary>
/// <param name="Path">The file that is not as it was written; null where one is missing.</param>
/// <param name="FirstRow">Of missing ones, the first row that lies in no file.</param>
/// <param name="LastRow">The last of them.</param>
public sealed record LogArchiveFault(string? Path, long FirstRow, long LastRow);

/// <summary>The archives that lead up to where the log begins in the database.</summary>
/// <param name="Files">The oldest first.</param>
/// <param name="Faults">What is changed or missing.</param>
public sealed record LogArchiveCheck(IReadOnlyList<LogArchiveFile> Files, IReadOnlyList<LogArchiveFault> Faults)
{
    public static readonly LogArchiveCheck None = new([], []);

    public bool IsSound => Faults.Count == 0;
}

/// <summary>An archive cannot be made or is not what it should be; the message says why, in Chinese.</summary>
public sealed class LogArchiveException(string message, Exception? inner = null) : Exception(message, inner);
