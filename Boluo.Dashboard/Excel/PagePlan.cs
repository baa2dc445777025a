using System.Runtime.InteropServices;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Where the pages of a sheet end: as few as its heights allow, each as full as it can be. The ends are written into the file, so that every
/// office program turns the page at the same row: a township's name stands again on the next page, and no page has notes and signatures alone.
/// </summary>
/// <param name="Starts">The rows, counted from 0, that begin a page after the first one.</param>
/// <param name="IsFitted">The sheet is a little higher than a page, and printed as much smaller.</param>
internal sealed record PagePlan(IReadOnlyList<int> Starts, bool IsFitted)
{
    /// <summary>Programs differ in how small they print and how high they make a row; so much of a page stays free for that.</summary>
    private const double Fill = 0.95;

    /// <summary>How much higher than a page a sheet may be that is still printed on one.</summary>
    private const double Higher = 1.1;

    /// <summary>Rows that stay on the last page with the notes, as far as there are so many.</summary>
    private const int Kept = 3;

    /// <summary>A page filled less, in percent, looks as if the table were over.</summary>
    private const int Thin = 60;

    /// <param name="head">The height of what every page repeats, in points.</param>
    /// <param name="kinds">What the block's rows are, in their order.</param>
    /// <param name="tail">The height of notes and signatures.</param>
    public static PagePlan Of(SheetLayout layout, double head, IReadOnlyList<RowKind> kinds, RowHeights heights, double tail)
    {
        var page = layout.Paper.Points / layout.Scale;
        var all = head + heights.From(0).Last() + tail;
        if (all <= page * Fill) return new PagePlan([], IsFitted: false);
        if (all <= page * Higher && layout.Paper.Points / all >= Paper.SmallestScale) return new PagePlan([], IsFitted: true);
        return new PagePlan(new Division(page * Fill, head, kinds, heights, tail).Starts(), IsFitted: false);
    }

    /// <summary>What is wrong with some pages, the worst first.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cost(int Faults, int Pages, int Emptiness, int Missing)
    {
        public Cost And(Cost other) => new(Faults + other.Faults, Pages + other.Pages, Emptiness + other.Emptiness, Missing + other.Missing);

        public bool IsLessThan(Cost other) => (Faults, Pages, Emptiness, Missing).CompareTo((other.Faults, other.Pages, other.Emptiness, other.Missing)) < 0;
    }

    /// <summary>The best division of all rows, found from the last one back.</summary>
    private sealed class Division(double page, double head, IReadOnlyList<RowKind> kinds, RowHeights heights, double tail)
    {
        /// <summary>No row of the table on a page is worse than a 小计 torn from its rows, and a page that is too high worse than both.</summary>
        private const int Torn = 1;
        private const int Rowless = 2;
        private const int TooHigh = 4;

        public List<int> Starts()
        {
            var best = new (Cost Cost, int End)[kinds.Count + 1];
            for (var from = kinds.Count - 1; from >= 0; from--) best[from] = Best(from, best);
            var starts = new List<int>();
            for (var end = best[0].End; end < kinds.Count; end = best[end].End) starts.Add(end);
            return starts;
        }

        /// <summary>Of divisions that are equally good, the one whose first page is the fullest.</summary>
        private (Cost Cost, int End) Best(int from, (Cost Cost, int End)[] later)
        {
            (Cost Cost, int End)? best = null;
            var (to, rows) = (from, 0);
            foreach (var height in heights.From(from))
            {
                if (kinds[to++] == RowKind.Row) rows++;
                if (head + height > page && rows > 1) break;
                var cost = CostOf(to, head + height, rows).And(later[to].Cost);
                if (best is null || !best.Value.Cost.IsLessThan(cost)) best = (cost, to);
            }

            return best!.Value;
        }

        private Cost CostOf(int to, double height, int rows)
        {
            var isLast = to == kinds.Count;
            var faults = (height + (isLast ? tail : 0) > page ? TooHigh : 0) + (rows == 0 ? Rowless : 0)
                + (!isLast && kinds[to - 1] != RowKind.Row && kinds[to] != RowKind.Total ? Torn : 0);
            var empty = isLast ? 0 : Math.Max(0, Thin - (int)(100 * height / page));
            return new Cost(faults, 1, empty * empty, isLast ? Math.Max(0, Kept - rows) : 0);
        }
    }
}
