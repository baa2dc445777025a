using System.Globalization;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>Makes one sheet of a workbook for each card: the form's own for the first, copies of it for the others.</summary>
internal static class FormCards
{
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private const string SheetRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

    /// <summary>What a sheet may be attached to and still be copied: it holds nothing that belongs to one sheet alone.</summary>
    private static readonly HashSet<string> Shareable = new(StringComparer.Ordinal) { "printerSettings" };

    private const string NotCopied = "登记表上有图片、批注或表格对象，不能复制成多张。请选一条记录，一次填一张。";

    public static Result<byte[]> Write(SheetPackage package, PackageChanges changes, FormPlan plan)
    {
        var part = plan.Shape.Sheet.Part;
        if (package.PartsOf(part).Any(p => !Shareable.Contains(p.Kind))) return Result<byte[]>.Fail(NotCopied);
        var empty = changes.Load(part);
        foreach (var attached in empty.Root!.Elements().Where(e => e.Attribute(OpenXml.R + "id") is not null).ToList()) attached.Remove();
        empty.Root.Elements(OpenXml.S + "pageSetup").Attributes(OpenXml.R + "id").Remove();
        var styles = FormWriter.StylesOf(package, changes);
        var workbook = changes.Open(package.Workbook);
        var sheets = workbook.Root!.Element(OpenXml.S + "sheets") ?? throw new InvalidDataException("There are no sheets.");
        var own = sheets.Elements(OpenXml.S + "sheet").First(s => s.Attribute("name")?.Value == plan.Shape.Sheet.Name);
        var id = sheets.Elements(OpenXml.S + "sheet").Max(s => (int?)s.Attribute("sheetId") ?? 0);
        var after = own;
        for (var i = 0; i < plan.Sheets.Count; i++)
        {
            var document = i == 0 ? changes.Open(part) : new XDocument(empty);
            var rows = new FormRows(FormWriter.DataOf(document), styles, new FormMeasure(document.Root!, [.. FormWriter.MergesOf(document.Root!)]));
            rows.Fill(plan.Sheets[i].Cells);
            if (i == 0) continue;
            document.Descendants(OpenXml.S + "sheetView").Attributes("tabSelected").Remove();
            var path = Invariant($"xl/worksheets/card{i}.xml");
            changes.Add(path, document);
            var relation = Invariant($"rIdCard{i}");
            changes.Open(SheetPackage.RelationsOf(package.Workbook)).Root!.Add(new XElement(OpenXml.Package + "Relationship",
                new XAttribute("Id", relation), new XAttribute("Type", SheetRelation), new XAttribute("Target", "/" + path)));
            changes.Open(PartScan.ContentTypes).Root!.Add(new XElement(OpenXml.Types + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", SheetType)));
            var sheet = new XElement(OpenXml.S + "sheet", new XAttribute("name", plan.Sheets[i].Name!), new XAttribute("sheetId", ++id), new XAttribute(OpenXml.R + "id", relation));
            after.AddAfterSelf(sheet);
            after = sheet;
        }

        Told(workbook, sheets, own, plan);
        changes.KeepStyles(styles);
        FormWriter.ComputeAnew(package, changes, null);
        return changes.Pack();
    }

    /// <summary>Names speak of sheets by their position and by their name. A sheet of which others may speak keeps its own.</summary>
    private static void Told(XDocument workbook, XElement sheets, XElement own, FormPlan plan)
    {
        var position = sheets.Elements(OpenXml.S + "sheet").TakeWhile(s => s != own).Count();
        var isAlone = sheets.Elements(OpenXml.S + "sheet").Count() == plan.Sheets.Count;
        if (isAlone) own.SetAttributeValue("name", plan.Sheets[0].Name);
        foreach (var name in workbook.Root!.Elements(OpenXml.S + "definedNames").Elements(OpenXml.S + "definedName"))
        {
            if ((int?)name.Attribute("localSheetId") is { } at && at > position) name.SetAttributeValue("localSheetId", (at + plan.Sheets.Count - 1).ToString(CultureInfo.InvariantCulture));
            if (isAlone) name.Value = name.Value.Replace($"'{plan.Shape.Sheet.Name}'!", $"'{plan.Sheets[0].Name}'!", StringComparison.Ordinal).Replace($"{plan.Shape.Sheet.Name}!", $"'{plan.Sheets[0].Name}'!", StringComparison.Ordinal);
        }
    }
}
