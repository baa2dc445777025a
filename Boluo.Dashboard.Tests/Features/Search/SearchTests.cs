using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Search;

/// <summary>One box over all ledgers.</summary>
[Trait("Needs", "application")]
public sealed class SearchTests(SharedApp app)
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task Every_ledger_that_knows_the_text_shows_its_first_rows_and_leads_to_all()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await GetAsync(client, "/search?q=dqsq");
        var found = page.QuerySelectorAll("[data-testid^=hits-]").ToList();
        Assert.Equal(["hits-communities", "hits-grids"], found.Take(2).Select(h => h.GetAttribute("data-testid")));
        Assert.Contains("共 26 条", found[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(5, found[1].QuerySelectorAll("tbody tr").Length);

        foreach (var hits in found)
        {
            var all = hits.QuerySelector(".card-tools a")!.GetAttribute("href")!;
            var name = hits.GetAttribute("data-testid")![5..];
            var ledger = (await GetAsync(client, all)).QuerySelector($"[data-testid=ledger-{name}]")!;
            Assert.Contains(hits.QuerySelector(".card-sub")!.TextContent, ledger.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_scope_and_the_day_of_the_address_hold()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await GetAsync(client, "/search?q=%E7%A4%BE%E5%8C%BA&township=441322002");
        var hits = page.QuerySelector("[data-testid=hits-communities]")!;
        Assert.Contains("共 3 条", hits.TextContent, StringComparison.Ordinal);
        Assert.Equal("communities?communities.q=%E7%A4%BE%E5%8C%BA&township=441322002", hits.QuerySelector(".card-tools a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Ledgers_of_pages_that_a_reader_may_not_open_are_not_asked()
    {
        var queries = app.Services.GetRequiredService<Dashboard.Features.Search.SearchQueries>();
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        var links = app.Services.GetServices<PageLink>().Where(l => l.AdminOnly).ToList();
        Assert.Contains(ledgers, l => links.Exists(k => k.IsCurrent(l.Path.Split('?')[0])));

        var asked = await queries.FindAsync("网格", await CountyAsync(), new Viewer("l", "领导", Role.Leader), Cancel);
        Assert.DoesNotContain(asked, h => links.Exists(l => l.IsCurrent(h.Ledger.Path.Split('?')[0])));
    }

    [Theory]
    [InlineData("needs")]
    [InlineData("projects")]
    [InlineData("resources")]
    public async Task Needs_projects_and_resources_are_found_by_the_initials_of_their_title(string name)
    {
        await using var db = await app.OpenAsync();
        var (title, code) = name switch
        {
            "needs" => await db.Needs.OrderBy(n => n.Id).Select(n => ValueTuple.Create(n.Title, n.Code)).FirstAsync(Cancel),
            "projects" => await db.Projects.OrderBy(n => n.Id).Select(n => ValueTuple.Create(n.Name, n.Code)).FirstAsync(Cancel),
            _ => await db.Resources.OrderBy(n => n.Id).Select(n => ValueTuple.Create(n.Title, n.Code)).FirstAsync(Cancel),
        };
        var ledger = app.Services.GetServices<ILedger>().Named(name);
        var rows = new List<string>();
        await foreach (var row in ledger.AllAsync(await CountyAsync(), View.Default(ledger) with { Search = Pinyin.Initials(title) }, new Viewer("s", "员", Role.Staff), Cancel)) rows.Add(row.Key);
        Assert.Contains(code, rows);
    }

    [Theory]
    [InlineData("grid-workers", "name")]
    [InlineData("community-workers", "name")]
    [InlineData("committee-members", "name")]
    [InlineData("grids", "leader")]
    public async Task Persons_are_found_by_their_initials(string name, string column)
    {
        var (ledger, county, viewer) = (app.Services.GetServices<ILedger>().Named(name), await CountyAsync(), new Viewer("s", "员", Role.Staff));
        var view = View.Default(ledger) with { Columns = [column] };
        var person = (await ledger.PageAsync(county, view, viewer, Cancel)).Rows.First(r => r.Cells[0] is string).Cells[0];

        var found = await ledger.AllAsync(county, view with { Search = Pinyin.Initials((string)person!) }, viewer, Cancel).ToListAsync(Cancel);
        Assert.Contains(found, r => Equals(r.Cells[0], person));
    }

    [Theory]
    [InlineData("县直单位01（教育系统）")]
    [InlineData("县直单位01(教育系统)")]
    [InlineData("县直单位０１(教育系统）")]
    public async Task A_name_is_found_whatever_the_width_of_its_signs(string text)
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await GetAsync(client, "/search?q=" + Uri.EscapeDataString(text));
        Assert.Contains("共 1 条", page.QuerySelector("[data-testid=hits-pairings]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_ledger_that_shows_a_township_is_searched_for_it()
    {
        var (county, viewer) = (await CountyAsync(), new Viewer("a", "员", Role.Admin));
        foreach (var ledger in app.Services.GetServices<ILedger>().Where(l => l.Columns.Any(c => c.Key == "township")))
        {
            var view = View.Default(ledger) with { Columns = ["township"] };
            var rows = (await ledger.PageAsync(county, view, viewer, Cancel)).Rows;
            if (rows.FirstOrDefault(r => r.Cells[0] is string)?.Cells[0] is not string township) continue;

            var wanted = await ledger.AllAsync(county, view, viewer, Cancel).CountAsync(r => Equals(r.Cells[0], township), Cancel);
            var found = await ledger.AllAsync(county, view with { Search = township }, viewer, Cancel).CountAsync(r => Equals(r.Cells[0], township), Cancel);
            Assert.True(wanted == found, $"{ledger.Name}: {found} of {wanted} rows in {township}");
        }
    }

    [Fact]
    public async Task An_edited_title_is_found_by_its_new_initials_and_no_longer_by_the_old()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var db = database.CreateDbContext();
        await using var transaction = await db.BeginWriteAsync(Cancel);
        var set = new ChangeSet { Kind = ChangeKind.GridMove, Reason = "改名", EffectiveOn = County.Day, ById = "a", ByName = "甲", At = new DateTime(2020, 7, 1, 0, 0, 0, DateTimeKind.Utc) };
        var recorder = await ChangeRecorder.BeginAsync(db, set, Cancel);
        var need = await db.Needs.OrderBy(n => n.Id).FirstAsync(Cancel);
        var old = need.Search;
        need.Title = "增设电动车充电桩";
        await recorder.SaveAsync(Cancel);
        await recorder.CompleteAsync(Cancel);
        await transaction.CommitAsync(Cancel);

        db.ChangeTracker.Clear();
        var search = await db.Needs.Where(n => n.Id == need.Id).Select(n => n.Search).SingleAsync(Cancel);
        Assert.Contains("zsddccdz", search, StringComparison.Ordinal);
        Assert.DoesNotContain(old, search, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Leader, "三工联动", "teams")]
    [InlineData(Role.Leader, "sgld", "teams")]
    [InlineData(Role.Admin, "用户", "admin/users")]
    [InlineData(Role.Leader, "用户", null)]
    public async Task A_page_that_the_reader_may_open_is_found_by_its_name(Role role, string text, string? expected)
    {
        using var client = await app.SignInAsync(role);
        var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/search?q={text}", CancellationToken.None));
        if (expected is null) Assert.DoesNotContain("data-testid=\"search-pages\"", html, StringComparison.Ordinal);
        else Assert.Matches($"data-testid=\"search-pages\"[^!]+href=\"(./)?{expected}\"[^!]*打开", html);
    }

    [Fact]
    public async Task Nothing_found_says_what_else_to_try()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.Contains("未找到与“zzzz”相符的记录，可改用", (await GetAsync(client, "/search?q=zzzz")).QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("搜索全部台账", (await GetAsync(client, "/search")).QuerySelector(".state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_is_shown_as_text()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var page = await GetAsync(client, "/search?q=" + Uri.EscapeDataString("<b id=x>东区</b>"));
        Assert.Null(page.QuerySelector("#x"));
        Assert.Contains("<b id=x>", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Scope> CountyAsync() =>
        new(null, null, null, (await app.Services.GetRequiredService<Snapshots>().LimitsAsync(Cancel)).AsOf);

    private static async Task<IHtmlDocument> GetAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path, Cancel));
}
