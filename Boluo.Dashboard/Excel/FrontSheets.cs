using Boluo.Dashboard.Insight;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>封面 and 目录 of a working workbook of several sheets.</summary>
internal static class FrontSheets
{
    public static void WriteCover(IXLWorksheet sheet, ExportRequest request, Paper paper)
    {
        sheet.Column(1).Width = 86;
        var row = 1;
        sheet.Row(row++).Height = 120;
        Line(request.Title, range => CellStyles.Title(range, 26), 60);
        if (!request.Scope.IsCountyWide) Line($"（{request.ScopeWords}）", range => CellStyles.Title(range, CellStyles.SmallTitleSize), 36);
        sheet.Row(row++).Height = 120;
        Line($"填报单位：{request.ReportingUnit}", Centre, 28);
        Line($"统计时间：{request.Period.InWords}", Centre, 28);
        if (request.IsSample) Line(ScopeLimits.SampleMark, Centre, 28);
        PageSetUp.Portrait(sheet, paper, request.Report.Sheets.Any(s => s.Internal));

        void Line(string text, Action<IXLRange> look, double height)
        {
            CellWriter.Text(sheet.Cell(row, 1), text);
            look(sheet.Range(row, 1, row, 1));
            sheet.Row(row++).Height = Math.Max(height, SheetLayout.Height(SheetLayout.Lines(text, 86, 26), 26, height) * (height > 40 ? 1 : 0));
        }

        static void Centre(IXLRange range)
        {
            CellStyles.Meta(range, XLAlignmentHorizontalValues.Center);
            range.Style.Font.FontSize = 15;
        }
    }

    public static void WriteContents(IXLWorksheet sheet, ExportRequest request, IReadOnlyList<(string SheetName, SheetPart Part)> sheets, bool isInternal, Paper paper)
    {
        double[] widths = [8, 24, 56, 14];
        for (var c = 0; c < widths.Length; c++) sheet.Column(c + 1).Width = widths[c];
        CellWriter.Text(sheet.Range(1, 1, 1, 4).Merge().FirstCell(), "目 录");
        CellStyles.Title(sheet.Range(1, 1, 1, 4));
        sheet.Row(1).Height = CellStyles.TitleHeight;
        var header = 2;
        if (request.IsSample)
        {
            CellWriter.Text(sheet.Range(header, 1, header, 4).Merge().FirstCell(), ScopeLimits.SampleMark);
            CellStyles.Meta(sheet.Range(header, 1, header, 4), XLAlignmentHorizontalValues.Right);
            sheet.Row(header++).Height = CellStyles.LineHeight;
        }

        string[] headers = ["序号", "工作表", "内容", "记录数（条）"];
        for (var c = 0; c < headers.Length; c++) CellWriter.Text(sheet.Cell(header, c + 1), headers[c]);
        CellStyles.Header(sheet.Range(header, 1, header, 4));
        sheet.Row(header).Height = CellStyles.LineHeight;
        for (var i = 0; i < sheets.Count; i++)
        {
            var (name, part) = sheets[i];
            var row = header + 1 + i;
            sheet.Cell(row, 1).SetValue(i + 1);
            CellWriter.Text(sheet.Cell(row, 2), name);
            CellWriter.Text(sheet.Cell(row, 3), part.ListTitle(request));
            sheet.Cell(row, 4).SetValue(part.Count);
            sheet.Row(row).Height = SheetLayout.Height(SheetLayout.Lines(part.ListTitle(request), widths[2], SheetLayout.BodySize), SheetLayout.BodySize, CellStyles.LineHeight);
        }

        var body = sheet.Range(header + 1, 1, header + sheets.Count, 4);
        for (var i = 0; i < sheets.Count; i++)
            sheet.Cell(header + 1 + i, 2).Hyperlink = new XLHyperlink($"'{sheets[i].SheetName}'!A1", $"转到{sheets[i].SheetName}");
        CellStyles.Body(body);
        body.Column(3).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        body.Column(4).Style.NumberFormat.Format = Digits.Whole;
        CellStyles.Frame(sheet.Range(header, 1, header + sheets.Count, 4));
        PageSetUp.Portrait(sheet, paper, isInternal);
    }
}
