using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Excel.Forms;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A superior office sends its own form; a clerk has it filled instead of typing.</summary>
public sealed class ReportFormJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task A_clerk_uploads_a_form_checks_the_columns_and_downloads_it_filled()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/communities?township=441322001");
        var screen = await visit.Page.Ledger("communities").ReadAsync();
        Assert.Equal(9, screen.Rows.Count);

        await visit.GoToAsync("/reports?township=441322001");
        await visit.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "套用上级表样" }).ClickAsync();
        await visit.Page.ArriveAsync("**/reports/form?township=441322001");
        await UploadAsync(visit.Page, "城市社区情况表.xlsx", OfficeForms.Single());

        var map = visit.Page.GetByTestId("form-map");
        await Expect(map).ToContainTextAsync(OfficeForms.Title);
        await Expect(map.GetByLabel("数据来源")).ToHaveValueAsync("communities");
        await Expect(visit.Page.GetByTestId("form-left")).ToContainTextAsync("1列未对应");
        await Expect(visit.Page.GetByTestId("form-columns").Locator("tbody tr").Last).ToContainTextAsync("▲ 未对应，留空");
        await map.GetByLabel("本级意见填入").SelectOptionAsync("secretary");
        await Expect(visit.Page.GetByTestId("form-left")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByTestId("form-columns").Locator("tbody tr").Last).ToContainTextAsync("名称不同，请核对");

        await visit.Page.GetByTestId("form-fill").ClickAsync();
        var done = visit.Page.GetByTestId("form-done");
        await Expect(done).ToContainTextAsync("已填入9条记录");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "form"));

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => done.GetByRole(AriaRole.Link, new() { Name = "下载" }).ClickAsync());
        Assert.Equal("【示例】城市社区情况表_罗阳街道_截至2020年6月30日.xlsx", download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        var content = new MemoryStream();
        await file.CopyToAsync(content, TestContext.Current.CancellationToken);
        using var book = new XLWorkbook(content);
        var sheet = book.Worksheet(1);
        string[] wanted = ["序号", "镇街", "社区名称", "城市形态", "户数", "常住人口", "党组织书记"];
        var places = wanted.Select(w => screen.Headers.ToList().FindIndex(h => h.StartsWith(w, StringComparison.Ordinal))).ToList();
        for (var r = 0; r < screen.Rows.Count; r++)
            for (var c = 0; c < wanted.Length; c++)
                Assert.Equal(screen.Rows[r][places[c]].Replace(",", "", StringComparison.Ordinal), sheet.Cell(3 + r, c + 1).GetString());
        Assert.Equal(OfficeForms.SignOff, sheet.Cell(3 + screen.Rows.Count, 1).GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_form_gets_a_sentence_and_the_next_one_is_taken()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/reports/form");
        var refusal = visit.Page.GetByTestId("form-refusal");
        foreach (var (content, expected) in (IReadOnlyList<(byte[], string)>)
            [(HostileFiles.Deep(50_000), "文件结构异常"), (HostileFiles.Old("EncryptedPackage"), "文件已加密"), (new byte[6 * 1024 * 1024], "文件超过5MB"), (HostileFiles.Old(), "文件不是.xlsx格式")])
        {
            await UploadAsync(visit.Page, "表.xlsx", content);
            await Expect(refusal).ToContainTextAsync(expected);
            await Expect(visit.Page.GetByTestId("form-map")).ToHaveCountAsync(0);
        }

        await UploadAsync(visit.Page, "网格表.xlsx", OfficeForms.Bare());
        await Expect(refusal).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByLabel("数据来源")).ToHaveValueAsync("grids");
        await Expect(visit.Page.GetByTestId("form-columns").Locator("tbody tr")).ToHaveCountAsync(3);
    }

    private static Task UploadAsync(IPage page, string name, byte[] content) =>
        page.Locator("#form-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
