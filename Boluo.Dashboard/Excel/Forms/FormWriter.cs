using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>
/// Fills a form in its own package: the sheet, the styles it needs and what speaks of moved rows are written anew, all other
/// parts are copied as they came. No formula is computed here; the office's program does that when it opens the file.
/// </summary>
public static class FormWriter
{
    private const string PrintTitles = "_xlnm.Print_Titles";

    /// <summary>What follows names and precedes the mark for computing anew.</summary>
    private static readonly string[] BeforeCalculation = ["definedNames", "externalReferences", "functionGroups", "sheets"];

    /// <returns>The filled workbook, or a sentence: a file that passes the guard may still be none that can be filled.</returns>
    public static Result<byte[]> Write(SafeWorkbook workbook, FormPlan plan)
    {
        try
        {
            using var package = new SheetPackage(workbook);
            var changes = new PackageChanges(package);
            if (plan.Mode == FormMode.Cards && plan.Sheets.Count > 1) return FormCards.Write(package, changes, plan);
            FillSheet(package, changes, plan);
            return changes.Pack();
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or OverflowException or ArgumentException or RegexMatchTimeoutException)
        {
            return Result<byte[]>.Fail(UploadGuard.Damaged);
        }
    }

    private static void FillSheet(SheetPackage package, PackageChanges changes, FormPlan plan)
    {
        var part = plan.Shape.Sheet.Part;
        var sheet = changes.Open(part);
        var styles = StylesOf(package, changes);
        var merges = MergesOf(sheet.Root!).ToList();
        var shift = new RowShift(plan.Shape.Sheet.Name, plan.Run.First, plan.Run.Last, plan.Inserted);
        var repeated = merges.Where(m => m.Top == plan.Run.First && m.Bottom == plan.Run.First).ToList();
        var hasFormulas = SheetAddresses.MoveFormulas(sheet.Root!, shift);
        var rows = new FormRows(DataOf(sheet), styles, new FormMeasure(sheet.Root!, repeated));
        rows.Insert(shift);
        if (plan.Cleared is { } cleared) rows.Clear(cleared);
        rows.Fill(plan.Cells);
        SheetAddresses.Move(sheet.Root!, shift, merges, repeated, plan.Run);
        if (shift.Inserted > 0)
        {
            foreach (var other in package.Sheets(hiddenToo: true).Where(s => s.Part != part)) changes.Edit(other.Part, document => SheetAddresses.MoveFormulasOfAnother(document.Root!, shift));
            AttachedParts.Move(package, changes, part, shift);
        }

        changes.KeepStyles(styles);
        if (hasFormulas || shift.Inserted > 0) ComputeAnew(package, changes, shift);
    }

    internal static XElement DataOf(XDocument sheet) => sheet.Root!.Element(OpenXml.S + "sheetData") ?? throw new InvalidDataException("The sheet is empty.");

    internal static FormStyles? StylesOf(SheetPackage package, PackageChanges changes) => package.Styles is { } part ? new FormStyles(changes.Load(part)) : null;

    internal static IEnumerable<CellRange> MergesOf(XElement sheet) => sheet.Elements(OpenXml.S + "mergeCells").Elements(OpenXml.S + "mergeCell")
        .Select(m => CellRange.Parse(m.Attribute("ref")?.Value)).OfType<CellRange>();

    /// <summary>The names with their rows moved, and the wish that everything be computed when the file is opened.</summary>
    internal static void ComputeAnew(SheetPackage package, PackageChanges changes, RowShift? shift)
    {
        var document = changes.Open(package.Workbook);
        if (shift is not null)
            foreach (var name in document.Root!.Elements(OpenXml.S + "definedNames").Elements(OpenXml.S + "definedName"))
                if ((name.Attribute("name")?.Value == PrintTitles ? shift.Titles(name.Value) : shift.Formula(name.Value, namesSheets: true)) is var moved && moved != name.Value)
                    name.Value = moved;
        if (document.Root!.Element(OpenXml.S + "calcPr") is not { } calculation)
        {
            calculation = new XElement(OpenXml.S + "calcPr");
            BeforeCalculation.Select(n => document.Root.Element(OpenXml.S + n)).First(e => e is not null)!.AddAfterSelf(calculation);
        }

        calculation.SetAttributeValue("fullCalcOnLoad", "1");
        changes.Drop(package.CalcChain);
    }
}
