using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>A visible sheet of somebody else's workbook, and the part of the package that it is.</summary>
public sealed record ForeignSheet(string Name, string Part);

/// <summary>The parts of a workbook that has passed the guard, found by their relations.</summary>
internal sealed class SheetPackage : IDisposable
{
    /// <summary>What lists the parts is small in any honest file, and is read whole, several times.</summary>
    private const long LargestList = 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };

    private readonly ZipArchive _zip;

    public SheetPackage(SafeWorkbook workbook)
    {
        _zip = workbook.Open();
        Workbook = Related("", OpenXml.WorkbookRelation) ?? throw new InvalidDataException("There is no workbook part.");
    }

    public string Workbook { get; }

    public string? SharedStrings => Related(Workbook, OpenXml.SharedStringsRelation);

    public string? Styles => Related(Workbook, OpenXml.StylesRelation);

    public string? CalcChain => Related(Workbook, OpenXml.CalcChainRelation);

    /// <summary>Who wrote it and when, as it says itself.</summary>
    public string? CoreProperties => Related("", OpenXml.CorePropertiesRelation);

    public IEnumerable<ZipArchiveEntry> Entries => _zip.Entries;

    /// <summary>In their order.</summary>
    public List<ForeignSheet> Sheets(bool hiddenToo = false)
    {
        var parts = Relations(Workbook).ToDictionary(r => r.Id, r => r.Part, StringComparer.Ordinal);
        return [.. SheetElements().Where(s => hiddenToo || s.Attribute("state")?.Value is null or "visible")
            .Select(s => new ForeignSheet(s.Attribute("name")?.Value ?? "", parts.GetValueOrDefault(s.Attribute(OpenXml.R + "id")?.Value ?? "") ?? ""))
            .Where(s => s.Part.Contains("/worksheets/", StringComparison.Ordinal) && Has(s.Part))];
    }

    public XmlReader Read(string part) => XmlReader.Create(Entry(part).Open(), Settings);

    public XDocument Load(string part)
    {
        using var reader = Read(part);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The workbook part or relations.</summary>
    private XDocument LoadList(string part) =>
        Entry(part).Length <= LargestList ? Load(part) : throw new InvalidDataException($"{part} is too large for what it is.");

    public static string RelationsOf(string part)
    {
        var folder = part.LastIndexOf('/') + 1;
        return $"{part[..folder]}_rels/{part[folder..]}.rels";
    }

    /// <summary>The XML parts that a part speaks of, with the last word of their kind: drawing, comments, vmlDrawing, table.</summary>
    public IEnumerable<(string Kind, string Part)> PartsOf(string part) => Relations(part).Where(r => Has(r.Part)).Select(r => (r.Type[(r.Type.LastIndexOf('/') + 1)..], r.Part));

    public bool Has(string part) => Find(part) is not null;

    private IEnumerable<XElement> SheetElements() => LoadList(Workbook).Root!.Elements(OpenXml.S + "sheets").Elements(OpenXml.S + "sheet");

    private string? Related(string part, string type) => Relations(part).FirstOrDefault(r => r.Type == type).Part;

    private IEnumerable<(string Id, string Type, string Part)> Relations(string part)
    {
        var relations = RelationsOf(part);
        if (!Has(relations)) yield break;
        foreach (var relation in LoadList(relations).Root!.Elements(OpenXml.Package + "Relationship"))
            if (relation.Attribute("TargetMode")?.Value != "External" && Resolve(part, relation.Attribute("Target")?.Value ?? "") is var target && PartScan.IsXml(target))
                yield return (relation.Attribute("Id")?.Value ?? "", relation.Attribute("Type")?.Value ?? "", target);
    }

    private static string Resolve(string part, string target) =>
        Uri.TryCreate(new Uri("http://package/" + part), target, out var address) ? Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/') : "";

    private ZipArchiveEntry? Find(string part) => _zip.Entries.FirstOrDefault(e => e.FullName.Equals(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Only parts that the guard has read as XML are ever read here.</summary>
    private ZipArchiveEntry Entry(string part) =>
        PartScan.IsXml(part) && Find(part) is { } entry ? entry : throw new InvalidDataException($"There is no part {part}.");

    public void Dispose() => _zip.Dispose();
}
