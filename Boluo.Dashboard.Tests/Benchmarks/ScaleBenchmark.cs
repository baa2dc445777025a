using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>Every page on a county, a city and a province: the first answer after the data moved, the next ones, and the bytes. See README.md.</summary>
[Trait("Needs", "application")]
public sealed partial class ScaleBenchmark(ITestOutputHelper output)
{
    private const int Runs = 3;

    /// <summary>Links of a page that differ in a value only, as those to each branch.</summary>
    private const int MostAlike = 12;

    [Fact(Explicit = true)]
    public Task Every_page_of_a_county_answers_in_time() => MeasureAsync(counties: 1, cold: 500, warm: 300, kilobytes: 400);

    [Fact(Explicit = true)]
    public Task Every_page_of_a_city_answers_in_time() => MeasureAsync(counties: 10, cold: 500, warm: 300, kilobytes: 400);

    [Fact(Explicit = true)]
    public Task Every_page_of_a_province_answers_in_time() => MeasureAsync(counties: 100, cold: 10_000, warm: 2_000, kilobytes: 1_000);

    private async Task MeasureAsync(int counties, int cold, int warm, int kilobytes)
    {
        var watch = Stopwatch.StartNew();
        await using var app = ScaledApp.Of(counties);
        output.WriteLine(FormattableString.Invariant($"{counties} × files written: {watch.Elapsed.TotalSeconds:0.0} s"));
        watch.Restart();
        using var client = await app.SignInAsync(Role.Admin);
        output.WriteLine(FormattableString.Invariant($"{counties} × loaded and started: {watch.Elapsed.TotalSeconds:0.0} s, {new FileInfo(app.DatabasePath).Length / 1_000_000} MB"));
        var table = new List<string>();
        var broken = new List<string>();
        foreach (var page in await PagesAsync(app, client))
        {
            var (colds, warms, bytes, slowest) = (new List<double>(), new List<double>(), 0, "");
            for (var run = 0; run < Runs; run++)
            {
                var changes = app.Services.GetRequiredService<DataChanges>();
                changes.Announce(changes.Version + 1);
                app.Commands.Take();
                watch.Restart();
                bytes = (await client.GetByteArrayAsync(page)).Length;
                colds.Add(watch.Elapsed.TotalMilliseconds);
                var asked = app.Commands.Take();
                if (asked.Count > 0) slowest = FormattableString.Invariant($"{asked.Count} SQL {asked.Sum(a => a.Time.TotalMilliseconds):0} ms, worst {asked.Max(a => a.Time).TotalMilliseconds:0}");
                watch.Restart();
                await client.GetByteArrayAsync(page);
                warms.Add(watch.Elapsed.TotalMilliseconds);
            }

            var (c, w) = (BudgetTable.Median(colds), BudgetTable.Median(warms));
            var bad = c > cold || w > warm || bytes > kilobytes * 1000;
            table.Add(FormattableString.Invariant($"| {page} | {counties} | {c:0} ms | {w:0} ms | {bytes / 1000} KB | {slowest} |{(bad ? " ←" : "")}"));
            if (bad) broken.Add(table[^1]);
        }

        output.WriteLine("| page | scale | cold | warm | bytes | SQL |\n|---|---:|---:|---:|---:|---|");
        foreach (var line in table) output.WriteLine(line);
        output.WriteLine("load average " + await File.ReadAllTextAsync("/proc/loadavg"));
        Assert.True(broken.Count == 0, $"{broken.Count} pages\n" + string.Join('\n', broken));
    }

    /// <summary>Every page, each choice that it offers of what it shows, and the ledgers on paper.</summary>
    private static async Task<IReadOnlyList<string>> PagesAsync(BoluoApp app, HttpClient client)
    {
        var pages = new List<string>();
        foreach (var (path, _) in Routes.Pages().Where(p => p.Path is not ("/not-found" or "/login" or "/Error")))
        {
            pages.Add(path);
            using var answer = await client.GetAsync(path);
            var html = await answer.Content.ReadAsStringAsync();
            pages.AddRange(Links().Matches(html).Select(m => PathOf(System.Net.WebUtility.HtmlDecode(m.Groups["to"].Value)))
                .Where(l => l.StartsWith(path + "?", StringComparison.Ordinal) && QueryHelpers.ParseQuery(l[(l.IndexOf('?', StringComparison.Ordinal))..].Split('#')[0]).Keys.All(IsChoice))
                .Select(l => l.Split('#')[0]).Distinct(StringComparer.Ordinal).GroupBy(l => string.Join('&', QueryHelpers.ParseQuery(l[l.IndexOf('?', StringComparison.Ordinal)..]).Keys.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
                .SelectMany(g => g.Take(MostAlike)));
        }

        pages.AddRange([$"{Urls.Search}?q=%E4%B8%9C%E5%8C%BA", $"{Urls.Places}?q=%E4%B8%9C%E5%8C%BA"]);
        pages.AddRange(pages.Where(p => !p.Contains('?', StringComparison.Ordinal) && p.Count(c => c == '/') == 1).Select(p => $"{p}?township=441322001").ToList());

        pages.AddRange(app.Services.GetServices<ILedger>().Select(l => Urls.Print(l.Name)));
        return [.. pages.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Links begin at the base element, which is the root here.</summary>
    private static string PathOf(string link) => link.StartsWith("./", StringComparison.Ordinal) ? link[1..] : "/" + link;

    private static bool IsChoice(string key) => key is not (Scope.TownshipKey or Scope.CommunityKey or Scope.FormKey or Scope.AsOfKey) && !key.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("href=\"(?<to>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
