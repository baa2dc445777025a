using System.Globalization;
using System.Xml.Linq;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>
/// The cell styles of a form. A cell keeps the form's own; only where its number format would hide the value, a twin with another
/// number format is appended.
/// </summary>
internal sealed class FormStyles
{
    private const string General = "General";
    private const string AsText = "@";
    private const int TextId = 49;
    private const int FirstOwnId = 164;

    private readonly XElement _root;
    private readonly XElement _styles;
    private readonly List<XElement> _list;
    private readonly Dictionary<(int Style, string? Pattern, bool Quoted), int> _twins = [];
    private readonly Dictionary<int, string> _patterns;

    public FormStyles(XDocument document)
    {
        Document = document;
        _root = document.Root ?? throw new InvalidDataException("The styles are empty.");
        _styles = _root.Element(OpenXml.S + "cellXfs") ?? throw new InvalidDataException("There are no cell styles.");
        _list = [.. _styles.Elements(OpenXml.S + "xf")];
        _patterns = _root.Elements(OpenXml.S + "numFmts").Elements(OpenXml.S + "numFmt")
            .GroupBy(f => Id(f)).ToDictionary(g => g.Key, g => g.First().Attribute("formatCode")?.Value ?? General);
    }

    public XDocument Document { get; }

    public bool Changed => _twins.Count > 0;

    public bool Wraps(int style) => style < _list.Count && _list[style].Element(OpenXml.S + "alignment")?.Attribute("wrapText")?.Value is "1" or "true";

    /// <summary>The style for a value that is to be seen as the pattern says.</summary>
    public int For(int style, object value, string? pattern)
    {
        if (style >= _list.Count) return style;
        var id = Id(_list[style]);
        var wanted = value switch
        {
            DateTime => IsDate(id) ? null : pattern,
            double when pattern?.Contains('%', StringComparison.Ordinal) == true => IsPercent(id) ? null : pattern,
            double => id == TextId || IsGeneral(id) ? pattern : null,
            string => pattern == AsText && IsGeneral(id) ? AsText : null,
            _ => null,
        };
        var quoted = value is string text && CellWriter.LooksLikeFormula(text);
        return wanted is null && !quoted ? style : Twin(style, wanted, quoted);
    }

    private int Twin(int style, string? pattern, bool quoted)
    {
        if (_twins.TryGetValue((style, pattern, quoted), out var known)) return known;
        var twin = new XElement(_list[style]);
        if (pattern is not null)
        {
            twin.SetAttributeValue("numFmtId", IdOf(pattern));
            twin.SetAttributeValue("applyNumberFormat", "1");
        }

        if (quoted) twin.SetAttributeValue("quotePrefix", "1");
        _styles.Add(twin);
        _list.Add(twin);
        _styles.SetAttributeValue("count", _list.Count);
        return _twins[(style, pattern, quoted)] = _list.Count - 1;
    }

    private int IdOf(string pattern)
    {
        if (pattern == AsText) return TextId;
        foreach (var (id, known) in _patterns)
            if (known == pattern)
                return id;
        if (_root.Element(OpenXml.S + "numFmts") is not { } formats) _root.AddFirst(formats = new XElement(OpenXml.S + "numFmts"));
        var next = Math.Max(FirstOwnId, _patterns.Keys.DefaultIfEmpty().Max() + 1);
        formats.Add(new XElement(OpenXml.S + "numFmt", new XAttribute("numFmtId", next), new XAttribute("formatCode", pattern)));
        formats.SetAttributeValue("count", formats.Elements(OpenXml.S + "numFmt").Count());
        _patterns[next] = pattern;
        return next;
    }

    /// <summary>Some programs write the general format as one of their own.</summary>
    private bool IsGeneral(int id) => id == 0 || (_patterns.TryGetValue(id, out var pattern) && pattern.Equals(General, StringComparison.OrdinalIgnoreCase));

    private bool IsDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)
        || (_patterns.TryGetValue(id, out var pattern) && pattern.Contains('y', StringComparison.OrdinalIgnoreCase));

    private bool IsPercent(int id) => id is 9 or 10 || (_patterns.TryGetValue(id, out var pattern) && pattern.Contains('%', StringComparison.Ordinal));

    private static int Id(XElement element) =>
        int.TryParse(element.Attribute("numFmtId")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
