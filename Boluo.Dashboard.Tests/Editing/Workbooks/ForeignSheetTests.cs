using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Registers;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>Sheets that others have made: read by what their headers mean, with reasons, or as a person says.</summary>
public sealed class ForeignSheetTests
{
    public const string SheetName = "汇总";

    [Fact]
    public async Task A_sheet_with_other_words_numbers_of_columns_and_totals_is_proposed_with_its_reasons()
    {
        await using var house = await ImportHouse.CreateAsync();
        var draft = await house.UploadAsync(ImportHouse.Staff, Needs("需求内容"));
        var sheet = Assert.Single(draft.Preview.Files[0].Sheets);
        Assert.Equal((true, "需求", 4), (sheet.IsForeign, sheet.Noun, sheet.HeaderRow));
        Assert.Equal([6, 7], sheet.Rows.Select(r => r.Place.Row));
        Assert.All(sheet.Rows, r => Assert.Equal((RowFate.Added, ""), (r.Fate, string.Concat(r.Faults.Select(f => f.Sentence)))));
        Assert.Contains("不是本系统的模板，按需求读取：表头在第4行，从第6行起为数据。", sheet.Notes);
        Assert.Contains(sheet.Notes, n => n.Contains("“承办单位”作为“责任单位”", StringComparison.Ordinal) && n.Contains("“收集时间”作为“收集日期”", StringComparison.Ordinal));
        Assert.True((await house.ApplyAsync(draft, ImportHouse.Staff)).Ok);
    }

    [Fact]
    public async Task A_sheet_of_something_else_is_none_of_ours()
    {
        await using var house = await ImportHouse.CreateAsync();
        var sheet = (await house.ReadAsync(Sheet([["序号", "车牌号", "车辆型号", "油耗", "司机"], ["1", "A00001", "小型", "8.5", "甲"]]))).Sheets.Single();
        Assert.True(sheet.IsForeign);
        Assert.Contains("没有识别出工作表“汇总”是哪一类台账", sheet.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_says_counts_more_than_what_is_proposed()
    {
        await using var house = await ImportHouse.CreateAsync();
        var safe = UploadGuard.Check("表.xlsx", Needs("事项"), UploadLimits.Import).Value;
        Assert.DoesNotContain("title", Fields(await house.Reader.ReadAsync(safe, ImportHouse.Staff, default)));
        var said = new ForeignAnswers("needs", new SheetAnswers { HeaderTop = 4, HeaderBottom = 4, FirstBody = 7 }, new Dictionary<string, string>(StringComparer.Ordinal) { ["C"] = "title", ["D"] = "" });
        var sheet = await house.Reader.ReadAsync(safe, ImportHouse.Staff, default, new Dictionary<string, ForeignAnswers>(StringComparer.Ordinal) { [SheetName] = said });
        Assert.Contains("title", Fields(sheet));
        Assert.DoesNotContain("category", Fields(sheet));
        Assert.Equal([7], sheet.Sheets.Single().Rows.Select(r => r.Number));
    }

    private static IEnumerable<string> Fields(OfferedFile file) => file.Sheets.Single().Columns.Select(c => c.Field);

    /// <summary>Needs as a township lists them: a title, a line to say who, a row of numbers, a total and a line to sign.</summary>
    public static byte[] Needs(string title) => Sheet(
    [
        ["园洲镇各社区需求清单"],
        [],
        ["填报单位（盖章）：园洲镇"],
        ["序号", "所属社区", title, "需求类别", "提出主体", "收集渠道", "受益人数", "承办单位", "责任人", "收集时间", "办理时限"],
        ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"],
        ["1", "园洲社区", "增设休闲长椅", NeedCategory.SmallWorks.Label(), NeedProposer.Residents.Label(), NeedChannel.GridWorker.Label(), "30", "园洲社区", "社区书记", "2020-06-01", "2020-07-01"],
        ["2", "园洲社区", "修补健身器材", NeedCategory.SmallWorks.Label(), NeedProposer.Residents.Label(), NeedChannel.GridWorker.Label(), "20", "园洲社区", "社区书记", "2020年6月2日", "2020/7/2"],
        ["合计", "", "", "", "", "", "50"],
        ["填表人：", "", "", "联系电话："],
    ]);

    private static byte[] Sheet(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet(SheetName);
        for (var r = 0; r < rows.Count; r++)
            for (var c = 0; c < rows[r].Count; c++)
                if (rows[r][c].Length > 0) sheet.Cell(r + 1, c + 1).SetValue<string>(rows[r][c]);
        using var written = new MemoryStream();
        book.SaveAs(written);
        return written.ToArray();
    }
}
