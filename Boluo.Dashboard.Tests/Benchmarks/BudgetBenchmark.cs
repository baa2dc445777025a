using Boluo.Dashboard.Tests.Browser;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The first page's budget. See README.md.</summary>
[Trait("Needs", "application")]
public sealed class BudgetBenchmark(ITestOutputHelper output)
{
    private readonly BudgetTable _table = new();

    [Fact(Explicit = true)]
    public async Task The_server_does_and_keeps_little_for_the_first_page()
    {
        await SqlBudget.MeasureAsync(_table);
        await HeapBudget.MeasureAsync(_table);
        Judge();
    }

    /// <summary>On the published application, beside a control page in the same run.</summary>
    [Fact(Explicit = true)]
    public async Task A_browser_gets_little_of_the_first_page_and_shows_it_soon()
    {
        Chromium.Require();
        await using (var app = await PublishedApp.StartAsync()) await BrowserBudget.MeasureAsync(_table, app, output.WriteLine);
        Judge();
    }

    private void Judge()
    {
        output.WriteLine(_table.ToString());
        Assert.Empty(_table.Broken);
    }
}
