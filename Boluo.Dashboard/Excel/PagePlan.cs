using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Where the pages of a sheet end. The ends are written into the file, so that every office program turns the page at the same row: a
/// township's name stands again on the next page, and no page has notes and signatures alone.
/// </summary>
internal static class PagePlan
{
    /// <summary>Programs differ in how small they print and how high they make a row; so much of a page stays free for that.</summary>
    private const double Fill = 0.95;

    /// <summary>Rows that stay on the last page with the notes, as far as there are so many.</summary>
    private const int Kept = 3;

    /// <param name="head">The height of what every page repeats, in points.</param>
    /// <param name="rows">The block's rows in their order, with their heights.</param>
    /// <param name="tail">The height of notes and signatures.</param>
    /// <returns>The rows, counted from 0, that begin a page after the first one.</returns>
    public static IReadOnlyList<int> Of(SheetLayout layout, double head, IReadOnlyList<(RowKind Kind, double Height)> rows, double tail)
    {
        var room = layout.Paper.Points / layout.Scale * Fill - head;
        var starts = new List<int>();
        for (var from = 0; from < rows.Count;)
        {
            var (to, height) = (from, 0.0);
            while (to < rows.Count && (to == from || height + rows[to].Height <= room)) height += rows[to++].Height;
            var last = LastOf(rows, from, room - tail);
            if (to == rows.Count && (height + tail <= room || last == from)) break;
            from = Math.Max(from + 1, WithRows(rows, from, Math.Min(to, last)));
            starts.Add(from);
        }

        return starts;
    }

    /// <summary>The page ends before a 小计 whose rows would only follow on the next.</summary>
    private static int WithRows(IReadOnlyList<(RowKind Kind, double Height)> rows, int from, int to)
    {
        var end = to;
        while (end > from + 1 && end < rows.Count && rows[end - 1].Kind != RowKind.Row && rows[end].Kind != RowKind.Total) end--;
        return end > from + 1 || rows[from].Kind == RowKind.Row ? end : to;
    }

    /// <summary>Where the last page begins at the latest: with <see cref="Kept"/> rows if they are not too high, with one at least, and none before it without any.</summary>
    private static int LastOf(IReadOnlyList<(RowKind Kind, double Height)> rows, int from, double room)
    {
        var most = Math.Min(Kept, Enumerable.Range(from, rows.Count - from).Count(r => rows[r].Kind == RowKind.Row) / 2);
        var (start, kept, height) = (rows.Count, 0, 0.0);
        for (var r = rows.Count - 1; r >= from && kept < most; r--)
        {
            height += rows[r].Height;
            if (kept > 0 && height > room) break;
            if (rows[r].Kind != RowKind.Row) continue;
            (start, kept) = (r, kept + 1);
        }

        return kept == 0 ? from : start;
    }
}
