using System.Text;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Editing.Workbooks;
using Boluo.Dashboard.Tests.Excel.Forms;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Imports;

/// <summary>Whatever somebody brings in is read, or gets a sentence.</summary>
public sealed class ImportReaderTests
{
    [Theory]
    [InlineData("441322001001", "441322001001")]
    [InlineData("2020-06-01", "2020-06-01")]
    [InlineData("３００", "３００")]
    [InlineData("=1+1", "=1+1")]
    public async Task Text_is_read_as_it_was_typed(string typed, string read)
    {
        await using var house = await ImportHouse.CreateAsync();
        var sheet = (await house.ReadAsync(await house.FilledAsync("needs", new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求内容"] = typed }))).Sheets[0];
        Assert.Equal(read, Cell(sheet, "title"));
    }

    [Fact]
    public async Task Days_numbers_and_answers_are_read_as_they_would_be_typed()
    {
        await using var house = await ImportHouse.CreateAsync();
        var sheet = (await house.ReadAsync(ImportHouse.Change(await house.TemplateAsync("needs"), book =>
        {
            var page = book.Worksheet(1);
            var columns = page.Row(3).CellsUsed().ToDictionary(c => c.GetString().TrimEnd('*'), c => c.Address.ColumnNumber, StringComparer.Ordinal);
            page.Cell(5, columns["收集日期"]).SetValue(new DateTime(2020, 6, 1));
            page.Cell(5, columns["受益人数（人）"]).SetValue(1234.0);
            page.Cell(5, columns["需求内容"]).Style.NumberFormat.Format = "General";
            page.Cell(5, columns["需求内容"]).SetValue(441322001001001002d);
            page.Cell(5, columns["责任单位"]).SetValue(true);
        }))).Sheets[0];
        Assert.Equal(("2020-06-01", "1234", "是"), (Cell(sheet, "raised"), Cell(sheet, "beneficiaries"), Cell(sheet, "owner")));
        Assert.Contains("E+", Cell(sheet, "title"), StringComparison.Ordinal); // What the program has rounded is no code any more.
    }

    [Fact]
    public async Task Merged_cells_and_errors_are_refused_where_they_stand()
    {
        await using var house = await ImportHouse.CreateAsync();
        var file = await house.FilledAsync("needs", new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求内容"] = "甲" }, new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求内容"] = "乙" });
        var merged = (await house.ReadAsync(ImportHouse.Change(file, book => book.Worksheet(1).Range("B5:B6").Merge()))).Sheets[0];
        Assert.All(merged.Rows, r => Assert.Contains("已合并", Assert.Single(r.Faults).Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_another_county_of_no_known_table_and_with_macros_gets_a_sentence_each()
    {
        await using var house = await ImportHouse.CreateAsync();
        var template = await house.FilledAsync("needs", new Dictionary<string, object?>(StringComparer.Ordinal) { ["需求内容"] = "甲" });
        Assert.Contains("本县为441322", (await house.ReadAsync(ImportHouse.Change(template, book => book.Worksheet("模板信息").Cell(2, 2).SetValue("530999")))).Refusal, StringComparison.Ordinal);
        Assert.Contains("没有识别出", Assert.Single((await house.ReadAsync(OfficeForms.Single())).Sheets).Refusal, StringComparison.Ordinal);
        Assert.Equal(UploadGuard.Macros, (await house.ReadAsync(HostileFiles.Workbook_with("<a/>", ("xl/vbaProject.bin", "x")))).Refusal);
        Assert.Equal(UploadGuard.OldXls, (await house.ReadAsync(HostileFiles.Old())).Refusal);
    }

    [Fact]
    public async Task A_table_without_a_mark_is_known_by_its_headers()
    {
        await using var house = await ImportHouse.CreateAsync();
        using var book = new XLWorkbook();
        var page = book.AddWorksheet("Sheet1");
        string[] headers = ["机构名称", "联系人", "联系电话（公示）"], row = ["县社工服务中心", "张三", "0752-0000100"];
        for (var c = 0; c < headers.Length; c++)
        {
            page.Cell(2, c + 1).SetValue<string>(headers[c]);
            page.Cell(3, c + 1).SetValue<string>(row[c]);
        }

        using var written = new MemoryStream();
        book.SaveAs(written);
        var sheet = Assert.Single((await house.ReadAsync(written.ToArray())).Sheets);
        Assert.Equal(("social-agencies", 2, 1), (sheet.Ledger, sheet.HeaderRow, sheet.Rows.Count));
    }

    [Fact]
    public async Task A_sheet_of_too_many_rows_is_refused_and_one_with_empty_rows_below_is_not()
    {
        await using var house = await ImportHouse.CreateAsync();
        var rows = new StringBuilder();
        for (var r = 1; r <= 20_001; r++) rows.Append("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>");
        Assert.Contains("超过2万行", Assert.Single((await house.ReadAsync(HostileFiles.Sheet(rows.ToString()))).Sheets).Refusal, StringComparison.Ordinal);
        Assert.Contains("没有可以导入的内容", (await house.ReadAsync(HostileFiles.Sheet(string.Concat(Enumerable.Repeat("<row><c s=\"0\"/></row>", 30_000))))).Refusal, StringComparison.Ordinal);
    }

    private static string? Cell(OfferedSheet sheet, string field)
    {
        var row = Assert.Single(sheet.Rows);
        return row.Cells[sheet.Columns.Select(c => c.Field).ToList().IndexOf(field)];
    }
}
