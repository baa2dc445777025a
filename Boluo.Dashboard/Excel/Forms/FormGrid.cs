using System.Globalization;
using System.Xml;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>
/// The words at the top of a sheet, read as a stream: where a form has its title and its header. A merged cell's words stand in
/// every cell that it covers.
/// </summary>
internal sealed class FormGrid
{
    public const int MostRows = 60;
    public const int MostColumns = 200;

    private const int MostMerges = 2000;

    private readonly Dictionary<(int Row, int Column), string> _texts = [];
    private readonly List<CellRange> _merges = [];
    private readonly CellRange?[,] _covered = new CellRange?[MostRows + 2, MostColumns + 1];

    /// <summary>The last column that has words.</summary>
    public int Width { get; private set; }

    /// <summary>The last row that has words, of those looked at.</summary>
    public int Height { get; private set; }

    /// <summary>Whether the sheet has a table object, whose rows cannot simply move.</summary>
    public bool HasTableObject { get; private set; }

    public static FormGrid Read(FormPackage package, FormSheet sheet)
    {
        var grid = new FormGrid();
        var shared = new Dictionary<int, List<(int, int)>>();
        using (var reader = package.Read(sheet.Part)) grid.ReadSheet(reader, shared);
        if (shared.Count > 0 && package.SharedStrings is { } part)
        {
            using var reader = package.Read(part);
            grid.ReadStrings(reader, shared);
        }

        foreach (var (row, column) in grid._texts.Keys)
        {
            grid.Width = Math.Max(grid.Width, column);
            grid.Height = Math.Max(grid.Height, row);
        }

        return grid;
    }

    public string TextAt(int row, int column) => _texts.GetValueOrDefault(OriginOf(row, column)) ?? "";

    /// <summary>The cell itself, or the first of the merged cell that covers it.</summary>
    public (int Row, int Column) OriginOf(int row, int column) => RegionOf(row, column) is { } region ? (region.Top, region.Left) : (row, column);

    public CellRange? RegionOf(int row, int column) => row <= MostRows + 1 && column <= MostColumns ? _covered[row, column] : null;

    private void ReadSheet(XmlReader reader, Dictionary<int, List<(int, int)>> shared)
    {
        var (row, column) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != OpenXml.Main) continue;
            switch (reader.LocalName)
            {
                case "row":
                    row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                    column = 0;
                    break;
                case "c":
                    column = CellRange.Cell(reader.GetAttribute("r"))?.Column ?? column + 1;
                    if (row is > 0 and <= MostRows + 1 && column <= MostColumns && !reader.IsEmptyElement) ReadCell(reader, (row, column), shared);
                    break;
                case "mergeCell":
                    if (CellRange.Parse(reader.GetAttribute("ref")) is { Top: <= MostRows, Left: <= MostColumns } merge && _merges.Count < MostMerges) Cover(merge);
                    break;
                case "tablePart":
                    HasTableObject = true;
                    break;
            }
        }
    }

    private void ReadCell(XmlReader reader, (int, int) place, Dictionary<int, List<(int, int)>> shared)
    {
        var type = reader.GetAttribute("t");
        using var cell = reader.ReadSubtree();
        var text = new System.Text.StringBuilder();
        var inPhonetic = false;
        var isValue = false;
        while (cell.Read())
        {
            if (cell.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                if (cell.LocalName == "rPh") inPhonetic = cell.NodeType == XmlNodeType.Element;
                isValue = cell.NodeType == XmlNodeType.Element && cell.LocalName is "v" or "t" && !inPhonetic;
            }
            else if (isValue && cell.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(cell.Value);
        }

        if (type != "s") Put(place, text.ToString());
        else if (int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            (shared.TryGetValue(index, out var places) ? places : shared[index] = []).Add(place);
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
        _merges.Add(merge);
        for (var r = merge.Top; r <= Math.Min(merge.Bottom, MostRows + 1); r++)
            for (var c = merge.Left; c <= Math.Min(merge.Right, MostColumns); c++)
                _covered[r, c] = merge;
    }
}
