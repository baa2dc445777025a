using Boluo.Dashboard.Insight;
using Microsoft.Extensions.Caching.Memory;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>All that a preview depends on: the draft, the version of the data, who looks, how its sheets were read, and which files of a 收表 count.</summary>
internal sealed record PreviewKey(int Draft, long Version, Role Role, int Reading, string? Collection);

/// <summary>Previews that were just made: a page of one is asked for again and again, and making one writes and rolls back all its rows.</summary>
internal sealed class ImportPreviews : IDisposable
{
    private const int MostRows = 60_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>One is made at a time: whoever asks for the same meanwhile finds it made.</summary>
    public async Task<ImportPreview> GetAsync(PreviewKey key, Func<Task<ImportPreview>> make)
    {
        if (_cache.TryGetValue(key, out ImportPreview? known)) return known!;
        await _one.WaitAsync();
        try
        {
            if (_cache.TryGetValue(key, out known)) return known!;
            var made = await make();
            _cache.Set(key with { Version = made.DataVersion }, made, new MemoryCacheEntryOptions { Size = made.Rows.Count() + 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
            return made;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _cache.Dispose();
        _one.Dispose();
    }
}
