using System.Globalization;
using Boluo.Dashboard.Excel;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel;

public sealed class SummaryWorkbookTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    /// <summary>Three levels of header stand below title and meta row.</summary>
    private const int First = 6;

    [Fact]
    public async Task Headers_of_several_levels_are_merged_across_their_group_and_down_where_there_is_none()
    {
        using var book = await house.BookAsync(new TreeSummary());
        var merged = book.Worksheet(1).MergedRanges.Select(r => r.RangeAddress.ToString()).ToList();

        Assert.Contains("A3:A5", merged);
        Assert.Contains("B3:B5", merged);
        Assert.Contains("D3:E3", merged);
        Assert.Contains("F3:I3", merged);
        Assert.Contains("F4:F5", merged);
        Assert.Contains("G4:I4", merged);
        Assert.Equal("办理状态", book.Worksheet(1).Cell("G4").GetString());
        Assert.Equal("办结率", book.Worksheet(1).Cell("I5").GetString());
    }

    [Fact]
    public async Task The_total_adds_up_the_subtotals_and_a_subtotal_its_rows()
    {
        using var book = await house.BookAsync(new TreeSummary());
        var sheet = book.Worksheet(1);

        Assert.Equal("合计", sheet.Cell(First, 1).GetString());
        Assert.Equal("SUM(E7,E10,E12)", sheet.Cell(First, 5).FormulaA1);
        Assert.Equal("SUM(E8:E9)", sheet.Cell(First + 1, 5).FormulaA1);
        Assert.Equal(46, Convert.ToDouble(sheet.Cell(First, 5).CachedValue, CultureInfo.InvariantCulture));
        Assert.Equal("IF(F6=0,\"—\",G6/F6)", sheet.Cell(First, 9).FormulaA1);
    }

    [Fact]
    public async Task A_count_that_does_not_add_up_stays_the_value_of_the_screen()
    {
        using var book = await house.BookAsync(new TreeSummary());
        var cell = book.Worksheet(1).Cell(First, 4);

        Assert.Equal((false, 9.0), (cell.HasFormula, cell.GetDouble()));
    }

    [Fact]
    public async Task Only_rows_are_numbered_and_a_township_is_one_cell()
    {
        using var book = await house.BookAsync(new TreeSummary());
        var sheet = book.Worksheet(1);

        Assert.Equal(["", "1", "2", "", "3", "4"], Enumerable.Range(First + 1, 6).Select(r => sheet.Cell(r, 1).GetString()));
        Assert.Contains("B7:B9", sheet.MergedRanges.Select(r => r.RangeAddress.ToString()));
        Assert.Equal("", sheet.Cell("B8").GetString());
    }

    [Fact]
    public async Task Not_applicable_is_a_stroke_and_both_signs_are_explained()
    {
        using var book = await house.BookAsync(new TreeSummary());
        var sheet = book.Worksheet(1);

        Assert.Equal(("/", "—"), (sheet.Cell(First + 6, 3).GetString(), sheet.Cell(First + 6, 9).GetString()));
        Assert.Contains(sheet.CellsUsed(), c => c.GetString().Contains("“—”表示暂无数据，“/”表示不适用。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_block_stands_on_a_sheet_of_its_own_under_its_own_title_and_header()
    {
        var file = await house.FileAsync(new TreeSummary());
        using var book = ExcelHouse.Open(file.Content);
        var sheet = book.Worksheet("汇总表（按单位性质）");

        Assert.Equal(["汇总表", "汇总表（按单位性质）"], book.Worksheets.Select(s => s.Name));
        Assert.Equal("博罗县“三张清单”汇总表（按单位性质）", sheet.Cell(1, 1).GetString());
        Assert.Equal(["序号", "单位性质", "单位（个）", "资源（项）"], Enumerable.Range(1, 4).Select(c => sheet.Cell(3, c).GetString()));
        Assert.Equal("SUM(D5:D6)", sheet.Cell(4, 4).FormulaA1);
        Assert.Equal((1, 3), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
        Assert.Empty(ExcelHouse.Faults(file.Content));
    }

    [Fact]
    public async Task The_scope_and_the_block_share_one_bracket_of_the_title()
    {
        using var book = await house.BookAsync(new TreeSummary(), scope: ExcelHouse.County with { Township = County.Luoyang });

        Assert.Equal("博罗县“三张清单”汇总表（按单位性质，罗阳街道）", book.Worksheet(2).Cell(1, 1).GetString());
    }
}
