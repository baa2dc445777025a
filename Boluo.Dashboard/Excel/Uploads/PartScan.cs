using System.Xml;

namespace Boluo.Dashboard.Excel.Uploads;

/// <summary>Reads the XML parts of one workbook from start to end without building anything, and counts over all of them.</summary>
internal sealed class PartScan(UploadLimits limits)
{
    public const string ContentTypes = "[Content_Types].xml";

    public const int Deepest = 24;
    public const int MostCells = 200_000;
    public const int MostElements = 800_000;
    public const int MostAttributes = 64;

    /// <summary>In all parts together; a cell has three at most.</summary>
    public const int MostAttributesInAll = 1_600_000;

    public const int LongestText = 32_767;
    public const int LongestFormula = 8_192;
    public const int DeepestFormula = 64;

    private const string TooDeep = "文件结构异常，请在WPS中重新保存后上传。";
    private const string TooLongText = "单元格文字超过32767个字，请精简后上传。";
    private const string OddFormula = "表样含有过长或括号过多的公式，请改为数值后上传。";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = UploadLimits.Import.LargestUnpacked, // The stream is counted against what its directory says.
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
    };

    private readonly char[] _chunk = new char[4096];
    private int _cells;
    private int _elements;
    private int _attributes;

    /// <summary>Whether the content types name the main part of an .xlsx.</summary>
    public bool HasWorkbook { get; private set; }

    /// <summary>Whether it is written in the other, stricter dialect of the format.</summary>
    public bool IsStrict { get; private set; }

    public static bool IsXml(string path) =>
        path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why this part is not let in; null where it is.</summary>
    public string? Refusal(Stream part, string path)
    {
        try
        {
            using var reader = XmlReader.Create(part, Settings);
            while (reader.Read())
                if (RefusalOf(reader, path) is { } refusal)
                    return refusal;
            return null;
        }
        catch (XmlException)
        {
            return UploadGuard.Damaged;
        }
    }

    private string? RefusalOf(XmlReader reader, string path)
    {
        if (reader.Depth > Deepest) return TooDeep;
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                if (++_elements > limits.MostElements || reader.AttributeCount > MostAttributes || (_attributes += reader.AttributeCount) > limits.MostAttributesInAll) return UploadGuard.Unpacked;
                IsStrict |= reader.NamespaceURI == OpenXml.StrictMain;
                if (path == ContentTypes) return OfContentType(reader.GetAttribute("ContentType"));
                if (reader.LocalName == "c" && reader.NamespaceURI == OpenXml.Main && ++_cells > limits.MostCells) return limits.TooMany;
                return reader.LocalName == "f" && !reader.IsEmptyElement && reader.NamespaceURI == OpenXml.Main ? OfFormula(reader) : null;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                return LengthOf(reader, LongestText) > LongestText && path.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) ? TooLongText : null;
            default:
                return null;
        }
    }

    private string? OfContentType(string? type)
    {
        if (type is null) return null;
        if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) return UploadGuard.Macros;
        if (type.Contains("externalLink", StringComparison.OrdinalIgnoreCase)) return UploadGuard.Links;
        HasWorkbook |= type == OpenXml.WorkbookType;
        return null;
    }

    /// <summary>The words of a formula, which nobody here ever computes; the office's program must be able to.</summary>
    private string? OfFormula(XmlReader reader)
    {
        reader.Read();
        if (reader.NodeType != XmlNodeType.Text) return null;
        var (length, depth, deepest) = (0, 0, 0);
        for (int read; (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
        {
            length += read;
            foreach (var letter in _chunk.AsSpan(0, read))
            {
                if (letter == '(') deepest = Math.Max(deepest, ++depth);
                else if (letter == ')') depth--;
            }

            if (length > LongestFormula || deepest > DeepestFormula) return OddFormula;
        }

        return null;
    }

    private int LengthOf(XmlReader reader, int enough)
    {
        var length = 0;
        for (int read; length <= enough && (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;) length += read;
        return length;
    }
}
