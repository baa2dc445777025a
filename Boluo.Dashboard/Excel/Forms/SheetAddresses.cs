using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Moves what a sheet says about its rows outside of them: merged cells, conditions, choices, links, page breaks, formulas.</summary>
internal static class SheetAddresses
{
    private static readonly XName Merges = OpenXml.S + "mergeCells";

    public static void Move(XElement sheet, RowShift shift, IReadOnlyList<CellRange> merges, IReadOnlyList<CellRange> repeated, (int First, int Last) run)
    {
        foreach (var element in sheet.Elements().Where(e => e.Name != OpenXml.S + "sheetData" && e.Name != Merges && e.Name != OpenXml.S + "sheetViews").DescendantsAndSelf())
            foreach (var attribute in element.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && a.Name.LocalName is "ref" or "sqref"))
                attribute.Value = shift.Ranges(attribute.Value);
        foreach (var stop in sheet.Elements(OpenXml.S + "rowBreaks").Elements(OpenXml.S + "brk"))
            if (int.TryParse(stop.Attribute("id")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
                stop.SetAttributeValue("id", shift.Row(row));
        if (sheet.Element(Merges) is not { } list) return;
        list.ReplaceNodes(Moved(shift, merges, repeated, run).Distinct().Select(m => new XElement(OpenXml.S + "mergeCell", new XAttribute("ref", m.ToString()))));
        if (list.HasElements) list.SetAttributeValue("count", list.Elements().Count());
        else list.Remove();
    }

    /// <returns>Whether there are any. Their values are left out: they are of the empty form.</returns>
    public static bool MoveFormulas(XElement sheet, RowShift shift)
    {
        var formulas = FormulasOf(sheet).ToList();
        foreach (var formula in formulas)
        {
            Move(formula, shift.Formula(formula.Value));
            if (formula.Attribute("ref") is { } reference) reference.Value = shift.Ranges(reference.Value);
        }

        foreach (var formula in sheet.Elements().Where(e => e.Name.LocalName is "conditionalFormatting" or "dataValidations").Descendants()
            .Where(e => e.Name.LocalName is "formula" or "formula1" or "formula2" && !e.HasElements).ToList())
            formula.Value = shift.Formula(formula.Value);
        return formulas.Count > 0;
    }

    /// <returns>Whether another sheet speaks of rows that have moved.</returns>
    public static bool MoveFormulasOfAnother(XElement sheet, RowShift shift)
    {
        var found = false;
        foreach (var formula in FormulasOf(sheet).ToList())
            if (shift.Formula(formula.Value, namesSheets: true) is var moved && moved != formula.Value)
            {
                Move(formula, moved);
                found = true;
            }

        return found;
    }

    private static IEnumerable<XElement> FormulasOf(XElement sheet) => sheet.Elements(OpenXml.S + "sheetData").Elements().Elements(OpenXml.S + "c").Elements(OpenXml.S + "f");

    private static void Move(XElement formula, string moved)
    {
        formula.Parent!.SetAttributeValue("t", null);
        formula.Parent.Elements(OpenXml.S + "v").Remove();
        if (formula.Value.Length > 0 && formula.Value != moved) formula.Value = moved;
    }

    /// <summary>Cells merged across the first empty row are merged in every filled row; cells merged down the empty rows would hide values.</summary>
    private static IEnumerable<CellRange> Moved(RowShift shift, IReadOnlyList<CellRange> merges, IReadOnlyList<CellRange> repeated, (int First, int Last) run)
    {
        foreach (var merge in merges)
            if (run.First == 0 || merge.Bottom < run.First || merge.Top > run.Last || merge.Top < run.First)
                yield return shift.Range(merge);
        for (var row = run.First; run.First > 0 && row <= run.Last + shift.Inserted; row++)
            foreach (var merge in repeated)
                yield return merge with { Top = row, Bottom = row };
    }
}
