using Boluo.Dashboard.Tests.Browser;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The first page's budget, measured on the published application, beside a control page in the same run. See README.md.</summary>
[Trait("Needs", "application")]
public sealed class BudgetBenchmark(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task The_first_page_keeps_its_budget()
    {
        Chromium.Require();
        var table = new BudgetTable();
        await SqlBudget.MeasureAsync(table);
        await HeapBudget.MeasureAsync(table);
        await using (var app = await PublishedApp.StartAsync()) await BrowserBudget.MeasureAsync(table, app, output.WriteLine);
        output.WriteLine(table.ToString());
        Assert.Empty(table.Broken);
    }
}
