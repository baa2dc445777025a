using Microsoft.Extensions.Caching.Memory;

namespace Boluo.Dashboard.Security;

/// <summary>
/// Counts failures per key within a window that starts with the first, and again with the one that exhausts it. Bounded: the oldest
/// keys are forgotten.
/// </summary>
public sealed class FailureCounter(int limit, TimeSpan window, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Takes one of the allowed failures; give it back with <see cref="Forgive"/> when the attempt succeeds.</summary>
    public bool TryBegin(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var entry = _failures.TryGetValue(key, out Entry? known) && known!.Until > now ? known : new Entry(0, now + window);
            if (entry.Count >= limit) return false;
            entry = entry with { Count = entry.Count + 1 };
            Store(key, entry.Count < limit ? entry : entry with { Until = now + window });
            return true;
        }
    }

    public bool Exhausted(string key)
    {
        lock (_gate) return _failures.TryGetValue(key, out Entry? known) && known!.Until > time.GetUtcNow() && known.Count >= limit;
    }

    public void Forgive(string key)
    {
        lock (_gate)
            if (_failures.TryGetValue(key, out Entry? known)) Store(key, known! with { Count = Math.Max(0, known.Count - 1) });
    }

    /// <summary>Forgives all.</summary>
    public void Forget(string key)
    {
        lock (_gate) _failures.Remove(key);
    }

    private void Store(string key, Entry entry) =>
        _failures.Set(key, entry, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = window });

    public void Dispose() => _failures.Dispose();

    private sealed record Entry(int Count, DateTimeOffset Until);
}
