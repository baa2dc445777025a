using Boluo.Dashboard.Tests.Browser;
using Boluo.Dashboard.Tests.Components.Drafts;
using Boluo.Dashboard.Tests.Data;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Excel;
using Boluo.Dashboard.Tests.Excel.Printing;
using Boluo.Dashboard.Tests.Features;
using Boluo.Dashboard.Tests.Support;
using Boluo.Dashboard.Tests.Tables;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Boluo.Dashboard.Tests.Support;

/// <summary>The classes that take longest or wait most begin, so that none of them is left running alone at the end; the others follow as they come.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] First =
    [
        nameof(EditingJourneys), nameof(ReadingJourneys), nameof(PlanModelTests), nameof(ProgramTests), nameof(PunctuationWalkTests), nameof(EveryRecordDraftTests),
        nameof(QueryPlanTests), nameof(EveryReportOnPaperTests), nameof(EveryLedgerTests), nameof(OfficeProgramTests), nameof(LongLedgerTests), nameof(RandomPlansTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Rank(c.TestCollectionDisplayName)).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];

    private static int Rank(string collection) => Array.FindIndex(First, name => collection.Contains($".{name} ", StringComparison.Ordinal)) is var rank and >= 0 ? rank : First.Length;
}
