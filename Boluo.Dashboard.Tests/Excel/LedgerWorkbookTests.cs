using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel;

public sealed class LedgerWorkbookTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    /// <summary>Title, meta row and one header row stand above the body.</summary>
    private const int FirstBodyRow = 4;

    private static readonly Column[] EveryFormat =
    [
        new SummaryColumn("text", "名称", null, Format.Text),
        new SummaryColumn("code", "编码", null, Format.Code),
        new SummaryColumn("count", "户数", "户", Format.Integer, Total.Sum),
        new SummaryColumn("workers", "网格员", "名", Format.Integer, Total.Sum),
        new SummaryColumn("load", "户数/网格员", "户/名", Format.OneDecimal, Total.Ratio) { RatioOf = ("count", "workers") },
        new SummaryColumn("money", "投入", "万元", Format.TwoDecimals, Total.Sum),
        new SummaryColumn("share", "占比", null, Format.Percent),
        new SummaryColumn("day", "启用时间", null, Format.Date),
        new SummaryColumn("form", "城市形态", null, Format.Choice),
        new SummaryColumn("yes", "是否计入", null, Format.YesNo),
    ];

    private static readonly object?[][] Rows =
    [
        ["东区社区党群服务中心", "441322001001001", 300, 2, 150.0, 12.5, 0.544, new DateOnly(2020, 3, 31), UrbanForm.OldTown, true],
        ["西区", "001", 0, 0, null, 1.25, 1.0, new DateOnly(2019, 12, 1), UrbanForm.Fringe, false],
        [null, "", null, null, null, null, null, null, null, null],
    ];

    [Fact]
    public async Task Every_format_is_a_typed_cell_and_an_unknown_value_a_dash()
    {
        using var book = await house.BookAsync(new ListLedger(EveryFormat, Rows));
        var sheet = book.Worksheet("示例台账");
        IXLCell Cell(int row, int column) => sheet.Cell(FirstBodyRow + row, column + 2);

        Assert.Equal("户数（户）", sheet.Cell(3, 4).GetString());
        Assert.Equal(1, sheet.Cell(FirstBodyRow, 1).GetDouble());
        Assert.Equal((XLDataType.Text, "441322001001001"), (Cell(0, 1).DataType, Cell(0, 1).GetString()));
        Assert.Equal((XLDataType.Text, "001"), (Cell(1, 1).DataType, Cell(1, 1).GetString()));
        Assert.Equal((300.0, "#,##0"), (Cell(0, 2).GetDouble(), Cell(0, 2).Style.NumberFormat.Format));
        Assert.Equal((0.0, XLDataType.Number), (Cell(1, 2).GetDouble(), Cell(1, 2).DataType));
        Assert.Equal((12.5, "#,##0.00"), (Cell(0, 5).GetDouble(), Cell(0, 5).Style.NumberFormat.Format));
        Assert.Equal((0.544, "0.0%"), (Cell(0, 6).GetDouble(), Cell(0, 6).Style.NumberFormat.Format));
        Assert.Equal(new DateTime(2020, 3, 31, 0, 0, 0, DateTimeKind.Unspecified), Cell(0, 7).GetDateTime());
        Assert.Equal("yyyy\"年\"m\"月\"d\"日\"", Cell(0, 7).Style.NumberFormat.Format);
        Assert.Equal(("老城区", "是"), (Cell(0, 8).GetString(), Cell(0, 9).GetString()));
        Assert.All(Enumerable.Range(0, EveryFormat.Length), c => Assert.Equal("—", Cell(2, c).GetString()));
        Assert.Contains(sheet.CellsUsed(), c => c.GetString().Contains("“—”表示暂无数据", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Totals_are_formulas_over_the_rows_with_their_values_in_the_file()
    {
        using var book = await house.BookAsync(new ListLedger(EveryFormat, Rows));
        var row = book.Worksheet(1).Row(FirstBodyRow + 3);

        Assert.Equal("合计", row.Cell(1).GetString());
        Assert.Equal(("SUM(D4:D6)", 300.0), (row.Cell(4).FormulaA1, Convert.ToDouble(row.Cell(4).CachedValue, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(("IF(E7=0,\"—\",D7/E7)", 150.0), (row.Cell(6).FormulaA1, Convert.ToDouble(row.Cell(6).CachedValue, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(13.75, Convert.ToDouble(row.Cell(7).CachedValue, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(row.Cell(4).Style.Font.Bold);
        Assert.True(row.Cell(2).IsMerged());
    }

    [Fact]
    public async Task A_ratio_over_nothing_is_a_dash_and_a_ratio_without_its_columns_a_value()
    {
        using var nothing = await house.BookAsync(new ListLedger(EveryFormat, [Rows[1]]));
        Assert.Equal("—", nothing.Worksheet(1).Cell(FirstBodyRow + 1, 6).CachedValue);

        var ledger = new ListLedger(EveryFormat, Rows);
        using var alone = await house.BookAsync(ledger, view: View.Default(ledger) with { Columns = ["text", "load"] });
        var cell = alone.Worksheet(1).Cell(FirstBodyRow + 3, 3);
        Assert.Equal((false, 150.0), (cell.HasFormula, cell.GetDouble()));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("\t=1+1")]
    [InlineData("'quoted")]
    [InlineData("\uFF1D1+1")]
    public async Task What_looks_like_a_formula_stays_text_even_when_it_is_edited(string text)
    {
        using var book = await house.BookAsync(new ListLedger([EveryFormat[0]], [[text]]));
        var cell = book.Worksheet(1).Cell(FirstBodyRow, 2);

        Assert.Equal((XLDataType.Text, false), (cell.DataType, cell.HasFormula));
        Assert.Equal(text, cell.GetString());
        Assert.True(cell.Style.IncludeQuotePrefix);
    }

    [Theory]
    [InlineData("441322199001011234")]
    [InlineData("001")]
    [InlineData("1-3")]
    [InlineData("3/4")]
    [InlineData("2019-12")]
    [InlineData("TRUE")]
    [InlineData("第一行\n第二行")]
    public async Task Words_that_look_like_something_else_stay_words(string text)
    {
        using var book = await house.BookAsync(new ListLedger([EveryFormat[0]], [[text]]));
        var cell = book.Worksheet(1).Cell(FirstBodyRow, 2);

        Assert.Equal((XLDataType.Text, text), (cell.DataType, cell.GetString()));
    }

    [Fact]
    public async Task An_escape_of_the_file_format_in_a_text_is_escaped_itself()
    {
        var file = await house.FileAsync(new ListLedger([EveryFormat[0]], [["_x0041_"]]));
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);

        Assert.Contains("_x005F_x0041_", package.WorkbookPart!.SharedStringTablePart!.SharedStringTable.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_remark_stays_empty_and_asks_for_no_note()
    {
        var remark = new SummaryColumn("remark", "备注", null, Format.Text) { EmptyIsBlank = true };
        using var book = await house.BookAsync(new ListLedger([EveryFormat[0], remark], [["东区", null]]));

        Assert.Equal("", book.Worksheet(1).Cell(FirstBodyRow, 3).GetString());
        Assert.DoesNotContain(book.Worksheet(1).CellsUsed(), c => c.GetString().Contains('—', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_repeated_rows_are_written_so_that_every_office_program_reads_them()
    {
        var file = await house.FileAsync(new ListLedger(EveryFormat, Rows));
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(file.Content), isEditable: false);

        Assert.Contains("示例台账!$1:$3", package.WorkbookPart!.Workbook.DefinedNames!.Select(n => n.InnerText.Replace("'", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_text_that_no_cell_can_hold_is_cut_and_cleaned()
    {
        var file = await house.FileAsync(new ListLedger([EveryFormat[0]], [[new string('长', 40_000)], ["响铃\u0007\u0001后"]]));
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal(32_767, book.Worksheet(1).Cell(FirstBodyRow, 2).GetString().Length);
        Assert.Equal("响铃后", book.Worksheet(1).Cell(FirstBodyRow + 1, 2).GetString());
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task Long_text_wraps_in_a_row_that_is_high_enough()
    {
        var text = new string('长', 120);
        using var book = await house.BookAsync(new ListLedger([EveryFormat[0], EveryFormat[2]], [[text, 1], ["短", 2]]));
        var sheet = book.Worksheet(1);

        Assert.True(sheet.Row(FirstBodyRow).Height >= 3 * 1.35 * 10.5);
        Assert.Equal(18, sheet.Row(FirstBodyRow + 1).Height);
        Assert.True(sheet.Cell(FirstBodyRow, 2).Style.Alignment.WrapText);
    }

    [Fact]
    public async Task A_table_without_rows_says_so_and_has_no_total()
    {
        var file = await house.FileAsync(new ListLedger(EveryFormat, []));
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal("当前统计范围内没有数据。", book.Worksheet(1).Cell(FirstBodyRow, 1).GetString());
        Assert.DoesNotContain(book.Worksheet(1).CellsUsed(), c => c.GetString() == "合计");
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task Rows_and_totals_are_those_of_the_page_and_the_filter_stands_in_words()
    {
        var table = new CommunityTable(house.Factory);
        var view = View.Parse("places.members=8..&places.sort=-area&places.form=OldTown,Fringe&places.page=3", table).Value;
        var page = await table.PageAsync(ExcelHouse.County, view with { Page = 1 }, ExcelHouse.Staff, TestContext.Current.CancellationToken);
        using var book = await house.BookAsync(table, view: view);
        var sheet = book.Worksheet(1);

        Assert.Equal(page.Rows.Select(r => r.Cells[0]), Enumerable.Range(FirstBodyRow, page.Count).Select(r => sheet.Cell(r, 2).GetString()));
        var total = FirstBodyRow + page.Count;
        Assert.Equal(page.Totals[5], Convert.ToDouble(sheet.Cell(total, 7).CachedValue, System.Globalization.CultureInfo.InvariantCulture));
        var words = sheet.CellsUsed().Select(c => c.GetString()).ToList();
        Assert.Contains(words, w => w.Contains("筛选条件：城市形态：老城区、城乡接合部；“两委”干部≥8。", StringComparison.Ordinal));
        Assert.Contains(words, w => w.Contains("排序：辖区面积降序。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_place_in_scope_stands_in_title_note_and_file_name()
    {
        var file = await house.FileAsync(new CommunityTable(house.Factory), scope: ExcelHouse.County with { Township = County.Luoyang });
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal("【示例】博罗县社区一览表_罗阳街道_截至2020年6月30日_报送版.xlsx", file.FileName);
        Assert.Equal("博罗县社区一览表（罗阳街道）", book.Worksheet(1).Cell(1, 1).GetString());
        Assert.Contains(book.Worksheet(1).CellsUsed(), c => c.GetString().Contains("按行政区划代码排序", StringComparison.Ordinal));
        var meta = string.Concat(book.Worksheet(1).Row(2).CellsUsed().Select(c => c.GetString()));
        Assert.Contains("填报单位（盖章）：罗阳街道", meta, StringComparison.Ordinal);
        Assert.Contains("统计时间：截至2020年6月30日", meta, StringComparison.Ordinal);
        Assert.Contains("示例数据，不代表实际情况", meta, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_prints_on_one_page_across_with_its_header_on_every_page()
    {
        using var book = await house.BookAsync(new ListLedger(EveryFormat, Rows) { Internal = true });
        var sheet = book.Worksheet(1);

        Assert.Equal((1, 0), (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall));
        Assert.Equal((XLPaperSize.A4Paper, XLPageOrientation.Landscape), (sheet.PageSetup.PaperSize, sheet.PageSetup.PageOrientation));
        Assert.Equal((1, 3), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
        Assert.Equal("第 &P 页 共 &N 页", sheet.PageSetup.Footer.Center.GetText(XLHFOccurrence.OddPages));
        Assert.Equal("内部资料 注意保存", sheet.PageSetup.Header.Left.GetText(XLHFOccurrence.OddPages));
        Assert.Equal((3, 3), (sheet.SheetView.SplitRow, sheet.SheetView.SplitColumn));
        Assert.Equal("A3:K6", sheet.AutoFilter.Range.RangeAddress.ToString());
    }

    [Fact]
    public async Task Standard_columns_too_wide_for_readable_A4_are_divided_among_sheets_that_begin_alike()
    {
        var file = await house.FileAsync(Wide(chosen: 0));
        using var book = ExcelHouse.Open(file.Content);

        Assert.Equal(["示例台账", "示例台账（续表）", "示例台账（续表2）"], book.Worksheets.Select(s => s.Name));
        Assert.All(book.Worksheets, s => Assert.Equal(XLPaperSize.A4Paper, s.PageSetup.PaperSize));
        Assert.All(book.Worksheets, s => Assert.Equal(("序号", "名称", 2.0, "乙"), (s.Cell(3, 1).GetString(), s.Cell(3, 2).GetString(), s.Cell(5, 1).GetDouble(), s.Cell(5, 2).GetString())));
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"统计项目{i}（万元）"),
            book.Worksheets.SelectMany(s => s.Row(3).CellsUsed().Skip(2)).Select(c => c.GetString().Replace("\n", "", StringComparison.Ordinal)));
        Assert.Equal("博罗县示例台账（续表）", book.Worksheet(2).Cell(1, 1).GetString());
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task A_table_with_chosen_columns_goes_on_A3_and_a_working_copy_is_never_divided()
    {
        var ledger = Wide(chosen: 12);
        using var submit = await house.BookAsync(ledger, view: View.Default(ledger) with { Columns = [.. ledger.Columns.Take(20).Select(c => c.Key)] });
        Assert.All(submit.Worksheets, s => Assert.Equal(XLPaperSize.A3Paper, s.PageSetup.PaperSize));

        using var working = await house.BookAsync(Wide(chosen: 0), Edition.Working);
        Assert.Equal(["01示例台账", "99导出说明", "回传信息"], working.Worksheets.Select(s => s.Name));
        Assert.All(working.Worksheets.Take(2), s => Assert.Equal(XLPaperSize.A3Paper, s.PageSetup.PaperSize));
    }

    [Fact]
    public async Task A_total_of_numbers_is_never_blank()
    {
        using var book = await house.BookAsync(new ListLedger([EveryFormat[0], EveryFormat[2], EveryFormat[6], EveryFormat[7]], [["甲", 1, 0.5, new DateOnly(2020, 1, 1)]]));
        var total = book.Worksheet(1).Row(FirstBodyRow + 1);

        Assert.Equal(("/", ""), (total.Cell(4).GetString(), total.Cell(5).GetString()));
        Assert.Contains(book.Worksheet(1).CellsUsed(), c => c.GetString().Contains("“/”表示不适用", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_header_is_broken_before_its_unit_and_a_list_of_codes_between_two_of_them()
    {
        SummaryColumn[] columns = [new("codes", "对接资源（项目）编号", null, Format.Text), .. Enumerable.Range(1, 16).Select(i => new SummaryColumn($"c{i}", "受益群众", "人次", Format.Integer, Total.Sum))];
        using var book = await house.BookAsync(new ListLedger(columns, [["XM2020001、XM2020002、ZY2019010", .. Enumerable.Repeat((object?)1, 16)]]));
        var sheet = book.Worksheet(1);

        Assert.Equal("受益群众\n（人次）", sheet.Cell(3, 3).GetString());
        Assert.Equal("XM2020001、\nXM2020002、\nZY2019010", sheet.Cell(FirstBodyRow, 2).GetString());
        Assert.True(sheet.Row(FirstBodyRow).Height >= 3 * 1.35 * 10.5);
    }

    private static ListLedger Wide(int chosen)
    {
        SummaryColumn[] columns = [new("name", "名称", null, Format.Text), .. Enumerable.Range(1, 30).Select(i => new SummaryColumn($"c{i}", $"统计项目{i}", "万元", Format.TwoDecimals, Total.Sum) { Standard = i > chosen })];
        return new ListLedger(columns, [["甲", .. Enumerable.Repeat((object?)1234567.89, 30)], ["乙", .. Enumerable.Repeat((object?)0.0, 30)]]);
    }
}
