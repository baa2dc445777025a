using ClosedXML.Excel;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Forms as other offices send them: title, header, a few empty rows in a frame, lines to sign.</summary>
public static class OfficeForms
{
    public const string Title = "城市社区基本情况统计表";
    public const string SignOff = "填表人：         审核人：         填报日期：";
    public const double WideColumn = 23.5;
    public const int EmptyRows = 3;

    /// <summary>A title and one row of headers.</summary>
    public static byte[] Single(bool withTotal = false) => Make((book, sheet) =>
    {
        TitleAt(sheet, 1, 7);
        Headers(sheet, 2, "序 号", "镇（街道）", "社区名称", "城市形态", "户数\n（户）", "常住人口（人）", "本级意见");
        Body(sheet, 3, 7);
        var next = 3 + EmptyRows;
        if (withTotal)
        {
            sheet.Cell(next, 1).SetValue("合计");
            sheet.Range(next, 1, next, 4).Merge();
            sheet.Cell(next, 5).FormulaA1 = $"SUM(E3:E{next - 1})";
            sheet.Cell(next, 6).FormulaA1 = $"SUM(F3:F{next - 1})";
            sheet.PageSetup.PrintAreas.Add(1, 1, next + 1, 7);
            next++;
        }

        Sign(sheet, next, 7);
    });

    /// <summary>Headers of two levels, a title, a line of the reporting unit, and a column of days.</summary>
    public static byte[] TwoLevels() => Make((book, sheet) =>
    {
        sheet.Cell(1, 1).SetValue("附件2");
        TitleAt(sheet, 2, 8);
        sheet.Cell(3, 1).SetValue("填报单位（盖章）:");
        sheet.Cell(3, 6).SetValue("统计时间：2020年6月");
        foreach (var (column, text) in (IReadOnlyList<(int, string)>)[(1, "序号"), (2, "社区"), (3, "设立时间"), (8, "备注")])
        {
            sheet.Cell(4, column).SetValue(text);
            sheet.Range(4, column, 5, column).Merge();
        }

        sheet.Cell(4, 4).SetValue("基本情况");
        sheet.Range(4, 4, 4, 6).Merge();
        Headers(sheet, 5, null, null, null, "户数", "网格", "党组织书记");
        sheet.Cell(4, 7).SetValue("“一肩挑”情况");
        sheet.Cell(5, 7).SetValue("是否“一肩挑”");
        Body(sheet, 6, 8);
        Sign(sheet, 6 + EmptyRows, 8);
    });

    /// <summary>A title, an empty line, a line of the reporting unit, then the header; nothing below is prepared.</summary>
    public static byte[] Bare() => Make((book, sheet) =>
    {
        sheet.Cell(1, 1).SetValue("网格情况表");
        sheet.Cell(3, 1).SetValue("填报单位：");
        sheet.Cell(3, 3).SetValue("单位：户、人");
        Headers(sheet, 4, "网格编码", "网格名称", "户数");
        book.AddWorksheet("字典").Hide();
        book.AddWorksheet("填报说明").Cell(1, 1).SetValue("只填第一张表");
    });

    public static byte[] Make(Action<XLWorkbook, IXLWorksheet> write)
    {
        using var book = new XLWorkbook();
        write(book, book.AddWorksheet("统计表"));
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    private static void TitleAt(IXLWorksheet sheet, int row, int width)
    {
        sheet.Cell(row, 1).SetValue(Title);
        sheet.Range(row, 1, row, width).Merge().Style.Font.FontSize = 20;
        sheet.Row(row).Height = 36;
        sheet.Column(3).Width = WideColumn;
    }

    private static void Headers(IXLWorksheet sheet, int row, params string?[] headers)
    {
        for (var i = 0; i < headers.Length; i++)
            if (headers[i] is { } header)
                sheet.Cell(row, i + 1).SetValue(header).Style.Font.Bold = true;
    }

    private static void Body(IXLWorksheet sheet, int row, int width)
    {
        var body = sheet.Range(row, 1, row + EmptyRows - 1, width);
        body.Style.Border.InsideBorder = body.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        body.Style.Font.FontName = "仿宋_GB2312";
        body.Style.Alignment.WrapText = true;
        body.LastRow().Style.Border.BottomBorder = XLBorderStyleValues.Medium;
        for (var r = row; r < row + EmptyRows; r++) sheet.Row(r).Height = 24;
    }

    private static void Sign(IXLWorksheet sheet, int row, int width)
    {
        sheet.Cell(row, 1).SetValue(SignOff);
        sheet.Range(row, 1, row, width).Merge();
    }
}
