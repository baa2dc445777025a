using System.Globalization;
using System.Net;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Figures;

/// <summary>数据核对 on the sample data.</summary>
public sealed class FiguresTests(BoluoApp app) : IClassFixture<BoluoApp>
{
    /// <summary>What lies outside the ledgers.</summary>
    private static readonly string[] WithoutLedger = ["county.area", "county.residents", "county.urbanisation", "community.split.after"];

    private static readonly Scope County = new(null, null, null, Passport.PublishedOn);

    [Fact]
    public async Task Every_published_figure_is_compared_and_only_these_have_no_ledger()
    {
        var list = await CompareAsync(County);
        Assert.Equal(65, list.All.Count);
        Assert.Equal(WithoutLedger, list.All.Where(c => c.Agreement == Agreement.NoLedger).Select(c => c.Published.Key));
        Assert.DoesNotContain(list.All, c => c.Agreement is Agreement.Different or Agreement.Unpublished or Agreement.OtherScope);
    }

    [Fact]
    public async Task Only_an_exact_figure_that_is_equal_is_the_same_and_a_rounded_one_is_reached()
    {
        var list = await CompareAsync(County);
        Assert.All(list.All.Where(c => c.Agreement == Agreement.Equal), c => Assert.Equal((Qualifier.Exact, c.Published.Value), (c.Published.Qualifier, c.Passport!.Computed.Value)));
        Assert.All(list.All.Where(c => c.Agreement == Agreement.Reached), c => Assert.NotEqual(Qualifier.Exact, c.Published.Qualifier));
        Assert.Equal($"一致 {list.All.Count(c => c.Agreement == Agreement.Equal)} · 达到 {list.All.Count(c => c.Agreement == Agreement.Reached)} · 不一致 0 · 无台账 {WithoutLedger.Length}", list.InWords);
    }

    [Theory]
    [InlineData("441322001", "2020-06-30")]
    [InlineData(null, "2020-03-31")]
    public async Task Another_scope_or_day_is_not_compared(string? township, string day)
    {
        var list = await CompareAsync(new Scope(township, null, null, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.True(list.OtherScope);
        Assert.Equal([Agreement.NoLedger, Agreement.OtherScope], list.Counts.Select(c => c.State));
    }

    [Fact]
    public async Task The_page_filters_by_state_and_system_and_the_overview_shows_the_same_counts()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var list = await CompareAsync(County);
        var overview = await client.GetStringAsync("/", CancellationToken.None);
        Assert.Contains($"<b>65</b> 项：{list.InWords}", overview, StringComparison.Ordinal);
        Assert.Contains("href=\"/figures\"", overview, StringComparison.Ordinal);

        var all = await client.GetStringAsync("/figures", CancellationToken.None);
        Assert.All(list.All, c => Assert.Contains($"id=\"{c.Published.Key}\"", all, StringComparison.Ordinal));
        Assert.All(Readings.All, r => Assert.Contains(r.Answer, all, StringComparison.Ordinal));
        var some = await client.GetStringAsync($"/figures?state=Equal&system={Uri.EscapeDataString("三张清单")}", CancellationToken.None);
        Assert.Contains("id=\"list.needs\"", some, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"grid.count\"", some, StringComparison.Ordinal);
        using var wrong = await client.GetAsync("/figures?state=Wrong", CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Readings_name_published_figures_and_no_key_twice()
    {
        var keys = (await CompareAsync(County)).All.Select(c => c.Published.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Readings.All.Count, Readings.All.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Readings.All, r => Assert.NotEmpty(r.Figures));
        Assert.All(Readings.All.SelectMany(r => r.Figures), f => Assert.Contains(f, keys));
    }

    [Fact]
    public void Readings_name_tables_that_the_rooms_publish()
    {
        var sheets = app.Services.GetServices<ILedger>().Concat<ISheet>(app.Services.GetServices<ISummary>()).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Readings.All.SelectMany(r => r.Sheets), s => !sheets.Contains(s));
    }

    [Fact]
    public async Task A_table_is_concerned_by_the_figures_of_its_page_and_by_those_it_names()
    {
        var list = await CompareAsync(County);
        var sheets = app.Services.GetServices<ILedger>().Concat<ISheet>(app.Services.GetServices<ISummary>()).ToDictionary(s => s.Name, StringComparer.Ordinal);
        Assert.Equal(["list.needs"], Concerns.FiguresOf(sheets["needs"], list).Select(c => c.Published.Key));
        Assert.Equal(["list.needs"], Concerns.FiguresOf(sheets["three-lists-month"], list).Select(c => c.Published.Key));
        Assert.Contains("grid.count", Concerns.FiguresOf(sheets["grids"], list).Select(c => c.Published.Key));
        Assert.Contains("A7", Concerns.ReadingsOf(sheets["needs"], list).Select(r => r.Key));
        Assert.Contains("A2", Concerns.ReadingsOf(sheets["grids"], list).Select(r => r.Key));
        Assert.DoesNotContain("A8", Concerns.ReadingsOf(sheets["grids"], list).Select(r => r.Key));
    }

    [Fact]
    public async Task A_working_copy_says_how_its_figures_stand_to_the_published_ones_and_how_they_are_read()
    {
        using var client = await app.SignInAsync(Role.Staff);
        using var book = new XLWorkbook(await client.GetStreamAsync("/exports/service-centers.xlsx", CancellationToken.None));
        var lines = book.Worksheet("99导出说明").RowsUsed().Select(r => string.Join('|', r.CellsUsed().Select(c => c.GetString()))).ToList();
        Assert.Contains("公开数核对|党群服务中心：公开数45个（全县，2020年）|台账数45个 · 一致", lines);
        Assert.Contains("公开数核对|累计投入：公开数3,000多万元（全县，2020年）|台账数3,021万元 · 达到", lines);
        Assert.Contains(lines, l => l.StartsWith("口径说明|45个党群服务中心含哪些：", StringComparison.Ordinal));

        using var street = new XLWorkbook(await client.GetStreamAsync("/exports/service-centers.xlsx?township=441322001", CancellationToken.None));
        Assert.Contains(street.Worksheet("99导出说明").CellsUsed(), c => c.GetString().EndsWith("不适用", StringComparison.Ordinal));
        using var submit = new XLWorkbook(await client.GetStreamAsync("/exports/figures.xlsx?edition=submit", CancellationToken.None));
        Assert.Equal(65, submit.Worksheet(1).RowsUsed().Count(r => r.CellsUsed().Any(c => c.GetString() is "一致" or "达到" or "无台账")));
    }

    private async Task<ComparisonList> CompareAsync(Scope scope) => await app.Services.GetRequiredService<Comparisons>().OfAsync(scope, CancellationToken.None);
}
