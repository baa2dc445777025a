using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Components.Printing;

/// <summary>What is put on paper, and the paper that suits it.</summary>
public sealed record PrintSheet(ILedger Ledger, View View, Scope Scope, ScopeLimits Limits, CountyFacts County, Viewer Viewer, LedgerPage Rows)
{
    /// <summary>Half-width letters of the usual type in a line of A4, upright and lying.</summary>
    private const int UprightLine = 112, LyingLine = 168;

    /// <summary>Wider than this, and short texts too have to take several lines.</summary>
    private const int TightLine = 260;

    /// <summary>A longer text takes several lines.</summary>
    private const int WidestColumn = 24;

    private const double UsualType = 9, SmallestType = 7;

    private readonly int _line = LineOf(Rows);

    public string Title => Ledger.Title.In(County) + (Scope.IsCountyWide ? "" : $"（{Scope.InWords(Limits)}）");

    /// <summary>What rows these are, in words: place, day, number, conditions, order.</summary>
    public IEnumerable<string> Words => new[]
    {
        $"统计范围：{Scope.InWords(Limits)}",
        $"截至{Days.Long(Scope.AsOf)}",
        $"共{Rows.Count}条",
        ViewWords.Filters(Ledger, View) is { } filters ? $"查询条件：{filters}" : null,
        ViewWords.Order(Ledger, View),
    }.OfType<string>();

    /// <summary>Why the rows are not shown; null where they are.</summary>
    public string? TooMany => Rows.Pages == 1 ? null
        : $"本表共{Rows.Count}条，超过一次可打印的{PrintView.MostRows}条，{(Viewer.MayExport ? "请导出Excel后打印" : "请缩小统计范围或增加查询条件后打印")}。";

    public IReadOnlyList<string> Notes => SheetNotes.Of(Ledger, Rows.Columns, Rows.Notes);

    public bool IsUpright => _line <= UprightLine;

    /// <summary>The type in points: smaller where a table is wider than lying paper, but never too small to read.</summary>
    public string Type => Digits.Plain(Math.Clamp(UsualType * LyingLine / _line, SmallestType, UsualType), 1);

    public string Text(LedgerRow row, int column) => Cells.Text(row.Cells[column], Rows.Columns[column]);

    /// <summary>A code or a day is never broken, and a name only where the columns are too many. Said of the few that may: a thousand rows would say the usual ten thousand times.</summary>
    public string? StyleOf(Column column, string text) => column switch
    {
        { IsNumber: true } => "num",
        { Format: Format.Code or Format.Date } => null,
        _ => _line <= TightLine && WidthOf(text) <= WidestColumn ? null : "wrap",
    };

    private static int LineOf(LedgerPage rows)
    {
        const int padding = 2, number = 6;
        return number + rows.Columns.Select((column, c) => padding + Math.Min(WidestColumn, Math.Max(
            (WidthOf(column.FullHeader) + 1) / 2,
            rows.Rows.Select(r => WidthOf(Cells.Text(r.Cells[c], column))).DefaultIfEmpty().Max()))).Sum();
    }

    /// <summary>Chinese letters are twice as wide as others.</summary>
    private static int WidthOf(string text) => text.Sum(letter => letter < '⺀' ? 1 : 2);
}
