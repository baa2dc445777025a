namespace Boluo.Dashboard.Features.Overview;

/// <summary>Something to be placed on the map: its cell, counted from 0, and the room that it needs.</summary>
public sealed record PlacedBox(int Row, int Column, double Width, double Height);

/// <summary>Where a box came to lie. It is as wide as its column, and at least as high as its row.</summary>
public sealed record LaidBox(double X, double Y, double Width, double Height);

/// <summary>Rows and columns as wide and high as what stands in them. A box that has nothing under it in its column may reach into the rows below.</summary>
public static class PlaceLayout
{
    public const int Gap = 6;

    /// <summary>A column without a box is narrow; a row without one is a gap.</summary>
    private const int EmptyColumn = 24;

    /// <param name="boxes">No two of them in one cell.</param>
    /// <returns>In their order, and the size of all.</returns>
    public static (IReadOnlyList<LaidBox> Boxes, double Width, double Height) Of(IReadOnlyList<PlacedBox> boxes)
    {
        if (boxes.Count == 0) return ([], 1, 1);
        var widths = new double[boxes.Max(b => b.Column) + 1];
        Array.Fill(widths, EmptyColumn);
        foreach (var box in boxes) widths[box.Column] = Math.Max(widths[box.Column], box.Width);
        var heights = new double[boxes.Max(b => b.Row) + 1];
        // Those that reach into no other row first; then those that span the fewest, each at the cost of its last row.
        foreach (var box in boxes.OrderBy(b => SpanOf(b, boxes, heights.Length)).ThenBy(b => b.Row).ThenBy(b => b.Column))
        {
            var (from, span) = (box.Row, SpanOf(box, boxes, heights.Length));
            var there = heights[from..(from + span)].Sum() + ((span - 1) * Gap);
            if (there < box.Height) heights[from + span - 1] += box.Height - there;
        }

        var (lefts, tops) = (Starts(widths), Starts(heights));
        return ([.. boxes.Select(b => new LaidBox(lefts[b.Column], tops[b.Row], widths[b.Column], Math.Max(b.Height, heights[b.Row])))],
            lefts[^1] + widths[^1], tops[^1] + heights[^1]);
    }

    /// <summary>How many rows are free for a box, its own included.</summary>
    private static int SpanOf(PlacedBox box, IReadOnlyList<PlacedBox> boxes, int rows)
    {
        var below = boxes.Where(b => b.Column == box.Column && b.Row > box.Row).Select(b => b.Row).DefaultIfEmpty(rows).Min();
        return below - box.Row;
    }

    private static double[] Starts(double[] sizes)
    {
        var (starts, at) = (new double[sizes.Length], 0.0);
        for (var i = 0; i < sizes.Length; i++)
        {
            starts[i] = at;
            at += sizes[i] + Gap;
        }

        return starts;
    }
}
