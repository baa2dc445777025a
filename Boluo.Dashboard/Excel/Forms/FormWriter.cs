using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>
/// Fills a form in its own package: the sheet, the styles it needs and the names that speak of moved rows are written anew, all other
/// parts are copied as they came. No formula is computed here; the office's program does that when it opens the file.
/// </summary>
internal static class FormWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    /// <summary>What follows names and precedes the mark for computing anew.</summary>
    private static readonly string[] BeforeCalculation = ["definedNames", "externalReferences", "functionGroups", "sheets"];

    public static byte[] Write(SafeWorkbook workbook, FormLayout layout, IReadOnlyList<FilledColumn> columns, IReadOnlyList<IReadOnlyList<object?>> values)
    {
        using var package = new FormPackage(workbook);
        var sheet = package.Load(layout.Sheet.Part);
        var styles = package.Styles is { } part ? new FormStyles(package.Load(part)) : null;
        var merges = MergesOf(sheet.Root!).ToList();
        var rows = new FormRows(sheet.Root!.Element(OpenXml.S + "sheetData") ?? throw new InvalidDataException("The sheet is empty."), layout, merges, styles);
        var shift = new RowShift(layout.Sheet.Name, rows.First, rows.Last, Math.Max(0, values.Count - (rows.Last - rows.First + 1)));
        var repeated = merges.Where(m => m.Top == rows.First && m.Bottom == rows.First).ToList();
        rows.Fill(columns, values, shift, new FormMeasure(sheet.Root!, repeated));
        SheetAddresses.Move(sheet.Root!, shift, merges, repeated, rows);
        var hasFormulas = SheetAddresses.MoveFormulas(sheet.Root!, shift);

        var changed = new Dictionary<string, XDocument>(StringComparer.OrdinalIgnoreCase) { [layout.Sheet.Part] = sheet };
        foreach (var (path, other) in OthersOf(package, layout.Sheet, shift)) changed[path] = other;
        if (styles is { Changed: true }) changed[package.Styles!] = styles.Document;
        if (hasFormulas || shift.Inserted > 0) changed[package.Workbook] = WorkbookOf(package, shift);
        return Pack(package, changed, dropped: hasFormulas || shift.Inserted > 0 ? package.CalcChain : null);
    }

    private static IEnumerable<CellRange> MergesOf(XElement sheet) => sheet.Elements(OpenXml.S + "mergeCells").Elements(OpenXml.S + "mergeCell")
        .Select(m => CellRange.Parse(m.Attribute("ref")?.Value)).OfType<CellRange>();

    /// <summary>The sheets whose formulas speak of rows that have moved.</summary>
    private static IEnumerable<(string Part, XDocument Document)> OthersOf(FormPackage package, FormSheet sheet, RowShift shift)
    {
        if (shift.Inserted == 0) yield break;
        foreach (var other in package.Sheets(hiddenToo: true).Where(s => s.Part != sheet.Part))
        {
            var document = package.Load(other.Part);
            if (SheetAddresses.MoveFormulasOfAnother(document.Root!, shift)) yield return (other.Part, document);
        }
    }

    /// <summary>The names with their rows moved, and the wish that everything be computed when the file is opened.</summary>
    private static XDocument WorkbookOf(FormPackage package, RowShift shift)
    {
        var document = package.Load(package.Workbook);
        foreach (var name in document.Root!.Elements(OpenXml.S + "definedNames").Elements(OpenXml.S + "definedName"))
            if (shift.Formula(name.Value, namesSheets: true) is var moved && moved != name.Value)
                name.Value = moved;
        if (document.Root.Element(OpenXml.S + "calcPr") is not { } calculation)
        {
            calculation = new XElement(OpenXml.S + "calcPr");
            BeforeCalculation.Select(n => document.Root.Element(OpenXml.S + n)).First(e => e is not null)!.AddAfterSelf(calculation);
        }

        calculation.SetAttributeValue("fullCalcOnLoad", "1");
        return document;
    }

    private static byte[] Pack(FormPackage package, Dictionary<string, XDocument> changed, string? dropped)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in package.Entries)
            {
                if (entry.FullName.Equals(dropped, StringComparison.OrdinalIgnoreCase)) continue;
                var copy = zip.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = entry.LastWriteTime;
                using var stream = copy.Open();
                if ((changed.GetValueOrDefault(entry.FullName) ?? (dropped is null ? null : Without(package, entry.FullName, dropped))) is { } document)
                {
                    using var writer = XmlWriter.Create(stream, Settings);
                    document.Save(writer);
                }
                else
                {
                    using var source = entry.Open();
                    source.CopyTo(stream);
                }
            }

        return target.ToArray();
    }

    /// <summary>The lists that name a part which is no longer there; null for any other part.</summary>
    private static XDocument? Without(FormPackage package, string part, string dropped)
    {
        if (part == PartScan.ContentTypes)
        {
            var types = package.Load(part);
            types.Root!.Elements(OpenXml.Types + "Override").Where(o => o.Attribute("PartName")?.Value.TrimStart('/').Equals(dropped, StringComparison.OrdinalIgnoreCase) == true).Remove();
            return types;
        }

        if (part != FormPackage.RelationsOf(package.Workbook)) return null;
        var relations = package.Load(part);
        relations.Root!.Elements(OpenXml.Package + "Relationship").Where(r => r.Attribute("Type")?.Value == OpenXml.CalcChainRelation).Remove();
        return relations;
    }
}
