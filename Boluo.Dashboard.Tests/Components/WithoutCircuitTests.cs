using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Components;

/// <summary>Walks every page as a browser without script and without a circuit sees it.</summary>
[Trait("Needs", "application")]
public sealed class WithoutCircuitTests(SharedApp app)
{
    /// <summary>What only a circuit answers: line.js and noscript.css know it by the same marks. The reconnect dialog opens only after one.</summary>
    private const string Live = "main button:not([data-print]):not([data-chart]):not([data-copy]), main input:not([type=hidden]), main select, main textarea, .top button:not([data-print]):not([popovertarget]), .top input:not([type=hidden])";

    /// <summary>Pages on which an administrator edits, or staff hand in a form to be filled.</summary>
    private static readonly HashSet<string> Editors = new(StringComparer.Ordinal)
    {
        "/communities", "/communities/441322001001", "/grids", "/grids/441322001001001", "/service-centers", "/three-lists", "/four-asks", Urls.ReportForm, Urls.HandIn, Urls.Assignments, Urls.Plans, Urls.Plan(1), Urls.Simulations, Urls.Simulation("441322001009"), Urls.Users, Urls.WallDevices, Urls.SecurityLog, Urls.Settings, Urls.Status, Urls.Beginning,
    };

    [Fact]
    public async Task A_leader_reads_every_page_by_links_and_forms_alone()
    {
        using var client = await app.SignInAsync(Role.Leader);
        var pages = await PagesAsync(client);
        Assert.InRange(pages.Count, 20, int.MaxValue);
        Assert.All(pages, page => Assert.True(OnlyLive(page.Document).Count == 0, $"{page.Path}: {string.Join("\n", OnlyLive(page.Document).Select(e => e.OuterHtml))}"));
    }

    [Fact]
    public async Task What_needs_the_circuit_stands_on_pages_of_editing_only_and_is_known_by_its_marks()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var pages = await PagesAsync(client);
        Assert.All(pages.Where(p => OnlyLive(p.Document).Count > 0), page =>
        {
            Assert.Contains(page.Path, Editors);
            Assert.All(OnlyLive(page.Document), e => Assert.True(e.LocalName != "button" || e.HasAttribute("type"), $"{page.Path}: {e.OuterHtml}"));
        });
        Assert.Contains(pages, p => p.Path == Urls.Assignments && OnlyLive(p.Document).Count > 50);
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Admin)]
    public async Task A_page_is_whole_and_has_the_sentences_for_what_it_may_lack(Role role)
    {
        using var client = await app.SignInAsync(role);
        foreach (var (path, page) in await PagesAsync(client))
        {
            Assert.True(page.QuerySelector("main")!.TextContent.Contains("正在加载", StringComparison.Ordinal) is false, path);
            Assert.NotNull(page.GetElementById("line-bar"));
            Assert.Contains("浏览器未启用脚本", string.Concat(page.QuerySelectorAll("noscript").Select(e => e.TextContent)), StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("a[href*='exports/'], a[href*='templates/']"), link => Assert.True(link.HasAttribute("download"), $"{path}: {link.OuterHtml}"));
            Assert.All(page.QuerySelectorAll(".plot"), plot => Assert.True(plot.QuerySelector("svg.drawing .mark, svg.drawing .cloud") is not null, path));
        }
    }

    [Fact]
    public async Task The_days_of_the_log_are_sent_as_two_and_stand_in_the_address_as_one()
    {
        using var client = await app.SignInAsync(Role.Admin);
        using var response = await client.GetAsync("/admin/audit?from=2020-01-01&to=2020-02-01&audit.sort=-id", CancellationToken.None);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        var query = response.Headers.Location!.OriginalString.Split('?')[1];
        Assert.Contains("audit.on=2020-01-01..2020-02-01", query, StringComparison.Ordinal);
        Assert.Contains("audit.sort=-id", query, StringComparison.Ordinal);
        Assert.DoesNotContain("from=", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_leads_to_its_passport_and_a_change_to_its_rows()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var tile = (await DocumentAsync(client, "/?township=441322001")).QuerySelector("[data-testid=kpi-grids]")!.GetAttribute("href")!;
        var passports = (await DocumentAsync(client, tile)).QuerySelectorAll(".passport h3").Select(h => h.TextContent).ToList();
        Assert.Equal(3, passports.Count);
        Assert.Contains("网格", passports[0], StringComparison.Ordinal);
        Assert.Contains("罗阳街道", (await DocumentAsync(client, tile)).QuerySelector(".page-sub")!.TextContent, StringComparison.Ordinal);

        var change = (await DocumentAsync(client, Urls.Audit)).QuerySelector("[data-testid=audit-open]")!.GetAttribute("href")!;
        Assert.Contains("初始数据", (await DocumentAsync(client, change)).QuerySelector("[data-testid=audit-detail]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/passports?figure=nothing")]
    [InlineData("/passports?figure=1,2,3,4,5,6,7,8,9,10,11,12,13")]
    public async Task An_unknown_figure_is_refused_in_a_sentence(string path)
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var response = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("参数“figure”不可用", await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.Ordinal);
    }

    private static List<IElement> OnlyLive(IParentNode page) => [.. page.QuerySelectorAll(Live).Where(e => e.Closest("form[method]") is null)];

    /// <summary>The pages that this reader may see.</summary>
    private static async Task<List<(string Path, IDocument Document)>> PagesAsync(HttpClient client)
    {
        var pages = new List<(string, IDocument)>();
        foreach (var path in Routes.Pages().Select(p => p.Path).Where(p => p != "/not-found"))
        {
            using var response = await client.GetAsync(path, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.Forbidden) continue;
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            pages.Add((path, await ParseAsync(response)));
        }

        return pages;
    }

    private static async Task<IDocument> DocumentAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ParseAsync(response);
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(CancellationToken.None), CancellationToken.None);
}
