using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Boluo.Dashboard.Excel;

/// <summary>
/// Writes a workbook with long tables: everything is as the saved pattern has it, but the sheets with <see cref="LongRows"/> are written
/// anew, row by row into the compressed file, so that no more than a row of them is ever held.
/// </summary>
internal static class LongWorkbook
{
    /// <param name="pattern">A saved workbook, in which each long table has two rows.</param>
    public static byte[] Write(Stream pattern, IReadOnlyList<LongRows> tables, CancellationToken cancel)
    {
        var (sheets, workbook, styles) = Parts(pattern, tables);
        pattern.Position = 0;
        using var output = new MemoryStream();
        using (var source = new ZipArchive(pattern, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var looks = new QuotedStyles(Load(source, styles));
            foreach (var entry in source.Entries.Where(e => e.FullName != styles))
            {
                cancel.ThrowIfCancellationRequested();
                using var to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (sheets.TryGetValue(entry.FullName, out var rows)) new LongSheet(Load(source, entry.FullName), rows, looks).Write(to, cancel);
                else if (entry.FullName == workbook) Save(LongNames.Shifted(Load(source, workbook), tables), to);
                else Copy(entry, to);
            }

            using var last = target.CreateEntry(styles, CompressionLevel.Fastest).Open();
            Save(looks.Document, last);
        }

        return output.ToArray();
    }

    /// <summary>Where the parts lie in the package. The order of calculation names cells that will stand elsewhere; programs make it anew.</summary>
    private static (Dictionary<string, List<LongRows>> Sheets, string Workbook, string Styles) Parts(Stream pattern, IReadOnlyList<LongRows> tables)
    {
        pattern.Position = 0;
        using var document = SpreadsheetDocument.Open(pattern, isEditable: true);
        var book = document.WorkbookPart!;
        if (book.CalculationChainPart is { } chain) book.DeletePart(chain);
        var sheets = book.Workbook.Sheets!.Elements<Sheet>().ToDictionary(s => s.Name!.Value!, s => NameOf(book.GetPartById(s.Id!.Value!)), StringComparer.Ordinal);
        return (tables.GroupBy(t => t.SheetName, StringComparer.Ordinal).ToDictionary(g => sheets[g.Key], g => g.OrderBy(t => t.Top).ToList(), StringComparer.Ordinal),
            NameOf(book), NameOf(book.WorkbookStylesPart!));

        static string NameOf(OpenXmlPart part) => part.Uri.OriginalString.TrimStart('/');
    }

    private static XDocument Load(ZipArchive package, string name)
    {
        using var stream = package.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static void Save(XDocument document, Stream to)
    {
        using var writer = XmlWriter.Create(to, LongSheet.Settings);
        document.Save(writer);
    }

    private static void Copy(ZipArchiveEntry entry, Stream to)
    {
        using var from = entry.Open();
        from.CopyTo(to);
    }
}

/// <summary>Where a row of the pattern stands once the long tables are written.</summary>
internal static class LongNames
{
    public static int Shifted(int row, IReadOnlyList<LongRows> tables) => row + tables.Where(t => row > t.Top).Sum(t => t.Count - LongRows.Pattern);

    /// <summary>The areas to print and to filter, which the workbook names.</summary>
    public static XDocument Shifted(XDocument workbook, IReadOnlyList<LongRows> tables)
    {
        var names = workbook.Descendants(OpenXml.S + "sheet").Select(s => (string)s.Attribute("name")!).ToList();
        foreach (var name in workbook.Descendants(OpenXml.S + "definedName"))
            if ((int?)name.Attribute("localSheetId") is { } sheet)
                name.Value = Shifted(name.Value, [.. tables.Where(t => t.SheetName == names[sheet])]);
        return workbook;
    }

    /// <summary>$A$1:$M$12 and A1:M12; a name of a sheet before it stays as it is.</summary>
    public static string Shifted(string reference, IReadOnlyList<LongRows> tables)
    {
        var mark = reference.LastIndexOf('!') + 1;
        return reference[..mark] + LongReferences.Cell().Replace(reference[mark..],
            m => m.Groups["column"].Value + Shifted(int.Parse(m.Groups["row"].ValueSpan, CultureInfo.InvariantCulture), tables).ToString(CultureInfo.InvariantCulture));
    }
}

internal static partial class LongReferences
{
    [GeneratedRegex(@"(?<column>\$?[A-Z]+\$?)(?<row>\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    public static partial Regex Cell();
}

/// <summary>The styles of the workbook, each with and without the mark that keeps words text where they look like a formula.</summary>
internal sealed class QuotedStyles(XDocument document)
{
    private const string Mark = "quotePrefix";

    private readonly Dictionary<(int Style, bool Quoted), int> _known = [];
    private readonly List<XElement> _styles = [.. document.Root!.Element(OpenXml.S + "cellXfs")!.Elements()];

    public XDocument Document
    {
        get
        {
            var all = document.Root!.Element(OpenXml.S + "cellXfs")!;
            all.ReplaceNodes(_styles);
            all.SetAttributeValue("count", _styles.Count);
            return document;
        }
    }

    /// <summary>The same style with the mark or without, whichever the pattern's own cell has.</summary>
    public int Of(int style, bool quoted)
    {
        if (_known.TryGetValue((style, quoted), out var known)) return known;
        if ((string?)_styles[style].Attribute(Mark) is "1" or "true" == quoted) return _known[(style, quoted)] = style;
        var other = new XElement(_styles[style]);
        other.SetAttributeValue(Mark, quoted ? 1 : null);
        _styles.Add(other);
        return _known[(style, quoted)] = _styles.Count - 1;
    }
}
