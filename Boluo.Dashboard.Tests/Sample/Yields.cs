using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Imports;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>What the tests of the yields share: the data set as read from data/*.csv, as of the county's day.</summary>
internal static class Yields
{
    public static CountyData County { get; } = CountyFiles.Read(RepositoryFiles.Data);

    public static IReadOnlyList<GridAssignment> Assignments { get; } = [.. County.GridAssignments.Where(Holds)];

    public static IReadOnlyList<GridDuty> Duties { get; } = [.. County.GridDuties.Where(Holds)];

    public static ILookup<string, GridFact> FactsByCommunity { get; } = Assignments.ToLookup(a => a.CommunityCode, a => County.GridFacts[a.GridId - 1], StringComparer.Ordinal);

    public static bool Holds(IDated row) => Holds(row, SampleCounty.AsOf);

    public static bool Holds(IDated row, DateOnly day) => row.ValidFrom <= day && (row.ValidTo is not { } to || to > day);

    public static double Median(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    /// <summary>How often each value occurs, in the order of the values.</summary>
    public static IEnumerable<(T Value, int Count)> Tally<T>(this IEnumerable<T> values) where T : notnull =>
        values.GroupBy(v => v).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));
}
