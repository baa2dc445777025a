using System.Globalization;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Features.Reports.Forms;
using Boluo.Dashboard.Tests.Excel.Forms;
using Boluo.Dashboard.Tests.Support;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Features.Reports.Forms;

/// <summary>Each kind of form that a superior sends comes back filled from the right table, row by row, with all else as it was.</summary>
[Trait("Needs", "application")]
public sealed class SuperiorFormTests(SharedApp app)
{
    private readonly FormOffice _office = new(app);

    [Fact]
    public async Task A_form_with_headers_of_two_levels_is_filled_from_the_table_of_its_title_in_all_columns()
    {
        var draft = await _office.DraftAsync(SuperiorForms.TwoLevels());
        Assert.Equal(("communities", FormMode.Below, 4, 5, 6), (FormOffice.SourceOf(draft), draft.Mode, draft.Shape!.HeaderTop, draft.Shape.HeaderBottom, draft.Shape.FirstBody));
        Assert.Equal(["#", "township", "name", "households", "residents", "members", "grids", "gridWorkers", "inPost", "remark"], draft.Fillings.Select(f => f.Column ?? f.Source));
        Assert.True(draft.Match!.IsProposed);
        Assert.Contains("户数（户）", FormReasons.Of(draft.Match, draft.Shape), StringComparison.Ordinal);

        var sheet = FormOffice.Filled(draft);
        Assert.Equal("合计", sheet.Cell(42, 1).GetString());
        Assert.Equal("SUM(D6:D41)", sheet.Cell(42, 4).FormulaA1);
        Assert.StartsWith("单位负责人", sheet.Cell(43, 1).GetString(), StringComparison.Ordinal);
        var rows = await _office.RowsAsync("communities");
        for (var i = 0; i < 36; i++) Equal(sheet.Row(6 + i), rows[i], (1, "#", i + 1), (2, "township", null), (3, "name", null), (4, "households", null), (9, "inPost", null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Printed_townships_are_filled_by_name_and_the_total_keeps_its_formula(bool totalFirst)
    {
        var draft = await _office.DraftAsync(SuperiorForms.Townships(totalFirst));
        Assert.Equal((FormMode.ByName, 17), (draft.Mode, draft.Plan!.Records));
        Assert.Equal("printed", FormOffice.ColumnOf(draft, totalFirst ? "镇（街道）" : "镇(街道)"));
        var sheet = FormOffice.Filled(draft);
        var (first, total) = totalFirst ? (6, 5) : (5, 22);
        Assert.Equal($"SUM(C{first}:C{first + 16})", sheet.Cell(total, 3).FormulaA1);
        Assert.Equal("合计", sheet.Cell(total, 2).GetString());
        var townships = await _office.RowsAsync("townships");
        var grids = (await _office.RowsAsync("grid-summary")).Where(r => r["#kind"]!.ToString() == "Subtotal").ToDictionary(r => (string)r["township"]!);
        for (var row = first; row < first + 17; row++)
        {
            var name = sheet.Cell(row, 2).GetString();
            var township = townships.Single(t => (string)t["name"]! == name);
            Assert.Equal(Number(township["communities"]), sheet.Cell(row, 3).GetDouble());
            Assert.Equal(Number(township["grids"]), sheet.Cell(row, 4).GetDouble());
            Assert.Equal(Number(grids[name]["workers"]), sheet.Cell(row, 5).GetDouble());
            Assert.False(sheet.Cell(row, 6).IsEmpty(), name);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Printed_communities_are_filled_by_name_and_township_and_subtotals_keep_their_formulas(bool merged)
    {
        var draft = await _office.DraftAsync(SuperiorForms.Subtotals(merged));
        Assert.Equal((FormMode.ByName, 36, 0), (draft.Mode, draft.Plan!.Records, draft.Plan.Ambiguous.Count));
        var sheet = FormOffice.Filled(draft);
        var communities = await _office.RowsAsync("communities");
        var (row, checkedRows) = (5, 0);
        foreach (var (township, names) in SuperiorForms.Places)
        {
            var first = row;
            foreach (var name in names)
            {
                var community = communities.Single(c => (string)c["township"]! == township && (string)c["name"]! == name);
                Assert.Equal(name, sheet.Cell(row, 2).GetString());
                Assert.Equal(Number(community["households"]), sheet.Cell(row, 3).GetDouble());
                Assert.Equal(Number(community["grids"]), sheet.Cell(row, 5).GetDouble());
                (row, checkedRows) = (row + 1, checkedRows + 1);
            }

            Assert.Equal("小计", sheet.Cell(row, 2).GetString());
            Assert.Equal($"SUM(C{first}:C{row - 1})", sheet.Cell(row++, 3).FormulaA1);
        }

        Assert.Equal(36, checkedRows);
    }

    [Fact]
    public async Task A_protected_form_keeps_its_protection_choices_conditions_and_what_it_hides()
    {
        var sheet = await _office.FilledAsync(SuperiorForms.Protected());
        var rows = await _office.RowsAsync("service-centers");
        Assert.Equal(rows[0]["name"], sheet.Cell(5, 2).Value);
        Assert.True(sheet.Protection.IsProtected);
        Assert.True(sheet.Row(3).IsHidden);
        Assert.True(sheet.Column(8).IsHidden);
        Assert.Equal($"G5:G{4 + rows.Count}", sheet.DataValidations.Single().Ranges.Single().RangeAddress.ToString());
        Assert.Equal($"E5:E{4 + rows.Count}", sheet.ConditionalFormats.Single().Range.RangeAddress.ToString());
        Assert.Contains("类别", sheet.Cell(4, 1).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_object_grows_with_its_rows()
    {
        var sheet = await _office.FilledAsync(SuperiorForms.TableObject());
        Assert.Equal("A1:E403", sheet.Tables.Single().RangeAddress.ToString());
        Assert.Equal((await _office.RowsAsync("grids"))[401]["name"], sheet.Cell(403, 4).Value);
    }

    public static TheoryData<string, object?[][]> Between => new()
    {
        { "甲乙丙", [["甲", "乙", "丙", "丁", 1, 2, 3, 4, "戊"]] },
        { "1 2 3", [[1, 2, 3, 4, 5, 6, "7=5+6", 8, 9]] },
        { "单位", [[null, null, null, null, "（户）", "（人）", "（名）", "（个）"], ["甲", "乙", "丙", "丁", 1, 2, 3, 4, "戊"]] },
        { "示例", [["例", "××街道", "××社区", "张××", 1000, 3000, 50, 10]] },
        { "填写要求", [[null, null, null, null, "填整数", null, null, "填“党建+”网格数"]] },
        { "无", [] },
    };

    [Theory]
    [MemberData(nameof(Between))]
    public async Task What_stands_between_header_and_rows_is_no_header_and_stays(string kind, object?[][] between)
    {
        var draft = await _office.DraftAsync(SuperiorForms.WithRow(between));
        Assert.Equal(("communities", 4, 4, 5 + between.Length), (FormOffice.SourceOf(draft), draft.Shape!.HeaderTop, draft.Shape.HeaderBottom, draft.Shape.FirstBody));
        var sheet = FormOffice.Filled(draft);
        for (var i = 0; i < between.Length; i++)
            for (var column = 0; column < between[i].Length; column++)
                Assert.True(Convert.ToString(between[i][column], CultureInfo.InvariantCulture) == sheet.Cell(5 + i, column + 1).GetString(), $"{kind}: {column}");
        var rows = await _office.RowsAsync("communities");
        for (var i = 0; i < 36; i++) Equal(sheet.Row(5 + between.Length + i), rows[i], (1, "#", i + 1), (3, "name", null), (4, "secretary", null), (7, "members", null), (8, "grids", null));
    }

    /// <summary>A seal is put over the line to sign, or over the last empty rows above it.</summary>
    [Theory]
    [InlineData(31)]
    [InlineData(29)]
    public async Task The_sheet_after_the_instructions_is_found_and_seal_comment_and_print_area_move_with_their_rows(int seal)
    {
        var form = SuperiorForms.WithSeal(SuperiorForms.Second(), 31, seal);
        var draft = await _office.DraftAsync(form);
        Assert.Equal((1, "grids"), (draft.Sheet, FormOffice.SourceOf(draft)));
        var content = FormOffice.Written(draft);
        string Part(string path)
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(content));
            using var reader = new StreamReader(zip.GetEntry(path)!.Open());
            return reader.ReadToEnd();
        }

        Assert.Contains($"<xdr:row>{seal + 375}</xdr:row>", Part("xl/drawings/drawing1.xml"), StringComparison.Ordinal);
        Assert.Contains("<x:Row>406</x:Row>", Part("xl/drawings/box1.vml"), StringComparison.Ordinal);
        Assert.Contains("ref=\"A407\"", Part("xl/comments1.xml"), StringComparison.Ordinal);
        Assert.Contains("$A$1:$I$407", Part("xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains("A407:I407", Part(draft.Shape!.Sheet.Part), StringComparison.Ordinal); // The line to sign.
    }

    [Fact]
    public async Task Numbered_rows_with_a_formula_in_each_are_filled_one_by_one_and_none_is_added()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Numbered());
        Assert.Equal(("fund", 0, 36), (FormOffice.SourceOf(draft), draft.Plan!.Inserted, draft.Plan.Records));
        var sheet = FormOffice.Filled(draft);
        var rows = await _office.RowsAsync("fund");
        for (var row = 5; row <= 44; row++)
        {
            Assert.Equal(row - 4.0, sheet.Cell(row, 1).Value);
            Assert.Equal($"IF(D{row}=0,\"\",E{row}/D{row})", sheet.Cell(row, 6).FormulaA1);
            if (row < 41) Equal(sheet.Row(row), rows[row - 5], (3, "community", null), (4, "plan", null), (5, "spent", null));
            else Assert.True(sheet.Cell(row, 3).IsEmpty());
        }
    }

    [Fact]
    public async Task Rows_that_are_added_are_numbered_and_have_the_formula_of_their_own_row_and_the_print_title_does_not_grow()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Numbered(10));
        Assert.Equal(26, draft.Plan!.Inserted);
        var sheet = FormOffice.Filled(draft);
        for (var row = 5; row <= 40; row++)
        {
            Assert.Equal(row - 4.0, sheet.Cell(row, 1).Value);
            Assert.Equal($"IF(D{row}=0,\"\",E{row}/D{row})", sheet.Cell(row, 6).FormulaA1);
        }

        Assert.Equal(5, sheet.PageSetup.LastRowToRepeatAtTop);
    }

    [Fact]
    public async Task A_card_is_made_for_each_community_or_for_the_one_that_is_chosen()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Card());
        Assert.Equal((FormMode.Cards, "communities", 36), (draft.Mode, FormOffice.SourceOf(draft), draft.Plan!.Sheets.Count));
        using var book = new XLWorkbook(new MemoryStream(FormOffice.Written(draft)));
        var rows = await _office.RowsAsync("communities");
        Assert.Equal(36, book.Worksheets.Count);
        for (var i = 0; i < 36; i++)
        {
            var sheet = book.Worksheet(i + 1);
            Assert.Equal("社区党组织基本情况登记表", sheet.Cell("A1").GetString());
            Assert.Equal(rows[i]["name"], sheet.Cell("B3").Value);
            Assert.Equal(rows[i]["secretary"], sheet.Cell("D3").Value);
            Assert.Equal(Number(rows[i]["households"]), sheet.Cell("B4").GetDouble());
            Assert.Equal(Number(rows[i]["gridWorkers"]), sheet.Cell("B6").GetDouble());
        }

        Assert.Contains(book.Worksheets, s => s.Name == "水上社区（2）");
        var one = await _office.FilledAsync(SuperiorForms.Card(), $"card={rows[3]["code"]}");
        Assert.Equal(rows[3]["name"], one.Cell("B3").Value);
        Assert.Single(one.Workbook.Worksheets);
    }

    [Fact]
    public async Task Townships_side_by_side_are_filled_column_by_column()
    {
        var draft = await _office.DraftAsync(SuperiorForms.Across());
        Assert.Equal((FormMode.Across, 5), (draft.Mode, draft.Plan!.Records));
        var sheet = FormOffice.Filled(draft);
        var townships = await _office.RowsAsync("townships");
        for (var column = 3; column <= 7; column++)
        {
            var township = townships.Single(t => (string)t["name"]! == sheet.Cell(4, column).GetString());
            foreach (var (row, key) in (IReadOnlyList<(int, string)>)[(5, "communities"), (6, "grids"), (7, "households"), (8, "residents")])
                Assert.Equal(Number(township[key]), sheet.Cell(row, column).GetDouble());
        }

        Assert.Equal("SUM(C5:G5)", sheet.Cell(5, 8).FormulaA1);
        Assert.Equal("个", sheet.Cell(5, 2).GetString());
    }

    [Fact]
    public async Task Printed_units_are_filled_by_name_like_places()
    {
        var units = (await _office.RowsAsync("county-units")).Skip(5).Take(4).ToList();
        var draft = await _office.DraftAsync(OfficeForms.Make((_, sheet) =>
        {
            sheet.Cell(1, 1).SetValue("县直单位情况表");
            sheet.Range(1, 1, 1, 4).Merge();
            foreach (var (i, header) in new[] { "序号", "单位名称", "单位性质", "提供资源（项）" }.Index()) sheet.Cell(2, i + 1).SetValue(header);
            foreach (var (i, unit) in units.AsEnumerable().Reverse().Index()) sheet.Cell(i + 3, 2).SetValue((string)unit["name"]!);
        }));
        Assert.Equal(("county-units", FormMode.ByName, 4), (FormOffice.SourceOf(draft), draft.Mode, draft.Plan!.Records));
        var filled = FormOffice.Filled(draft);
        foreach (var (i, unit) in units.AsEnumerable().Reverse().Index()) Assert.Equal(Number(unit["resources"]), filled.Cell(i + 3, 4).GetDouble());
    }

    private static double Number(object? value) => FormOffice.Number(value);

    private static void Equal(IXLRow row, IReadOnlyDictionary<string, object?> record, params (int Column, string Key, object? Value)[] expected)
    {
        foreach (var (column, key, value) in expected)
            Assert.Equal(Convert.ToString(value ?? record[key], CultureInfo.InvariantCulture), Convert.ToString(row.Cell(column).Value, CultureInfo.InvariantCulture));
    }
}
