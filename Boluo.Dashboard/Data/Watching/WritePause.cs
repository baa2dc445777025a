namespace Boluo.Dashboard.Data.Watching;

/// <summary>Whether the database takes writes. Whoever watches it says when not, and why, in a Chinese sentence; reading goes on.</summary>
public sealed class WritePause
{
    private volatile string? _reason;

    /// <summary>Null while all is well.</summary>
    public string? Reason
    {
        get => _reason;
        set => _reason = value;
    }
}

/// <summary>Nothing was written, because the database must not be written now. The message says why.</summary>
public sealed class WritesPausedException(string reason) : Exception(reason);
