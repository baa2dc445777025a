using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Boluo.Dashboard.Tests.Excel.Printing;

/// <summary>A saved workbook as a printer takes it, read from the parts of the file alone: nothing of the writer's own arithmetic is used.</summary>
internal sealed class PrintedBook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public required IReadOnlyList<PrintedSheet> Sheets { get; init; }

    public static PrintedBook Read(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        var book = Part("xl/workbook.xml");
        var targets = Part("xl/_rels/workbook.xml.rels").Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value, StringComparer.Ordinal);
        var strings = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : Part("xl/sharedStrings.xml").Elements(Main + "si").Select(s => string.Concat(s.Descendants(Main + "t").Select(t => t.Value))).ToList();
        var sides = Part("xl/styles.xml").Element(Main + "cellXfs")!.Elements(Main + "xf").Select(x => x.Element(Main + "alignment")?.Attribute("horizontal")?.Value).ToList();
        var names = book.Element(Main + "definedNames")?.Elements(Main + "definedName").ToList() ?? [];
        return new PrintedBook
        {
            Sheets = [.. book.Element(Main + "sheets")!.Elements(Main + "sheet").Select((s, i) => (Sheet: s, Index: i))
                .Where(s => s.Sheet.Attribute("state") is null or { Value: "visible" })
                .Select(s => new PrintedSheet(s.Sheet.Attribute("name")!.Value, Part("xl/" + targets[s.Sheet.Attribute(Relation + "id")!.Value].Replace("/xl/", "", StringComparison.Ordinal)),
                    strings, sides, Rows("_xlnm.Print_Titles", s.Index), Rows("_xlnm.Print_Area", s.Index)))],
        };

        XElement Part(string name)
        {
            using var stream = zip.GetEntry(name)!.Open();
            return XElement.Load(stream);
        }

        (int First, int Last)? Rows(string name, int sheet)
        {
            var text = names.Find(n => n.Attribute("name")!.Value == name && n.Attribute("localSheetId")?.Value == sheet.ToString(CultureInfo.InvariantCulture))?.Value;
            if (text is null) return null;
            var rows = Regex.Matches(text[(text.LastIndexOf('!') + 1)..], @"\d+", RegexOptions.None, TimeSpan.FromSeconds(1));
            return (int.Parse(rows[0].Value, CultureInfo.InvariantCulture), int.Parse(rows[^1].Value, CultureInfo.InvariantCulture));
        }
    }
}

internal sealed record PrintedCell(string Text, bool IsRight);

/// <summary>The rows of a page after those that every page repeats.</summary>
/// <param name="IsForced">It begins where the file says so, not where a program ran out of paper.</param>
internal sealed record PrintedPage(int First, int Last, bool IsForced);

internal sealed class PrintedSheet
{
    private const double MillimetresPerInch = 25.4;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<(int Row, int Column), PrintedCell> _cells = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly Dictionary<int, double> _pixels = [];
    private readonly IReadOnlyList<(int Top, int Left, int Bottom, int Right)> _merges;

    public PrintedSheet(string name, XElement sheet, IReadOnlyList<string> strings, IReadOnlyList<string?> sides, (int First, int Last)? titles, (int First, int Last)? area)
    {
        Name = name;
        foreach (var column in sheet.Element(Main + "cols")?.Elements(Main + "col") ?? [])
            for (var c = Number(column, "min"); c <= Math.Min(Number(column, "max"), 200); c++)
                _pixels[(int)c] = column.Attribute("hidden")?.Value == "1" ? 0 : Math.Truncate(Number(column, "width") * 7 + 0.5);
        foreach (var row in sheet.Element(Main + "sheetData")!.Elements(Main + "row"))
        {
            var r = (int)Number(row, "r");
            _heights[r] = row.Attribute("ht") is null ? 15 : Number(row, "ht");
            foreach (var cell in row.Elements(Main + "c"))
            {
                var value = cell.Element(Main + "v")?.Value ?? "";
                var text = value.Length > 0 && cell.Attribute("t")?.Value == "s" ? strings[int.Parse(value, CultureInfo.InvariantCulture)] : value;
                _cells[Address(cell.Attribute("r")!.Value)] = new PrintedCell(text, sides[int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture)] == "right");
            }
        }

        _merges = [.. sheet.Element(Main + "mergeCells")?.Elements(Main + "mergeCell").Select(m => m.Attribute("ref")!.Value.Split(':').Select(Address).ToList())
            .Select(m => (m[0].Row, m[0].Column, m[1].Row, m[1].Column)) ?? []];
        (Titles, Last) = (titles?.Last ?? 0, area?.Last ?? _heights.Keys.Max());
        FirstTitle = titles?.First ?? 0;
        Columns = 1;
        while (_cells.Keys.Any(k => k.Column == Columns + 1 && k.Row <= Last) && _pixels.GetValueOrDefault(Columns + 1) > 0) Columns++;

        var (set, margins) = (sheet.Element(Main + "pageSetup")!, sheet.Element(Main + "pageMargins")!);
        IsA3 = Number(set, "paperSize") == 8;
        var (shorter, longer) = IsA3 ? (297, 420) : (210, 297);
        var (width, height) = set.Attribute("orientation")?.Value == "landscape" ? (longer, shorter) : (shorter, longer);
        var wide = (width / MillimetresPerInch - Number(margins, "left") - Number(margins, "right")) * 96;
        var high = (height / MillimetresPerInch - Number(margins, "top") - Number(margins, "bottom")) * 72;
        IsFitted = sheet.Element(Main + "sheetPr")?.Element(Main + "pageSetUpPr")?.Attribute("fitToPage")?.Value == "1"
            && set.Attribute("fitToWidth") is null or { Value: "1" } && set.Attribute("fitToHeight") is null or { Value: "0" or "1" };
        IsOnePage = IsFitted && set.Attribute("fitToHeight")?.Value != "0";
        Scale = Math.Min(1, Math.Floor(100 * wide / Enumerable.Range(1, Columns).Sum(PixelsOf)) / 100);
        if (IsOnePage) Scale = Math.Min(Scale, Math.Floor(100 * high / HeightOf(1, Last)) / 100);
        Room = high / Scale;
        var breaks = sheet.Element(Main + "rowBreaks")?.Elements(Main + "brk").Where(b => b.Attribute("man")?.Value == "1").Select(b => (int)Number(b, "id") + 1).ToHashSet() ?? [];
        Pages = Paginate(Room, breaks);
    }

    public string Name { get; }

    public bool IsA3 { get; }

    /// <summary>One page wide, as many as it takes tall, or <see cref="IsOnePage"/>.</summary>
    public bool IsFitted { get; }

    public bool IsOnePage { get; }

    /// <summary>What a page holds, in points of the sheet.</summary>
    public double Room { get; }

    public double Scale { get; }

    public int Columns { get; }

    public int FirstTitle { get; }

    /// <summary>The last of the rows that every page repeats.</summary>
    public int Titles { get; }

    public int Last { get; }

    public IReadOnlyList<PrintedPage> Pages { get; }

    public double PixelsOf(int column) => _pixels.GetValueOrDefault(column, 64);

    public double PixelsOf(int row, int column) =>
        _merges.FirstOrDefault(m => m.Top == row && m.Left == column) is { Right: > 0 } merge ? Enumerable.Range(column, merge.Right - column + 1).Sum(PixelsOf) : PixelsOf(column);

    public string Text(int row, int column) => _cells.GetValueOrDefault((row, column))?.Text ?? "";

    /// <summary>Numbers stand on the right.</summary>
    public bool IsNumber(int row, int column) => _cells.GetValueOrDefault((row, column))?.IsRight ?? false;

    public bool IsCovered(int row, int column) => _merges.Any(m => row >= m.Top && row <= m.Bottom && column >= m.Left && column <= m.Right && (row, column) != (m.Top, m.Left));

    /// <summary>A row of the table itself: it has a running number.</summary>
    public bool IsData(int row) => row > Titles && int.TryParse(Text(row, 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public int HeaderTop => Enumerable.Range(1, Titles).FirstOrDefault(r => Text(r, 1) == "序号");

    public IEnumerable<int> DataRows => Enumerable.Range(Titles + 1, Math.Max(0, Last - Titles)).Where(IsData);

    /// <summary>合计 and 小计 among the rows and right after them.</summary>
    public IEnumerable<int> TotalRows => Enumerable.Range(Titles + 1, Math.Max(0, (DataRows.Any() ? DataRows.Max() : 0) + 1 - Titles))
        .Where(r => !IsData(r) && Enumerable.Range(1, 4).Any(c => Text(r, c) is "合计" || Text(r, c).EndsWith("小计", StringComparison.Ordinal)));

    /// <summary>Cells of several rows below the header.</summary>
    public IEnumerable<(int Top, int Left, int Bottom)> TallMerges => _merges.Where(m => m.Top > Titles && m.Bottom > m.Top).Select(m => (m.Top, m.Left, m.Bottom));

    public IEnumerable<(int Row, int Column, string Text)> Headers =>
        from cell in _cells
        where HeaderTop > 0 && cell.Key.Row >= HeaderTop && cell.Key.Row <= Titles && cell.Value.Text.Length > 0
        select (cell.Key.Row, cell.Key.Column, cell.Value.Text);

    public IEnumerable<(int Row, int Column, string Text)> Words => from cell in _cells where cell.Key.Row <= Last && cell.Value.Text.Length > 0 select (cell.Key.Row, cell.Key.Column, cell.Value.Text);

    private List<PrintedPage> Paginate(double room, HashSet<int> breaks)
    {
        var repeated = Enumerable.Range(1, Titles).Sum(HeightOf);
        var pages = new List<PrintedPage>();
        var (first, filled, forced) = (Titles + 1, repeated, true);
        for (var row = Titles + 1; row <= Last; row++)
        {
            if (row > first && (breaks.Contains(row) || filled + HeightOf(row) > room))
            {
                pages.Add(new PrintedPage(first, row - 1, forced));
                (first, filled, forced) = (row, repeated, breaks.Contains(row));
            }

            filled += HeightOf(row);
        }

        return [.. pages, new PrintedPage(first, Last, forced)];
    }

    public double HeightOf(int first, int last) => Enumerable.Range(first, last - first + 1).Sum(HeightOf);

    /// <summary>What stands on a page, with the rows that every page repeats.</summary>
    public double HeightOf(PrintedPage page) => HeightOf(1, Titles) + HeightOf(page.First, page.Last);

    private double HeightOf(int row) => _heights.GetValueOrDefault(row, 15);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture);

    private static (int Row, int Column) Address(string reference)
    {
        var letters = reference.TakeWhile(char.IsLetter).ToList();
        return (int.Parse(reference.AsSpan(letters.Count), CultureInfo.InvariantCulture), letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }
}
