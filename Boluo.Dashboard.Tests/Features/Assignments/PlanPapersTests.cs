using System.Net;
using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Boluo.Dashboard.Tests.Features.Assignments;

/// <summary>What a plan does, on paper and as the annex of its document; here the split of 罗阳街道 before it is in force.</summary>
[Trait("Needs", "application")]
public sealed class PlanPapersTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_annex_of_a_draft_says_that_it_is_one_and_has_what_paper_has_and_a_line_to_sign_on()
    {
        await using var app = new BoluoApp();
        using var client = await app.SignInAsync(Role.Admin);
        var paper = new HtmlParser().ParseDocument(await client.GetStringAsync(Urls.OfPlan(Urls.PlanPrint, 1), None));
        Assert.Contains("网格调整情况一览表（草案，尚未生效）", paper.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var headings = paper.QuerySelectorAll("h2").Select(h => h.TextContent).ToList();
        Assert.Equal(["网格调整情况", "社区调整前后", "党支部调整前后", "随迁事项", "需关注事项的变化", "沿革"], headings);
        Assert.NotNull(paper.QuerySelector("figure .still svg"));
        Assert.Contains("审核人：", paper.QuerySelector(".sheet-sign")!.TextContent, StringComparison.Ordinal);

        using var response = await client.GetAsync(Urls.OfPlan(Urls.PlanAnnex, 1), None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("【示例】", response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        Assert.Contains("草案，尚未生效", response.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using var stream = new MemoryStream(await response.Content.ReadAsByteArrayAsync(None));
        using (var package = SpreadsheetDocument.Open(stream, false))
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2010).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        stream.Position = 0;
        using var book = new XLWorkbook(stream);
        var lines = book.Worksheet(1);
        Assert.Contains("草案，尚未生效", lines.Cell(1, 1).GetString(), StringComparison.Ordinal);
        Assert.Equal("调整类型", lines.Cell(3, 2).GetString());
        Assert.Contains(lines.CellsUsed().Select(c => c.GetString()), t => t.StartsWith("审核人：", StringComparison.Ordinal));
        Assert.Contains(book.Worksheets.Select(w => w.Name), n => n.Contains("社区调整前后", StringComparison.Ordinal));

        var rows = paper.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList()).ToList();
        Assert.True(rows.Count > 50);
        for (var r = 0; r < rows.Count; r++) Assert.Equal(rows[r][3], lines.Cell(4 + r, 4).GetString());
    }

    [Fact]
    public async Task Readers_and_staff_see_no_draft_and_a_plan_that_is_none_is_said_to_be_none()
    {
        await using var app = new BoluoApp();
        foreach (var role in (Role[])[Role.Leader, Role.Staff])
        {
            using var client = await app.SignInAsync(role);
            foreach (var path in (string[])[Urls.OfPlan(Urls.PlanPrint, 1), Urls.OfPlan(Urls.PlanAnnex, 1)])
            {
                using var response = await client.GetAsync(path, None);
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            }
        }

        using var admin = await app.SignInAsync(Role.Admin);
        using var missing = await admin.GetAsync(Urls.OfPlan(Urls.PlanAnnex, 99), None);
        Assert.Equal(HttpStatusCode.Conflict, missing.StatusCode);
        Assert.Equal("没有编号为99的调整方案，请核对。", await missing.Content.ReadAsStringAsync(None));
    }
}
