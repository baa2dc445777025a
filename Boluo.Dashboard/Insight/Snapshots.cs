using System.Collections.Concurrent;
using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Boluo.Dashboard.Insight;

/// <summary>
/// What every visitor sees, computed once per data version and scope and shared by all circuits. Holds no personal data.
/// Built in one read transaction and never cancelled by the caller who happened to come first.
/// </summary>
public sealed class Snapshots(IDbContextFactory<BoluoDbContext> factory, DataChanges changes) : IDisposable
{
    private const int Capacity = 200;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private readonly ConcurrentDictionary<Key, Lazy<Task<object>>> _building = new();
    private long _cached;

    public Task<T> GetAsync<T>(string name, Scope? scope, Func<BoluoDbContext, CancellationToken, Task<T>> build, CancellationToken cancel) where T : class =>
        GetAsync(name, scope, async stop =>
        {
            await using var db = await factory.CreateDbContextAsync(stop);
            await using var transaction = await db.BeginReadAsync(stop);
            return await build(db, stop);
        }, cancel);

    /// <summary>The same of what is put together from other snapshots, and needs no transaction of its own.</summary>
    public async Task<T> GetAsync<T>(string name, Scope? scope, Func<CancellationToken, Task<T>> build, CancellationToken cancel) where T : class
    {
        var key = new Key(name, changes.Version, scope);
        if (_cache.TryGetValue(key, out T? known)) return known!;

        var building = _building.GetOrAdd(key, k => new Lazy<Task<object>>(() => Task.Run(() => BuildAsync(k, build))));
        return (T)await building.Value.WaitAsync(cancel);
    }

    /// <summary>What a former version of the data said is not asked for again; and a full cache would drop what is new instead of what is old.</summary>
    private void MakeRoom(long version)
    {
        if (Interlocked.Exchange(ref _cached, version) != version) _cache.Clear();
        else if (_cache.Count >= Capacity) _cache.Compact(0.1);
    }

    private async Task<object> BuildAsync<T>(Key key, Func<CancellationToken, Task<T>> build) where T : class
    {
        try
        {
            var value = await build(CancellationToken.None);
            MakeRoom(key.Version);
            _cache.Set(key, value, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });
            return value;
        }
        finally
        {
            _building.TryRemove(key, out _);
        }
    }

    /// <summary>The number of the last change set that the data shows.</summary>
    public async Task<int> LastChangeAsync(CancellationToken cancel) =>
        (await GetAsync("last-change", null, async (db, token) => new LastChange(await db.ChangeSets.MaxAsync(s => (int?)s.Id, token) ?? 0), cancel)).Id;

    /// <summary>The data's range and places. Cheap, and asked for by every page.</summary>
    public Task<ScopeLimits> LimitsAsync(CancellationToken cancel) => GetAsync("limits", null, async (db, token) =>
    {
        var state = await db.DataStates.AsNoTracking().SingleAsync(token);
        return new ScopeLimits
        {
            AsOf = state.AsOf,
            EarliestAsOf = state.EarliestAsOf,
            Origin = state.Origin,
            Townships = Ordered(await db.Townships.AsNoTracking().ToListAsync(token), t => t.Code),
            Communities = Ordered(await db.Communities.AsNoTracking().ToListAsync(token), c => c.Code),
        };
    }, cancel);

    public void Dispose() => _cache.Dispose();

    private static SortedDictionary<string, T> Ordered<T>(IEnumerable<T> rows, Func<T, string> code) =>
        new(rows.ToDictionary(code, StringComparer.Ordinal), StringComparer.Ordinal);

    private sealed record LastChange(int Id);

    private sealed record Key(string Name, long Version, Scope? Scope);
}
