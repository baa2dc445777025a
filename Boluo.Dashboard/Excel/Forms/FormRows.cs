using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What goes into one column of a form. Without a source the column counts the rows.</summary>
internal sealed record FilledColumn(int Number, Column? Source);

/// <summary>
/// The rows of a form's sheet while they are filled: the empty rows under the header take the values in their own look; missing ones
/// are made after the first; what stands below moves down.
/// </summary>
internal sealed class FormRows
{
    private readonly XElement _data;
    private readonly IReadOnlyList<FormColumn> _columns;
    private readonly FormStyles? _styles;
    private readonly SortedDictionary<int, XElement> _rows = [];
    private readonly int _first;
    private readonly int _last;

    public FormRows(XElement data, FormLayout layout, IReadOnlyList<CellRange> merges, FormStyles? styles)
    {
        (_data, _columns, _styles) = (data, layout.Columns, styles);
        var number = 0;
        foreach (var row in data.Elements(OpenXml.S + "row"))
        {
            number = Number(row) ?? number + 1;
            _rows[number] = row;
            Place(row, number);
        }

        _first = _last = layout.FirstBodyRow;
        var joined = merges.Where(m => m.Bottom > m.Top && m.Bottom > _first).Select(m => m.Top).DefaultIfEmpty(CellRange.LastRow).Min();
        while (_last + 1 < joined && IsEmpty(_last + 1)) _last++;
    }

    public int First => _first;

    public int Last => _last;

    /// <summary>Puts all rows into their places, filled.</summary>
    public void Fill(IReadOnlyList<FilledColumn> columns, IReadOnlyList<IReadOnlyList<object?>> values, RowShift shift, FormMeasure measure)
    {
        var sample = _rows.GetValueOrDefault(_first) ?? new XElement(OpenXml.S + "row");
        var result = new List<XElement>(_rows.Count + shift.Inserted);
        result.AddRange(_rows.Where(r => r.Key < _first).Select(r => r.Value));
        var bottom = _last + shift.Inserted;
        var blank = new XElement(sample);
        foreach (var cell in blank.Elements(OpenXml.S + "c"))
        {
            cell.RemoveNodes();
            cell.SetAttributeValue("t", null);
        }

        for (var row = _first; row <= bottom; row++)
        {
            var own = row switch
            {
                _ when row < _last => _rows.GetValueOrDefault(row),
                _ when row == bottom && _last > _first => _rows.GetValueOrDefault(_last),
                _ => null,
            };
            var element = own ?? new XElement(blank);
            Place(element, row);
            if (row - _first < values.Count) FillRow(element, row, columns, values[row - _first], measure);
            result.Add(element);
        }

        foreach (var (row, element) in _rows.Where(r => r.Key > _last))
        {
            Place(element, shift.Row(row));
            result.Add(element);
        }

        _data.ReplaceNodes(result);
    }

    private void FillRow(XElement row, int number, IReadOnlyList<FilledColumn> columns, IReadOnlyList<object?> values, FormMeasure measure)
    {
        var cells = new SortedDictionary<int, XElement>();
        foreach (var cell in row.Elements(OpenXml.S + "c")) cells[ColumnOf(cell)] = cell;
        var lines = 1;
        for (var i = 0; i < columns.Count; i++)
        {
            var (column, source) = (columns[i].Number, columns[i].Source);
            if (!cells.TryGetValue(column, out var cell)) cells[column] = cell = new XElement(OpenXml.S + "c", new XAttribute("r", CellRange.Address(number, column)));
            var value = source is null ? Convert.ToDouble(values[i], CultureInfo.InvariantCulture) : CellWriter.Typed(values[i], source);
            var style = Put(cell, value, source is null ? null : CellWriter.Pattern(source.Format));
            if (value is string text && _styles?.Wraps(style) == true) lines = Math.Max(lines, measure.Lines(text, column));
        }

        row.ReplaceNodes(cells.Values);
        measure.Raise(row, lines);
    }

    /// <summary>Text as text, a number as a number, a day as a day. A form without styles cannot show a day, so it gets its words.</summary>
    private int Put(XElement cell, object? value, string? pattern)
    {
        var style = Style(cell);
        cell.RemoveNodes();
        cell.SetAttributeValue("t", null);
        if (value is null) return style;
        if (value is DateTime day && _styles is null) value = Domain.Days.Long(DateOnly.FromDateTime(day));
        style = _styles?.For(style, value, pattern) ?? style;
        if (style > 0) cell.SetAttributeValue("s", style);
        switch (value)
        {
            case string text:
                cell.SetAttributeValue("t", "inlineStr");
                cell.Add(new XElement(OpenXml.S + "is", new XElement(OpenXml.S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), CellWriter.Clean(text))));
                break;
            case DateTime date:
                cell.Add(new XElement(OpenXml.S + "v", date.ToOADate()));
                break;
            case double number:
                cell.Add(new XElement(OpenXml.S + "v", number));
                break;
        }

        return style;
    }

    /// <summary>An empty row with the look of a table, or one that is numbered in advance.</summary>
    private bool IsEmpty(int row)
    {
        if (!_rows.TryGetValue(row, out var element)) return false;
        var cells = element.Elements(OpenXml.S + "c").ToDictionary(ColumnOf);
        return cells.All(c => !HasContent(c.Value) || _columns.Any(f => f.Number == c.Key && FormMatch.IsNumber(f.Leaf)) && c.Value.Element(OpenXml.S + "f") is null && c.Value.Attribute("t") is null)
            && _columns.Any(c => cells.TryGetValue(c.Number, out var cell) && Style(cell) > 0);
    }

    private static bool HasContent(XElement cell) => cell.Elements().Any(e => e.Name == OpenXml.S + "v" || e.Name == OpenXml.S + "is" || e.Name == OpenXml.S + "f");

    /// <summary>Numbers a row and its cells anew.</summary>
    private static void Place(XElement row, int number)
    {
        row.SetAttributeValue("r", number);
        row.SetAttributeValue("spans", null);
        var column = 0;
        foreach (var cell in row.Elements(OpenXml.S + "c"))
        {
            column = CellRange.Cell(cell.Attribute("r")?.Value)?.Column ?? column + 1;
            cell.SetAttributeValue("r", CellRange.Address(number, column));
        }
    }

    private static int ColumnOf(XElement cell) => CellRange.Cell(cell.Attribute("r")?.Value)?.Column ?? 0;

    private static int Style(XElement cell) => (int?)cell.Attribute("s") ?? 0;

    private static int? Number(XElement row) =>
        int.TryParse(row.Attribute("r")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= CellRange.LastRow ? number : null;
}
