// Fewer interruptions count before less deviation: tuples compare in this order.
using Measure = (int Interruptions, System.Int128 Deviation);

namespace Boluo.Dashboard.Editing.Plans.Simulations;

/// <summary>Divides what stands in a row into parts that are contiguous and as equal as can be.</summary>
public static class BalancedDivision
{
    private const int Taken = -1;

    /// <summary>
    /// The division with the fewest interruptions and, among those, the least sum of squared deviations from the mean: an exact optimum, found in
    /// O(parts × things²). No part is empty.
    /// </summary>
    /// <param name="weights">What is to be equal, in the order of the row.</param>
    /// <param name="isTaken">Things that are in none of these parts. They interrupt the row: a part that reaches over one is not contiguous.</param>
    /// <param name="parts">How many, at least one and at most as many as there are things left.</param>
    /// <returns>The part of each thing from 0 on in the order of the row; −1 for one that is taken.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more parts than things left, or none.</exception>
    public static int[] Divide(IReadOnlyList<int> weights, IReadOnlyList<bool> isTaken, int parts)
    {
        var free = Enumerable.Range(0, weights.Count).Where(i => !isTaken[i]).ToList();
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, free.Count);
        var ends = Ends(new Row(free, weights), parts);
        var divided = Enumerable.Repeat(Taken, weights.Count).ToArray();
        for (var (part, i) = (0, 0); i < free.Count; i++)
        {
            if (i == ends[part]) part++;
            divided[free[i]] = part;
        }

        return divided;
    }

    /// <summary>Where each part ends, as a place among the things that are left.</summary>
    private static int[] Ends(Row row, int parts)
    {
        var best = new Measure[parts + 1, row.Count + 1];
        var begins = new int[parts + 1, row.Count + 1];
        for (var part = 1; part <= parts; part++)
            for (var end = part; end <= row.Count - (parts - part); end++)
                for (var begin = part - 1; begin < (part == 1 ? 1 : end); begin++)
                {
                    var (before, last) = (best[part - 1, begin], row.Of(begin, end, parts));
                    var measure = (before.Interruptions + last.Interruptions, before.Deviation + last.Deviation);
                    if (begin > part - 1 && measure.CompareTo(best[part, end]) >= 0) continue;
                    (best[part, end], begins[part, end]) = (measure, begin);
                }

        var ends = new int[parts];
        for (var (part, end) = (parts, row.Count); part > 0; end = begins[part, end], part--) ends[part - 1] = end;
        return ends;
    }

    /// <summary>The things that are left, with sums up to each and how often the row is interrupted before it.</summary>
    private sealed class Row
    {
        private readonly long[] _weights;
        private readonly int[] _interruptions;

        public Row(List<int> places, IReadOnlyList<int> weights)
        {
            (_weights, _interruptions) = (new long[places.Count + 1], new int[places.Count]);
            for (var i = 0; i < places.Count; i++)
            {
                _weights[i + 1] = _weights[i] + weights[places[i]];
                if (i > 0) _interruptions[i] = _interruptions[i - 1] + (places[i] == places[i - 1] + 1 ? 0 : 1);
            }
        }

        public int Count => _interruptions.Length;

        /// <summary>Of a part from one place to before another; the deviation is reckoned in so-many-eths, so that it stays a whole number.</summary>
        public Measure Of(int begin, int end, int parts)
        {
            var deviation = ((Int128)(_weights[end] - _weights[begin]) * parts) - _weights[^1];
            return (_interruptions[end - 1] - _interruptions[begin], deviation * deviation);
        }
    }
}
