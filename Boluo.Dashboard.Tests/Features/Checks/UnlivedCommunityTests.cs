using System.Net;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Checks;

/// <summary>
/// A database that holds what the loader refuses: a community that is younger than its grids, branches and pairings. All pages
/// agree nevertheless, the ties tell of it, and nothing is handed in without a word.
/// </summary>
[Trait("Needs", "application")]
public sealed class UnlivedCommunityTests(UnlivedCommunityTests.Youngest app) : IClassFixture<UnlivedCommunityTests.Youngest>
{
    private const string Community = "441322123001";
    private const string Before = "asOf=2020-02-28", Elsewhere = "township=441322001";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Scope County = new(null, null, null, new DateOnly(2020, 2, 28));
    private static readonly Viewer Staff = new("test", "测试", Role.Staff);

    /// <summary>The application on such a database.</summary>
    public sealed class Youngest : BoluoApp, IAsyncLifetime
    {
        public async ValueTask InitializeAsync()
        {
            await using var db = await OpenAsync();
            await db.Communities.Where(c => c.Code == Community).ExecuteUpdateAsync(s => s.SetProperty(c => c.ValidFrom, new DateOnly(2020, 2, 29)), None);
        }
    }

    [Fact]
    public async Task Figures_ledgers_and_summaries_count_the_communities_of_the_day_and_no_others()
    {
        await using var db = await app.OpenAsync();
        var values = await FigureValues.ReadAsync([.. app.Services.GetServices<Figure>().Where(f => f.Value is not null)], db, County, None);
        var grids = await SummaryAsync("grid-summary");
        var lists = await SummaryAsync("three-lists-summary");
        Assert.Equal(35, values["community.count"].Value);
        Assert.Equal(396, values["grid.count"].Value);
        Assert.Equal(values["grid.count"].Value, Convert.ToDouble(grids("total", "grids"), null));
        Assert.Equal(values["party.branches"].Value, Convert.ToDouble(grids("total", "branches"), null));
        Assert.Equal(values["community.party_members"].Value, Convert.ToDouble(grids("total", "members"), null));
        Assert.Equal(values["grid.workers"].Value, Convert.ToDouble(grids("total", "workers"), null));
        Assert.Equal(values["pairing.units"].Value, Convert.ToDouble(lists("total", "paired"), null));
        foreach (var (ledger, count) in (IReadOnlyList<(string, double?)>)[("grids", values["grid.count"].Value), ("pairings", values["pairing.units"].Value), ("fund", 35)])
            Assert.Equal(count, await CountAsync(ledger));
        Assert.Equal(0, await db.CommunityFunds.Within(db, County with { Township = "441322123" }).CountAsync(None));
        Assert.Equal(await db.PartyOrganisations.Within(db, County with { Township = "441322123" }).CountAsync(None),
            await db.PartyOrganisations.AsOf(County.AsOf).CountAsync(o => o.TownshipCode == "441322123" && o.CommunityCode == null, None));
    }

    [Fact]
    public async Task The_ties_tell_which_rows_lie_outside_and_in_which_community()
    {
        var checks = (await app.Services.GetRequiredService<Reconciliation>().OfAsync(County, None)).ToDictionary(c => c.Tie.Key, StringComparer.Ordinal);
        Assert.Equal((TieState.Broken, 402.0, 396.0, Community), (checks["grid.count"].State, checks["grid.count"].Left, checks["grid.count"].Right, Assert.Single(checks["grid.count"].Breaks).Place));
        Assert.Equal((TieState.Broken, 402.0, 396.0), (checks["life.GridAssignment.Community"].State, checks["life.GridAssignment.Community"].Left, checks["life.GridAssignment.Community"].Right));
        Assert.Equal(TieState.Holds, checks["sum.grid-summary.0.grids"].State);

        // The day after the communities agree again, but the rows are as impossible as before.
        var today = (await app.Services.GetRequiredService<Reconciliation>().OfAsync(County with { AsOf = new DateOnly(2020, 6, 30) }, None)).ToDictionary(c => c.Tie.Key, StringComparer.Ordinal);
        Assert.Equal((TieState.Holds, TieState.Broken), (today["grid.count"].State, today["life.GridAssignment.Community"].State));
        Assert.All(today.Values.Where(c => c.State == TieState.Broken), c => Assert.StartsWith("life.", c.Tie.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_said_to_be_complete_of_a_community_that_was_not_there()
    {
        using var client = await app.SignInAsync(Role.Leader);
        foreach (var path in (string[])["/", "/service-centers"])
            Assert.DoesNotContain("均已建成", WebUtility.HtmlDecode(await client.GetStringAsync($"{path}?community={Community}&{Before}", None)), StringComparison.Ordinal);
        // Its own page and those of its grids know it as little as each other.
        foreach (var path in (string[])[$"/communities/{Community}", $"/grids/{Community}001"])
        {
            using var answer = await client.GetAsync($"{path}?{Before}", None);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Its_page_says_when_it_was_founded_and_leads_to_that_day()
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var answer = await client.GetAsync($"/communities/{Community}?{Before}", None);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(None));
        Assert.Contains("2020年2月28日横河社区尚未设立，设立日期为2020年2月29日。", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"communities/{Community}?asOf=2020-02-29\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"townships/441322123?asOf=2020-02-28\"", html, StringComparison.Ordinal);
        var township = WebUtility.HtmlDecode(await client.GetStringAsync($"/townships/441322123?{Before}", None));
        Assert.Contains("截至统计时点没有社区", township, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_both_sides_and_the_place()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/checks?{Before}&state=Broken", None));
        Assert.Contains("checks-broken", html, StringComparison.Ordinal);
        Assert.Contains("网格数，归属记录与汇总表一致", html, StringComparison.Ordinal);
        Assert.Matches("横河社区</a>\\s*6，应等于0。</span>\\s*<span class=\"hint\">所涉报表：网格台账、网格化党建汇总表。", html);
        Assert.DoesNotContain("checks-grid-summary", html, StringComparison.Ordinal);
        Assert.Contains("不相符0项", WebUtility.HtmlDecode(await client.GetStringAsync("/checks?asOf=2019-12-31&township=441322001", None)), StringComparison.Ordinal);
        using var refused = await client.GetAsync("/checks?state=Nothing", None);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task A_table_with_a_broken_tie_is_handed_in_with_a_note_and_the_report_centre_warns_of_it()
    {
        using var client = await app.SignInAsync(Role.Staff);
        var notes = await NotesAsync(client, $"/exports/grid-summary.xlsx?{Before}&edition=submit");
        Assert.Contains(notes, n => n.EndsWith("勾稽：“网格数，归属记录与汇总表一致”不相符，网格归属记录402个，网格化党建汇总表各社区之和396个，差6个（横河社区）。", StringComparison.Ordinal));
        // Impossible rows are told of on any day, in the tables that list or count them and nowhere else.
        var today = await NotesAsync(client, "/exports/grid-summary.xlsx?edition=submit");
        Assert.Contains(today, n => n.Contains("勾稽：“网格归属在社区存续期内”不相符", StringComparison.Ordinal));
        Assert.DoesNotContain(today, n => n.Contains("网格数，归属记录与汇总表一致", StringComparison.Ordinal));
        foreach (var path in (string[])[$"/exports/grid-summary.xlsx?{Elsewhere}&edition=submit", $"/exports/returns-summary.xlsx?{Before}&edition=submit"])
            Assert.DoesNotContain(await NotesAsync(client, path), n => n.Contains("勾稽", StringComparison.Ordinal));

        foreach (var query in (string[])[Before, ""]) Assert.Contains("勾稽不符", WebUtility.HtmlDecode(await client.GetStringAsync($"/reports?{query}", None)), StringComparison.Ordinal);
        Assert.DoesNotContain("勾稽不符", WebUtility.HtmlDecode(await client.GetStringAsync($"/reports?{Elsewhere}", None)), StringComparison.Ordinal);
        var handIn = app.Services.GetRequiredService<HandIn>();
        Assert.NotEmpty(await handIn.BrokenAsync("grids", County, None));
        Assert.Empty(await handIn.BrokenAsync("grids", County with { Township = "441322001" }, None));
    }

    [Fact]
    public async Task A_setting_stops_the_hand_in_and_nothing_else()
    {
        await using var own = new Youngest();
        await own.InitializeAsync();
        await using (var db = await own.OpenAsync())
        {
            db.Settings.Add(new Setting { Key = HandIn.Setting.Key, Value = 1 });
            await db.SaveChangesAsync(None);
        }

        using var client = await own.SignInAsync(Role.Staff);
        using var refused = await client.GetAsync($"/exports/grid-summary.xlsx?{Before}&edition=submit", None);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var sentence = await refused.Content.ReadAsStringAsync(None);
        Assert.StartsWith("数据勾稽不符，按参数设置停止导出报送版：", sentence, StringComparison.Ordinal);
        Assert.Contains("（横河社区）", sentence, StringComparison.Ordinal);
        Assert.EndsWith("请在“数据勾稽”页面核对后再导出，工作版可照常导出。", sentence, StringComparison.Ordinal);
        foreach (var path in (string[])[$"/exports/grid-summary.xlsx?{Before}", $"/exports/grid-summary.xlsx?{Elsewhere}&edition=submit", $"/exports/returns-summary.xlsx?{Before}&edition=submit"])
        {
            using var answer = await client.GetAsync(path, None);
            Assert.True(answer.IsSuccessStatusCode, path);
        }
    }

    private static async Task<List<string>> NotesAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, None);
        Assert.Equal(ExportFile.ContentType, answer.Content.Headers.ContentType?.MediaType);
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync(None));
        return [.. book.Worksheet(1).Column(1).CellsUsed().Select(c => c.GetString())];
    }

    private async Task<Func<string, string, object?>> SummaryAsync(string name)
    {
        var block = (await app.Services.GetServices<ISummary>().Single(s => s.Name == name).BlocksAsync(County, Staff, None))[0];
        return (row, column) => block.Rows.Single(r => r.Key == row).Cells[block.Columns.Select(c => c.Key).ToList().IndexOf(column)];
    }

    private async Task<double?> CountAsync(string name)
    {
        var ledger = app.Services.GetServices<ILedger>().Named(name);
        return (await ledger.PageAsync(County, View.Default(ledger), Staff, None)).Count;
    }
}
