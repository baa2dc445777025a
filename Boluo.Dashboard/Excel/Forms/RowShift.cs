using System.Globalization;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Excel.Foreign;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>
/// What becomes of addresses when the empty rows of a form are too few and some are inserted: before the last empty row, which keeps
/// the frame's lower line, or after the only one. A sum over the empty rows reaches over the new ones, too.
/// </summary>
internal sealed partial class RowShift(string sheet, int firstBodyRow, int lastBodyRow, int inserted)
{
    public int Inserted => inserted;

    /// <summary>The first of the empty rows, which the new ones are like.</summary>
    public int First => firstBodyRow;

    /// <summary>Where the new rows begin.</summary>
    public int FirstNew => HasOneRow ? lastBodyRow + 1 : lastBodyRow;

    private bool HasOneRow => firstBodyRow == lastBodyRow;

    /// <summary>Where a row stands afterwards.</summary>
    public int Row(int row) => row >= FirstNew ? Math.Min(row + inserted, CellRange.LastRow) : row;

    public CellRange Range(CellRange range) => range with { Top = Row(range.Top), Bottom = LastOf(range.Bottom) };

    /// <summary>A1 or several ranges with spaces between them.</summary>
    public string Ranges(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => CellRange.Parse(t) is { } range ? Range(range).ToString() : t));

    /// <summary>A formula, or what a name stands for: there every address names its sheet.</summary>
    public string Formula(string formula, bool namesSheets = false) => inserted == 0 ? formula : Addresses().Replace(formula, match =>
    {
        var prefix = match.Groups["sheet"];
        if (!match.Groups["first"].Success || (prefix.Success ? !IsMine(prefix.Value) : namesSheets)) return match.Value;
        var first = Number(match, "first");
        if (!match.Groups["second"].Success) return $"{prefix.Value}{match.Groups["c1"].Value}{Text(Row(first))}";
        return $"{prefix.Value}{match.Groups["c1"].Value}{Text(Row(first))}:{match.Groups["c2"].Value}{Text(LastOf(Number(match, "second")))}";
    });

    /// <summary>What is repeated on every page keeps its height: a title that reaches into the first empty row does not grow with it.</summary>
    public string Titles(string formula) => inserted == 0 ? formula : Addresses().Replace(formula, match =>
        match.Groups["second"].Success && Number(match, "second") <= lastBodyRow ? match.Value : Formula(match.Value, namesSheets: true));

    /// <summary>A formula as filling down makes it: rows without $ go with it.</summary>
    public static string Down(string formula, int rows) => Addresses().Replace(formula, match =>
    {
        if (!match.Groups["first"].Success) return match.Value;
        var first = $"{match.Groups["c1"].Value}{Text(Moved(match, "c1", "first", rows))}";
        return match.Groups["second"].Success
            ? $"{match.Groups["sheet"].Value}{first}:{match.Groups["c2"].Value}{Text(Moved(match, "c2", "second", rows))}"
            : $"{match.Groups["sheet"].Value}{first}";
    });

    private static int Moved(Match match, string column, string row, int rows) => match.Groups[column].Value is [.., '$'] ? Number(match, row) : Math.Min(Number(match, row) + rows, CellRange.LastRow);

    private int LastOf(int row) => row >= lastBodyRow ? Math.Min(row + inserted, CellRange.LastRow) : row;

    private bool IsMine(string prefix) => prefix.TrimEnd('!').Trim('\'').Replace("''", "'", StringComparison.Ordinal) == sheet;

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static string Text(int row) => row.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Words in quotes are passed over; names that only look like addresses are not addresses. The one expression with a limit of time:
    /// a formula comes from an uploaded file, which may mean ill. The limit is far beyond what a busy machine needs for an honest one.
    /// </summary>
    [GeneratedRegex(
        """
        "[^"]*"|(?<![\w.$'!])(?<sheet>(?:'(?:[^']|'')+'|[\w.]+)!)?(?:(?<c1>\$?[A-Za-z]{1,3}\$?)(?<first>\d{1,7})(?::(?<c2>\$?[A-Za-z]{1,3}\$?)(?<second>\d{1,7}))?|(?<c1>\$?)(?<first>\d{1,7}):(?<c2>\$?)(?<second>\d{1,7}))(?![\w.(!])
        """, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Addresses();
}
