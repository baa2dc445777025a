using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Workbooks;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A clerk has a template filled in, brings it in, looks it through, and applies it; what is refused comes back marked.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class ImportJourney(EditingFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_clerk_fills_in_a_template_looks_the_rows_through_and_applies_them()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/admin/imports");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "/admin/imports"));
        var filled = ImportHouse.Fill(await DownloadAsync(visit.Page, visit.Page.GetByTestId("import-templates").GetByRole(AriaRole.Link, new() { Name = "需求", Exact = true })), 1,
        [
            Need("在文化广场增设长椅", "东区社区（罗阳街道）"),
            Need("更换老旧电线", "没有这个社区"),
        ]);
        await visit.Page.SetInputFilesAsync("#import-files", new FilePayload { Name = "需求上报.xlsx", MimeType = "application/octet-stream", Buffer = filled });
        await visit.Page.GetByTestId("import-send").ClickAsync();
        await visit.Page.ArriveAsync("**/admin/imports/*");
        await Expect(visit.Page.GetByTestId("import-sheets")).ToContainTextAsync("需求上报");
        var table = visit.Page.GetByTestId("import-table");
        await Expect(table.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(table).ToContainTextAsync("“社区”没有“没有这个社区”");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "import"));

        using (var marked = new XLWorkbook(new MemoryStream(await DownloadAsync(visit.Page, visit.Page.GetByTestId("import-errors")))))
        {
            var words = marked.Worksheet(1).CellsUsed(c => c.GetString() == "错误说明").Single().Address.ColumnNumber;
            Assert.Contains("没有这个社区", marked.Worksheet(1).Cell(6, words).GetString(), StringComparison.Ordinal);
        }

        await visit.Page.GetByTestId("import-apply").ClickAsync();
        await Expect(visit.Page.GetByTestId("import-refusal")).ToContainTextAsync("“导入原因”应填写");
        await visit.Page.FillAsync("#import-reason", "社区上报");
        await visit.Page.GetByTestId("import-apply").ClickAsync();
        await Expect(visit.Page.GetByTestId("import-done")).ToContainTextAsync("已应用");
        await visit.GoToAsync("/three-lists?tab=needs&needs.q=" + Uri.EscapeDataString("文化广场增设长椅"));
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("在文化广场增设长椅");
    }

    private static Dictionary<string, object?> Need(string title, string community) => new(StringComparer.Ordinal)
    {
        ["需求内容"] = title,
        ["社区"] = community,
        ["需求类别"] = NeedCategory.SmallWorks.Label(),
        ["提出主体"] = NeedProposer.Residents.Label(),
        ["收集渠道"] = NeedChannel.GridWorker.Label(),
        ["受益人数（人）"] = 30,
        ["责任单位"] = "东区社区",
        ["责任人"] = "社区书记",
        ["收集日期"] = new DateOnly(2020, 6, 1),
        ["办理时限"] = new DateOnly(2020, 7, 1),
    };

    private static async Task<byte[]> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
