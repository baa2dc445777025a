using System.Collections.Concurrent;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Says at once that sessions of an account may have ended: its open circuits ask the database now and not at the next quarter of a minute, and so
/// does its next request. What another process has changed is found by asking.
/// </summary>
public sealed class EndedSessions(TimeProvider time)
{
    /// <summary>By which a form says from which open page it comes.</summary>
    public const string PageField = "page";

    /// <summary>Of this process; as many as there are accounts.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<CircuitRevalidation, string> _circuits = new();

    /// <summary>After the commit.</summary>
    /// <param name="userId">Whose sessions.</param>
    /// <param name="leaving">The page that signs out: it is on its way already, and must not be sent on another.</param>
    public void Announce(string userId, string? leaving = null)
    {
        _ends[userId] = time.GetUtcNow();
        foreach (var (circuit, user) in _circuits)
            if (user == userId && circuit.Page != leaving) _ = circuit.AskNowAsync();
    }

    /// <summary>Whether something has happened since the session was last known to hold.</summary>
    public bool MayHaveEnded(string userId, DateTimeOffset? heldAt) => _ends.TryGetValue(userId, out var end) && !(heldAt > end);

    internal void Follow(CircuitRevalidation circuit, string? userId)
    {
        if (userId is null) _circuits.TryRemove(circuit, out _);
        else _circuits[circuit] = userId;
    }
}
