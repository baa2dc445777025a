using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Where the header of a form is, whatever stands around it, and which column of a ledger it means.</summary>
public sealed class FormReaderTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    [Fact]
    public void A_single_header_is_found_under_the_title()
    {
        var layout = Read(OfficeForms.Single());
        Assert.Equal((OfficeForms.Title, 2, 2, 3), (layout.Title, layout.HeaderTop, layout.HeaderBottom, layout.FirstBodyRow));
        Assert.Equal(["序号", "镇（街道）", "社区名称", "城市形态", "户数（户）", "常住人口（人）", "本级意见"], layout.Columns.Select(c => c.Header));
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G"], layout.Columns.Select(c => c.Letters));
    }

    [Fact]
    public void Merged_headers_of_two_levels_are_joined()
    {
        var layout = Read(OfficeForms.TwoLevels());
        Assert.Equal((OfficeForms.Title, 4, 5), (layout.Title, layout.HeaderTop, layout.HeaderBottom));
        Assert.Equal(["序号", "社区", "设立时间", "基本情况/户数", "基本情况/网格", "基本情况/党组织书记", "“一肩挑”情况/是否“一肩挑”", "备注"], layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void A_header_is_found_after_an_empty_line_and_the_line_of_the_unit()
    {
        var layout = Read(OfficeForms.Bare());
        Assert.Equal(("网格情况表", 4, 4), (layout.Title, layout.HeaderTop, layout.HeaderBottom));
        Assert.Equal(["网格编码", "网格名称", "户数"], layout.Columns.Select(c => c.Header));
    }

    [Fact]
    public void Rows_numbered_in_advance_are_empty_rows()
    {
        var layout = Read(OfficeForms.Make((_, sheet) =>
        {
            sheet.Cell(1, 1).SetValue("序号");
            sheet.Cell(1, 2).SetValue("社区名称");
            for (var i = 1; i <= 3; i++) sheet.Cell(1 + i, 1).SetValue(i);
        }));
        Assert.Equal(1, layout.HeaderBottom);
    }

    [Fact]
    public void Hidden_sheets_are_not_offered()
    {
        var sheets = FormReader.Sheets(Safe(OfficeForms.Bare())).Value;
        Assert.Equal(["统计表", "填报说明"], sheets.Select(s => s.Name));
    }

    [Fact]
    public void A_sheet_without_a_header_and_one_with_a_table_object_are_refused_in_a_sentence()
    {
        var bare = Safe(OfficeForms.Bare());
        Assert.Contains("没有找到表头", FormReader.Read(bare, FormReader.Sheets(bare).Value[1]).Error, StringComparison.Ordinal);
        var table = Safe(OfficeForms.Make((_, sheet) =>
        {
            sheet.Cell(1, 1).SetValue("镇街");
            sheet.Cell(1, 2).SetValue("社区");
            sheet.Range(1, 1, 3, 2).CreateTable();
        }));
        Assert.Contains("超级表", FormReader.Read(table, FormReader.Sheets(table).Value[0]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_are_matched_without_spaces_brackets_and_units()
    {
        var ledger = new CommunityTable(house.Factory);
        FormColumn[] form = [new(1, "序 号"), new(2, "面积（km²）"), new(3, "社 区"), new(4, "意见"), new(5, "两委干部（人）"), new(6, "社区名称")];
        var fillings = FormMatch.Propose(form, ledger);
        Assert.Equal(FormFilling.Number, fillings[0].Source);
        Assert.Equal("area", fillings[1].Source);
        Assert.Null(fillings[3].Source);
        Assert.Equal("members", fillings[4].Source);
        Assert.Single(fillings, f => f.Source == "name");
        Assert.True(FormMatch.Agrees(form[4], ledger.Columns.Single(c => c.Key == "members")));
        Assert.False(FormMatch.Agrees(new FormColumn(1, "干部"), ledger.Columns.Single(c => c.Key == "members")));
    }

    /// <summary>Other offices write brackets and letters of either width.</summary>
    [Theory]
    [InlineData("两委干部（人）")]
    [InlineData("两委干部(人)")]
    [InlineData("两委干部［人］")]
    public void Headers_are_matched_in_either_width(string header) =>
        Assert.Equal("members", FormMatch.Propose([new(1, header)], new CommunityTable(house.Factory))[0].Source);

    [Fact]
    public void The_ledger_that_agrees_with_most_headers_is_proposed_and_none_where_nothing_agrees()
    {
        var ledger = new CommunityTable(house.Factory);
        Assert.Same(ledger, FormMatch.Best(Read(OfficeForms.Single()).Columns, [ledger]));
        Assert.Null(FormMatch.Best([new(1, "序号"), new(2, "车牌号")], [ledger]));
    }

    private static FormLayout Read(byte[] form)
    {
        var workbook = Safe(form);
        var layout = FormReader.Read(workbook, FormReader.Sheets(workbook).Value[0]);
        Assert.True(layout.Ok, layout.Error);
        return layout.Value;
    }

    private static SafeWorkbook Safe(byte[] form) => UploadGuard.Check("表样.xlsx", form).Value;
}
