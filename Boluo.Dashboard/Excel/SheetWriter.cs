using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>Writes one table onto one sheet, from title to sign-off row. Knows columns and rows, never a certain ledger.</summary>
internal sealed class SheetWriter
{
    public const string NothingThere = "当前统计范围内没有数据。";

    /// <summary>What a landscape A4 page holds at full size.</summary>
    private const double WidestStretch = 125;

    private readonly IXLWorksheet _sheet;
    private readonly SheetContent _content;
    private readonly ExportRequest _request;
    private readonly SheetLayout _layout;
    private readonly string _title;
    private readonly string[] _meta;
    private readonly double[] _metaWidths;

    /// <summary>The last column, counted from 1.</summary>
    private readonly int _last;

    private int _row = 1;
    private int _lastHeaderRow;

    private SheetWriter(IXLWorksheet sheet, SheetContent content, ExportRequest request)
    {
        (_sheet, _content, _request) = (sheet, content, request);
        _title = content.Sheet.Title + (request.Scope.IsCountyWide ? "" : $"（{request.ScopeWords}）");
        _meta =
        [
            $"填报单位（盖章）：{request.Department}",
            $"统计时间：{Period.Of(content.Sheet.Covers, request.Scope.AsOf).InWords}",
            request.IsSample ? ScopeLimits.SampleMark : "",
        ];
        _metaWidths = [.. _meta.Select(m => m.Length == 0 ? 0 : SheetLayout.WidthOf(m, SheetLayout.BodySize))];
        _layout = SheetLayout.Of(content.Blocks);
        _last = _layout.Widths.Length;
        _layout = RoomForMeta(_layout.Stretched(Math.Min(WidestStretch, Math.Max(_metaWidths.Sum(), SheetLayout.WidthOf(_title, Look.SmallTitleSize)))));
        _layout.RoundOff(content.Blocks[0].Columns);
    }

    public static void Write(IXLWorksheet sheet, SheetContent content, ExportRequest request) => new SheetWriter(sheet, content, request).Write();

    private void Write()
    {
        for (var c = 0; c < _last; c++) _sheet.Column(c + 1).Width = _layout.Widths[c];
        WriteTitle();
        WriteMeta();
        foreach (var block in _content.Blocks) WriteBlock(block);
        WriteNotes();
        WriteSignOff();
        SetUpPage();
    }

    private void WriteTitle()
    {
        var size = SheetLayout.WidthOf(_title, Look.TitleSize) <= _layout.Total ? Look.TitleSize : Look.SmallTitleSize;
        var lines = SheetLayout.Lines(_title, _layout.Total, size);
        Look.Title(Merged(_row, 1, _last, _title), size);
        _sheet.Row(_row++).Height = SheetLayout.Height(lines, size, Look.TitleHeight);
    }

    /// <summary>Left, middle and right share the columns; where a part would be cut, they share one cell.</summary>
    private void WriteMeta()
    {
        if (MetaColumns(_layout) is var (left, middle, right))
        {
            Look.Meta(Merged(_row, 1, left, _meta[0]), XLAlignmentHorizontalValues.Left);
            Look.Meta(Merged(_row, left + 1, middle, _meta[1]), right == 0 ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Center);
            if (right > 0) Look.Meta(Merged(_row, left + middle + 1, right, _meta[2]), XLAlignmentHorizontalValues.Right);
        }
        else
        {
            var parts = _meta.Where(m => m.Length > 0).ToList();
            var gap = (_layout.Total - _metaWidths.Sum()) * 11 / SheetLayout.BodySize / (parts.Count - 1);
            Look.Meta(Merged(_row, 1, _last, string.Join(Blank(gap), parts)), XLAlignmentHorizontalValues.Left);
        }

        _sheet.Row(_row++).Height = Look.LineHeight;
    }

    /// <summary>A narrow table is widened until the meta row's parts have columns of their own, or the page is full.</summary>
    private SheetLayout RoomForMeta(SheetLayout layout)
    {
        for (var next = layout; next.Total < WidestStretch; next = next.Stretched(next.Total * 1.05))
            if (MetaColumns(next) is not null)
                return next;
        return layout;
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

    private void WriteBlock(SheetBlock block)
    {
        if (block.Heading is { } heading)
        {
            _sheet.Row(_row++).Height = Look.BodyHeight;
            Look.Heading(Merged(_row, 1, _last, heading));
            _sheet.Row(_row++).Height = Look.LineHeight;
        }

        var top = _row;
        WriteHeader(block);
        var width = block.Columns.Count + 1;
        if (block.Rows.Count == 0)
        {
            Look.Body(Merged(_row, 1, width, NothingThere));
            _sheet.Row(_row++).Height = Look.BodyHeight;
        }
        else
        {
            var body = new BodyWriter(_sheet, block, _layout, _row);
            body.Write();
            var keyed = _request.IsWorking && _content.IsLedger;
            if (keyed) WriteKeys(block);
            if (_content.IsLedger)
                _sheet.Range(_lastHeaderRow, 1, _row + _content.Count - 1, width + (keyed ? 1 : 0)).SetAutoFilter();
            _row += block.Rows.Count;
        }

        Look.Frame(_sheet.Range(top, 1, _row - 1, width));
        if (block == _content.Blocks[0]) _sheet.SheetView.Freeze(_lastHeaderRow, FrozenColumns(block));
    }

    private void WriteHeader(SheetBlock block)
    {
        var header = HeaderGrid.Of(block.Columns);
        var heights = Enumerable.Repeat(Look.LineHeight, header.Depth).ToArray();
        CellWriter.Text(Range(_row, 1, header.Depth, 1).FirstCell(), "序号");
        foreach (var cell in header.Cells)
        {
            CellWriter.Text(Range(_row + cell.Row, cell.Column + 2, cell.Rows, cell.Columns).FirstCell(), cell.Text);
            var lines = SheetLayout.Lines(cell.Text, _layout.Across(cell.Column + 1, cell.Columns), SheetLayout.BodySize);
            heights[^1] = Math.Max(heights[^1], cell.Row + cell.Rows < header.Depth ? 0
                : SheetLayout.Height(lines, SheetLayout.BodySize, Look.LineHeight) - (cell.Rows - 1) * Look.LineHeight);
            if (cell.Row + cell.Rows < header.Depth)
                heights[cell.Row] = Math.Max(heights[cell.Row], SheetLayout.Height(lines, SheetLayout.BodySize, Look.LineHeight));
        }

        Look.Header(_sheet.Range(_row, 1, _row + header.Depth - 1, block.Columns.Count + 1));
        foreach (var height in heights) _sheet.Row(_row++).Height = height;
        _lastHeaderRow = _row - 1;

        IXLRange Range(int row, int column, int rows, int columns)
        {
            var range = _sheet.Range(row, column, row + rows - 1, column + columns - 1);
            return rows * columns > 1 ? range.Merge() : range;
        }
    }

    /// <summary>The row keys in a hidden last column: they move with their rows when the receiver sorts, inserts or deletes.</summary>
    private void WriteKeys(SheetBlock block)
    {
        var column = block.Columns.Count + 2;
        CellWriter.Text(_sheet.Cell(_lastHeaderRow, column), KeySheet.KeyHeader);
        for (var r = 0; r < _content.Count; r++) CellWriter.Text(_sheet.Cell(_row + r, column), block.Rows[r].Key);
        _sheet.Range(_row, column, _row + _content.Count - 1, column).Style.NumberFormat.Format = "@";
        _sheet.Column(column).Hide();
    }

    private void WriteNotes()
    {
        var notes = _content.Notes(_request).ToList();
        for (var i = 0; i < notes.Count; i++)
        {
            var text = (i == 0 ? "注：" : "\u3000 ") + (notes.Count > 1 ? $"{i + 1}." : "") + notes[i];
            Look.Note(Merged(_row, 1, _last, text));
            _sheet.Row(_row++).Height = SheetLayout.Height(SheetLayout.Lines(text, _layout.Total, SheetLayout.BodySize), SheetLayout.BodySize, Look.BodyHeight);
        }
    }

    /// <summary>One line to sign on, and two rows below for the seal.</summary>
    private void WriteSignOff()
    {
        if (_content.Sheet.SignOff.Count == 0) return;
        _sheet.Row(_row++).Height = 8;
        var labels = _content.Sheet.SignOff.Select(s => s + "：").ToList();
        var gap = (_layout.Total * 11 / SheetLayout.BodySize - labels.Sum(SheetLayout.Units)) / labels.Count;
        Look.Meta(Merged(_row, 1, _last, string.Join(Blank(gap), labels)), XLAlignmentHorizontalValues.Left);
        _sheet.Row(_row++).Height = Look.LineHeight;
        for (var i = 0; i < 2; i++) _sheet.Row(_row++).Height = Look.LineHeight;
    }

    private void SetUpPage()
    {
        PageSetUp.Landscape(_sheet, _layout.IsA3, _content.Sheet.Internal);
        _sheet.PageSetup.PrintAreas.Add(1, 1, Math.Max(_row - 1, 1), _last);
        _sheet.PageSetup.SetRowsToRepeatAtTop(1, _sheet.SheetView.SplitRow);
    }

    /// <summary>序号 and up to two columns of names stay in view.</summary>
    private int FrozenColumns(SheetBlock block)
    {
        var (count, width) = (1, _layout.Widths[0]);
        foreach (var column in block.Columns.Take(2))
        {
            width += _layout.Widths[count];
            if (column.IsNumber || width > 45) break;
            count++;
        }

        return count;
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
