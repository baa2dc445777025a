using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Boluo.Dashboard.Insight;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>What a browser gets and sees of the published application, and how long an export takes.</summary>
internal static class BrowserBudget
{
    private const int Runs = 15;
    private const int Exports = 15;

    /// <summary>
    /// Until the runtime has compiled what is used often. It does so on threads of its own, for which server and browser compete
    /// on one machine; a server in use has it behind it, and a cold one is not what is measured.
    /// </summary>
    private const int WarmUps = 30;

    private const double Kilobyte = 1000;

    public static async Task MeasureAsync(BudgetTable table, PublishedApp app, Action<string> say)
    {
        await MeasureExportAsync(table, app);
        table.Add("Text files over 1 KB without compression", await UncompressedAsync(app), 0, "");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ColdVisit.LaunchAsync(playwright);
        await MeasureBytesAsync(table, app, browser);
        await MeasureTimesAsync(table, app, browser, say);
    }

    /// <summary>Walks every address under which the published application serves a file, fingerprinted ones included.</summary>
    private static async Task<int> UncompressedAsync(PublishedApp app)
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(app.Files, "..", "Boluo.Dashboard.staticwebassets.endpoints.json")))!;
        var routes = manifest["Endpoints"]!.AsArray().Select(e => (string)e!["Route"]!).Distinct(StringComparer.Ordinal)
            .Where(r => Path.GetExtension(r) is ".css" or ".js" or ".svg" or ".html" or ".json" or ".txt").ToList();
        Assert.NotEmpty(routes);
        var uncompressed = 0;
        foreach (var route in routes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, route) { Headers = { AcceptEncoding = { new("gzip") } } };
            using var response = await app.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            if ((await response.Content.ReadAsByteArrayAsync()).Length > Kilobyte && response.Content.Headers.ContentEncoding.Count == 0) uncompressed++;
        }

        return uncompressed;
    }

    private static async Task MeasureBytesAsync(BudgetTable table, PublishedApp app, IBrowser browser)
    {
        await using var meter = new ByteMeter(app.Address);
        await using var visit = await ColdVisit.StartAsync(browser, app);
        var standing = 0L;
        await visit.OpenAsync(meter.Address, TimeSpan.Zero, () => standing = meter.Bytes);
        var first = meter.Bytes;
        table.Add("Bytes until all charts stand", standing / Kilobyte, 130, "KB");
        await visit.OpenAsync(meter.Address, TimeSpan.Zero);
        table.Add("Bytes of a first visit, both directions, WebSocket included", first / Kilobyte, 540, "KB");
        table.Add("Bytes of a repeat visit", (meter.Bytes - first) / Kilobyte, 60, "KB");
    }

    private static async Task MeasureTimesAsync(BudgetTable table, PublishedApp app, IBrowser browser, Action<string> say)
    {
        await using var control = await StaticPage.StartAsync(app.Files);
        for (var run = 0; run < WarmUps; run++) await TimeAsync(browser, app, app.Address, TimeSpan.Zero);
        List<Timings> ours = [], theirs = [];
        for (var run = 0; run < Runs; run++)
        {
            theirs.Add(await TimeAsync(browser, app, control.Address, ColdVisit.Settling));
            ours.Add(await TimeAsync(browser, app, app.Address, ColdVisit.Settling));
            say(string.Create(CultureInfo.InvariantCulture, $"Run {run + 1}: static page {theirs[^1].Drawn:0} ms; ours answered after {ours[^1].Response:0}, numbers {ours[^1].Numbers:0}, charts {ours[^1].Drawn:0} ms."));
        }

        var taken = BudgetTable.Median(ours.Select(t => t.Taken));
        var (page, numbers, drawn) = (BudgetTable.Median(theirs.Select(t => t.Drawn)), BudgetTable.Median(ours.Select(t => t.Numbers)), BudgetTable.Median(ours.Select(t => t.Drawn)));
        say(string.Create(CultureInfo.InvariantCulture, $"Static page with four charts {page:0} ms; numbers painted after {numbers:0} ms, charts drawn after {drawn:0} ms, taken over by Plotly after {taken:0} ms (medians of {Runs})."));
        table.Add("First paint with the numbers : static page", numbers / page, 0.6, "×");
        table.Add("All charts drawn : static page", drawn / page, 0.5, "×");
        table.Add("Layout shift, worst run", ours.Max(t => t.Shift), 0.02, "");
    }

    private static async Task<Timings> TimeAsync(IBrowser browser, PublishedApp app, Uri page, TimeSpan settling)
    {
        await using var visit = await ColdVisit.StartAsync(browser, app);
        return await visit.OpenAsync(page, settling);
    }

    private static async Task MeasureExportAsync(BudgetTable table, PublishedApp app)
    {
        var times = new List<double>();
        for (var run = -WarmUps; run < Exports; run++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await app.Client.GetAsync(Urls.Export("grids"));
            var size = (await response.Content.ReadAsByteArrayAsync()).Length;
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotEqual(0, size);
            if (run >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }

        table.Add("Export of 402 grids, warm", BudgetTable.Median(times), 300, "ms");
    }
}
