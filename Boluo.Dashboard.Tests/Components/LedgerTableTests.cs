using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>The table on screen: whole in the first render, its state in links, following the data.</summary>
public sealed class LedgerTableTests : BunitContext, IAsyncLifetime
{
    private readonly DataChanges _changes = new();
    private TestDatabase _database = null!;
    private ScopeLimits _limits = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        using var snapshots = new Snapshots(_database, _changes);
        _limits = await snapshots.LimitsAsync(CancellationToken.None);
        Services.AddSingleton<ILedger>(new GridTable(_database));
        Services.AddSingleton(_changes).AddSingleton(County.Facts);
        Services.AddSingleton<IDbContextFactory<BoluoDbContext>>(_database).AddSingleton<Snapshots>().AddSingleton<Ties>().AddTables();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        Services.AddScoped<PageResponse>();
        Services.AddSingleton<SavedViews>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _database.Dispose();
    }

    [Fact]
    public void Count_totals_and_pages_speak_of_all_rows()
    {
        var table = Show("");
        Assert.Equal(View.DefaultSize, table.FindAll("tbody tr").Count);
        Assert.Contains("共 402 条", table.Find(".pager").TextContent, StringComparison.Ordinal);
        Assert.Contains("99,480", table.Find("tfoot").TextContent, StringComparison.Ordinal);
        Assert.Equal("grids?grids.page=2", table.Find("a[rel=next]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("?grids.page=2&grids.q=社区", "第51—100条，共402条", "合计（全部402条）", "查询条件：查询“社区”")]
    [InlineData("?community=441322001001", "共26条", "合计", null)]
    public void On_paper_it_says_which_rows_it_has_and_of_how_many_its_total_speaks(string query, string rows, string total, string? conditions)
    {
        var table = Show(query);
        var words = table.FindAll(".print-line span");
        Assert.Equal((rows, conditions), (words[0].TextContent, words.ElementAtOrDefault(1)?.TextContent));
        Assert.Equal(total, table.Find("tfoot th").TextContent);
    }

    [Fact]
    public void Its_paper_is_a_link_with_the_same_view_and_all_pages() =>
        Assert.Equal("print/grids?township=441322001&grids.status=WorkerMissing&grids.sort=-households",
            Show("?township=441322001&grids.status=WorkerMissing&grids.sort=-households&grids.page=2&grids.size=20&needs.page=2").Find("a[target=_blank]").GetAttribute("href"));

    [Fact]
    public void Headers_sort_by_links_that_keep_the_rest_of_the_address()
    {
        var table = Show("?township=441322001&grids.status=WorkerMissing&needs.page=2");
        var header = table.FindAll("thead a").Single(a => a.TextContent.StartsWith("户数（户）", StringComparison.Ordinal));
        Assert.Equal("grids?township=441322001&needs.page=2&grids.status=WorkerMissing&grids.sort=households", header.GetAttribute("href"));
    }

    [Fact]
    public void The_sorted_column_is_announced()
    {
        var table = Show("?grids.sort=-households");
        Assert.Equal("descending", table.Find("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Contains("632", table.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Leader, 0)]
    [InlineData(Role.Staff, 2)]
    public void Only_those_who_may_export_see_the_links_and_the_hand_in_edition_comes_first(Role role, int expected)
    {
        var links = Show("?grids.workers=0&grids.page=1", role).FindAll("a[download]").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(expected, links.Count);
        if (expected > 0) Assert.Equal(["exports/grids.xlsx?grids.workers=0&edition=submit", "exports/grids.xlsx?grids.workers=0"], links);
    }

    [Fact]
    public void An_empty_view_says_what_to_do() =>
        Assert.Equal("没有符合条件的记录，可调整查询条件。", Show("?grids.households=99999..").Find(".state").TextContent);

    [Fact]
    public void A_bad_view_is_refused_in_place() =>
        Assert.Contains("没有名为“nothing”的列", Show("?grids.nothing=1").Find("[role=alert]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_search_by_initials_finds_the_grids_of_a_community()
    {
        var table = Show("?grids.q=dqsq");
        Assert.Contains("共 26 条", table.Find(".pager").TextContent, StringComparison.Ordinal);
        Assert.All(table.FindAll("tbody tr"), row => Assert.Contains("东区社区", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_listed_can_be_ticked_at_once()
    {
        IReadOnlySet<string> selected = new HashSet<string>(StringComparer.Ordinal);
        var table = Show("?community=441322001009&grids.status=WorkerMissing", Role.Admin, p => p
            .Add(t => t.Selected, selected).Add(t => t.SelectedChanged, EventCallback.Factory.Create<IReadOnlySet<string>>(this, s => selected = s)));
        await table.Find("thead input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = true });
        Assert.Equal(2, selected.Count);
    }

    [Fact]
    public async Task An_open_table_follows_the_data_and_keeps_its_view()
    {
        var table = Show("?grids.q=dqsq&grids.sort=code");
        await using (var db = _database.CreateDbContext())
        {
            var grid = db.Grids.Single(g => g.Code == "441322001001001");
            db.GridFacts.Single(f => f.GridId == grid.Id).Households = 98_765;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        _changes.Announce(_changes.Version + 1);
        await table.WaitForAssertionAsync(() => Assert.Contains("98,765", table.Find("tbody tr").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Contains("共 26 条", table.Find(".pager").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<LedgerTable> Show(string query, Role role = Role.Leader, Action<ComponentParameterCollectionBuilder<LedgerTable>>? parameters = null)
    {
        var scope = Scope.Parse(query, _limits).Value;
        var context = new PageContext(scope, _limits, new Viewer("test", "测试", role), "/grids", query, 1);
        return Render<LedgerTable>(p =>
        {
            p.AddCascadingValue(context).Add(t => t.Name, GridTable.LedgerName);
            parameters?.Invoke(p);
        });
    }
}
