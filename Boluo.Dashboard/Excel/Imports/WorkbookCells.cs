using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Excel.Imports;

/// <summary>
/// Reads the cells of a workbook that has passed the guard, part by part as a stream: nothing is built but the texts that are there. Formulas
/// count by the value that the program has stored with them; nothing is computed here.
/// </summary>
internal sealed partial class WorkbookCells : IDisposable
{
    /// <summary>A sheet of more rows is no list that somebody has checked.</summary>
    public const int MostRows = 20_000;

    /// <summary>Columns further right belong to no table.</summary>
    public const int MostColumns = 200;

    private const int MostMerges = 2_000;

    private readonly SheetPackage _package;
    private readonly List<string> _strings = [];
    private readonly List<bool> _isDay = [];
    private readonly bool _from1904;

    public WorkbookCells(SafeWorkbook workbook)
    {
        _package = new SheetPackage(workbook);
        Visible = _package.Sheets();
        Hidden = [.. _package.Sheets(hiddenToo: true).Except(Visible)];
        if (_package.SharedStrings is { } strings) ReadStrings(strings);
        if (_package.Styles is { } styles) ReadStyles(styles);
        _from1904 = ReadFrom1904();
        SavedAt = _package.CoreProperties is { } properties ? ReadSavedAt(properties) : null;
    }

    /// <summary>When a spreadsheet program saved it last, UTC; null where it does not say.</summary>
    public DateTime? SavedAt { get; }

    public IReadOnlyList<ForeignSheet> Visible { get; }

    public IReadOnlyList<ForeignSheet> Hidden { get; }

    /// <returns>Null where it has more rows than anybody imports.</returns>
    public SheetCells? Read(ForeignSheet sheet)
    {
        var (rows, merges) = (new List<ReadRow>(), new List<CellRange>());
        using var reader = _package.Read(sheet.Part);
        var (number, column, cells) = (0, 0, new List<ReadCell>());
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row" && cells.Count > 0)
            {
                if (rows.Count == MostRows) return null;
                rows.Add(new ReadRow(number, [.. cells.OrderBy(c => c.Column)]));
                cells.Clear();
            }

            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "row":
                    number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
                    column = 0;
                    break;
                case "c":
                    column = CellRange.Cell(reader.GetAttribute("r"))?.Column ?? column + 1;
                    if (reader.IsEmptyElement || column > MostColumns) break;
                    if (ReadCell(reader) is (var text, var isError) && !string.IsNullOrWhiteSpace(text)) cells.Add(new ReadCell(column, text, isError));
                    break;
                case "mergeCell" when merges.Count < MostMerges && CellRange.Parse(reader.GetAttribute("ref")) is { } merge:
                    merges.Add(merge);
                    break;
            }
        }

        return new SheetCells(sheet.Name, rows, merges);
    }

    /// <summary>Leaves the reader at the end of the cell.</summary>
    private (string Text, bool IsError) ReadCell(XmlReader reader)
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        var (depth, value, inline, isPhonetic) = (reader.Depth, "", new StringBuilder(), false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh") isPhonetic = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element || isPhonetic || reader.IsEmptyElement) continue;
            if (reader.LocalName == "v") value = TextOf(reader);
            else if (reader.LocalName == "t") inline.Append(TextOf(reader));
        }

        return type switch
        {
            "s" => (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _strings.Count ? _strings[index] : "", false),
            "inlineStr" => (Unescaped(inline.ToString()), false),
            "str" => (Unescaped(value), false),
            "b" => (value == "1" ? "是" : "否", false),
            "e" => (value, true),
            "d" => (value.Split('T')[0], false),
            _ when value.Length == 0 => ("", false),
            _ => (NumberShapes.Text(value, int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format < _isDay.Count && _isDay[format], _from1904), false),
        };
    }

    /// <summary>The text within an element. Leaves the reader at its end.</summary>
    private static string TextOf(XmlReader reader)
    {
        var (depth, text) = (reader.Depth, "");
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text += reader.Value;
        return text;
    }

    private void ReadStrings(string part)
    {
        using var reader = _package.Read(part);
        var (text, isPhonetic) = (new StringBuilder(), false);
        while (reader.Read())
        {
            if (reader.LocalName == "rPh") isPhonetic = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.LocalName == "t" && reader.NodeType == XmlNodeType.Element && !isPhonetic && !reader.IsEmptyElement) text.Append(TextOf(reader));
            if (reader.LocalName != "si" || !(reader.NodeType == XmlNodeType.EndElement || reader.IsEmptyElement)) continue;
            _strings.Add(Unescaped(text.ToString()));
            text.Clear();
        }
    }

    private void ReadStyles(string part)
    {
        using var reader = _package.Read(part);
        var (patterns, isCellFormat) = (new Dictionary<int, string>(), false);
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs") isCellFormat = reader.NodeType == XmlNodeType.Element;
            if (reader.NodeType != XmlNodeType.Element) continue;
            var isNumbered = int.TryParse(reader.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            if (reader.LocalName == "numFmt" && isNumbered) patterns[id] = reader.GetAttribute("formatCode") ?? "";
            else if (reader.LocalName == "xf" && isCellFormat) _isDay.Add(isNumbered && NumberShapes.IsDay(id, patterns.GetValueOrDefault(id)));
        }
    }

    private bool ReadFrom1904()
    {
        using var reader = _package.Read(_package.Workbook);
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) return reader.GetAttribute("date1904") is "1" or "true";
        return false;
    }

    private DateTime? ReadSavedAt(string part)
    {
        using var reader = _package.Read(part);
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "modified", IsEmptyElement: false })
                return DateTime.TryParse(TextOf(reader), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var saved) ? saved : null;
        return null;
    }

    /// <summary>The format writes what XML cannot hold as _x000D_.</summary>
    private static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    public void Dispose() => _package.Dispose();
}
