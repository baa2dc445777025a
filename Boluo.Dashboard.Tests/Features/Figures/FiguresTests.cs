using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Figures;

/// <summary>数据核对 on the sample data.</summary>
[Trait("Needs", "application")]
public sealed class FiguresTests(SharedApp app)
{
    /// <summary>What lies outside the ledgers.</summary>
    private static readonly string[] WithoutLedger = ["county.area", "county.residents", "county.urbanisation", "community.split.after"];

    /// <summary>What the publication gave the system itself.</summary>
    private static readonly string[] FromPublication =
        ["worker.households_per_person", "worker.pay.before", "worker.pay.average", "worker.pay.maximum", "oldtown.fund"];

    [Fact]
    public async Task Every_published_figure_stands_in_the_state_that_its_basis_allows()
    {
        var list = await CompareAsync(County.Whole);
        IEnumerable<string> In(Agreement state) => list.All.Where(c => c.Agreement == state).Select(c => c.Published.Key);
        Assert.Equal(65, list.All.Count);
        Assert.Equal(WithoutLedger, In(Agreement.NoLedger));
        Assert.Equal(FromPublication, In(Agreement.SameSource));
        Assert.Equal(["community.party_members", "grid.workers"], In(Agreement.NotCompared)); // Those of one action are not all of them.
        Assert.Equal(["ask.needs.community_survey"], In(Agreement.Different)); // Eight surveys were missed.
        Assert.DoesNotContain(list.All, c => c.Agreement is Agreement.Unpublished or Agreement.OtherScope);
    }

    [Fact]
    public async Task Only_an_exact_figure_that_is_equal_is_the_same_and_a_rounded_one_is_reached()
    {
        var list = await CompareAsync(County.Whole);
        Assert.All(list.All.Where(c => c.Agreement == Agreement.Equal), c => Assert.Equal((Qualifier.Exact, c.Published.Value), (c.Published.Qualifier, c.Passport!.Computed.Value)));
        Assert.All(list.All.Where(c => c.Agreement == Agreement.Reached), c => Assert.NotEqual(Qualifier.Exact, c.Published.Qualifier));
        Assert.Equal($"一致 {list.All.Count(c => c.Agreement == Agreement.Equal)} · 达到 {list.All.Count(c => c.Agreement == Agreement.Reached)} · 同源 5 · 不一致 1 · 无台账 4 · 不比较 2", list.InWords);
    }

    [Fact]
    public async Task A_figure_of_one_place_is_compared_there_and_computed_there_where_the_county_is_looked_at()
    {
        async Task<Comparison> MeetingsAsync(Scope scope) => (await CompareAsync(scope)).All.Single(c => c.Published.Key == "joint.meetings");
        var luoyang = County.Whole with { Township = County.Luoyang };
        Assert.Equal((Agreement.Equal, 5, luoyang), await StandAsync(County.Whole));
        Assert.Equal((Agreement.Equal, 5, luoyang), await StandAsync(luoyang));
        Assert.Equal(Agreement.OtherScope, (await MeetingsAsync(County.Whole with { Township = County.Longxi })).Agreement);
        Assert.Equal(Agreement.OtherScope, (await MeetingsAsync(luoyang with { Community = "441322001002" })).Agreement);
        Assert.Equal(Agreement.OtherScope, (await MeetingsAsync(luoyang with { AsOf = new DateOnly(2019, 12, 31) })).Agreement);

        async Task<(Agreement, double?, Scope)> StandAsync(Scope scope) => await MeetingsAsync(scope) is { Passport: { } passport } ? (passport.Agreement, passport.Computed.Value, passport.Scope) : default;
    }

    [Theory]
    [InlineData(County.Luoyang, "2020-06-30", "只比较其中")]
    [InlineData(null, "2020-03-31", "不作比较")]
    public async Task Another_scope_or_day_counts_only_what_is_compared_there_and_says_why(string? township, string day, string words)
    {
        var scope = new Scope(township, null, null, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var list = await CompareAsync(scope);
        Assert.True(list.OtherScope);
        Assert.Equal(list.Compared, list.Counts.Sum(c => c.Count));
        Assert.DoesNotContain(list.Counts, c => c.State is Agreement.NoLedger or Agreement.OtherScope or Agreement.NotCompared);

        using var client = await app.SignInAsync(Role.Leader);
        var query = new Urls(scope, await app.Services.GetRequiredService<Snapshots>().LimitsAsync(CancellationToken.None));
        var (overview, page) = (await client.GetStringAsync(query.To("/"), CancellationToken.None), await client.GetStringAsync(query.To("/figures"), CancellationToken.None));
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("无台账 ", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("不适用 ", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("不适用 6", page, StringComparison.Ordinal);
        Assert.Contains(township is null ? "公开数对应全县、截至2020年6月30日" : $"本范围公开数核对 <b>{list.Compared}</b> 项：{list.InWords}", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_street_shows_the_meetings_of_which_the_publication_speaks_as_equal()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await client.GetStringAsync("/figures?township=441322001&state=Equal", CancellationToken.None);
        Assert.Contains("id=\"joint.meetings\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"community.count\"", page, StringComparison.Ordinal);
        var county = await client.GetStringAsync("/figures", CancellationToken.None);
        Assert.Contains("joint-meetings.on=2019-01-01..2019-12-31&amp;township=441322001", county, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_filters_by_state_and_system_and_the_overview_shows_the_same_counts()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var list = await CompareAsync(County.Whole);
        var overview = await client.GetStringAsync("/", CancellationToken.None);
        Assert.Contains($"<b>65</b> 项：{list.InWords}", overview, StringComparison.Ordinal);
        Assert.Contains("href=\"figures\"", overview, StringComparison.Ordinal);

        var all = await client.GetStringAsync("/figures", CancellationToken.None);
        Assert.All(list.All, c => Assert.Contains($"id=\"{c.Published.Key}\"", all, StringComparison.Ordinal));
        Assert.All(County.Facts.Interpretations, r => Assert.Contains(r.Answer, all, StringComparison.Ordinal));
        Assert.Contains("数值时点：对象按统计时点，数值为现值", all, StringComparison.Ordinal);
        Assert.Contains("口径版本：第2版：由列入计划的次数改为已完成的次数", all, StringComparison.Ordinal);
        var some = await client.GetStringAsync($"/figures?state=Equal&system={Uri.EscapeDataString("三张清单")}", CancellationToken.None);
        Assert.Contains("id=\"list.needs\"", some, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"grid.count\"", some, StringComparison.Ordinal);
        using var wrong = await client.GetAsync("/figures?state=Wrong", CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    /// <summary>The overview, the brief and the passport round the reach alike, and none calls a sum of overlapping levels merged.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(County.Luoyang)]
    [InlineData(County.Longxi)]
    public async Task The_reach_is_rounded_alike_on_the_overview_and_in_the_brief(string township)
    {
        var scope = township.Length == 0 ? County.Whole : County.Whole with { Township = township };
        await using var db = await app.OpenAsync();
        var reach = Digits.InWan((await app.Services.GetServices<Figure>().Named("center.served").ComputeAsync(db, scope, CancellationToken.None)).Value!.Value) + "人";
        using var client = await app.SignInAsync(Role.Leader);
        async Task<string> TextAsync(string path) => WebUtility.HtmlDecode(Regex.Replace(await client.GetStringAsync(path + (township.Length == 0 ? "" : "?township=" + township), CancellationToken.None), "<[^>]*>|\\s+", "", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var (overview, brief) = (await TextAsync("/"), await TextAsync("/brief"));
        Assert.Contains(township.Length == 0 ? $"80多万人公开数；各级合计{reach}（各级服务范围有重叠）" : $"{reach}各级合计（各级服务范围有重叠）", overview, StringComparison.Ordinal);
        Assert.Contains($"覆盖党员群众{reach}", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("台账归并", overview + brief, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brief_of_a_day_on_which_no_quarter_is_over_does_not_speak_of_surveys_that_were_done()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("次/季度", await client.GetStringAsync("/brief?asOf=2019-01-01", CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interpretations_name_published_figures_and_no_key_twice()
    {
        var keys = (await CompareAsync(County.Whole)).All.Select(c => c.Published.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(County.Facts.Interpretations.Count, County.Facts.Interpretations.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(County.Facts.Interpretations, r => Assert.NotEmpty(r.Figures!));
        Assert.All(County.Facts.Interpretations.SelectMany(r => r.Figures!.Split(' ')), f => Assert.Contains(f, keys));
    }

    [Fact]
    public void Interpretations_name_tables_that_the_rooms_publish()
    {
        var sheets = app.Services.GetServices<ILedger>().Concat<ISheet>(app.Services.GetServices<ISummary>()).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(County.Facts.Interpretations.SelectMany(r => r.Sheets?.Split(' ') ?? []), s => !sheets.Contains(s));
    }

    [Fact]
    public async Task A_table_is_concerned_by_the_figures_of_its_page_and_by_those_it_names()
    {
        var list = await CompareAsync(County.Whole);
        var sheets = app.Services.GetServices<ILedger>().Concat<ISheet>(app.Services.GetServices<ISummary>()).ToDictionary(s => s.Name, StringComparer.Ordinal);
        Assert.Equal(["list.needs"], SheetFigures.FiguresOf(sheets["needs"], list).Select(c => c.Published.Key));
        Assert.Equal(["list.needs"], SheetFigures.FiguresOf(sheets["three-lists-month"], list).Select(c => c.Published.Key));
        Assert.Contains("grid.count", SheetFigures.FiguresOf(sheets["grids"], list).Select(c => c.Published.Key));
        Assert.Contains("A7", SheetFigures.InterpretationsOf(sheets["needs"], list, County.Facts).Select(r => r.Key));
        Assert.Contains("A2", SheetFigures.InterpretationsOf(sheets["grids"], list, County.Facts).Select(r => r.Key));
        Assert.DoesNotContain("A8", SheetFigures.InterpretationsOf(sheets["grids"], list, County.Facts).Select(r => r.Key));
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
        Assert.Equal(65, submit.Worksheet(1).RowsUsed().Count(r => r.CellsUsed().Any(c => c.GetString() is "一致" or "达到" or "同源" or "不一致" or "不比较" or "无台账")));
    }

    private async Task<ComparisonList> CompareAsync(Scope scope) => await app.Services.GetRequiredService<Comparisons>().OfAsync(scope, CancellationToken.None);
}
