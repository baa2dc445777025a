using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>The parts of a package that are written anew; all others are copied byte for byte.</summary>
internal sealed class PackageChanges(SheetPackage package)
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    private readonly Dictionary<string, XDocument> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _added = [];
    private string? _dropped;

    /// <summary>A part to be read; what was changed in it already is there.</summary>
    public XDocument Load(string part) => _changed.GetValueOrDefault(part) ?? package.Load(part);

    /// <summary>A part to be changed.</summary>
    public XDocument Open(string part) => _changed.TryGetValue(part, out var open) ? open : _changed[part] = package.Load(part);

    /// <summary>Changes a part where there is something to be changed.</summary>
    public void Edit(string part, Func<XDocument, bool> edit)
    {
        var document = Load(part);
        if (edit(document)) _changed[part] = document;
    }

    public void Add(string part, XDocument document)
    {
        _changed[part] = document;
        _added.Add(part);
    }

    public void KeepStyles(FormStyles? styles)
    {
        if (styles is { Changed: true }) _changed[package.Styles!] = styles.Document;
    }

    /// <summary>Leaves out a part, and the lists that name it.</summary>
    public void Drop(string? part)
    {
        if (part is null || _dropped is not null) return;
        _dropped = part;
        Open(PartScan.ContentTypes).Root!.Elements(OpenXml.Types + "Override").Where(o => o.Attribute("PartName")?.Value.TrimStart('/').Equals(part, StringComparison.OrdinalIgnoreCase) == true).Remove();
        Open(SheetPackage.RelationsOf(package.Workbook)).Root!.Elements(OpenXml.Package + "Relationship").Where(r => r.Attribute("Type")?.Value == OpenXml.CalcChainRelation).Remove();
    }

    public byte[] Pack()
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in package.Entries)
            {
                if (entry.FullName.Equals(_dropped, StringComparison.OrdinalIgnoreCase)) continue;
                using var stream = Copy(zip, entry.FullName, entry.LastWriteTime);
                if (_changed.TryGetValue(entry.FullName, out var document)) Save(document, stream);
                else
                {
                    using var source = entry.Open();
                    source.CopyTo(stream);
                }
            }

            foreach (var part in _added)
            {
                using var stream = Copy(zip, part, null);
                Save(_changed[part], stream);
            }
        }

        return target.ToArray();
    }

    private static Stream Copy(ZipArchive zip, string name, DateTimeOffset? written)
    {
        var copy = zip.CreateEntry(name, CompressionLevel.Optimal);
        if (written is { } time) copy.LastWriteTime = time;
        return copy.Open();
    }

    private static void Save(XDocument document, Stream stream)
    {
        using var writer = XmlWriter.Create(stream, Settings);
        document.Save(writer);
    }
}
