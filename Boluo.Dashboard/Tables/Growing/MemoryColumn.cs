namespace Boluo.Dashboard.Tables.Growing;

/// <summary>The values of one column of all rows, a number for each: so a million of them are filtered and sorted in milliseconds.</summary>
internal abstract class MemoryColumn<TRow>
{
    private int[] _codes = new int[1024];

    public int Count { get; private set; }

    protected ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    public void Add(TRow row)
    {
        if (Count == _codes.Length) Array.Resize(ref _codes, 2 * Count);
        _codes[Count] = CodeOf(row);
        Count++;
    }

    /// <summary>Keeps those of the rows whose value meets a condition, as <see cref="FilterText"/> reads it.</summary>
    public abstract void Keep(bool[] rows, string condition);

    /// <summary>What the rows are compared by, in their order.</summary>
    public abstract int[] Keys();

    protected abstract int CodeOf(TRow row);

    /// <summary>The column's own kind: whole numbers and days are their own codes, texts and choices are numbered as they come.</summary>
    public static MemoryColumn<TRow> Of<TValue>(Column<TRow, TValue> column)
    {
        var value = column.Value.Compile();
        return (Delegate)value switch
        {
            Func<TRow, int> whole => new MemoryNumbers<TRow, int>(column, whole, n => n, n => n),
            Func<TRow, int?> whole => new MemoryNumbers<TRow, int?>(column, whole, n => n ?? int.MinValue, n => n == int.MinValue ? null : n),
            Func<TRow, DateOnly> day => new MemoryNumbers<TRow, DateOnly>(column, day, d => d.DayNumber, DateOnly.FromDayNumber),
            _ => new MemoryWords<TRow, TValue>(column, value),
        };
    }
}

/// <summary>Whole numbers or days; what is unknown comes first, as in SQL.</summary>
internal sealed class MemoryNumbers<TRow, TValue>(Column column, Func<TRow, TValue> value, Func<TValue, int> encode, Func<int, TValue> decode) : MemoryColumn<TRow>
{
    public override void Keep(bool[] rows, string condition)
    {
        var meets = FilterText.OfValue<TValue>(column, condition);
        var codes = Codes;
        for (var i = 0; i < codes.Length; i++)
            if (rows[i]) rows[i] = meets(decode(codes[i]));
    }

    public override int[] Keys() => Codes.ToArray();

    protected override int CodeOf(TRow row) => encode(value(row));
}

/// <summary>Texts or choices: a condition is asked of each value once, whatever the number of rows.</summary>
internal sealed class MemoryWords<TRow, TValue>(Column column, Func<TRow, TValue> value) : MemoryColumn<TRow>
{
    private readonly List<TValue> _values = [];
    private readonly Dictionary<Known, int> _numbers = [];

    /// <summary>Where each value stands among all; made anew when one has come.</summary>
    private int[] _ranks = [];

    public override void Keep(bool[] rows, string condition) => Keep(rows, Among(FilterText.OfValue<TValue>(column, condition)));

    public override int[] Keys()
    {
        if (_ranks.Length != _values.Count) _ranks = Rank();
        var keys = new int[Count];
        var codes = Codes;
        for (var i = 0; i < codes.Length; i++) keys[i] = _ranks[codes[i]];
        return keys;
    }

    private int[] Rank()
    {
        var order = Enumerable.Range(0, _values.Count).Order(Comparer<int>.Create((a, b) => Compare(_values[a], _values[b]))).ToList();
        var ranks = new int[order.Count];
        for (var i = 0; i < order.Count; i++) ranks[order[i]] = i;
        return ranks;
    }

    /// <summary>Adds the rows whose value is looked for to those that were found by others.</summary>
    public void Find(bool[] rows, Func<TValue, bool> isWanted)
    {
        var wanted = Among(isWanted);
        var codes = Codes;
        for (var i = 0; i < codes.Length; i++) rows[i] |= wanted[codes[i]];
    }

    protected override int CodeOf(TRow row)
    {
        var known = new Known(value(row));
        if (_numbers.TryGetValue(known, out var number)) return number;
        _values.Add(known.Value);
        return _numbers[known] = _values.Count - 1;
    }

    private void Keep(bool[] rows, bool[] wanted)
    {
        var codes = Codes;
        for (var i = 0; i < codes.Length; i++) rows[i] &= wanted[codes[i]];
    }

    private bool[] Among(Func<TValue, bool> isWanted) => [.. _values.Select(isWanted)];

    /// <summary>As SQLite orders them: nothing first, choices as they are declared, texts by their bytes.</summary>
    private static int Compare(TValue a, TValue b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => ByBytes(x, y),
        _ => Comparer<TValue>.Default.Compare(a, b),
    };

    /// <summary>The order of UTF-8, without making it: what takes two units here stands behind all that takes one.</summary>
    private static int ByBytes(string x, string y)
    {
        var same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length) return x.Length.CompareTo(y.Length);
        var (first, second) = (x[same], y[same]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) ? first.CompareTo(second) : char.IsSurrogate(first) ? 1 : -1;
    }

    /// <summary>A value that may be none.</summary>
    private readonly record struct Known(TValue Value);
}
