using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Comparing;

/// <summary>两日对比: any ledger or summary beside that of an earlier day, on a page that needs no script and as a file.</summary>
[Trait("Needs", "application")]
public sealed class ComparedTests(SharedApp shared)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_table_that_a_reader_sees_can_be_compared()
    {
        using var client = await shared.SignInAsync(Role.Leader);
        var page = await ReadAsync(client, "/compared?community=441322001001");
        var offered = page.QuerySelectorAll("#compare-table option").Select(o => o.GetAttribute("value")!).ToList();
        Assert.True(offered.Count > 40);
        Assert.DoesNotContain("audit", offered);
        foreach (var table in offered)
        {
            var compared = await ReadAsync(client, $"/compared?table={table}&compare=2020-03-31&community=441322001001");
            Assert.NotNull(compared.QuerySelector("[data-testid='compared-sums']"));
        }
    }

    [Fact]
    public async Task What_came_moved_and_changed_between_two_days_is_told_with_amounts_on_the_page_and_in_the_file()
    {
        await using var app = new BoluoApp();
        using var client = await app.SignInAsync(Role.Admin);
        var admin = await app.AccountAsync("test-Admin", Role.Admin);
        var by = new Viewer(admin.Id, admin.DisplayName, Role.Admin);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
            var choices = scope.ServiceProvider.GetRequiredService<AssignmentChoices>();
            var grid = (await choices.GridsAsync(["441322002001002"], SampleDay, None))[0].Situation;
            var other = (await choices.BranchesAsync("441322002002", SampleDay, None))[0];
            var plan = new Plan("对比", null, SampleDay, [new GridMove(grid.Code, grid.Version, Edit.To(new Place("441322002002", other.Id)))]);
            var preview = await editor.PreviewAsync(plan, by, None);
            Assert.True((await editor.ApplyAsync(plan, preview.Fingerprint, by, None)).Ok);
        }

        var page = await ReadAsync(client, "/compared?table=grids&compare=2020-06-29&township=441322002");
        Assert.Contains("移动1条", page.QuerySelector("[data-testid='compared-sums'] .card-sub")!.TextContent, StringComparison.Ordinal);
        var rows = page.QuerySelectorAll("[data-testid='compared-rows'] tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => r.Contains("移动", StringComparison.Ordinal));

        var communities = await ReadAsync(client, "/compared?table=communities&compare=2020-06-29&township=441322002");
        Assert.Contains("变化2条", communities.QuerySelector("[data-testid='compared-sums'] .card-sub")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(communities.QuerySelectorAll("[data-testid='compared-rows'] td.num").Select(c => c.TextContent), t => t == "+1");
        Assert.Contains(communities.QuerySelectorAll("[data-testid='compared-rows'] td.num").Select(c => c.TextContent), t => t == "−1");

        using var response = await client.GetAsync("/exports/compared/grids.xlsx?compare=2020-06-29&township=441322002", None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var book = new XLWorkbook(new MemoryStream(await response.Content.ReadAsByteArrayAsync(None)));
        Assert.Contains(book.Worksheets.SelectMany(w => w.CellsUsed()).Select(c => c.GetString()), t => t == "移动");
    }

    [Fact]
    public async Task A_table_or_day_that_is_none_is_refused_with_what_there_is_and_a_leader_gets_no_file()
    {
        using var client = await shared.SignInAsync(Role.Leader);
        foreach (var (query, sentence) in new[] { ("?table=nothing", "没有可对比的表“nothing”，可用值：campaign、published-figures、"), ("?compare=2018-01-01", "对比日期应在2019年1月1日至2020年6月30日之间。"), ("?compare=2020-06-30&asOf=2020-05-31", "对比日期不应晚于统计时点2020年5月31日"), ("?table=audit", "没有可对比的表") })
        {
            using var response = await client.GetAsync("/compared" + query, None);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(sentence, (await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(None), None)).Body!.TextContent, StringComparison.Ordinal);
        }

        using var file = await client.GetAsync("/exports/compared/grids.xlsx", None);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    private static readonly DateOnly SampleDay = new(2020, 6, 30);

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, None);
        var html = await response.Content.ReadAsStringAsync(None);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return new HtmlParser().ParseDocument(html);
    }
}
