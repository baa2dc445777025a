namespace Boluo.Dashboard.Tests.Benchmarks;
public sealed class Scratch(ITestOutputHelper output)
{
    [Fact(Explicit = true)] public async Task Sql() { var t = new BudgetTable(); await SqlBudget.MeasureAsync(t); output.WriteLine(t.ToString()); }
    [Fact(Explicit = true)] public async Task HeapOnly() { var t = new BudgetTable(); await HeapBudget.MeasureAsync(t); await HeapBudget.MeasureAsync(t); output.WriteLine(t.ToString()); }
}
