using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Charts;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>The budgets of a first visit that do not depend on the machine; the others are in Benchmarks.</summary>
[Trait("Needs", "application")]
public sealed partial class FirstResponseTests(CountedApp app) : IClassFixture<CountedApp>, IAsyncLifetime
{
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync() => _client = await app.SignInAsync(Role.Leader);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_summary_has_its_groups_above_its_columns_in_three_levels()
    {
        var html = await _client.GetStringAsync("/three-lists?tab=summary", CancellationToken.None);
        var table = html[html.IndexOf("data-testid=\"summary-", StringComparison.Ordinal)..];
        var levels = table[..table.IndexOf("</thead>", StringComparison.Ordinal)].Split("<tr>")[1..];

        Assert.Equal(3, levels.Length);
        Assert.Matches("rowspan=\"3\">序号<.*rowspan=\"3\">镇街<.*colspan=\"9\" rowspan=\"1\">需求清单<", levels[0].ReplaceLineEndings(""));
        Assert.Matches("rowspan=\"2\">累计收集.*colspan=\"6\" rowspan=\"1\">办理状态<", levels[1].ReplaceLineEndings(""));
        Assert.Matches("rowspan=\"1\">待对接", levels[2]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/attention")]
    [InlineData("/communities")]
    [InlineData("/townships/441322001")]
    [InlineData("/townships/441322001?tab=lists")]
    [InlineData("/communities/441322001001")]
    [InlineData("/communities/441322001001?tab=grids")]
    [InlineData("/grids")]
    [InlineData("/service-centers")]
    [InlineData("/three-lists")]
    [InlineData("/urban-forms?tab=old-town")]
    [InlineData("/urban-forms?tab=fund")]
    [InlineData("/brief")]
    public async Task A_page_is_rendered_with_eight_commands_at_most_once_its_snapshots_are_warm(string path)
    {
        await _client.GetStringAsync(path, CancellationToken.None);
        app.Counter.Reset();
        await _client.GetStringAsync(path, CancellationToken.None);
        Assert.InRange(app.Counter.Commands, 0, 8);
    }

    [Fact]
    public async Task The_page_of_a_township_is_built_with_eighty_commands_at_most()
    {
        await _client.GetStringAsync("/attention?asOf=2020-04-30", CancellationToken.None); // What all pages share.
        app.Counter.Reset();
        await _client.GetStringAsync("/townships/441322119?asOf=2020-04-30", CancellationToken.None);
        Assert.InRange(app.Counter.Commands, 0, 80);
    }

    [Fact]
    public async Task The_overview_is_built_with_forty_commands_at_most()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None);
        var scope = County.On(limits.AsOf);
        await using var db = await app.OpenAsync();
        await using var transaction = await db.BeginReadAsync(CancellationToken.None);
        app.Counter.Reset();

        var matters = new RuleResults(await app.Services.GetRequiredService<RuleRunner>().FindAsync(db, scope, CancellationToken.None));
        var overview = await app.Services.GetRequiredService<OverviewQueries>().BuildAsync(db, scope, limits, Task.FromResult(matters), CancellationToken.None);
        var map = await GridMaps.BuildAsync(db, scope, limits, new MapChoice(MapMeasure.Load, MapArrangement.Place, EarlierDay.Since(ChangePeriod.Month, scope.AsOf)), MapPlaces.None, CancellationToken.None);

        Assert.NotEmpty(overview.Kpis);
        Assert.Equal(402, map.Grids);
        Assert.InRange(app.Counter.Commands, 1, 40);
    }

    /// <summary>With all that is told of other days: twelve month ends, the day compared with, and what was found a month before.</summary>
    [Fact]
    public async Task The_first_page_of_another_place_takes_sixty_commands_at_most()
    {
        await _client.GetStringAsync("/", CancellationToken.None);
        app.Counter.Reset();
        await _client.GetStringAsync("/?township=441322002", CancellationToken.None);
        Assert.InRange(app.Counter.Commands, 10, 60);
    }

    [Fact]
    public async Task The_charts_are_drawn_and_their_library_is_known_by_the_addresses_under_which_it_is_asked_for()
    {
        var html = await _client.GetStringAsync("/", CancellationToken.None);

        Assert.Equal(4, html.Split("<svg class=\"drawing\"").Length - 1);
        Assert.Contains($"data-module=\"{PlotlyFiles.Interop}\" data-script=\"{PlotlyFiles.Script}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"preload\"", html, StringComparison.Ordinal);
        var package = await File.ReadAllBytesAsync(typeof(Plotly.Blazor.PlotlyChart).Assembly.Location, CancellationToken.None);
        foreach (var address in (string[])[PlotlyFiles.Script, PlotlyFiles.Interop])
        {
            Assert.True(package.AsSpan().IndexOf(System.Text.Encoding.Unicode.GetBytes(address)) > 0, $"Plotly.Blazor does not ask for {address}");
            using var response = await _client.GetAsync(address, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Every_file_of_a_page_is_kept_by_the_browser_for_good()
    {
        var html = await _client.GetStringAsync("/", CancellationToken.None);
        var addresses = Files().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)).Where(a => a != "favicon.svg").ToList();

        Assert.InRange(addresses.Count, 7, 8); // One of them only for browsers without script.
        foreach (var address in addresses)
        {
            using var response = await _client.GetAsync(address, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl is { MaxAge.TotalDays: 365 } control && control.ToString().Contains("immutable", StringComparison.Ordinal), $"{address}: {response.Headers.CacheControl}");
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Every_file_of_a_page_comes_compressed()
    {
        var html = await _client.GetStringAsync("/", CancellationToken.None);
        foreach (var address in Files().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)).Append("/").Append("login.css"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { AcceptEncoding = { new("gzip") } } };
            using var response = await _client.SendAsync(request, CancellationToken.None);
            var length = (await response.Content.ReadAsByteArrayAsync(CancellationToken.None)).Length;
            Assert.True(length <= 1000 || response.Content.Headers.ContentEncoding.Contains("gzip"), $"{address}: {length} bytes");
        }
    }

    [Theory]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    [InlineData("/_content/MudBlazor/nothing.css?v=1")]
    [InlineData("/?v=1")]
    public async Task What_does_not_name_its_version_is_not_kept(string address)
    {
        using var response = await _client.GetAsync(address, CancellationToken.None);
        Assert.DoesNotContain("immutable", response.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_package_starts_a_script_of_its_own()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor/initializers") { Headers = { Referrer = new Uri("http://localhost/") } };
        using var response = await _client.SendAsync(request, CancellationToken.None);
        Assert.Equal("[]", await response.Content.ReadAsStringAsync(CancellationToken.None)); // Or app.js must no longer say that there are none.
    }

    [GeneratedRegex("<(?:script|link)[^>]* (?:src|href)=\"(?<address>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Files();
}
