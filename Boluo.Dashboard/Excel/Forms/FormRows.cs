using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>The rows of a form's sheet while they are filled: what stands below new rows moves down, cells take values in their own look.</summary>
internal sealed class FormRows
{
    private readonly XElement _data;
    private readonly FormStyles? _styles;
    private readonly FormMeasure _measure;
    private readonly SortedDictionary<int, XElement> _rows = [];

    public FormRows(XElement data, FormStyles? styles, FormMeasure measure)
    {
        (_data, _styles, _measure) = (data, styles, measure);
        var number = 0;
        foreach (var row in data.Elements(OpenXml.S + "row"))
        {
            number = Number(row) ?? number + 1;
            _rows[number] = row;
            Place(row, number);
        }
    }

    /// <summary>Puts in rows like the first empty one, with its formulas, and moves what stands below.</summary>
    public void Insert(RowShift shift)
    {
        if (shift.Inserted == 0) return;
        var sample = Blank(_rows.GetValueOrDefault(shift.First) ?? new XElement(OpenXml.S + "row"));
        foreach (var (row, element) in _rows.Where(r => shift.Row(r.Key) != r.Key).OrderByDescending(r => r.Key).ToList())
        {
            _rows.Remove(row);
            _rows[shift.Row(row)] = element;
            Place(element, shift.Row(row));
        }

        for (var row = shift.FirstNew; row < shift.FirstNew + shift.Inserted; row++)
        {
            var element = new XElement(sample);
            Place(element, row);
            foreach (var formula in element.Elements(OpenXml.S + "c").Elements(OpenXml.S + "f").Where(f => f.Attribute("t") is null)) formula.Value = RowShift.Down(formula.Value, row - shift.First);
            _rows[row] = element;
        }
    }

    /// <summary>Takes the words of an example away; formulas stay.</summary>
    public void Clear(int row)
    {
        foreach (var cell in _rows.GetValueOrDefault(row)?.Elements(OpenXml.S + "c").Where(c => c.Element(OpenXml.S + "f") is null) ?? [])
        {
            cell.RemoveNodes();
            cell.SetAttributeValue("t", null);
        }
    }

    public void Fill(IEnumerable<PlannedCell> cells)
    {
        foreach (var row in cells.GroupBy(c => c.Row)) FillRow(row.Key, [.. row]);
        _data.ReplaceNodes(_rows.Values);
    }

    private void FillRow(int number, List<PlannedCell> planned)
    {
        if (!_rows.TryGetValue(number, out var row)) Place(_rows[number] = row = new XElement(OpenXml.S + "row"), number);
        var cells = new SortedDictionary<int, XElement>();
        foreach (var cell in row.Elements(OpenXml.S + "c")) cells[ColumnOf(cell)] = cell;
        var lines = 1;
        foreach (var (_, column, value, source) in planned)
        {
            if (!cells.TryGetValue(column, out var cell)) cells[column] = cell = new XElement(OpenXml.S + "c", new XAttribute("r", CellRange.Address(number, column)));
            var typed = source is null ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : CellWriter.Typed(value, source);
            var style = Put(cell, typed, source is null ? null : CellWriter.Pattern(source.Format));
            if (typed is string text && _styles?.Wraps(style) == true) lines = Math.Max(lines, _measure.Lines(text, column));
        }

        row.ReplaceNodes(cells.Values);
        _measure.Raise(row, lines);
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

    /// <summary>A row without its values; formulas stay.</summary>
    private static XElement Blank(XElement row)
    {
        var blank = new XElement(row);
        foreach (var cell in blank.Elements(OpenXml.S + "c"))
        {
            cell.Elements().Where(e => e.Name != OpenXml.S + "f").Remove();
            cell.SetAttributeValue("t", null);
            foreach (var formula in cell.Elements(OpenXml.S + "f").Where(f => f.Attribute("t") is not null).ToList())
                if (formula.Attribute("t")!.Value == "shared") formula.ReplaceWith(new XElement(formula.Name, new XAttribute("t", "shared"), formula.Attribute("si"))); // The first one says it, and reaches over the new rows.
                else formula.Remove();
        }

        return blank;
    }

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
