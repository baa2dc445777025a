using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;
using ClosedXML.Excel;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Staff filter, sort, choose columns and hand in what they see.</summary>
[Collection(typeof(ReadingJourneys))]
public sealed class StaffJourney(BrowserFixture browser) : Journey(browser)
{
    [Fact]
    public async Task The_downloaded_files_equal_the_table_on_screen()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/grids");
        var ledger = visit.Page.Ledger("grids");
        await ledger.ChooseAsync("状态", "正常");
        await Expect(ledger.Locator("summary.btn-on")).ToContainTextAsync("状态：正常");
        await visit.Page.Keyboard.PressAsync("Escape");
        await ledger.GetByRole(AriaRole.Link, new() { Name = "户数（户）" }).ClickAsync();
        await Expect(ledger.Locator("th[aria-sort=ascending]")).ToContainTextAsync("户数");
        await ledger.GetByRole(AriaRole.Link, new() { Name = "户数（户）" }).ClickAsync();
        await Expect(ledger.Locator("th[aria-sort=descending]")).ToContainTextAsync("户数");
        await ledger.ChooseAsync("选择列", "生效日期");
        await Expect(ledger.Locator("details[open] a[data-tick=on]", new() { HasText = "生效日期" })).ToBeVisibleAsync();
        await ledger.Locator("details[open] a", new() { HasText = "常住人口" }).ClickAsync();
        await Expect(ledger.Locator("details[open] a[data-tick=off]", new() { HasText = "常住人口" })).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        var screen = await ledger.ReadAsync();
        Assert.Equal(await ledger.RowCountAsync(), screen.Rows.Count);
        Assert.InRange(screen.Rows.Count, 51, 401);
        Assert.Contains("生效日期", screen.Headers);
        Assert.DoesNotContain(screen.Headers, h => h.StartsWith("常住人口", StringComparison.Ordinal));
        var households = screen.Headers.ToList().FindIndex(h => h.StartsWith("户数", StringComparison.Ordinal));
        Assert.Equal(screen.Rows.Select(r => Number(r[households])).OrderDescending(), screen.Rows.Select(r => Number(r[households])));

        foreach (var edition in (string[])["导出报送版", "导出工作版"])
        {
            var (name, book) = await DownloadAsync(visit.Page, ledger, edition);
            using (book)
            {
                Assert.StartsWith("【示例】", name, StringComparison.Ordinal);
                AssertSame(screen, book.Worksheets.Single(s => s.Name.Contains("网格台账", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task The_workbook_of_the_three_lists_has_the_rows_of_its_tabs()
    {
        var visit = await AsAsync(Role.Staff);
        await visit.GoToAsync("/three-lists?township=441322001");
        var (_, book) = await DownloadAsync(visit.Page, visit.Page.Locator(".page-tools"), "导出报送版");
        using (book)
        {
            foreach (var (tab, name, sheet) in (IReadOnlyList<(string, string, string)>)[("资源清单", "resources", "资源"), ("需求清单", "needs", "需求"), ("项目清单", "projects", "项目")])
            {
                await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "清单" }).GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();
                await Expect(visit.Page.Ledger(name)).ToBeVisibleAsync();
                AssertSame(await visit.Page.Ledger(name).ReadAsync(), book.Worksheets.Single(s => s.Name.StartsWith(sheet, StringComparison.Ordinal)));
            }
        }
    }

    private static async Task<(string Name, XLWorkbook Book)> DownloadAsync(IPage page, ILocator place, string edition)
    {
        await place.Locator("summary", new() { HasText = "导出" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => place.Locator("details[open] a", new() { HasText = edition }).ClickAsync());
        await using var file = await download.CreateReadStreamAsync();
        var content = new MemoryStream();
        await file.CopyToAsync(content);
        return (download.SuggestedFilename, new XLWorkbook(content));
    }

    private static void AssertSame(ScreenTable screen, IXLWorksheet sheet)
    {
        var header = sheet.RowsUsed().First(r => r.Cell(1).GetString() == "序号").RowNumber();
        for (var c = 0; c < screen.Headers.Count; c++) Assert.Contains(NameOf(screen.Headers[c]), sheet.Cell(header, c + 1).GetString().Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var first = header + 1;
        while (sheet.Cell(first, 1).GetString() is "") first++;
        for (var r = 0; r < screen.Rows.Count; r++)
            for (var c = 0; c < screen.Rows[r].Count; c++)
                AssertCell(screen.Rows[r][c], sheet.Cell(first + r, c + 1));

        var after = sheet.Cell(first + screen.Rows.Count, 1).GetString();
        Assert.False(int.TryParse(after, CultureInfo.InvariantCulture, out _), $"The file has more rows than the screen: {after}");
        if (screen.Totals.Count == 0) return;
        Assert.Equal("合计", after);
        for (var c = 1; c < screen.Totals.Count; c++)
            if (screen.Totals[c].Length > 0)
                AssertCell(screen.Totals[c], sheet.Cell(first + screen.Rows.Count, c + 1));
    }

    private static void AssertCell(string shown, IXLCell cell)
    {
        var value = cell.HasFormula ? cell.CachedValue : cell.Value;
        var same = value switch
        {
            DateTime day => shown == Days.Long(DateOnly.FromDateTime(day)),
            double number => shown == number.ToString(Pattern(shown), CultureInfo.InvariantCulture),
            _ => shown == Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\n", "", StringComparison.Ordinal).Trim(),
        };
        Assert.True(same, $"{cell.Worksheet.Name}!{cell.Address}: {value} in the file, {shown} on the screen.");
    }

    /// <summary>As many decimals as the screen shows.</summary>
    private static string Pattern(string shown) =>
        shown.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? "#,##0." + new string('0', shown.Length - point - 1) : "#,##0";

    /// <summary>A header without its unit.</summary>
    private static string NameOf(string header) => header.Split('（')[0];

    private static double Number(string text) => double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
