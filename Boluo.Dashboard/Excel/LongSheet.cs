using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Boluo.Dashboard.Excel;

/// <summary>One worksheet with long tables: the pattern's own elements, moved down where rows come before them, and the rows.</summary>
internal sealed class LongSheet(XDocument pattern, IReadOnlyList<LongRows> tables, QuotedStyles styles)
{
    /// <summary>A carriage return in a cell is not a line break of the file.</summary>
    public static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <summary>Excel takes 1026 page ends on a sheet; further pages end where they are full.</summary>
    private const int MostPageEnds = 1000;

    /// <summary>Rows between two looks whether anybody still waits for them.</summary>
    private const int Checked = 256;

    private static readonly XNamespace S = OpenXml.S;

    public void Write(Stream to, CancellationToken cancel)
    {
        var root = pattern.Root!;
        Move(root);
        using var writer = XmlWriter.Create(to, Settings);
        writer.WriteStartDocument(standalone: true);
        writer.WriteStartElement(root.GetPrefixOfNamespace(root.Name.Namespace) ?? "", root.Name.LocalName, root.Name.NamespaceName);
        foreach (var attribute in root.Attributes()) Write(writer, attribute);
        foreach (var element in root.Elements())
            if (element.Name == S + "sheetData") WriteRows(writer, element, cancel);
            else element.WriteTo(writer);
        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void Write(XmlWriter writer, XAttribute attribute)
    {
        if (!attribute.IsNamespaceDeclaration) writer.WriteAttributeString(attribute.Parent!.GetPrefixOfNamespace(attribute.Name.Namespace), attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value);
        else if (attribute.Name.LocalName == "xmlns") writer.WriteAttributeString("xmlns", attribute.Value);
        else writer.WriteAttributeString("xmlns", attribute.Name.LocalName, null, attribute.Value);
    }

    private void Move(XElement root)
    {
        foreach (var (element, name) in (ReadOnlySpan<(string, string)>)[("dimension", "ref"), ("mergeCell", "ref"), ("autoFilter", "ref"), ("dataValidation", "sqref")])
            foreach (var reference in root.Descendants(S + element).Attributes(name).ToList())
                reference.Value = LongNames.Shifted(reference.Value, tables);
        if (root.Element(S + "rowBreaks") is not { } breaks) return;
        var ends = tables.SelectMany(t => t.PageStarts.Select(start => t.Top + start - 1)).Take(MostPageEnds).ToList();
        var one = breaks.Elements().First();
        breaks.ReplaceNodes(ends.Select(end =>
        {
            var copy = new XElement(one);
            copy.SetAttributeValue("id", end);
            return copy;
        }));
        breaks.SetAttributeValue("count", ends.Count);
        breaks.SetAttributeValue("manualBreakCount", ends.Count);
    }

    private void WriteRows(XmlWriter writer, XElement data, CancellationToken cancel)
    {
        writer.WriteStartElement(Prefix(data), "sheetData", S.NamespaceName);
        var rows = data.Elements(S + "row").ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var number = NumberOf(rows[i]);
            if (tables.FirstOrDefault(t => t.Top == number) is { } table)
            {
                WriteTable(writer, table, rows[i], rows[++i], cancel);
                continue;
            }

            if (tables.FirstOrDefault(t => t.Top + LongRows.Pattern == number) is { Totals: { } totals }) WriteTotals(rows[i], totals);
            Renumber(rows[i], LongNames.Shifted(number, tables));
            rows[i].WriteTo(writer);
        }

        writer.WriteEndElement();
    }

    private void WriteTable(XmlWriter writer, LongRows table, XElement first, XElement last, CancellationToken cancel)
    {
        var prefix = Prefix(first);
        var (usual, final) = (Looks(first), Looks(last));
        var top = LongNames.Shifted(table.Top, tables);
        for (var r = 0; r < table.Count; r++)
        {
            if (r % Checked == 0) cancel.ThrowIfCancellationRequested();
            var looks = r == table.Count - 1 ? final : usual;
            var row = (top + r).ToString(CultureInfo.InvariantCulture);
            writer.WriteStartElement(prefix, "row", S.NamespaceName);
            writer.WriteAttributeString("r", row);
            if (table.Heights is { } heights)
            {
                writer.WriteAttributeString("ht", heights[r].ToString(CultureInfo.InvariantCulture));
                writer.WriteAttributeString("customHeight", "1");
            }

            foreach (var (c, value) in table.Cells(r).Index()) WriteCell(writer, prefix, looks[c], row, value);
            writer.WriteEndElement();
        }
    }

    private void WriteCell(XmlWriter writer, string prefix, (string Column, int Style) look, string row, object? value)
    {
        var words = value is string text ? CellWriter.Clean(text) : null;
        writer.WriteStartElement(prefix, "c", S.NamespaceName);
        writer.WriteAttributeString("r", look.Column + row);
        var style = styles.Of(look.Style, words is not null && CellWriter.LooksLikeFormula(words));
        if (style > 0) writer.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (words is not null)
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement(prefix, "is", S.NamespaceName);
            writer.WriteStartElement(prefix, "t", S.NamespaceName);
            if (words.Length > 0 && (char.IsWhiteSpace(words[0]) || char.IsWhiteSpace(words[^1]))) writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(words);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        else if (Number(value) is { } number)
        {
            writer.WriteElementString(prefix, "v", S.NamespaceName, number);
        }

        writer.WriteEndElement();
    }

    /// <summary>Of each cell of a pattern's row, the letters of its column and its style.</summary>
    private static List<(string Column, int Style)> Looks(XElement row) =>
        [.. row.Elements(S + "c").Select(c => (((string)c.Attribute("r")!).TrimEnd("0123456789".ToCharArray()), (int?)c.Attribute("s") ?? 0))];

    /// <summary>Formulas over all rows with what they come to, where the pattern has those over its own two.</summary>
    private static void WriteTotals(XElement row, IReadOnlyDictionary<int, (string? Formula, object? Value)> totals)
    {
        foreach (var (i, cell) in row.Elements(S + "c").Index())
        {
            if (!totals.TryGetValue(i + 1, out var total)) continue;
            cell.RemoveNodes();
            cell.SetAttributeValue("t", (total.Value is string, total.Formula is null) switch
            {
                (true, true) => "inlineStr",
                (true, false) => "str",
                (false, true) => null,
                (false, false) => "n",
            });
            if (total.Formula is { } formula) cell.Add(new XElement(S + "f", formula));
            if (total.Value is string words) cell.Add(total.Formula is null ? new XElement(S + "is", new XElement(S + "t", words)) : new XElement(S + "v", words));
            else if (Number(total.Value) is { } number) cell.Add(new XElement(S + "v", number));
        }
    }

    /// <summary>As the format writes it; a day as the number of days.</summary>
    private static string? Number(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime day => day.ToOADate().ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static void Renumber(XElement row, int number)
    {
        row.SetAttributeValue("r", number);
        foreach (var cell in row.Elements(S + "c"))
            cell.SetAttributeValue("r", ((string)cell.Attribute("r")!).TrimEnd("0123456789".ToCharArray()) + number.ToString(CultureInfo.InvariantCulture));
    }

    private static int NumberOf(XElement row) => (int)row.Attribute("r")!;

    private static string Prefix(XElement element) => element.GetPrefixOfNamespace(S) ?? "";
}
