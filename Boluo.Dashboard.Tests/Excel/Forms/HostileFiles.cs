using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Boluo.Dashboard.Tests.Excel.Forms;

/// <summary>Files that would end the process, fill its memory or reach out of it.</summary>
public static class HostileFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Types =
        """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""";

    private const string Workbook =
        $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    /// <summary>A small workbook, whole but for what the test puts in the place of its sheet or beside it.</summary>
    public static byte[] Workbook_with(string sheet, params (string Path, string Text)[] more) => Zip(
        [
            ("[Content_Types].xml", Types),
            ("_rels/.rels", Relations($"{Office}/officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", Workbook),
            ("xl/_rels/workbook.xml.rels", Relations($"{Office}/worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", sheet),
            .. more,
        ]);

    public static byte[] Sheet(string data) => Workbook_with($"""<worksheet xmlns="{Main}"><sheetData>{data}</sheetData></worksheet>""");

    public static byte[] Deep(int levels) => Sheet(string.Concat(Enumerable.Repeat("<row>", levels)) + string.Concat(Enumerable.Repeat("</row>", levels)));

    public static byte[] Formula(string formula) => Sheet($"""<row r="1"><c r="A1"><f>{formula}</f></c></row>""");

    public static byte[] BillionLaughs()
    {
        var entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (var i = 1; i < 30; i++) entities.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        return Workbook_with($"<!DOCTYPE w [{entities}]><worksheet xmlns=\"{Main}\"><sheetData>&a29;</sheetData></worksheet>");
    }

    public static byte[] ForeignEntity() =>
        Workbook_with($"<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"{Main}\"><sheetData>&x;</sheetData></worksheet>");

    /// <summary>Blank space that packs to a thousandth.</summary>
    public static byte[] Bomb(int megabytes) => Sheet(new string(' ', megabytes * 1024 * 1024));

    /// <summary>The directory says that the sheet is small; the sheet is not.</summary>
    public static byte[] LyingHeader()
    {
        var file = Sheet(new string(' ', 8 * 1024 * 1024));
        for (var at = 0; (at = file.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is var next and >= 0 ? at + next : -1) >= 0; at += 4)
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 24)) > 1024 * 1024)
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at + 24), 1000);
        return file;
    }

    public static byte[] ManyEntries(int count) => Workbook_with($"<worksheet xmlns=\"{Main}\"/>", [.. Enumerable.Range(0, count).Select(i => ($"x/{i}.xml", "<a/>"))]);

    public static byte[] ManyCells(int rows)
    {
        var data = new StringBuilder();
        for (var r = 1; r <= rows; r++) data.Append("<row>").Append(string.Concat(Enumerable.Repeat("<c/>", 100))).Append("</row>");
        return Sheet(data.ToString());
    }

    /// <summary>Fifty in each element, which alone is allowed.</summary>
    public static byte[] ManyAttributes(int elements)
    {
        var element = $"<a {string.Join(' ', Enumerable.Range(0, 50).Select(i => $"a{i}=\"\""))}/>";
        return Sheet(string.Concat(Enumerable.Repeat(element, elements)));
    }

    /// <summary>A small workbook but for one of the parts that list its parts: words that do not pack make that longer than a megabyte.</summary>
    public static byte[] LongList(string part)
    {
        var random = new Random(3);
        var words = new StringBuilder();
        while (words.Length < 1_100_000) words.Append("<x y=\"").Append(random.NextInt64()).Append("\"/>");
        (string Path, string Text)[] parts =
        [
            ("[Content_Types].xml", Types),
            ("_rels/.rels", Relations($"{Office}/officeDocument", "xl/workbook.xml")),
            ("xl/workbook.xml", Workbook),
            ("xl/_rels/workbook.xml.rels", Relations($"{Office}/worksheet", "worksheets/sheet1.xml")),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData/></worksheet>"),
        ];
        return Zip([.. parts.Select(p => p.Path == part ? (p.Path, p.Text.Insert(p.Text.LastIndexOf("</", StringComparison.Ordinal), words.ToString())) : p)]);
    }

    public static byte[] Old(string? stream = null) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512], .. Encoding.Unicode.GetBytes(stream ?? "Workbook"), .. new byte[64]];

    public static byte[] Zip(IReadOnlyList<(string Path, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path, CompressionLevel.Optimal).Open());
                writer.Write(text);
            }

        return stream.ToArray();
    }

    private static string Relations(string type, string target) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{type}" Target="{target}"/></Relationships>""";
}
