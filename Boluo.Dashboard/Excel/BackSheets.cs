using System.Globalization;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>导出说明: who took what out of the system when, and the numbers that prove a copy complete.</summary>
internal static class ExportNote
{
    public const string SheetName = "导出说明";

    private static readonly double[] Widths = [22, 34, 40];

    public static void Write(IXLWorksheet sheet, ExportRequest request, IReadOnlyList<(string SheetName, SheetPart Part)> sheets, string hash, Paper paper)
    {
        for (var c = 0; c < Widths.Length; c++) sheet.Column(c + 1).Width = Widths[c];
        CellWriter.Text(sheet.Range(1, 1, 1, 3).Merge().FirstCell(), SheetName);
        CellStyles.Title(sheet.Range(1, 1, 1, 3));
        sheet.Row(1).Height = CellStyles.TitleHeight;

        var row = 2;
        foreach (var (name, text) in Facts(request, hash)) Add(name, text, null);
        foreach (var parts in sheets.GroupBy(s => s.Part.Content))
        {
            var content = parts.Key;
            Add(string.Join("、", parts.Select(p => p.SheetName)), content.Sheet.Title.In(request.County), null, isHeading: true);
            Add("记录数", Digits.Text(content.Count) + "条", null);
            Add("筛选条件", content.Filters ?? "无", null);
            Add("排列顺序", content.Order, null);
            foreach (var block in content.Blocks)
                Add("列" + (block.Heading is null ? "" : $"（{block.Heading}）"), string.Join("、", block.Columns.Select(HeaderGrid.PathOf)), null);
            foreach (var (header, total) in content.Controls()) Add("控制数", header, total);
            foreach (var figure in SheetFigures.FiguresOf(content.Sheet, content.Figures)) Add("公开数核对", Said(figure), Counted(figure));
            foreach (var note in content.StandingNotes) Add("口径说明", note, null);
            foreach (var interpretation in SheetFigures.InterpretationsOf(content.Sheet, content.Figures, request.County)) Add("口径说明", $"{interpretation.Question}：{interpretation.Answer}", null);
        }

        var all = sheet.Range(2, 1, row - 1, 3);
        all.Style.NumberFormat.Format = "@";
        CellStyles.Frame(all);
        PageSetUp.Portrait(sheet, paper, request.Report.Sheets.Any(s => s.Internal));

        void Add(string name, string text, string? value, bool isHeading = false)
        {
            CellWriter.Text(sheet.Cell(row, 1), name);
            CellWriter.Text(sheet.Cell(row, 2), text);
            if (value is not null) CellWriter.Text(sheet.Cell(row, 3), value);
            else sheet.Range(row, 2, row, 3).Merge();
            var line = sheet.Range(row, 1, row, 3);
            CellStyles.Body(line);
            if (isHeading) CellStyles.Total(line);
            sheet.Range(row, 2, row, 2).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
            if (value is not null) sheet.Cell(row, 3).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
            var width = value is null ? Widths[1] + Widths[2] : Widths[1];
            sheet.Row(row++).Height = SheetLayout.Height(SheetLayout.Lines(text, width, SheetLayout.BodySize), SheetLayout.BodySize, CellStyles.BodyHeight);
        }
    }

    /// <summary>社区党支部：公开数72个（全县，2020年）</summary>
    private static string Said(Comparison figure) =>
        $"{figure.Published.Term}：公开数{figure.Said}{figure.Published.Unit}（{figure.Published.Scope}，{figure.Published.Period}年）";

    /// <summary>台账数72个 · 一致</summary>
    private static string Counted(Comparison figure) =>
        (figure.Passport is { Computed: var computed } ? $"台账数{computed}{(computed.Value is null ? "" : computed.Unit)} · " : "") + figure.Agreement.Label();

    private static IEnumerable<(string Name, string Text)> Facts(ExportRequest request, string hash)
    {
        yield return ("报表名称", request.Title);
        yield return ("版本", $"{request.Edition.Label()}，含隐藏的行键，报送请使用报送版");
        yield return ("导出人", request.Viewer.Name);
        yield return ("导出时间", Days.LongTime(request.At));
        yield return ("统计范围", request.ScopeWords);
        yield return ("统计时点", Days.Long(request.Scope.AsOf));
        yield return ("数据性质", request.IsSample ? ScopeLimits.SampleMark : request.Limits.Origin.Label());
        yield return ("校验码", hash);
    }
}

/// <summary>The hidden sheet by which a returned file is recognised: what was exported, and each row as it was then.</summary>
internal static class KeySheet
{
    public const string SheetName = "回传信息";
    public const string KeyHeader = "行键";

    /// <summary>What is said of a row: its key, and what it held when it left.</summary>
    public static IReadOnlyList<string> Line(SheetBlock block, SheetRow row) => [RowWord, row.Key, SheetContent.Fingerprint(block, row)];

    /// <summary>The layout of this sheet; rises when it changes.</summary>
    public const int Version = 2;

    /// <summary>The first words of its lines.</summary>
    public const string VersionWord = "version", CountyWord = "county", ChangeWord = "lastChange", SheetWord = "sheet", RowWord = "row";

    /// <returns>The rows that are yet to be written: those of long tables.</returns>
    public static IReadOnlyList<LongRows> Write(IXLWorksheet sheet, ExportRequest request, IReadOnlyList<(string SheetName, SheetPart Part)> sheets, string hash)
    {
        var (row, later) = (1, new List<LongRows>());
        Add(VersionWord, Version.ToString(CultureInfo.InvariantCulture));
        Add(CountyWord, request.County.Code);
        Add("report", request.Report.Name);
        Add("scope", request.Scope.ToQuery(request.Limits));
        Add("asOf", Days.Iso(request.Scope.AsOf));
        Add("dataVersion", request.DataVersion.ToString(CultureInfo.InvariantCulture));
        Add(ChangeWord, request.LastChange.ToString(CultureInfo.InvariantCulture));
        Add("reportHash", hash);
        foreach (var (name, part) in sheets.Where(s => s.Part.Content.IsLedger))
        {
            var block = part.Block;
            Add(SheetWord, name, part.Content.Sheet.Name, string.Join(',', block.Columns.Select(c => c.Key)));
            var isLong = LongRows.Suit(part, request);
            if (isLong) later.Add(LongRows.OfKeys(SheetName, block, row));
            foreach (var line in (isLong ? LongRows.PatternOf(block) : block).Rows.Where(r => r.Kind == RowKind.Row)) Add([.. Line(block, line)]);
        }

        sheet.Visibility = XLWorksheetVisibility.VeryHidden;
        return later;

        void Add(params ReadOnlySpan<string> values)
        {
            for (var c = 0; c < values.Length; c++) CellWriter.Text(sheet.Cell(row, c + 1), values[c]);
            row++;
        }
    }
}
