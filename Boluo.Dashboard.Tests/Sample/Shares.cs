namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Splits whole numbers so that the parts add up exactly.</summary>
internal static class Shares
{
    /// <summary>Parts in proportion to the weights, each within its bounds, by largest remainder.</summary>
    public static int[] Spread(int total, IReadOnlyList<double> weights, Func<int, int>? least = null, Func<int, int>? most = null)
    {
        var low = weights.Select((_, i) => least?.Invoke(i) ?? 0).ToArray();
        var high = weights.Select((_, i) => most?.Invoke(i) ?? total).ToArray();
        if (low.Sum() > total || high.Sum() < total) throw new InvalidOperationException($"{total} does not fit between {low.Sum()} and {high.Sum()}.");

        double At(int i, double factor) => Math.Clamp(factor * weights[i], low[i], high[i]);
        var (from, to) = (0.0, 1e9);
        for (var step = 0; step < 200; step++)
        {
            var middle = (from + to) / 2;
            if (weights.Select((_, i) => At(i, middle)).Sum() < total) from = middle;
            else to = middle;
        }

        var parts = weights.Select((_, i) => (int)(At(i, from) + 1e-6)).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => At(i, from) - parts[i]).ThenBy(i => i))
        {
            if (parts.Sum() == total) break;
            if (parts[i] < high[i]) parts[i]++;
        }

        while (parts.Sum() < total)
            parts[Enumerable.Range(0, parts.Length).Where(i => parts[i] < high[i]).MaxBy(i => weights[i])]++;
        return parts;
    }

    /// <summary>Each item as often as its count says.</summary>
    public static List<T> Repeat<T>(IEnumerable<(T Item, int Count)> counts) => [.. counts.SelectMany(c => Enumerable.Repeat(c.Item, c.Count))];

    /// <summary>
    /// Gives each slot one of the values, none above the slot's limit: smallest limits take the smallest values, then chance swaps
    /// them wherever both limits allow.
    /// </summary>
    public static int[] Fit(IReadOnlyList<int> values, IReadOnlyList<int> limits, SampleRandom random)
    {
        var sorted = values.Order().ToList();
        var slots = Enumerable.Range(0, limits.Count).OrderBy(i => limits[i]).ThenBy(i => i).ToList();
        var result = new int[limits.Count];
        for (var k = 0; k < slots.Count; k++)
        {
            if (sorted[k] > limits[slots[k]]) throw new InvalidOperationException($"{sorted[k]} exceeds the limit {limits[slots[k]]}.");
            result[slots[k]] = sorted[k];
        }

        for (var swap = 0; swap < 50 * limits.Count; swap++)
        {
            var (a, b) = (random.Int(0, limits.Count - 1), random.Int(0, limits.Count - 1));
            if (result[a] <= limits[b] && result[b] <= limits[a]) (result[a], result[b]) = (result[b], result[a]);
        }

        return result;
    }
}
