using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>How many lines a text takes in a form's column, so that a row of fixed height does not cut it.</summary>
internal sealed class FormMeasure
{
    private const double UsualWidth = 8.43;
    private const double UsualHeight = 15;

    private readonly List<(int From, int To, double Width)> _widths;
    private readonly IReadOnlyList<CellRange> _merges;
    private readonly double _height;

    /// <param name="merges">Of the first row to be filled: a text there has the room of all cells merged.</param>
    public FormMeasure(XElement sheet, IReadOnlyList<CellRange> merges)
    {
        _merges = merges;
        _widths = [.. sheet.Elements(OpenXml.S + "cols").Elements(OpenXml.S + "col").Select(c => ((int)Read(c, "min", 0), (int)Read(c, "max", 0), Read(c, "width", UsualWidth)))];
        _height = sheet.Element(OpenXml.S + "sheetFormatPr") is { } format ? Read(format, "defaultRowHeight", UsualHeight) : UsualHeight;
    }

    public int Lines(string text, int column)
    {
        var last = _merges.FirstOrDefault(m => m.Left == column) is { Right: > 0 } merge ? merge.Right : column;
        return SheetLayout.Lines(text, Enumerable.Range(column, last - column + 1).Sum(WidthOf), SheetLayout.BodySize);
    }

    /// <summary>Makes a row high enough; never lower than the form has it.</summary>
    public void Raise(XElement row, int lines)
    {
        var height = Read(row, "ht", _height);
        var needed = SheetLayout.Height(lines, SheetLayout.BodySize, height);
        if (needed <= height) return;
        row.SetAttributeValue("ht", needed);
        row.SetAttributeValue("customHeight", "1");
    }

    private double WidthOf(int column) => _widths.FirstOrDefault(w => column >= w.From && column <= w.To) is { To: > 0 } found ? found.Width : UsualWidth;

    private static double Read(XElement element, string attribute, double usual) =>
        double.TryParse(element.Attribute(attribute)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
