using ClosedXML.Excel;

namespace Boluo.Dashboard.Excel;

/// <summary>字典: what may be picked in a workbook, one list per column of a hidden sheet. A list within the cell's own rule would damage the file where it is long.</summary>
internal sealed class HiddenLists(XLWorkbook book)
{
    public const string SheetName = "字典";

    private readonly Dictionary<string, IXLRange> _lists = new(StringComparer.Ordinal);
    private IXLWorksheet? _sheet;

    /// <returns>Where the list stands; null for one without entries.</returns>
    public IXLRange? Add(IReadOnlyList<string> entries)
    {
        if (entries.Count == 0) return null;
        var content = string.Join('\n', entries);
        if (_lists.TryGetValue(content, out var known)) return known;
        _sheet ??= book.AddWorksheet(SheetName);
        var column = _lists.Count + 1;
        for (var r = 0; r < entries.Count; r++) CellWriter.Text(_sheet.Cell(r + 1, column), entries[r]);
        var range = _sheet.Range(1, column, entries.Count, column);
        range.Style.NumberFormat.Format = "@";
        return _lists[content] = range;
    }

    public void Hide()
    {
        if (_sheet is null) return;
        _sheet.Position = book.Worksheets.Count; // What counts the sheets of a workbook counts those that are seen.
        _sheet.Visibility = XLWorksheetVisibility.VeryHidden;
    }
}
