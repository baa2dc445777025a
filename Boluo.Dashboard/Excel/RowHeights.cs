namespace Boluo.Dashboard.Excel;

/// <summary>
/// The heights of a block's rows, in points. A name that stands once for several rows has the height of them all: it makes them higher only
/// where they are too few for it, which depends on the page.
/// </summary>
/// <param name="own">What each row needs without the name.</param>
/// <param name="names">What the name of each row needs.</param>
/// <param name="ends">The last row, counted from 0, that shares its name with each row.</param>
internal sealed class RowHeights(IReadOnlyList<double> own, IReadOnlyList<double> names, IReadOnlyList<int> ends)
{
    public int Count => own.Count;

    /// <summary>The height of a row on a page of its own, of it and the next, and so on.</summary>
    public IEnumerable<double> From(int row)
    {
        var (above, first, shared) = (0.0, row, 0.0);
        for (var r = row; r < Count; r++)
        {
            if (r > ends[first])
            {
                above += Math.Max(names[first], shared);
                (first, shared) = (r, 0);
            }

            shared += own[r];
            yield return above + Math.Max(names[first], shared);
        }
    }

    /// <summary>The rows of a page by the name that they share.</summary>
    public IEnumerable<(int First, int Last)> Shared(int from, int to)
    {
        for (var first = from; first < to;)
        {
            var last = Math.Min(ends[first], to - 1);
            yield return (first, last);
            first = last + 1;
        }
    }

    /// <summary>The height of a row that shares its name with no other.</summary>
    public double Own(int row) => own[row];

    /// <summary>The height of each of the rows that share a name on a page.</summary>
    public IEnumerable<double> Each((int First, int Last) shared)
    {
        var rows = own.Skip(shared.First).Take(shared.Last - shared.First + 1).ToList();
        var missing = Math.Max(0, names[shared.First] - rows.Sum()) / rows.Count;
        return rows.Select(h => h + missing);
    }
}
