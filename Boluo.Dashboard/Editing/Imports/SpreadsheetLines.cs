using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>
/// The lines of a data file as a spreadsheet leaves them: blank lines where rows were cleared, columns without a name where a cell was
/// once touched, and no commas for what is empty at the end of a block of sixteen rows. All of that says nothing and is left out.
/// </summary>
/// <param name="header">The names of the columns; an empty one must hold nothing.</param>
/// <param name="ended">The file ends with its last line; one that was cut off may have lost cells.</param>
internal sealed class SpreadsheetLines(IReadOnlyList<string> header, bool ended)
{
    /// <summary>As many rows Excel writes at once, the header among the first.</summary>
    private const int Block = 16;

    private readonly List<(int Line, string[] Fields)> _lines = [];

    public void Add(int line, string[] fields) => _lines.Add((line, fields));

    /// <summary>The lines that say something, each with as many fields as the header, or with what is wrong with it.</summary>
    public IEnumerable<(int Line, string[] Fields, string? Fault)> Rows()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var (line, fields) = _lines[i];
            if (fields.All(f => f.Length == 0)) continue;
            var fault = fields.Length != header.Count && !IsShortened(i) ? Invariant($"应有{header.Count}列，现有{fields.Length}列。") : Nameless(fields);
            yield return (line, fault is null && fields.Length < header.Count ? [.. fields, .. Enumerable.Repeat("", header.Count - fields.Length)] : fields, fault);
        }
    }

    /// <summary>Its whole block ends at the same column: what the others lack, this line does not miss.</summary>
    private bool IsShortened(int index)
    {
        var (first, length) = ((index + 1) / Block * Block - 1, _lines[index].Fields.Length);
        if (length > header.Count) return false;
        if (header.Skip(length).All(name => name.Length == 0)) return true;
        var block = _lines.Skip(Math.Max(first, 0)).Take(first < 0 ? Block - 1 : Block).ToList();
        return first >= 0 && (ended || block.Count == Block) && block.TrueForAll(l => l.Fields.Length == length);
    }

    private string? Nameless(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
            if (header[i].Length == 0 && fields[i].Length > 0) return Invariant($"第{i + 1}列没有表头，应为空，现为“{PlainText.Cut(fields[i], 30)}”。");
        return null;
    }
}
