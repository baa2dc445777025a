namespace Boluo.Dashboard.Insight;

/// <summary>Reads several things at the same time, each on a connection of its own. A county's machine has few cores, and others wait for them too.</summary>
public static class SideBySide
{
    private const int AtOnce = 4;

    /// <summary>The results in the order of what was asked.</summary>
    public static async Task<IReadOnlyList<TResult>> ReadAsync<TAsked, TResult>(IReadOnlyList<TAsked> asked, Func<TAsked, CancellationToken, Task<TResult>> read, CancellationToken cancel)
    {
        var results = new TResult[asked.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, asked.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (i, token) => results[i] = await read(asked[i], token));
        return results;
    }
}
