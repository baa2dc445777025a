using System.Globalization;
using System.Xml;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>
/// What stands at the top of somebody else's sheet, read as a stream: words, formulas, which cells have a look, what is merged and hidden.
/// A merged cell's words stand in every cell that it covers.
/// </summary>
public sealed class SheetGrid
{
    public const int MostRows = 1000;
    public const int MostColumns = 100;

    private const int MostMerges = 5000;

    /// <summary>Rows of all merged cells together; more is no honest form, and the rest is taken for single cells.</summary>
    private const int MostMergedRows = 50_000;

    private readonly Dictionary<(int Row, int Column), string> _texts = [];
    private readonly Dictionary<(int Row, int Column), string> _formulas = [];
    private readonly HashSet<int> _prepared = [];
    private readonly HashSet<int> _hidden = [];
    private readonly Dictionary<int, List<CellRange>> _merges = [];
    private int _mergedRows;

    private SheetGrid()
    {
    }

    /// <summary>The last column that has words or formulas.</summary>
    public int Width { get; private set; }

    /// <summary>The last row that has words, formulas or a look, of those read.</summary>
    public int Height { get; private set; }

    internal static SheetGrid Read(SheetPackage package, ForeignSheet sheet)
    {
        var grid = new SheetGrid();
        var shared = new Dictionary<int, List<(int, int)>>();
        using (var reader = package.Read(sheet.Part)) grid.ReadSheet(reader, shared);
        if (shared.Count > 0 && package.SharedStrings is { } part)
        {
            using var reader = package.Read(part);
            grid.ReadStrings(reader, shared);
        }

        foreach (var (row, column) in grid._texts.Keys.Concat(grid._formulas.Keys))
        {
            grid.Width = Math.Max(grid.Width, column);
            grid.Height = Math.Max(grid.Height, row);
        }

        foreach (var (kind, table) in package.PartsOf(sheet.Part))
            if (kind == "table" && CellRange.Parse(package.Load(table).Root?.Attribute("ref")?.Value) is { } range)
                grid._prepared.UnionWith(Enumerable.Range(range.Top, Math.Max(0, Math.Min(range.Bottom, MostRows) - range.Top + 1)));
        grid.Height = Math.Max(grid.Height, grid._prepared.DefaultIfEmpty().Max());
        return grid;
    }

    /// <summary>The words of a cell, without the spaces and line breaks around them; none for a formula.</summary>
    public string TextAt(int row, int column) => _texts.GetValueOrDefault(OriginOf(row, column)) ?? "";

    /// <summary>The words of a cell that no merged cell above or beside it lends to it.</summary>
    public string OwnTextAt(int row, int column) => _texts.GetValueOrDefault((row, column)) ?? "";

    public bool IsFormula(int row, int column) => _formulas.ContainsKey((row, column));

    /// <summary>What the office's program has last computed there.</summary>
    public string ComputedAt(int row, int column) => _formulas.GetValueOrDefault((row, column)) ?? "";

    /// <summary>Whether any cell of the row has a look of its own: it was prepared to be filled.</summary>
    public bool IsPrepared(int row) => _prepared.Contains(row);

    public bool IsHidden(int row) => _hidden.Contains(row);

    /// <summary>The cell itself, or the first of the merged cell that covers it.</summary>
    public (int Row, int Column) OriginOf(int row, int column) => RegionOf(row, column) is { } region ? (region.Top, region.Left) : (row, column);

    internal CellRange? RegionOf(int row, int column)
    {
        if (_merges.TryGetValue(row, out var regions))
            foreach (var region in regions)
                if (column >= region.Left && column <= region.Right)
                    return region;
        return null;
    }

    /// <summary>Whether a cell is one in which something can be written: no part of a merged cell but its first, and not merged over several rows.</summary>
    public bool IsOneRow(int row, int column) => RegionOf(row, column) is not { } region || (region.Top == region.Bottom && region.Left == column);

    public int SpanOf(int row, int column) => RegionOf(row, column) is { } region ? region.Right - region.Left + 1 : 1;

    public int RowsOf(int row, int column) => RegionOf(row, column) is { } region ? region.Bottom - region.Top + 1 : 1;

    /// <summary>The different cells of a row that have words, from left to right; a merged one counts once.</summary>
    public IEnumerable<(int Column, string Text)> TextsOf(int row)
    {
        (int, int) last = default;
        for (var column = 1; column <= Width; column++)
        {
            var origin = OriginOf(row, column);
            if (origin == last) continue;
            last = origin;
            if (_texts.TryGetValue(origin, out var text)) yield return (column, text);
        }
    }

    private void ReadSheet(XmlReader reader, Dictionary<int, List<(int, int)>> shared)
    {
        var (row, column) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != OpenXml.Main) continue;
            switch (reader.LocalName)
            {
                case "row":
                    row = Number(reader.GetAttribute("r")) ?? row + 1;
                    column = 0;
                    if (row is > 0 and <= MostRows && reader.GetAttribute("hidden") is "1" or "true") _hidden.Add(row);
                    break;
                case "c":
                    column = CellRange.Cell(reader.GetAttribute("r"))?.Column ?? column + 1;
                    if (row is < 1 or > MostRows || column > MostColumns) break;
                    if (reader.GetAttribute("s") is { } style && style != "0") _prepared.Add(row);
                    if (!reader.IsEmptyElement) ReadCell(reader, (row, column), shared);
                    break;
                case "mergeCell":
                    if (CellRange.Parse(reader.GetAttribute("ref")) is { Top: <= MostRows, Left: <= MostColumns, IsOneCell: false } merge) Cover(merge);
                    break;
            }
        }
    }

    private void ReadCell(XmlReader reader, (int, int) place, Dictionary<int, List<(int, int)>> shared)
    {
        var type = reader.GetAttribute("t");
        using var cell = reader.ReadSubtree();
        var text = new System.Text.StringBuilder();
        var (inPhonetic, isValue, isFormula) = (false, false, false);
        while (cell.Read())
        {
            if (cell.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                if (cell.LocalName == "rPh") inPhonetic = cell.NodeType == XmlNodeType.Element;
                isFormula |= cell.LocalName == "f";
                isValue = cell.NodeType == XmlNodeType.Element && cell.LocalName is "v" or "t" && !inPhonetic;
            }
            else if (isValue && cell.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(cell.Value);
        }

        if (isFormula) _formulas[place] = type == "s" ? "" : text.ToString();
        else if (type != "s") Put(place, text.ToString());
        else if (Number(text.ToString()) is { } index) (shared.TryGetValue(index, out var places) ? places : shared[index] = []).Add(place);
    }

    private void ReadStrings(XmlReader reader, Dictionary<int, List<(int, int)>> shared)
    {
        var index = -1;
        var inPhonetic = false;
        while (reader.Read())
        {
            if (reader.LocalName == "rPh") inPhonetic = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si") index++;
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !inPhonetic && shared.TryGetValue(index, out var places))
                foreach (var place in places)
                    Put(place, (_texts.GetValueOrDefault(place) ?? "") + reader.Value);
        }
    }

    private void Put((int, int) place, string text)
    {
        if (!string.IsNullOrWhiteSpace(text)) _texts[place] = text;
    }

    private void Cover(CellRange merge)
    {
        var bottom = Math.Min(merge.Bottom, MostRows);
        if (_merges.Count > MostMerges || (_mergedRows += bottom - merge.Top + 1) > MostMergedRows) return;
        for (var row = merge.Top; row <= bottom; row++) (_merges.TryGetValue(row, out var regions) ? regions : _merges[row] = []).Add(merge);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
