using System.Diagnostics;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>What the first page asks of the database.</summary>
internal static class SqlBudget
{
    private const int Runs = 5;

    /// <summary>Until the runtime has compiled what is used often.</summary>
    private const int WarmUps = 30;

    public static async Task MeasureAsync(BudgetTable table)
    {
        var counter = new CommandCounter();
        await using var app = new BoluoApp { Replace = counter.Attach };
        using var client = await app.SignInAsync(Role.Leader);
        await client.GetStringAsync("/");
        counter.Reset();
        await client.GetStringAsync("/");
        table.Add("SQL commands of a rendering pass, warm snapshot", counter.Commands, 8, "");

        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var (scope, queries) = (County.On(limits.AsOf), app.Services.GetRequiredService<OverviewQueries>());
        var attention = app.Services.GetRequiredService<RuleRunner>();
        var times = new List<double>();
        for (var run = -WarmUps; run < Runs; run++)
        {
            counter.Reset();
            var watch = Stopwatch.StartNew();
            await using var db = await app.OpenAsync();
            await using var transaction = await db.BeginReadAsync(CancellationToken.None);
            var matters = await attention.FindAsync(db, scope, CancellationToken.None);
            await queries.BuildAsync(db, scope, limits, Task.FromResult(new RuleResults(matters)), CancellationToken.None);
            await GridMaps.BuildAsync(db, scope, limits, new MapChoice(MapMeasure.Load, MapArrangement.Place, EarlierDay.Since(ChangePeriod.Month, scope.AsOf)), MapPlaces.None, CancellationToken.None);
            if (run >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        table.Add("SQL commands to build the snapshot with its map", counter.Commands, 40, "");
        table.Add("Time to build it", BudgetTable.Median(times), 100, "ms");
    }
}
