using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>What is wrong with a row: which of its cells, and in which words.</summary>
/// <param name="Cells">Their addresses: E12.</param>
public sealed record MarkedRow(IReadOnlyCollection<string> Cells, string Text);

/// <summary>What is wrong on a sheet, by the numbers of its rows.</summary>
/// <param name="HeaderRow">Where the new column gets its header.</param>
public sealed record MarkedSheet(int HeaderRow, IReadOnlyDictionary<int, MarkedRow> Rows);

/// <summary>
/// Gives a workbook back as it came, with what is wrong marked in it: the cells in pink, the words in a last column 错误说明. Row by row from one
/// package into another; every other part is copied.
/// </summary>
public static class ErrorWorkbook
{
    public const string Header = "错误说明";

    private const string Width = "48";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    public static byte[] Write(SafeWorkbook workbook, IReadOnlyDictionary<string, MarkedSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        using var package = new SheetPackage(workbook);
        using var cells = new WorkbookCells(workbook);
        var parts = cells.Visible.Where(s => sheets.ContainsKey(s.Name)).ToDictionary(s => s.Part, StringComparer.OrdinalIgnoreCase);
        var styles = package.Styles is { } part ? new PinkStyles(package.Load(part)) : null;
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in package.Entries.Where(e => !e.FullName.Equals(package.Styles, StringComparison.OrdinalIgnoreCase)))
            {
                using var stream = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (parts.TryGetValue(entry.FullName, out var sheet))
                {
                    using var reader = package.Read(sheet.Part);
                    using var writer = XmlWriter.Create(stream, Settings);
                    new Sheet(sheets[sheet.Name], ColumnOf(cells.Read(sheet), sheets[sheet.Name]), styles).Copy(reader, writer);
                }
                else
                {
                    using var source = entry.Open();
                    source.CopyTo(stream);
                }
            }

            if (styles is not null)
            {
                using var writer = XmlWriter.Create(zip.CreateEntry(package.Styles!, CompressionLevel.Fastest).Open(), Settings);
                styles.Document.Save(writer);
            }
        }

        return target.ToArray();
    }

    /// <summary>Where the words stand: behind all columns, or where they stood when the file was given back before.</summary>
    private static int ColumnOf(SheetCells? cells, MarkedSheet sheet)
    {
        if (cells?.Rows.FirstOrDefault(r => r.Number == sheet.HeaderRow)?.Cells.FirstOrDefault(c => c.Text == Header) is { Column: > 0 and var known }) return known;
        return 1 + (cells?.Rows.Max(r => r.Cells.Max(c => c.Column)) ?? 0);
    }

    private sealed class Sheet(MarkedSheet marked, int column, PinkStyles? styles)
    {
        private readonly string _letters = CellRange.Letters(column);

        public void Copy(XmlReader reader, XmlWriter writer)
        {
            writer.WriteStartDocument();
            reader.MoveToContent();
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" or "cols" or "dimension" })
                {
                    var element = (XElement)XNode.ReadFrom(reader);
                    if (element.Name.LocalName == "row") Mark(element);
                    else if (element.Name.LocalName == "cols") Widen(element);
                    if (element.Name.LocalName != "dimension") element.WriteTo(writer); // Programs measure it anew.
                }
                else if (reader is { NodeType: XmlNodeType.Element, LocalName: "worksheet" or "sheetData", IsEmptyElement: false })
                {
                    writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                    writer.WriteAttributes(reader, defattr: false);
                    reader.Read();
                }
                else if (reader.NodeType == XmlNodeType.EndElement)
                {
                    writer.WriteEndElement();
                    reader.Read();
                }
                else writer.WriteNode(reader, defattr: false);
            }
        }

        private void Widen(XElement columns)
        {
            var name = columns.Name.Namespace + "col";
            if (columns.Elements(name).All(c => (int?)c.Attribute("max") < column))
                columns.Add(new XElement(name, new XAttribute("min", column), new XAttribute("max", column), new XAttribute("width", Width), new XAttribute("customWidth", 1)));
        }

        private void Mark(XElement row)
        {
            if (!int.TryParse(row.Attribute("r")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return;
            var fault = marked.Rows.GetValueOrDefault(number);
            var before = row.Elements().FirstOrDefault(c => c.Attribute("r")?.Value == _letters + Invariant($"{number}"));
            if (fault is null && before is null && number != marked.HeaderRow) return;
            before?.Remove();
            row.Attribute("spans")?.Remove();
            foreach (var address in fault?.Cells ?? []) MarkCell(row, address);
            if (number == marked.HeaderRow) Put(row, Words(row, number, Header));
            else if (fault is not null) Put(row, Words(row, number, fault.Text));
        }

        private void MarkCell(XElement row, string address)
        {
            var cell = row.Elements().FirstOrDefault(c => c.Attribute("r")?.Value == address);
            if (cell is null) Put(row, cell = new XElement(row.Name.Namespace + "c", new XAttribute("r", address)));
            if (styles is not null) cell.SetAttributeValue("s", styles.Pink((int?)cell.Attribute("s") ?? (int?)row.Attribute("s") ?? 0));
        }

        /// <summary>Cells stand from left to right.</summary>
        private static void Put(XElement row, XElement cell)
        {
            var place = CellRange.Cell(cell.Attribute("r")!.Value)?.Column;
            if (row.Elements().FirstOrDefault(c => CellRange.Cell(c.Attribute("r")?.Value)?.Column > place) is { } next) next.AddBeforeSelf(cell);
            else row.Add(cell);
        }

        private XElement Words(XElement row, int number, string text)
        {
            var s = row.Name.Namespace;
            return new XElement(s + "c", new XAttribute("r", _letters + Invariant($"{number}")), new XAttribute("t", "inlineStr"), styles is null ? null : new XAttribute("s", styles.Words),
                new XElement(s + "is", new XElement(s + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), CellWriter.Clean(text))));
        }
    }

    /// <summary>The styles of the workbook, with a pink twin of each that is marked.</summary>
    private sealed class PinkStyles
    {
        private const string Colour = "FFFFC7CE";

        private readonly XElement _formats;
        private readonly List<XElement> _list;
        private readonly Dictionary<int, int> _twins = [];
        private readonly int _fill;
        private int? _words;

        public PinkStyles(XDocument document)
        {
            Document = document;
            var s = document.Root!.Name.Namespace;
            _formats = document.Root.Element(s + "cellXfs") ?? throw new InvalidDataException("There are no cell styles.");
            _list = [.. _formats.Elements(s + "xf")];
            var fills = document.Root.Element(s + "fills") ?? throw new InvalidDataException("There are no fills.");
            _fill = fills.Elements().Count();
            fills.Add(new XElement(s + "fill", new XElement(s + "patternFill", new XAttribute("patternType", "solid"), new XElement(s + "fgColor", new XAttribute("rgb", Colour)), new XElement(s + "bgColor", new XAttribute("indexed", 64)))));
            fills.SetAttributeValue("count", _fill + 1);
        }

        public XDocument Document { get; }

        /// <summary>Text that wraps.</summary>
        public int Words => _words ??= Add(_list.Count == 0 ? null : _list[0], wraps: true);

        public int Pink(int style) => _twins.TryGetValue(style, out var twin) ? twin : _twins[style] = Add(style < _list.Count ? _list[style] : null, wraps: false);

        private int Add(XElement? like, bool wraps)
        {
            var s = _formats.Name.Namespace;
            var twin = like is null ? new XElement(s + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("borderId", 0)) : new XElement(like);
            if (wraps)
            {
                twin.Elements().Remove();
                twin.Add(new XElement(s + "alignment", new XAttribute("wrapText", 1), new XAttribute("vertical", "center")));
                twin.SetAttributeValue("applyAlignment", 1);
            }
            else
            {
                twin.SetAttributeValue("fillId", _fill);
                twin.SetAttributeValue("applyFill", 1);
            }

            _formats.Add(twin);
            _list.Add(twin);
            _formats.SetAttributeValue("count", _list.Count);
            return _list.Count - 1;
        }
    }
}
