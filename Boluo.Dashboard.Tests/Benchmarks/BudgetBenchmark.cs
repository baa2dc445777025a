using System.Diagnostics;
using System.Globalization;
using System.Net;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Browser;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The first page's budget, measured on the published application, beside a control page in the same run. See README.md.</summary>
public sealed class BudgetBenchmark(ITestOutputHelper output)
{
    private const int Runs = 5;
    private const double Kilobyte = 1000;

    private readonly BudgetTable _table = new();

    [Fact(Explicit = true)]
    public async Task The_first_page_keeps_its_budget()
    {
        Chromium.Require();
        await MeasureSqlAsync();
        await MeasureHeapAsync();
        await using (var app = await PublishedApp.StartAsync())
        {
            await MeasureExportAsync(app);
            await MeasureBrowserAsync(app);
        }

        output.WriteLine(_table.ToString());
        Assert.Empty(_table.Broken);
    }

    private async Task MeasureBrowserAsync(PublishedApp app)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ColdVisit.LaunchAsync(playwright);
        await using var control = await StaticPage.StartAsync(app.Files);
        await using (var meter = new ByteMeter(app.Address))
        await using (var visit = await ColdVisit.StartAsync(browser, app))
        {
            await visit.OpenAsync(meter.Address);
            var first = meter.Bytes;
            await visit.OpenAsync(meter.Address);
            _table.Add("Bytes of a first visit, both directions, WebSocket included", first / Kilobyte, 600, "KB");
            _table.Add("Bytes of a repeat visit", (meter.Bytes - first) / Kilobyte, 60, "KB");
        }

        List<Timings> ours = [], theirs = [];
        for (var run = 0; run < Runs; run++)
        {
            theirs.Add(await TimeAsync(browser, app, control.Address));
            ours.Add(await TimeAsync(browser, app, app.Address));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Run {run + 1}: static page {theirs[^1].Drawn:0} ms; ours answered after {ours[^1].Response:0}, numbers {ours[^1].Numbers:0}, charts {ours[^1].Drawn:0} ms."));
        }

        var (page, numbers, drawn) = (BudgetTable.Median(theirs.Select(t => t.Drawn)), BudgetTable.Median(ours.Select(t => t.Numbers)), BudgetTable.Median(ours.Select(t => t.Drawn)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Static page with four charts {page:0} ms; numbers painted after {numbers:0} ms, charts drawn after {drawn:0} ms (medians of {Runs})."));
        _table.Add("First paint with the numbers : static page", numbers / page, 0.6, "×");
        _table.Add("All charts drawn : static page", drawn / page, 1.6, "×");
        _table.Add("Layout shift, worst run", ours.Max(t => t.Shift), 0.02, "");
    }

    private static async Task<Timings> TimeAsync(IBrowser browser, PublishedApp app, Uri page)
    {
        await using var visit = await ColdVisit.StartAsync(browser, app);
        return await visit.OpenAsync(page);
    }

    private async Task MeasureExportAsync(PublishedApp app)
    {
        var times = new List<double>();
        for (var run = 0; run < 2 * Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await app.Client.GetAsync(Urls.Export("grids"));
            var size = (await response.Content.ReadAsByteArrayAsync()).Length;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual(0, size);
            if (run >= Runs) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        _table.Add("Export of 402 grids, warm", BudgetTable.Median(times), 300, "ms");
    }

    private async Task MeasureSqlAsync()
    {
        var counter = new CommandCounter();
        await using var app = new BoluoApp { Replace = counter.Attach };
        using var client = await app.SignInAsync(Role.Leader);
        await client.GetStringAsync("/");
        counter.Reset();
        await client.GetStringAsync("/");
        _table.Add("SQL commands of a rendering pass, warm snapshot", counter.Commands, 8, "");

        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var (scope, queries) = (new Scope(null, null, null, limits.AsOf), app.Services.GetRequiredService<OverviewQueries>());
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            counter.Reset();
            var watch = Stopwatch.StartNew();
            await using var db = await app.OpenAsync();
            await using var transaction = await db.BeginReadAsync(CancellationToken.None);
            await queries.BuildAsync(db, scope, limits, CancellationToken.None);
            await GridMaps.BuildAsync(db, scope, limits, MapMeasure.Load, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        _table.Add("SQL commands to build the snapshot with its map", counter.Commands, 40, "");
        _table.Add("Time to build it", BudgetTable.Median(times), 100, "ms");
    }

    private async Task MeasureHeapAsync()
    {
        await using var app = new BoluoApp { Settings = { ["urls"] = "http://127.0.0.1:0" } };
        app.UseKestrel(0);
        app.StartServer();
        var address = app.ClientOptions.BaseAddress;
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        await app.AccountAsync("owner", Role.Leader);
        using var login = await BoluoApp.PostLoginAsync(client, "owner", BoluoApp.Password);
        var cookie = cookies.GetCookieHeader(address);

        var open = new List<CircuitClient>();
        try
        {
            for (var i = 0; i < 10; i++) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 3));
            var ten = Heap();
            for (var i = 10; i < 40; i++) open.Add(await CircuitClient.OpenAsync(address, cookie, charts: 3));
            _table.Add("Heap per open overview circuit", (Heap() - ten) / 30.0 / Kilobyte, 500, "KB");
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }
    }

    private static long Heap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
