using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Excel.Forms;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>A superior office sends its own form; a clerk has it filled instead of typing.</summary>
[Collection(typeof(EditingJourneys))]
public sealed class ReportFormJourney(EditingFixture browser) : Journey(browser)
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
        await UploadAsync(visit, "城市社区情况表.xlsx", OfficeForms.Single());

        await Expect(visit.Page.GetByTestId("form-sheet")).ToContainTextAsync(OfficeForms.Title);
        var map = visit.Page.GetByTestId("form-map");
        await Expect(map.GetByLabel("数据来源")).ToHaveValueAsync("communities");
        await Expect(visit.Page.GetByTestId("form-note").First).ToContainTextAsync("有1项没有对应的数据，将留空：本级意见");
        await map.GetByLabel("本级意见填入").SelectOptionAsync("communities:secretary");
        await Expect(visit.Page.GetByTestId("form-note")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByTestId("form-columns").Locator("tbody tr").Last).ToContainTextAsync("名称不同，请核对");
        Assert.Empty(await Axe.FindingsAsync(visit.Page, "form"));

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByTestId("form-download").ClickAsync());
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
    public async Task A_clerk_points_at_the_row_to_begin_in_saves_the_form_as_a_scheme_and_uses_it_again_by_one_click()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/reports/form");
        await UploadAsync(visit, "需求清单.xlsx", SuperiorForms.Needs());
        var grid = visit.Page.GetByTestId("form-grid");
        await Expect(grid.Locator("tbody tr").Nth(4)).ToContainTextAsync("示例");
        await Expect(visit.Page.GetByTestId("form-read")).ToContainTextAsync("从第6行起依次填入");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "首个填写行" }).ClickAsync();
        await Expect(visit.Page.Locator(".form-points [aria-current=true]")).ToHaveTextAsync("首个填写行");
        await grid.Locator("tbody tr").Nth(4).Locator("td").Nth(2).ClickAsync(); // Anywhere in the row.
        await Expect(visit.Page.GetByTestId("form-read")).ToContainTextAsync("从第5行起依次填入");
        await Expect(visit.Page.GetByTestId("form-note").Filter(new() { HasText = "示例将被替换" })).ToBeVisibleAsync();

        await visit.Page.GetByTestId("form-fill").GetByText("保存为报表方案").ClickAsync();
        await visit.Page.GetByLabel("方案名称").FillAsync("每月需求清单");
        await visit.Page.GetByTestId("scheme-save").ClickAsync();
        await Expect(visit.Page.GetByTestId("form-done")).ToContainTextAsync("已保存为报表方案“每月需求清单”");

        await visit.GoToAsync("/reports/form");
        var line = visit.Page.GetByTestId("schemes").Locator("tbody tr").Filter(new() { HasText = "每月需求清单" });
        await line.GetByRole(AriaRole.Link, new() { Name = "填写" }).ClickAsync();
        await Expect(visit.Page.GetByTestId("form-read")).ToContainTextAsync("从第5行起依次填入");
        await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByTestId("form-download").ClickAsync());

        await visit.GoToAsync("/reports/form");
        await line.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await visit.Page.GetByTestId("confirm").ClickAsync();
        await Expect(visit.Page.GetByTestId("form-done")).ToContainTextAsync("已删除报表方案“每月需求清单”");
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_is_no_form_gets_a_sentence_and_the_next_one_is_taken()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/reports/form");
        foreach (var (content, expected) in (IReadOnlyList<(byte[], string)>)
            [(HostileFiles.Deep(50_000), "文件结构异常"), (HostileFiles.Old("EncryptedPackage"), "文件已加密"), (HostileFiles.Old(), "旧版的.xls")])
        {
            await UploadAsync(visit, "表.xlsx", content);
            await Expect(visit.Page.GetByTestId("form-refusal")).ToContainTextAsync(expected);
            await Expect(visit.Page.GetByTestId("form-map")).ToHaveCountAsync(0);
        }

        await UploadAsync(visit, "公务用车.xlsx", SuperiorForms.Unknown());
        await Expect(visit.Page.GetByTestId("form-none")).ToContainTextAsync("系统没有这张表的数据");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "换一张表样" }).ClickAsync();
        await UploadAsync(visit, "网格表.xlsx", OfficeForms.Bare());
        await Expect(visit.Page.GetByLabel("数据来源")).ToHaveValueAsync("grids");
        await Expect(visit.Page.GetByTestId("form-columns").Locator("tbody tr")).ToHaveCountAsync(3);
    }

    private static async Task UploadAsync(Visit visit, string name, byte[] content)
    {
        var before = visit.Page.Url;
        await visit.Page.Locator("#form-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await visit.Page.GetByTestId("form-upload").GetByRole(AriaRole.Button, new() { Name = "读取表样" }).ClickAsync();
        await visit.Page.ArriveAsync(url => url != before);
        await visit.InteractiveAsync();
    }
}
