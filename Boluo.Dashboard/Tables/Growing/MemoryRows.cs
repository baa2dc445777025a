namespace Boluo.Dashboard.Tables.Growing;

/// <summary>The rows of a log as their columns, in the order in which they came: enough to say which of them a view shows.</summary>
/// <param name="columns">By their keys.</param>
/// <param name="searched">The keys of the columns that a search looks at.</param>
/// <param name="number">The number of a row, which grows.</param>
internal sealed class MemoryRows<TRow>(IReadOnlyDictionary<string, MemoryColumn<TRow>> columns, IReadOnlyList<string> searched, Func<TRow, int> number)
{
    private readonly List<int> _numbers = [];

    public int? First => _numbers.Count == 0 ? null : _numbers[0];

    public int? Last => _numbers.Count == 0 ? null : _numbers[^1];

    public void Add(TRow row)
    {
        _numbers.Add(number(row));
        foreach (var column in columns.Values) column.Add(row);
    }

    /// <summary>How many rows a view has, and the numbers of those on its page; beyond the end, of the last page.</summary>
    public (int Count, int[] Page) Find(View view, IReadOnlyList<Sort> sorts)
    {
        var kept = new bool[_numbers.Count];
        if (view.Search is { } search)
        {
            var wanted = Pinyin.Normalise(search);
            foreach (var key in searched) ((MemoryWords<TRow, string?>)columns[key]).Find(kept, text => Pinyin.Finds(text, wanted));
        }
        else
        {
            Array.Fill(kept, true);
        }

        foreach (var filter in view.Filters) columns[filter.Column].Keep(kept, filter.Text);
        var rows = new int[kept.Count(k => k)];
        for (int i = kept.Length - 1, n = 0; i >= 0; i--) // The newest first: that is how they are mostly asked for.
            if (kept[i]) rows[n++] = i;

        var page = Math.Min(view.Page, LedgerPage.PagesOf(rows.Length, view.Size));
        var (first, end) = ((page - 1) * view.Size, Math.Min(page * view.Size, rows.Length));
        PartialOrder.Sort(rows, first, end, By(sorts));
        return (rows.Length, [.. rows[first..end].Select(i => _numbers[i])]);
    }

    private Comparison<int> By(IReadOnlyList<Sort> sorts)
    {
        var keys = sorts.Select(s => (Keys: columns[s.Column].Keys(), s.Descending)).ToArray();
        return (a, b) =>
        {
            foreach (var (values, descending) in keys)
                if (values[a].CompareTo(values[b]) is not 0 and var order)
                    return descending ? -order : order;
            return AsText(_numbers[a]).CompareTo(AsText(_numbers[b]));
        };
    }

    /// <summary>The key that ends every order is a text: 1, 10, 2.</summary>
    private static long AsText(int number)
    {
        if (number <= 0) return number;
        var (scaled, zeros) = ((long)number, 0);
        for (; scaled < 1_000_000_000; zeros++) scaled *= 10;
        return (scaled * 16) - zeros;
    }
}

/// <summary>Puts a part of a long list in order and leaves the rest: a page of fifty does not ask where the others stand.</summary>
internal static class PartialOrder
{
    /// <summary>Afterwards the positions from first to end hold what they would hold if all were sorted.</summary>
    public static void Sort(int[] items, int first, int end, Comparison<int> by)
    {
        if (IsSorted(items, by)) return;
        var (low, high) = (0, items.Length);
        var pending = new Stack<(int Low, int High)>([(low, high)]);
        while (pending.TryPop(out var part))
        {
            (low, high) = part;
            if (high - low < 2 || high <= first || low >= end) continue;
            if (high - low <= 32)
            {
                items.AsSpan(low, high - low).Sort(by);
                continue;
            }

            var middle = Split(items.AsSpan(low, high - low), by) + low;
            pending.Push((low, middle));
            pending.Push((middle + 1, high));
        }
    }

    private static bool IsSorted(int[] items, Comparison<int> by)
    {
        for (var i = 1; i < items.Length; i++)
            if (by(items[i - 1], items[i]) > 0)
                return false;
        return true;
    }

    /// <summary>Smaller ones before the pivot, greater ones behind it.</summary>
    /// <returns>Where the pivot stands.</returns>
    private static int Split(Span<int> items, Comparison<int> by)
    {
        var (left, middle, right) = (0, items.Length / 2, items.Length - 1);
        if (by(items[middle], items[left]) < 0) Swap(items, middle, left);
        if (by(items[right], items[left]) < 0) Swap(items, right, left);
        if (by(items[right], items[middle]) < 0) Swap(items, right, middle);
        Swap(items, middle, right - 1);
        var pivot = items[right - 1];
        var (i, j) = (left, right - 1);
        while (true)
        {
            while (by(items[++i], pivot) < 0) { }
            while (by(items[--j], pivot) > 0) { }
            if (i >= j) break;
            Swap(items, i, j);
        }

        Swap(items, i, right - 1);
        return i;
    }

    private static void Swap(Span<int> items, int a, int b) => (items[a], items[b]) = (items[b], items[a]);
}
