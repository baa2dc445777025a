namespace Boluo.Dashboard.Insight;

/// <summary>Tells every open circuit that the data has moved on. One per process; raised after commit only.</summary>
public sealed class DataChanges(ILogger<DataChanges>? logger = null)
{
    private long _version;

    /// <summary>The version of the last committed change.</summary>
    public long Version => Interlocked.Read(ref _version);

    public event Action? Changed;

    /// <summary>Announces a committed version. A listener that fails does not keep the others from hearing it.</summary>
    public void Announce(long version)
    {
        // Two commits may be announced in the other order; going back would serve old snapshots.
        for (var known = Version; known < version; known = Version)
            Interlocked.CompareExchange(ref _version, version, known);
        foreach (var listener in Changed?.GetInvocationList() ?? [])
        {
            try { ((Action)listener)(); }
            catch (Exception exception) { logger?.LogWarning(exception, "A listener did not hear of version {Version}", version); }
        }
    }
}
