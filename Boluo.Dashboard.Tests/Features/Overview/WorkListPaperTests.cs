using System.Net;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Features.Overview;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Overview;

/// <summary>The work list on paper, a sheet a place, and as a workbook.</summary>
[Trait("Needs", "application")]
public sealed class WorkListPaperTests(SharedApp app)
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Each_place_has_a_sheet_with_its_own_head_day_mark_and_all_its_findings()
    {
        var (list, places) = await ReadAsync();
        using var client = await app.SignInAsync(Role.Leader);
        using var document = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(WorkPrint.Path(), None), None);
        var sheets = document.QuerySelectorAll(".work-sheet");
        var groups = WorkGroup.Of(list.Items, WorkGrouping.Place, places);
        Assert.Equal(groups.Select(g => $"博罗县需关注事项清单（{g.Title}）"), sheets.Select(s => s.QuerySelector("h1")!.TextContent));
        Assert.Equal(groups.Select(g => g.Items.Count), sheets.Select(s => s.QuerySelectorAll("tbody tr").Length));
        Assert.All(sheets, s => Assert.Contains("截至2020年6月30日", s.QuerySelector(".sheet-words")!.TextContent, StringComparison.Ordinal));
        Assert.All(sheets, s => Assert.Contains(ScopeLimits.SampleMark, s.QuerySelector(".sheet-marks")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_place_is_printed_alone_and_an_unknown_one_is_refused()
    {
        using var client = await app.SignInAsync(Role.Leader);
        using var document = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(WorkPrint.Path(County.Luoyang), None), None);
        Assert.Equal("博罗县需关注事项清单（罗阳街道）", Assert.Single(document.QuerySelectorAll("h1")).TextContent);
        using var refused = await client.GetAsync(WorkPrint.Path("441322999"), None);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task The_workbook_has_the_matrix_and_the_list_of_the_page()
    {
        var (list, _) = await ReadAsync();
        using var client = await app.SignInAsync(Role.Staff);
        using var book = new XLWorkbook(await client.GetStreamAsync($"{Urls.Export(WorkListReport.ReportName)}?edition=submit", None));
        Assert.Equal(2, book.Worksheets.Count);
        var total = book.Worksheet(1).RowsUsed().First(r => r.CellsUsed().Any(c => c.GetString() == "合计") && r.CellsUsed().Any(c => c.DataType == XLDataType.Number));
        Assert.Equal(list.Items.Count, Convert.ToInt32(total.LastCellUsed().CachedValue ?? total.LastCellUsed().Value, System.Globalization.CultureInfo.InvariantCulture));
        var rows = book.Worksheet(2).RowsUsed().ToList();
        var first = rows.FindIndex(r => r.Cell(1).GetString() == "序号") + 1;
        Assert.Equal(Enumerable.Range(1, list.Items.Count).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), rows.Skip(first).Take(list.Items.Count).Select(r => r.Cell(1).GetString()));
        Assert.Equal(list.Items.Select(i => i.Finding.Name).Order(StringComparer.Ordinal), rows.Skip(first).Take(list.Items.Count).Select(r => r.Cell(4).GetString()).Order(StringComparer.Ordinal));
    }

    private async Task<(WorkList List, WorkPlaces Places)> ReadAsync()
    {
        var limits = await app.Services.GetRequiredService<Snapshots>().LimitsAsync(None);
        return (await app.Services.GetRequiredService<OverviewQueries>().WorkListAsync(County.Whole, None), new WorkPlaces(County.Whole, limits));
    }
}
