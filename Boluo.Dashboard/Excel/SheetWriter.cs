using Boluo.Dashboard.Excel.Imports;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Writes one table onto one sheet, from title to sign-off row. Knows columns and rows, never a certain ledger.</summary>
internal sealed class SheetWriter
{
    public const string NothingThere = "当前统计范围内没有数据。";

    private const double SignOffGap = 8;
    private const int SealRows = 2;

    private readonly IXLWorksheet _sheet;
    private readonly SheetPart _part;
    private readonly SheetContent _content;
    private readonly SheetBlock _block;

    /// <summary>What is written here: all rows, or of a long table the first, the last and the total.</summary>
    private readonly SheetBlock _shown;

    private readonly ExportRequest _request;
    private readonly HiddenLists _lists;
    private readonly SheetLayout _layout;
    private readonly string _title;
    private readonly string[] _meta;
    private readonly double[] _metaWidths;
    private readonly IReadOnlyList<string> _notes;
    private readonly IReadOnlyList<string> _signOff;

    /// <summary>The last column, counted from 1.</summary>
    private readonly int _last;

    private int _row = 1;
    private int _lastHeaderRow;
    private bool _isFitted;
    private LongRows? _long;

    private SheetWriter(IXLWorksheet sheet, SheetPart part, ExportRequest request, HiddenLists lists)
    {
        (_sheet, _part, _content, _block, _request, _lists) = (sheet, part, part.Content, part.Block, request, lists);
        _shown = LongRows.Suit(part, request) ? LongRows.PatternOf(_block) : _block;
        _title = part.TitleOf(request);
        _meta =
        [
            $"填报单位（盖章）：{request.ReportingUnit}",
            $"统计时间：{Period.Of(_content.Sheet.Covers, request.Scope.AsOf).InWords}",
            request.IsSample ? ScopeLimits.SampleMark : "",
        ];
        _metaWidths = [.. _meta.Select(m => m.Length == 0 ? 0 : SheetLayout.WidthOf(m, SheetLayout.BodySize))];
        _last = part.Layout.Widths.Length;
        _layout = RoomForMeta(part.Layout.Stretched(Math.Max(_metaWidths.Sum(), SheetLayout.WidthOf(_title, CellStyles.SmallTitleSize))));
        _notes = Numbered([.. _content.Notes(request, _block)]);
        _signOff = [.. SheetWords.SignOffOf(request.Scope).Select(s => s + "：")];
    }

    /// <returns>The rows that are yet to be written, of a table that is too long to be held as a workbook; null for most.</returns>
    public static LongRows? Write(IXLWorksheet sheet, SheetPart part, ExportRequest request, HiddenLists lists)
    {
        var writer = new SheetWriter(sheet, part, request, lists);
        writer.Write();
        return writer._long;
    }

    private void Write()
    {
        for (var c = 0; c < _last; c++) _sheet.Column(c + 1).Width = _layout.Widths[c];
        WriteTitle();
        WriteMeta();
        WriteHeader();
        WriteBody();
        WriteNotes();
        WriteSignOff();
        SetUpPage();
    }

    private void WriteTitle()
    {
        var size = SheetLayout.WidthOf(_title, CellStyles.TitleSize) <= _layout.Total ? CellStyles.TitleSize : CellStyles.SmallTitleSize;
        var lines = SheetLayout.Lines(_title, _layout.Total, size);
        CellStyles.Title(Merged(_row, 1, _last, _title), size);
        _sheet.Row(_row++).Height = SheetLayout.Height(lines, size, CellStyles.TitleHeight);
    }

    /// <summary>Left, middle and right share the columns; where a part would be cut, they share one cell.</summary>
    private void WriteMeta()
    {
        if (MetaColumns(_layout) is var (left, middle, right))
        {
            CellStyles.Meta(Merged(_row, 1, left, _meta[0]), XLAlignmentHorizontalValues.Left);
            CellStyles.Meta(Merged(_row, left + 1, middle, _meta[1]), right == 0 ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Center);
            if (right > 0) CellStyles.Meta(Merged(_row, left + middle + 1, right, _meta[2]), XLAlignmentHorizontalValues.Right);
        }
        else
        {
            var parts = _meta.Where(m => m.Length > 0).ToList();
            var gap = SheetLayout.Room(_layout.Total - _metaWidths.Sum(), SheetLayout.BodySize) / (parts.Count - 1);
            CellStyles.Meta(Merged(_row, 1, _last, string.Join(Blank(gap), parts)), XLAlignmentHorizontalValues.Left);
        }

        _sheet.Row(_row++).Height = CellStyles.LineHeight;
    }

    /// <summary>A narrow table is widened until the meta row's parts have columns of their own, or the page is full.</summary>
    private SheetLayout RoomForMeta(SheetLayout layout)
    {
        for (var next = layout; ;)
        {
            if (MetaColumns(next) is not null) return next;
            var wider = next.Stretched(next.Total * 1.05);
            if (wider.Total <= next.Total) return layout;
            next = wider;
        }
    }

    /// <summary>How many columns the left, middle and right part take; none where they do not find room.</summary>
    private (int Left, int Middle, int Right)? MetaColumns(SheetLayout layout)
    {
        var left = Count(layout.Widths, _metaWidths[0]);
        var right = Count(layout.Widths.Reverse(), _metaWidths[2]);
        var middle = _last - left - right;
        return middle > 0 && layout.Across(left, middle) >= _metaWidths[1] ? (left, middle, right) : null;

        static int Count(IEnumerable<double> widths, double needed)
        {
            var sum = 0.0;
            return widths.TakeWhile(w => (sum += w) - w < needed).Count();
        }
    }

    private void WriteHeader()
    {
        var (top, header) = (_row, HeaderGrid.Of(_block.Columns));
        var heights = Enumerable.Repeat(CellStyles.LineHeight, header.Depth).ToArray();
        CellWriter.Text(Range(top, 1, header.Depth, 1).FirstCell(), "序号");
        foreach (var cell in header.Cells)
        {
            var width = _layout.Across(cell.Column + 1, cell.Columns);
            var isColumn = cell.Row + cell.Rows == header.Depth;
            var text = isColumn ? HeaderText.Of(_block.Columns[cell.Column], width) : HeaderText.Of(cell.Text, width);
            CellWriter.Text(Range(top + cell.Row, cell.Column + 2, cell.Rows, cell.Columns).FirstCell(), text);
            var height = SheetLayout.Height(text.Split('\n').Length, SheetLayout.BodySize, CellStyles.LineHeight);
            var row = isColumn ? header.Depth - 1 : cell.Row;
            heights[row] = Math.Max(heights[row], height - (isColumn ? cell.Rows - 1 : 0) * CellStyles.LineHeight);
        }

        CellStyles.Header(_sheet.Range(top, 1, top + header.Depth - 1, _last));
        foreach (var height in heights) _sheet.Row(_row++).Height = height;
        _lastHeaderRow = _row - 1;
        _sheet.SheetView.Freeze(_lastHeaderRow, SheetParts.Leads(_block.Columns, _layout.Widths) + 1);

        IXLRange Range(int row, int column, int rows, int columns)
        {
            var range = _sheet.Range(row, column, row + rows - 1, column + columns - 1);
            return rows * columns > 1 ? range.Merge() : range;
        }
    }

    private void WriteBody()
    {
        var top = _row;
        if (_block.Rows.Count == 0)
        {
            CellStyles.Body(Merged(_row, 1, _last, NothingThere));
            _sheet.Row(_row++).Height = CellStyles.BodyHeight;
        }
        else
        {
            var heights = BodyHeights.Of(_block, _layout);
            var body = new BodyWriter(_sheet, _shown, top) { LongTexts = BodyWriter.LongTextsOf(_block) };
            body.Write();
            var plan = PagePlan.Of(_layout, HeightOf(1, _lastHeaderRow), [.. _block.Rows.Select(r => r.Kind)], heights, TailHeight);
            _isFitted = plan.IsFitted;
            if (_shown == _block)
            {
                body.TurnPages(plan.Starts, heights);
                foreach (var start in plan.Starts) _sheet.PageSetup.AddHorizontalPageBreak(top + start - 1);
            }
            else
            {
                _long = LongRows.Of(_sheet.Name, _part, top, heights, plan.Starts, _request.IsWorking);
                for (var r = 0; r < _shown.Rows.Count; r++) _sheet.Row(top + r).Height = _long.Heights![r < 2 ? r : _block.Rows.Count - 1];
                if (plan.Starts.Count > 0) _sheet.PageSetup.AddHorizontalPageBreak(top); // Stands for all of them.
            }

            var (keyed, count) = (_request.IsWorking && _content.IsLedger, _shown.Rows.Count(r => r.Kind == RowKind.Row));
            if (keyed) WriteKeys(count);
            if (keyed) OfferChoices(count);
            if (_content.IsLedger) _sheet.Range(_lastHeaderRow, 1, top + count - 1, _last + (keyed ? 1 : 0)).SetAutoFilter();
            _row += _shown.Rows.Count;
        }

        CellStyles.Frame(_sheet.Range(_lastHeaderRow - HeaderGrid.Of(_block.Columns).Depth + 1, 1, _row - 1, _last));
    }

    private double HeightOf(int first, int last) => Enumerable.Range(first, last - first + 1).Sum(r => _sheet.Row(r).Height);

    /// <summary>The row keys in a hidden last column: they move with their rows when the receiver sorts, inserts or deletes.</summary>
    private void WriteKeys(int count)
    {
        var column = _last + 1;
        CellWriter.Text(_sheet.Cell(_lastHeaderRow, column), KeySheet.KeyHeader);
        for (var r = 0; r < count; r++) CellWriter.Text(_sheet.Cell(_row + r, column), _shown.Rows[r].Key);
        _sheet.Range(_row, column, _row + count - 1, column).Style.NumberFormat.Format = "@";
        _sheet.Column(column).Hide();
    }

    private void OfferChoices(int count)
    {
        for (var c = 0; c < _block.Columns.Count; c++)
            if (_content.Choices.TryGetValue(_block.Columns[c].Key, out var words)) FieldCells.Offer(_sheet.Range(_row, c + 2, _row + count - 1, c + 2), words, _lists);
    }

    private static IReadOnlyList<string> Numbered(IReadOnlyList<string> notes) =>
        [.. notes.Select((note, i) => (i == 0 ? "注：" : "\u3000 ") + (notes.Count > 1 ? $"{i + 1}." : "") + note)];

    private double NoteHeight(string note) =>
        SheetLayout.Height(SheetLayout.Lines(note, _layout.Total, SheetLayout.BodySize), SheetLayout.BodySize, CellStyles.BodyHeight);

    /// <summary>What stands below the rows and never on a page without any.</summary>
    private double TailHeight => _notes.Sum(NoteHeight) + SignOffGap + (1 + SealRows) * CellStyles.LineHeight;

    private void WriteNotes()
    {
        foreach (var note in _notes)
        {
            CellStyles.Note(Merged(_row, 1, _last, note));
            _sheet.Row(_row++).Height = NoteHeight(note);
        }
    }

    /// <summary>One line to sign on, and room below for the seal.</summary>
    private void WriteSignOff()
    {
        _sheet.Row(_row++).Height = SignOffGap;
        var gap = (SheetLayout.Room(_layout.Total, SheetLayout.BodySize) - _signOff.Sum(s => TextLines.Units(s))) / _signOff.Count;
        CellStyles.Meta(Merged(_row, 1, _last, string.Join(Blank(gap), _signOff)), XLAlignmentHorizontalValues.Left);
        for (var i = 0; i <= SealRows; i++) _sheet.Row(_row++).Height = CellStyles.LineHeight;
    }

    private void SetUpPage()
    {
        PageSetUp.Landscape(_sheet, _layout.Paper, _content.Sheet.Internal);
        if (_isFitted) PageSetUp.OnOnePage(_sheet);
        _sheet.PageSetup.PrintAreas.Add(1, 1, Math.Max(_row - 1, 1), _last);
        _sheet.PageSetup.SetRowsToRepeatAtTop(1, _sheet.SheetView.SplitRow);
    }

    /// <summary>Ideographic spaces, two units each, of at least one.</summary>
    private static string Blank(double units) => new('\u3000', Math.Max(1, (int)(units / 2)));

    private IXLRange Merged(int row, int column, int columns, string text)
    {
        var range = _sheet.Range(row, column, row, column + columns - 1);
        if (columns > 1) range.Merge();
        CellWriter.Text(range.FirstCell(), text);
        return range;
    }
}
