namespace Boluo.Dashboard.Backups;

/// <summary>One folder of backups as it is now.</summary>
public sealed record BackupFolderState
{
    public required string Path { get; init; }

    public int Count { get; init; }

    /// <summary>UTC, by its name; none where there is no backup.</summary>
    public DateTime? NewestAt { get; init; }

    /// <summary>The sentence that says why the last backup did not arrive here; null if it did.</summary>
    public string? Fault { get; init; }
}

/// <summary>What is known of the backups; a new one after each backup.</summary>
public sealed record BackupState
{
    public required BackupFolderState First { get; init; }

    public BackupFolderState? Second { get; init; }

    /// <summary>When it was last known that the newest backup holds all that was stored, in UTC; none since the program started.</summary>
    public DateTime? CompleteAt { get; init; }
}
