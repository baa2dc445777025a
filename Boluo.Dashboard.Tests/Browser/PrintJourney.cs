using System.Reflection;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>
/// Every page on paper: no list that only looks complete, no total under half of its rows, no sheet with next to nothing on it. And, as
/// the page is open, on narrow screens. An administrator sees all that others see, and more.
/// </summary>
[Collection(typeof(ReadingJourneys))]
public sealed class PrintJourney(BrowserFixture browser) : Journey(browser)
{
    private const int Lanes = 3;

    /// <summary>The last rows of a table stay together, with its header: fewer lines make no sheet.</summary>
    private const int FewestLines = 5;

    /// <summary>Every page, in its parts.</summary>
    private static readonly string[] Pages =
    [
        "/", "/?map=Needs", "/?township=441322001", "/?community=441322001001", "/attention", "/communities", "/communities?tab=cards", "/communities?tab=townships", "/?layout=Code", "/communities/441322001001", "/communities/441322122001", "/communities/441322001001?tab=grids", "/communities/441322001001?tab=lists", "/townships/441322001", "/townships/441322001?tab=organisations", "/townships/441322001?tab=fund", "/townships/441322001?tab=old-town", "/townships/441322123", "/grids", "/grids?tab=grid-workers", "/grids?tab=grid-summary",
        "/grids?grids.status=WorkerMissing", "/grids/441322001001001", "/service-centers", "/service-centers?tab=services", "/service-centers?tab=sites", "/service-centers?tab=events", "/service-centers?tab=operations",
        "/three-lists", "/three-lists?tab=needs", "/three-lists?tab=projects", "/three-lists?tab=unmatched", "/three-lists?tab=summary", "/three-lists?tab=month",
        "/four-asks", "/four-asks?tab=policy", "/four-asks?tab=needs", "/four-asks?tab=ideas", "/four-asks?tab=results", "/campaign-2020", "/campaign-2020?tab=campaign",
        "/urban-forms", "/urban-forms?tab=old-town", "/urban-forms?tab=new-town", "/urban-forms?tab=fringe", "/urban-forms?tab=fund",
        "/organisations", "/organisations?tab=organisations", "/partnership", "/partnership?tab=matrix", "/teams", "/workforce", "/streets", "/figures", "/checks", "/reports", "/reports/form", "/reports/hand-in?report=activities", "/reports/handed-in", "/admin/imports", "/help", "/returns", "/returns?tab=returns", "/returns/collect", "/entry", "/entry?sheet=surveys", "/search?q=dqsq", "/places?to=/grids", "/passports?figure=grid.count",
        "/admin/assignments", "/admin/assignments?tab=recent", "/admin/assignments?tab=table", "/admin/assignments?tab=day", "/admin/plans", "/admin/plans/1", "/admin/simulations", "/admin/simulations/441322001009", "/compared?table=grids&compare=2020-03-31", "/admin/audit", "/admin/audit/numbers", "/admin/security-log", "/admin/users", "/admin/wall", "/admin/settings", "/admin/status", "/admin/beginning",
        "/print/grids", "/print/communities", "/print/contact-households", "/print/needs?township=441322001&needs.state=Waiting",
    ];

    /// <summary>The totals that paper must have once each, as their label and first number; and the lines that say which rows a list has.</summary>
    private const string TruthScript =
        """
        () => ({
          totals: [...document.querySelectorAll('tfoot tr')].map(row => [...row.cells].map(cell => cell.textContent.trim()).filter(text => text)).filter(texts => texts.length > 1).map(texts => texts.slice(0, 4).join(' ')),
          ranges: [...document.querySelectorAll('section.ledger')].filter(ledger => ledger.querySelector('.pager-pages')).map(ledger => ledger.querySelector('.print-line span').textContent.trim()),
        })
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Paper.Require();
    }

    [Fact]
    public async Task Every_page_is_true_on_paper_and_fits_narrow_screens_from_its_first_response()
    {
        var lanes = new List<Task<List<string>>>();
        for (var lane = 0; lane < Lanes; lane++)
        {
            var visit = await AsAsync(Role.Admin);
            await visit.Page.RouteAsync("**/*.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "" }));
            lanes.Add(WalkAsync(visit.Page, [.. Pages.Where((_, i) => i % Lanes == lane)]));
        }

        var found = (await Task.WhenAll(lanes)).SelectMany(f => f).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The brief is a document with a form of its own: see <see cref="BriefJourney"/>. A draft of an import is there once somebody has uploaded: see <see cref="ImportJourney"/>.</summary>
    [Fact]
    public void Every_route_is_among_the_printed_pages()
    {
        var routes = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        var printed = Pages.Select(page => page.Split('?')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(["/admin/imports/{Id:int}", "/admin/imports/{Id:int}/sheet", "/brief", "/not-found"], routes.Where(route => !printed.Any(page => page == route || IsOf(page, route))).Order(StringComparer.Ordinal));
    }

    /// <summary>Whether a page is one of those that a route with a key at its end leads to.</summary>
    private static bool IsOf(string page, string route) =>
        route.LastIndexOf("/{", StringComparison.Ordinal) is var key and > 0 && page.StartsWith(route[..(key + 1)], StringComparison.Ordinal) && page.Length > key + 1;

    private static async Task<List<string>> WalkAsync(IPage page, IReadOnlyList<string> paths)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            var truth = await page.EvaluateAsync<Truth>(TruthScript);
            var paper = await Paper.PrintAsync(page);
            found.AddRange(paper.Faults(path, FewestLines));
            found.AddRange(truth.Totals.GroupBy(t => t).Where(t => paper.Count(t.Key) != t.Count()).Select(t => $"{path}: “{t.Key}” stands {paper.Count(t.Key)} times"));
            found.AddRange(await Reflow.FaultsAsync(page, path));
            found.AddRange(truth.Ranges.Where(range => paper.Count(range) == 0).Select(range => $"{path}: “{range}” is missing"));
        }

        return found;
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(1366)]
    public async Task The_overview_is_one_full_sheet_with_its_charts_drawn(int width)
    {
        var visit = await AsAsync(Role.Leader);
        await visit.Page.SetViewportSizeAsync(width, 768);
        await visit.GoToAsync("/");
        await visit.DrawnAsync();
        var paper = await Paper.PrintAsync(visit.Page);
        Assert.Single(paper.Sheets);
        Assert.Empty(paper.Faults("/", 30));
        Assert.Equal(0, paper.Count("中位数（"));
    }

    [Fact]
    public async Task A_chart_prints_as_the_server_drew_it_or_as_its_table_where_the_reader_turned_it()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/workforce");
        await visit.DrawnAsync();
        Assert.Equal(0, (await Paper.PrintAsync(visit.Page)).Count("中位数（"));
        await visit.Page.Locator(".chart-table summary", new() { HasText = "查看表格" }).Nth(1).ClickAsync();
        await visit.Page.Locator(".chart-table[open] tbody tr").First.WaitForAsync();
        Assert.Equal(1, (await Paper.PrintAsync(visit.Page)).Count("中位数（"));

        await visit.Page.RouteAsync("**/*.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript", Body = "" }));
        await visit.Page.GotoAsync("/workforce");
        var paper = await Paper.PrintAsync(visit.Page);
        Assert.Equal(0, paper.Count("中位数（"));
        Assert.Equal(1, paper.Count("调整前月收入"));
    }

    [Fact]
    public async Task Every_sheet_says_of_what_place_and_day_it_is_and_that_the_data_are_examples()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/three-lists?tab=needs&township=441322001&asOf=2020-03-31");
        var paper = await Paper.PrintAsync(visit.Page);
        Assert.True(paper.Sheets.Count > 1);
        Assert.All(paper.Sheets, sheet => Assert.Contains(sheet, line => line.Contains($"统计范围：罗阳街道 · 截至2020年3月31日 · {ScopeLimits.SampleMark}", StringComparison.Ordinal)));
        Assert.All(paper.Sheets.Skip(1), sheet => Assert.StartsWith("三张清单", sheet[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_leader_prints_a_filtered_ledger_with_all_its_rows()
    {
        var visit = await AsAsync(Role.Leader);
        await visit.GoToAsync("/three-lists?township=441322001&resources.sort=-offered");
        var ledger = visit.Page.Ledger("resources");
        var count = await ledger.RowCountAsync();
        Assert.True(count > 50);
        var print = await visit.Context.RunAndWaitForPageAsync(() => ledger.GetByRole(AriaRole.Link, new() { Name = "打印" }).ClickAsync());
        await Expect(print.GetByTestId("print-resources").Locator("tbody tr")).ToHaveCountAsync(count);
        Assert.Contains("罗阳街道", await print.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await print.EvaluateAsync("() => window.print = () => document.title = 'printed'");
        await print.GetByRole(AriaRole.Button, new() { Name = "打印" }).ClickAsync();
        await Expect(print).ToHaveTitleAsync("printed");
        var paper = await Paper.PrintAsync(print);
        Assert.All(paper.Sheets, sheet => Assert.Contains(sheet, line => line.Contains(ScopeLimits.SampleMark, StringComparison.Ordinal)));
        await print.GetByRole(AriaRole.Link, new() { Name = "返回台账" }).ClickAsync();
        await Expect(print).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("resources\\.sort=-offered", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private sealed record Truth
    {
        public string[] Totals { get; init; } = [];

        public string[] Ranges { get; init; } = [];
    }
}
