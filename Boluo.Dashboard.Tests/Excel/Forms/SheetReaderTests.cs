using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Excel.Uploads;

using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Where the header of a form is, what each row is for, and which column of a ledger a header means.</summary>
public sealed class SheetReaderTests(ExcelHouse house) : IClassFixture<ExcelHouse>
{
    private CommunityTable Ledger => new(house.Factory);

    [Fact]
    public void A_single_header_is_found_under_the_title()
    {
        var shape = Read(OfficeForms.Single());
        Assert.Equal((OfficeForms.Title, 2, 2, 3, 5), (shape.Title, shape.HeaderTop, shape.HeaderBottom, shape.FirstBody, shape.LastBody));
        Assert.Equal(["序号", "镇（街道）", "社区名称", "城市形态", "户数（户）", "常住人口（人）", "本级意见"], shape.Fields.Select(f => f.Header));
        Assert.Equal(["A", "B", "C", "D", "E", "F", "G"], shape.Fields.Select(f => f.Key));
    }

    [Fact]
    public void Merged_headers_of_two_levels_are_joined()
    {
        var shape = Read(OfficeForms.TwoLevels());
        Assert.Equal((OfficeForms.Title, 4, 5), (shape.Title, shape.HeaderTop, shape.HeaderBottom));
        Assert.Equal(["序号", "社区", "设立时间", "基本情况/户数", "基本情况/网格", "基本情况/党组织书记", "“一肩挑”情况/是否“一肩挑”", "备注"], shape.Fields.Select(f => f.Header));
    }

    [Fact]
    public void A_header_is_found_after_an_empty_line_and_the_line_of_the_unit()
    {
        var shape = Read(OfficeForms.Bare());
        Assert.Equal(("网格情况表", 4, 4, 5), (shape.Title, shape.HeaderTop, shape.HeaderBottom, shape.FirstBody));
        Assert.Equal(["网格编码", "网格名称", "户数"], shape.Fields.Select(f => f.Header));
    }

    [Fact]
    public void Rows_numbered_in_advance_are_empty_rows()
    {
        var shape = Read(OfficeForms.Make((_, sheet) =>
        {
            sheet.Cell(1, 1).SetValue("序号");
            sheet.Cell(1, 2).SetValue("社区名称");
            for (var i = 1; i <= 3; i++) sheet.Cell(1 + i, 1).SetValue(i);
        }));
        Assert.Equal((1, 2, 4), (shape.HeaderBottom, shape.FirstBody, shape.LastBody));
        Assert.All([2, 3, 4], row => Assert.Equal(RowRole.Blank, shape.RoleOf(row)));
    }

    [Fact]
    public void Every_row_of_a_superiors_form_is_known_for_what_it_is()
    {
        var shape = Read(SuperiorForms.WithRow([null, null, null, null, "（户）", "（人）", "（名）", "（个）"], ["甲", "乙", "丙", "丁", 1, 2, 3, 4, "戊"], ["例", "××街道", "××社区", "张××", 1000, 3000, 50, 10]));
        Assert.Equal([RowRole.Other, RowRole.Other, RowRole.Other, RowRole.Header, RowRole.Units, RowRole.Numbering, RowRole.Example, RowRole.Blank], Enumerable.Range(1, 8).Select(shape.RoleOf));
        var listed = Read(SuperiorForms.Subtotals());
        Assert.Equal(RowRole.Subtotal, listed.RoleOf(14));
        Assert.Equal(36, listed.Named.Count());
        var summed = Read(SuperiorForms.Townships(totalFirst: true));
        Assert.Equal([RowRole.Header, RowRole.Total, RowRole.Named], Enumerable.Range(4, 3).Select(summed.RoleOf));
        Assert.Equal(RowRole.SignOff, summed.RoleOf(23));
    }

    /// <summary>Rows that are full already are no header, however many words they have.</summary>
    [Fact]
    public void A_full_table_has_its_header_at_its_top()
    {
        var shape = Read(OfficeForms.Make((_, sheet) =>
        {
            foreach (var (i, header) in new[] { "姓名", "性别", "社区", "户数" }.Index()) sheet.Cell(2, i + 1).SetValue(header);
            for (var row = 3; row < 30; row++)
                foreach (var (i, word) in new[] { $"张{row}", "女", "东区社区", "好" }.Index()) sheet.Cell(row, i + 1).SetValue(word);
        }));
        Assert.Equal((2, RowRole.Data), (shape.HeaderBottom, shape.RoleOf(3)));
    }

    [Fact]
    public void What_a_person_says_counts_more_than_what_is_proposed()
    {
        var workbook = Safe(SuperiorForms.WithRow());
        var shape = ForeignSheets.Read(workbook, Ledger.Columns, answers: new SheetAnswers { HeaderTop = 4, HeaderBottom = 5, FirstBody = 9, LastBody = 10, NameColumn = 2 });
        Assert.Equal((4, 5, 9, 10, 2), (shape.HeaderTop, shape.HeaderBottom, shape.FirstBody, shape.LastBody, shape.NameColumn));
    }

    [Fact]
    public void Hidden_sheets_are_not_offered()
    {
        var sheets = SheetReader.Sheets(Safe(OfficeForms.Bare())).Value;
        Assert.Equal(["统计表", "填报说明"], sheets.Select(s => s.Name));
    }

    [Fact]
    public void A_sheet_without_a_header_asks_for_it() =>
        Assert.Contains("没有找到表头", ForeignSheets.TryRead(Safe(OfficeForms.Bare()), Ledger.Columns, sheet: 1).Error, StringComparison.Ordinal);

    [Fact]
    public void Headers_are_matched_without_spaces_brackets_and_units()
    {
        Assert.Equal(["#", "area", "", "members", "name"], Matched("序 号", "面积（km²）", "意见", "两委干部（人）", "社区名称"));
    }

    /// <summary>Other offices write brackets and letters of either width, and words before and after a header.</summary>
    [Theory]
    [InlineData("户数（户）", "户数", HeaderWords.Same)]
    [InlineData("户数(户)", "户数", HeaderWords.Same)]
    [InlineData("户 数［户］", "户数", HeaderWords.Same)]
    [InlineData("基本情况/户数", "户数", HeaderWords.Same)]
    [InlineData("社区工作者/应配", "社区工作者应配", HeaderWords.SamePath)]
    [InlineData("所属镇（街道）", "镇街", HeaderWords.Likened)]
    [InlineData("所在社区", "社区", HeaderWords.Likened)]
    [InlineData("网格员/人数", "网格员", HeaderWords.Likened)]
    [InlineData("网格员数（名）", "网格员", HeaderWords.Likened)]
    [InlineData("任职时间", "任职日期", HeaderWords.Likened)]
    [InlineData("出生年月", "出生日期", HeaderWords.Likened)]
    [InlineData("文化程度", "学历", HeaderWords.Likened)]
    [InlineData("网格党员数", "党员", HeaderWords.Alike)]
    [InlineData("车牌号", "户数", 0)]
    public void A_header_agrees_with_what_it_means(string theirs, string ours, int agreement) => Assert.Equal(agreement, HeaderWords.Agreement(theirs, ours, null));

    [Theory]
    [InlineData("网格员花名册", "“党建+”网格员名册", 0.6, 1)]
    [InlineData("网格员花名册", "社区“两委”班子成员花名册", 0, 0.1)]
    [InlineData("2020年城市社区基本情况统计表", "城市社区基本情况表", 1, 1)]
    [InlineData("需求清单", "资源清单", 0, 0.1)]
    [InlineData("公务用车统计表", "镇街一览表", 0, 0.1)]
    public void Titles_agree_by_what_they_are_about(string theirs, string ours, double least, double most) => Assert.InRange(TitleWords.Likeness(theirs, ours), least, most);

    private IReadOnlyList<string> Matched(params string[] headers)
    {
        var shape = Read(OfficeForms.Make((_, sheet) =>
        {
            foreach (var (i, header) in headers.Index()) sheet.Cell(1, i + 1).SetValue(header);
            sheet.Range(2, 1, 3, headers.Length).Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        }));
        var source = new FormSource { Id = "communities", Sheet = Ledger, Title = Ledger.Title.Short, Columns = Ledger.Columns };
        return [.. FormMatch.Of(shape, FormMode.Below, source).Fillings.Select(f => f.Column ?? f.Source ?? "")];
    }

    private SheetShape Read(byte[] form) => ForeignSheets.Read(Safe(form), Ledger.Columns);

    private static SafeWorkbook Safe(byte[] form) => UploadGuard.Check("表样.xlsx", form).Value;
}
