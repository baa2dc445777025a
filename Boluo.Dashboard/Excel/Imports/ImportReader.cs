using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>A sheet of somebody else's as it stands, as it is understood, and the register that it is proposed to be of; what cannot be told is null.</summary>
public sealed record AskedSheet(SheetGrid Grid, SheetShape? Shape, ForeignHeader? Header);

/// <summary>
/// Reads a workbook as rows of registers: a template or a working edition by its mark, any other by its headers. It says what stands where;
/// what that means is said by the register.
/// </summary>
public sealed class ImportReader(SheetKinds kinds, ReturnedExports exports, Snapshots snapshots, CountyFacts county)
{
    private const string TooMany = "的行数超过2万行，请分成几个文件后上传。";
    private const string NothingThere = "文件中没有可以导入的内容，请核对后上传。";

    /// <summary>What a sheet may hold the rows of.</summary>
    public IReadOnlyList<ISheetKind> Kinds => kinds.All;

    /// <summary>What the guard has let in may still be none that a spreadsheet would open.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="by">Who brings it in.</param>
    /// <param name="cancel">Cancels the reading.</param>
    /// <param name="answers">By its name, what a person has said of a sheet.</param>
    public async Task<OfferedFile> ReadAsync(SafeWorkbook workbook, Viewer by, CancellationToken cancel, IReadOnlyDictionary<string, ForeignAnswers>? answers = null)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        try
        {
            using var cells = new WorkbookCells(workbook);
            return await ReadAsync(workbook, cells, by, answers ?? new Dictionary<string, ForeignAnswers>(), cancel);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or System.Xml.XmlException or NotSupportedException or ArgumentException or FormatException)
        {
            return new OfferedFile { Name = workbook.Name, Refusal = UploadGuard.Damaged };
        }
    }

    /// <summary>A sheet that somebody else has made, as it is proposed or as a person has said, for whoever points at it.</summary>
    public async Task<Result<AskedSheet>> AskAsync(SafeWorkbook workbook, string sheet, ForeignAnswers answers, CancellationToken cancel)
    {
        var sheets = SheetReader.Sheets(workbook);
        if (!sheets.Ok) return Result<AskedSheet>.Fail(sheets.Error!);
        if (sheets.Value.Find(s => s.Name == sheet) is not { } found) return Result<AskedSheet>.Fail($"文件中没有名为“{PlainText.Cut(sheet, 30)}”的工作表。");
        var grid = SheetReader.Grid(workbook, found);
        if (!grid.Ok) return Result<AskedSheet>.Fail(grid.Error!);
        var shape = SheetReader.Read(found, grid.Value, await WordsAsync(cancel), answers.Shape);
        return new AskedSheet(grid.Value, shape.Ok ? shape.Value : null, shape.Ok ? ForeignHeader.Propose(shape.Value, kinds.All, answers) : null);
    }

    private async Task<SheetVocabulary> WordsAsync(CancellationToken cancel)
    {
        var limits = await snapshots.LimitsAsync(cancel);
        return new SheetVocabulary(kinds.All.SelectMany(r => r.Offered).Select(f => (f.Label, (string?)null)), limits.Townships.Values.Select(t => t.Name).Concat(limits.Communities.Values.Select(c => c.Name)));
    }

    private async Task<OfferedFile> ReadAsync(SafeWorkbook workbook, WorkbookCells cells, Viewer by, IReadOnlyDictionary<string, ForeignAnswers> answers, CancellationToken cancel)
    {
        var name = workbook.Name;
        var mark = MarkOf(cells, TemplateMark.SheetName) is { } template ? TemplateMark.Read(template) : null;
        if (mark is not null && mark.County != county.Code) return new OfferedFile { Name = name, Refusal = $"这是区划代码为{PlainText.Cut(mark.County, 12)}的县的模板，本县为{county.Code}，请使用本系统下载的模板。" };
        var export = MarkOf(cells, KeySheet.SheetName) is { } keys ? exports.Read(keys) : null;
        if (export?.Refusal is { } refusal) return new OfferedFile { Name = name, Refusal = refusal };

        var sheets = new List<OfferedSheet>();
        string? reporter = null;
        foreach (var sheet in cells.Visible)
        {
            if (export is not null && !export.Sheets.ContainsKey(sheet.Name)) continue; // Its cover, contents and notes.
            var read = cells.Read(sheet);
            if (read is null) sheets.Add(new OfferedSheet { Name = sheet.Name, Refusal = $"工作表“{sheet.Name}”{TooMany}" });
            reporter ??= read is null ? null : Reporter.Of(read);
            if (read is null || read.Rows.Count == 0) continue;
            if (export is not null) sheets.Add(await exports.ReadAsync(read, export, by, cancel));
            else if (mark is null && (answers.ContainsKey(sheet.Name) || SheetHeader.Best(read, kinds.All) is null)) sheets.Add(await ReadForeignAsync(workbook, read, answers.GetValueOrDefault(sheet.Name, ForeignAnswers.None), cancel));
            else sheets.Add(ReadSheet(read, mark));
        }

        return new OfferedFile { Name = name, Sheets = sheets, Refusal = sheets.Count == 0 ? NothingThere : null, Reporter = reporter, SavedAt = cells.SavedAt };
    }

    private static SheetCells? MarkOf(WorkbookCells cells, string name) => cells.Hidden.Concat(cells.Visible).FirstOrDefault(s => s.Name == name) is { } sheet ? cells.Read(sheet) : null;

    private OfferedSheet ReadSheet(SheetCells sheet, TemplateMark? mark)
    {
        var ledger = mark?.Sheets.GetValueOrDefault(sheet.Name);
        var marked = ledger is null ? null : kinds.All.FirstOrDefault(r => r.Ledger == ledger);
        var header = marked is null ? SheetHeader.Best(sheet, kinds.All) : SheetHeader.Find(sheet, marked);
        if (header is null)
        {
            return new OfferedSheet
            {
                Name = sheet.Name,
                Refusal = marked is null
                    ? $"没有识别出工作表“{sheet.Name}”是哪一类台账：请使用本系统下载的模板，或使表头与模板一致。"
                    : $"工作表“{sheet.Name}”中没有找到{marked.Noun}的表头，请重新下载模板后填写。",
            };
        }

        return Offered(sheet, header, [], row => row.Number > header.Row, mark?.Examples.GetValueOrDefault(sheet.Name));
    }

    /// <summary>A sheet of other headers than ours: it is read as it is proposed, and says so.</summary>
    private async Task<OfferedSheet> ReadForeignAsync(SafeWorkbook workbook, SheetCells sheet, ForeignAnswers answers, CancellationToken cancel)
    {
        var asked = await AskAsync(workbook, sheet.Name, answers, cancel);
        return asked is { Ok: true, Value.Header: { } header }
            ? Offered(sheet, header.Header, [.. header.Reasons], header.IsRow, null) with { IsForeign = true }
            : new OfferedSheet { Name = sheet.Name, IsForeign = true, Refusal = $"没有识别出工作表“{sheet.Name}”是哪一类台账：请在“指定表头”中指明，或使用本系统下载的模板。" };
    }

    private static OfferedSheet Offered(SheetCells sheet, SheetHeader header, IReadOnlyList<string> reasons, Func<ReadRow, bool> isRow, IReadOnlyList<string>? example)
    {
        var notes = reasons.ToList();
        if (header.Others.Count > 0) notes.Add($"有{header.Others.Count}列不是{header.Register.Noun}的栏目，未读取：{string.Join('、', header.Others.Take(5).Select(o => $"“{PlainText.InQuotes(PlainText.Cut(o.Text, 12))}”"))}{(header.Others.Count > 5 ? "等" : "")}。");
        if (header.Missing.Count > 0) notes.Add($"缺少必填的列：{string.Join('、', header.Missing.Select(f => f.Quoted))}，新增的行将不能通过。");
        var columns = header.Columns.OrderBy(c => c.Key).Select(c => c.Key).ToList();
        return new OfferedSheet
        {
            Name = sheet.Name,
            Ledger = header.Register.Ledger,
            Notes = notes,
            HeaderRow = header.Row,
            Columns = header.Offered,
            Rows = RowsOf(sheet, isRow, columns, example),
        };
    }

    /// <summary>The rows that hold something in a column of the register, but for the example of the template.</summary>
    private static List<OfferedRow> RowsOf(SheetCells sheet, Func<ReadRow, bool> isRow, IReadOnlyList<int> columns, IReadOnlyList<string>? example)
    {
        var rows = new List<OfferedRow>();
        foreach (var row in sheet.Rows.Where(isRow))
        {
            if (example is { Count: > 0 } && row.Cells.Select(c => c.Text).SequenceEqual(example, StringComparer.Ordinal)) continue;
            if (Offered(sheet, row, columns, null) is { } offered) rows.Add(offered);
        }

        return rows;
    }

    /// <summary>A row with what stands in some columns; null where nothing does.</summary>
    internal static OfferedRow? Offered(SheetCells sheet, ReadRow row, IReadOnlyList<int> columns, string? key)
    {
        var (cells, faults) = (new string?[columns.Count], new Dictionary<int, string>());
        foreach (var cell in row.Cells)
        {
            var position = IndexOf(columns, cell.Column);
            if (position < 0) continue;
            cells[position] = cell.Text;
            if (cell.IsError) faults[position] = $"单元格的值为错误值{PlainText.Cut(cell.Text, 10)}，请改为正确的值。";
        }

        foreach (var merge in sheet.Merges.Where(m => !m.IsOneCell && m.Top <= row.Number && m.Bottom >= row.Number))
        {
            var position = Enumerable.Range(0, columns.Count).FirstOrDefault(i => columns[i] >= merge.Left && columns[i] <= merge.Right, -1);
            if (position >= 0) faults[position] = $"单元格{merge}已合并，请取消合并并逐格填写。";
        }

        return cells.All(c => c is null) && faults.Count == 0 ? null : new OfferedRow(row.Number, key, cells) { Faults = faults };
    }

    private static int IndexOf(IReadOnlyList<int> columns, int column)
    {
        for (var i = 0; i < columns.Count; i++)
            if (columns[i] == column) return i;
        return -1;
    }
}
