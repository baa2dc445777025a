using Boluo.Dashboard.Components;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>The sign beside an export: it comes after the page, and whatever becomes of it, the page and the export stay.</summary>
public sealed class ExportLinksTests : BunitContext, IAsyncLifetime
{
    private const string Sheet = "grids", Sign = "[data-testid=hand-in-sign]", Unchecked = "[data-testid=hand-in-unchecked]";

    private readonly DefaultHttpContext _http = new();
    private TestDatabase _database = null!;
    private ScopeLimits _limits = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var changes = new DataChanges();
        using var snapshots = new Snapshots(_database, changes);
        _limits = await snapshots.LimitsAsync(CancellationToken.None);
        Services.AddSingleton(changes).AddSingleton<IDbContextFactory<BoluoDbContext>>(_database).AddSingleton<Snapshots>().AddSingleton<Ties>().AddTables();
        Services.AddSingleton(TimeProvider.System).AddScoped<PageResponse>();
        Services.AddSingleton<IHttpContextAccessor>(new HttpContextAccessor { HttpContext = _http });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _database.Dispose();
    }

    [Fact]
    public void The_first_response_does_not_wait_for_it()
    {
        var links = Show(Broken(), isInteractive: false);
        Assert.Equal((0, 0, 2), (_asked, links.FindAll(Sign).Count, links.FindAll("a[download]").Count));
    }

    [Fact]
    public async Task It_tells_of_the_broken_ties_of_its_table_and_asks_for_no_others()
    {
        Services.AddSingleton<Tie>(Failing("others"));
        var links = Show(Broken());
        await links.WaitForAssertionAsync(() => Assert.Equal("▲ 勾稽不符1项", links.Find(Sign).TextContent), TimeSpan.FromSeconds(10));
        Assert.Equal((1, 2, 0), (_asked, links.FindAll("a[download]").Count, links.FindAll(Unchecked).Count));
    }

    [Fact]
    public async Task Where_the_setting_says_so_only_the_working_copy_is_offered()
    {
        await using (var db = _database.CreateDbContext())
        {
            db.Settings.Add(new Setting { Key = HandIn.Setting.Key, Value = 1 });
            await db.SaveChangesAsync(CancellationToken.None);
        }

        var links = Show(Broken());
        await links.WaitForAssertionAsync(() => Assert.Contains("按参数设置停止导出报送版", links.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("edition=submit", Assert.Single(links.FindAll("a[download]")).GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ties_that_cannot_be_checked_are_a_state_of_their_own_and_leave_the_page_and_both_exports()
    {
        var links = Show(Failing(Sheet));
        await links.WaitForAssertionAsync(() => Assert.Equal("勾稽未能核对", links.Find(Unchecked).TextContent), TimeSpan.FromSeconds(10));
        Assert.Equal((0, 2, StatusCodes.Status200OK), (links.FindAll(Sign).Count, links.FindAll("a[download]").Count, _http.Response.StatusCode));
    }

    private QueryTie Broken() => Tie(Sheet, db =>
    {
        _asked++;
        return db.DataStates.Select(_ => new PlaceCount { Place = null, Value = 1 });
    });

    private static QueryTie Failing(string sheet) => Tie(sheet, _ => throw new InvalidOperationException("Cannot be asked."));

    private static QueryTie Tie(string sheet, Func<BoluoDbContext, IQueryable<PlaceCount>> left) => new((db, _) => left(db), (db, _) => db.DataStates.Select(_ => new PlaceCount { Place = null, Value = 0 }))
    {
        Key = sheet,
        Title = "两数一致",
        Left = new TieSide("一", "/"),
        Right = new TieSide("零", "/"),
        Sheets = [sheet],
    };

    private IRenderedComponent<ExportLinks> Show(QueryTie tie, bool isInteractive = true)
    {
        Services.AddSingleton<Tie>(tie);
        SetRendererInfo(new RendererInfo(isInteractive ? "Server" : "Static", isInteractive));
        var context = new PageContext(Scope.Parse("", _limits).Value, _limits, new Viewer("test", "测试", Role.Staff), "/grids", "", 1);
        return Render<ExportLinks>(p => p.AddCascadingValue(context).Add(l => l.Name, Sheet).Add(l => l.Query, ""));
    }
}
