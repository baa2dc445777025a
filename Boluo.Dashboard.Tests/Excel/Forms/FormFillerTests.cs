using System.IO.Compression;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>A form comes back with the ledger's rows in it, and with everything else as it was.</summary>
public sealed class FormFillerTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static readonly Column[] Columns =
    [
        new SummaryColumn("township", "镇街", null, Format.Text),
        new SummaryColumn("name", "社区名称", null, Format.Text),
        new SummaryColumn("form", "城市形态", null, Format.Text),
        new SummaryColumn("households", "户数", "户", Format.Integer),
        new SummaryColumn("residents", "常住人口", "人", Format.Integer),
        new SummaryColumn("since", "设立时间", null, Format.Date),
        new SummaryColumn("code", "社区代码", null, Format.Code),
        new SummaryColumn("rate", "比例", null, Format.Percent),
    ];

    private static readonly ListLedger Ledger = new(Columns, [.. Enumerable.Range(1, 9).Select(i => new object?[]
    {
        "罗阳街道", i == 2 ? "=HYPERLINK(\"http://evil\")" : i == 3 ? string.Concat(Enumerable.Repeat("很长的名称", 12)) : $"第{i}社区", "老城区",
        i * 1000, i == 4 ? null : i * 2500, new DateOnly(2001, 2, i), $"00{i}", i / 10.0,
    })]);

    [Fact]
    public async Task Cells_equal_the_ledger_and_the_form_keeps_its_looks()
    {
        var (content, _) = await FillAsync(OfficeForms.Single());
        Assert.Empty(ExcelHouse.Faults(content));
        using var book = ExcelHouse.Open(content);
        var sheet = book.Worksheet(1);

        Assert.Equal(OfficeForms.Title, sheet.Cell(1, 1).GetString());
        Assert.Equal(20, sheet.Cell(1, 1).Style.Font.FontSize);
        Assert.Equal(36, sheet.Row(1).Height);
        Assert.Equal(OfficeForms.WideColumn, sheet.Column(3).Width, 1);
        Assert.True(sheet.Cell(2, 1).Style.Font.Bold);
        for (var i = 1; i <= 9; i++)
        {
            var row = 2 + i;
            Assert.Equal((double)i, sheet.Cell(row, 1).Value);
            Assert.Equal("罗阳街道", sheet.Cell(row, 2).Value);
            Assert.Equal(i * 1000.0, sheet.Cell(row, 5).Value);
            Assert.Equal(i == 4 ? "—" : (object)(i * 2500.0), sheet.Cell(row, 6).Value);
            Assert.True(sheet.Cell(row, 7).IsEmpty());
            Assert.Equal("仿宋_GB2312", sheet.Cell(row, 7).Style.Font.FontName);
            Assert.Equal(i == 9 ? XLBorderStyleValues.Medium : XLBorderStyleValues.Thin, sheet.Cell(row, 3).Style.Border.BottomBorder);
            if (i is not (2 or 3)) Assert.Equal(24, sheet.Row(row).Height);
        }

        Assert.True(sheet.Row(5).Height > 60); // The long name is not cut.
        Assert.Equal(OfficeForms.SignOff, sheet.Cell(12, 1).GetString());
        Assert.Equal("A12:G12", sheet.Cell(12, 1).MergedRange().RangeAddress.ToString());
        Assert.Equal(["A12:G12", "A1:G1"], sheet.MergedRanges.Select(m => m.RangeAddress.ToString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Words_that_look_like_a_formula_stay_words()
    {
        var (content, _) = await FillAsync(OfficeForms.Single());
        using var book = ExcelHouse.Open(content);
        var cell = book.Worksheet(1).Cell(4, 3);
        Assert.False(cell.HasFormula);
        Assert.Equal("=HYPERLINK(\"http://evil\")", cell.GetString());
        Assert.True(cell.Style.IncludeQuotePrefix);
        Assert.DoesNotContain("<f>", Part(content, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_codes_and_ratios_are_seen_as_such_in_cells_without_a_format()
    {
        var (content, _) = await FillAsync(OfficeForms.Make((_, sheet) =>
        {
            foreach (var (i, header) in new[] { "社区代码", "设立时间", "比例" }.Index()) sheet.Cell(1, i + 1).SetValue(header);
        }));
        Assert.Empty(ExcelHouse.Faults(content));
        using var book = ExcelHouse.Open(content);
        var sheet = book.Worksheet(1);
        Assert.Equal("003", sheet.Cell(4, 1).Value);
        Assert.Equal("@", sheet.Cell(4, 1).Style.NumberFormat.Format is { Length: > 0 } format ? format : sheet.Cell(4, 1).Style.NumberFormat.NumberFormatId == 49 ? "@" : "");
        Assert.Equal(new DateTime(2001, 2, 3), sheet.Cell(4, 2).Value);
        Assert.Equal("yyyy\"年\"m\"月\"d\"日\"", sheet.Cell(4, 2).Style.NumberFormat.Format);
        Assert.Equal(0.3, sheet.Cell(4, 3).GetDouble(), 6);
        Assert.Equal("0.0%", sheet.Cell(4, 3).Style.NumberFormat.Format);
    }

    [Fact]
    public async Task A_form_of_two_levels_keeps_its_header_and_its_line_to_sign()
    {
        var (content, _) = await FillAsync(OfficeForms.TwoLevels());
        Assert.Empty(ExcelHouse.Faults(content));
        using var book = ExcelHouse.Open(content);
        var sheet = book.Worksheet(1);
        Assert.Equal("D4:F4", sheet.Cell(4, 4).MergedRange().RangeAddress.ToString());
        Assert.Equal("A4:A5", sheet.Cell(4, 1).MergedRange().RangeAddress.ToString());
        Assert.Equal(9000.0, sheet.Cell(14, 4).Value);
        Assert.Equal(OfficeForms.SignOff, sheet.Cell(15, 1).GetString());
        Assert.Equal("A15:H15", sheet.Cell(15, 1).MergedRange().RangeAddress.ToString());
    }

    [Fact]
    public async Task Totals_and_the_print_area_reach_over_the_new_rows_and_are_computed_on_opening()
    {
        var (content, _) = await FillAsync(OfficeForms.Single(withTotal: true));
        Assert.Empty(ExcelHouse.Faults(content));
        using var book = ExcelHouse.Open(content);
        var sheet = book.Worksheet(1);
        Assert.Equal("合计", sheet.Cell(12, 1).GetString());
        Assert.Equal("SUM(E3:E11)", sheet.Cell(12, 5).FormulaA1);
        Assert.Equal(45_000.0, sheet.Evaluate("SUM(E3:E11)"));
        Assert.Equal(OfficeForms.SignOff, sheet.Cell(13, 1).GetString());
        Assert.Contains("$A$1:$G$13", Part(content, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains("fullCalcOnLoad=\"1\"", Part(content, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E5+E6", "E11+E12")]
    [InlineData("\"E6\"&E6", "\"E6\"&E12")]
    [InlineData("SUM($E$3:$E$5)/统计表!E6", "SUM($E$3:$E$11)/统计表!E12")]
    [InlineData("其他!E6+'其 他'!E6:E9", "其他!E6+'其 他'!E6:E9")]
    [InlineData("LOG10(E2)", "LOG10(E2)")]
    [InlineData("SUM(6:7)", "SUM(12:13)")]
    public async Task Formulas_follow_the_rows_that_move(string formula, string expected)
    {
        var (content, _) = await FillAsync(OfficeForms.Make((book, sheet) =>
        {
            foreach (var name in (string[])["其他", "其 他"]) book.AddWorksheet(name);
            foreach (var (i, header) in new[] { "序号", "社区名称" }.Index()) sheet.Cell(2, i + 1).SetValue(header);
            sheet.Range(3, 1, 5, 2).Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
            sheet.Cell(6, 1).SetValue("合计");
            sheet.Cell(6, 2).FormulaA1 = formula;
            book.Worksheet("其他").Cell(1, 1).FormulaA1 = "统计表!B6+B6";
        }));
        using var book = ExcelHouse.Open(content);
        Assert.Equal(expected, book.Worksheet(1).Cell(12, 2).FormulaA1);
        Assert.Equal("统计表!B12+B6", book.Worksheet("其他").Cell(1, 1).FormulaA1);
    }

    /// <summary>Well-formed forms that no program writes: they are filled, or refused in a sentence.</summary>
    [Theory]
    [InlineData("""<row><c t="inlineStr"><is><t>序号</t></is></c><c t="inlineStr"><is><t>社区名称</t></is></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="inlineStr"><is><t>社区名称</t></is></c></row><row r="2"><c r="A2" s="x"/></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="inlineStr"><is><t>社区名称</t></is></c></row><row r="3"><c r="A3" s="1"/><c r="A3" s="1"/></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="inlineStr"><is><t>社区名称</t></is></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>""")]
    [InlineData("""<row r="9"><c r="A9"><v>1</v></c></row><row r="1"><c r="B1" t="inlineStr"><is><t>社区名称</t></is></c><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row>""")]
    public async Task An_odd_form_never_throws(string data)
    {
        var workbook = UploadGuard.Check("上级表.xlsx", HostileFiles.Sheet(data)).Value;
        var filled = (await PlanAsync(workbook, Ledger)).Then(plan => FormWriter.Write(workbook, plan));
        Assert.True(filled.Ok || filled.Error == UploadGuard.Damaged, filled.Error);
    }

    [Fact]
    public async Task Parts_that_need_not_change_are_the_same_bytes()
    {
        var form = OfficeForms.Single();
        var (content, _) = await FillAsync(form);
        foreach (var part in (string[])["[Content_Types].xml", "_rels/.rels", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
            Assert.Equal(Part(form, part), Part(content, part));
    }

    [Fact]
    public async Task A_form_with_enough_empty_rows_keeps_the_rest_empty()
    {
        var few = new ListLedger(Columns, [["罗阳街道", "第1社区", "老城区", 1, 2, null, "001", 0.5]]);
        var (content, plan) = await FillAsync(OfficeForms.Single(), few);
        using var book = ExcelHouse.Open(content);
        Assert.Equal("第1社区", book.Worksheet(1).Cell(3, 3).GetString());
        Assert.True(book.Worksheet(1).Cell(4, 3).IsEmpty());
        Assert.Equal(OfficeForms.SignOff, book.Worksheet(1).Cell(6, 1).GetString());
        Assert.Equal((1, 0), (plan.Records, plan.Inserted));
    }

    [Fact]
    public async Task No_rows_and_no_columns_are_refused_in_a_sentence()
    {
        var workbook = UploadGuard.Check("上级表.xlsx", OfficeForms.Single()).Value;
        Assert.Equal("当前统计范围内没有数据。", (await PlanAsync(workbook, new ListLedger(Columns, []))).Error);
        Assert.Equal("请至少为一列选择要填的数据。", (await PlanAsync(workbook, Ledger, without: f => !f.IsNumber)).Error);
    }

    [Fact]
    public void An_uploaded_form_waits_for_its_owner_only_and_not_for_ever()
    {
        var forms = new UploadedForms(house.Clock);
        var form = new UploadedForm("表", null, "不可用");
        var ids = Enumerable.Range(0, 5).Select(_ => forms.Add(ExcelHouse.Staff, form)).ToList();
        Assert.Equal(5, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, ids.Count(id => forms.Find(id, ExcelHouse.Staff) is not null));
        Assert.Null(forms.Find(ids[4], ExcelHouse.Staff with { UserId = "8" }));
        house.Clock.Advance(UploadedForms.Kept - TimeSpan.FromMinutes(1));
        Assert.NotNull(forms.Find(ids[4], ExcelHouse.Staff)); // Whoever works on it keeps it.
        house.Clock.Advance(UploadedForms.Kept - TimeSpan.FromMinutes(1));
        Assert.NotNull(forms.Find(ids[4], ExcelHouse.Staff));
        house.Clock.Advance(UploadedForms.Kept);
        Assert.Null(forms.Find(ids[4], ExcelHouse.Staff));
    }

    private static async Task<(byte[] Content, FormPlan Plan)> FillAsync(byte[] form, ILedger? ledger = null)
    {
        var workbook = UploadGuard.Check("上级表.xlsx", form).Value;
        var plan = await PlanAsync(workbook, ledger ?? Ledger);
        Assert.True(plan.Ok, plan.Error);
        return (FormWriter.Write(workbook, plan.Value).Value, plan.Value);
    }

    private static async Task<Result<FormPlan>> PlanAsync(SafeWorkbook workbook, ILedger ledger, Func<FormFilling, bool>? without = null)
    {
        var shape = ForeignSheets.Read(workbook, ledger.Columns);
        var source = new FormSource { Id = ledger.Name, Sheet = ledger, Title = ledger.Title.Short, Columns = ledger.Columns };
        var rows = (await FormSources.RowsAsync(source, ExcelHouse.County, ExcelHouse.Staff, Cancel)).Value;
        var fillings = FormMatch.Of(shape, FormMode.Below, source).Fillings.Where(f => without?.Invoke(f) != true).ToList();
        return FormPlanner.Plan(shape, FormMode.Below, fillings, new FormData(source, new Dictionary<string, (FormSource, IReadOnlyList<SheetRow>)> { [source.Id] = (source, rows) }), null);
    }

    private static string Part(byte[] content, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        using var reader = new StreamReader(zip.GetEntry(path)!.Open());
        return reader.ReadToEnd();
    }
}
