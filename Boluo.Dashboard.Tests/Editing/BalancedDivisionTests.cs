using Boluo.Dashboard.Editing.Plans.Simulations;
using FsCheck;
using FsCheck.Fluent;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>建议划分: whatever stands in the row, the division is the best of all that there are.</summary>
public sealed class BalancedDivisionTests
{
    private const int MostThings = 8;

    [Fact]
    public void The_division_is_as_good_as_the_best_of_all_divisions() => Prop
        .ForAll(Rows().ToArbitrary(), row => Assert.Equal(All(row).Min(d => Measure(row, d)), Measure(row, BalancedDivision.Divide(row.Weights, row.IsTaken, row.Parts))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void What_is_taken_is_in_no_part_and_no_part_is_empty() => Prop
        .ForAll(Rows().ToArbitrary(), row =>
        {
            var divided = BalancedDivision.Divide(row.Weights, row.IsTaken, row.Parts);
            Assert.Equal(row.IsTaken, divided.Select(p => p < 0));
            Assert.Equal(Enumerable.Range(0, row.Parts), divided.Where(p => p >= 0).Distinct());
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_part_does_not_reach_over_what_is_taken_where_it_need_not() =>
        Assert.Equal([0, 0, -1, 1, 1], BalancedDivision.Divide([1, 1, 9, 50, 50], [false, false, true, false, false], 2));

    [Fact]
    public void A_county_of_grids_is_divided_in_a_moment()
    {
        var random = new Random(1);
        var weights = Enumerable.Range(0, 400).Select(_ => random.Next(50, 700)).ToArray();
        var divided = BalancedDivision.Divide(weights, new bool[400], 9);
        var parts = divided.Zip(weights).GroupBy(p => p.First, p => p.Second).Select(g => g.Sum()).ToList();
        Assert.All(parts, p => Assert.InRange(p, weights.Sum() / 9 * 0.97, weights.Sum() / 9 * 1.03));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void More_parts_than_things_or_none_are_refused(int parts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BalancedDivision.Divide([1, 2, 3], [false, true, false], parts));

    private sealed record Row(int[] Weights, bool[] IsTaken, int Parts);

    private static Gen<Row> Rows() =>
        from count in Gen.Choose(1, MostThings)
        from weights in Gen.Choose(0, 20).ArrayOf(count)
        from taken in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))).ArrayOf(count)
        where taken.Contains(false)
        from parts in Gen.Choose(1, taken.Count(t => !t))
        select new Row(weights, taken, parts);

    /// <summary>Every way to cut the row, however bad.</summary>
    private static IEnumerable<int[]> All(Row row)
    {
        var free = Enumerable.Range(0, row.Weights.Length).Where(i => !row.IsTaken[i]).ToArray();
        foreach (var cuts in Cuts(1, free.Length, row.Parts - 1))
        {
            var divided = Enumerable.Repeat(-1, row.Weights.Length).ToArray();
            for (var i = 0; i < free.Length; i++) divided[free[i]] = cuts.Count(c => c <= i);
            yield return divided;
        }
    }

    private static IEnumerable<int[]> Cuts(int from, int to, int count) =>
        count == 0 ? [[]] : Enumerable.Range(from, Math.Max(0, to - from)).SelectMany(first => Cuts(first + 1, to, count - 1).Select(rest => (int[])[first, .. rest]));

    /// <summary>Interruptions first, then squared deviations in so-many-eths.</summary>
    private static (int Interruptions, long Deviation) Measure(Row row, int[] divided)
    {
        var places = divided.Select((part, place) => (part, place)).Where(p => p.part >= 0).ToLookup(p => p.part, p => p.place);
        var whole = places.SelectMany(p => p).Sum(i => row.Weights[i]);
        return (places.Sum(p => p.Zip(p.Skip(1)).Count(pair => pair.Second != pair.First + 1)), places.Sum(p => (long)Math.Pow((p.Sum(i => row.Weights[i]) * row.Parts) - whole, 2)));
    }
}
