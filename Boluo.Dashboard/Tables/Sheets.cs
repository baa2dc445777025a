using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>What every printed table has, whether its rows are a list (<see cref="ILedger"/>) or a tree (<see cref="ISummary"/>).</summary>
public interface ISheet
{
    /// <summary>Its name in links and exports.</summary>
    string Name { get; }

    /// <summary>The title a department prints above it.</summary>
    SheetTitle Title { get; }

    /// <summary>The name of its sheet, at most 29 characters: a working copy puts a number before it.</summary>
    string SheetName { get; }

    /// <summary>Path and query of the page that shows it; the scope is added by <see cref="Urls"/>.</summary>
    string Path { get; }

    /// <summary>The period that its numbers speak of: the one that the scope's day lies in.</summary>
    PeriodKind Covers => PeriodKind.Day;

    /// <summary>To whom it is handed in; null where it stays in the house.</summary>
    string? HandedTo => null;

    /// <summary>Whether a viewer may see it, on screen and as a file.</summary>
    bool IsFor(Viewer viewer) => true;

    /// <summary>注: what a viewer of the file must know about the numbers.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Published figures that it concerns, by key, besides those whose rows its page shows; see <see cref="SheetFigures"/>.</summary>
    IReadOnlyList<string> Figures => [];

    /// <summary>Has names of persons in it: printed with 内部资料 注意保存.</summary>
    bool Internal { get; }

    /// <summary>The order in words where the viewer asks for none.</summary>
    string UsualOrder => SheetWords.ByDivisionCode;
}

/// <summary>The wordings that the tables share.</summary>
public static class SheetWords
{
    public const string ByDivisionCode = "按行政区划代码排序";

    /// <summary>On a sheet that names persons.</summary>
    public const string InternalMark = "内部资料 注意保存";

    /// <summary>The line to sign on, by whose return it is; a table of one urban form is the county's.</summary>
    public static IReadOnlyList<string> SignOffOf(Scope scope) => scope switch
    {
        { Community: not null } => Community,
        { Township: not null } => Township,
        _ => County,
    };

    /// <summary>Under a table of the county.</summary>
    private static readonly IReadOnlyList<string> County = ["审核人", "填表人", "联系电话", "填报日期"];

    /// <summary>Under a return of a township.</summary>
    private static readonly IReadOnlyList<string> Township = ["主要负责同志（签字）", "审核人", "填表人", "联系电话", "填报日期"];

    /// <summary>Under a return of a community or unit.</summary>
    private static readonly IReadOnlyList<string> Community = ["党组织书记（签字）", "审核人", "填表人", "联系电话", "填报日期"];
}

public enum RowKind
{
    Row,

    /// <summary>小计, over the rows below it.</summary>
    Subtotal,

    /// <summary>合计, over the whole block.</summary>
    Total,
}

/// <summary>One row of a block: cells in the order of its columns.</summary>
public sealed record SheetRow(string Key, RowKind Kind, IReadOnlyList<object?> Cells)
{
    /// <summary>One per cell, or none at all.</summary>
    public IReadOnlyList<string?> Links { get; init; } = [];

    /// <summary>
    /// How deep in the tree: 合计 0, 小计 1, a row 2. A row beside the 小计, such as 面向全县, sets 1. A 合计 adds up the rest of
    /// its block, a 小计 the deeper rows that follow it; each is the sum of the least deep rows among them.
    /// </summary>
    public int Depth { get; init; } = Kind switch { RowKind.Total => 0, RowKind.Subtotal => 1, _ => 2 };
}

/// <summary>A rectangle of rows under its own header. Running numbers 序号 are added by whoever shows it, to <see cref="RowKind.Row"/> only.</summary>
public sealed record SheetBlock
{
    /// <summary>The line above it; none above the first block of a sheet.</summary>
    public string? Heading { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>All rows with their values, totals included: in the order they are shown, 合计 first in summaries.</summary>
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>The order of its rows in words, where it is not that of its sheet.</summary>
    public string? Order { get; init; }

    /// <summary>The column, by key, whose equal neighbours below one another become one cell: 镇街 in a tree of communities.</summary>
    public string? Merged { get; init; }

    /// <summary>The rows that a total adds up, by position: the least deep of those under it.</summary>
    public IReadOnlyList<int> AddedUp(int row)
    {
        var below = Rows[row].Kind == RowKind.Total
            ? Enumerable.Range(0, Rows.Count).Where(r => Rows[r].Kind != RowKind.Total)
            : Enumerable.Range(row + 1, Rows.Count - row - 1).TakeWhile(r => Rows[r].Depth > Rows[row].Depth);
        var candidates = below.ToList();
        var least = candidates.Count == 0 ? 0 : candidates.Min(r => Rows[r].Depth);
        return [.. candidates.Where(r => Rows[r].Depth == least)];
    }
}

/// <summary>
/// A 汇总表: one or more blocks whose rows form a tree, computed for a scope. Screen and file show the same blocks; the file writes
/// a total as a formula where its rows add up to it, and as a value where they do not (distinct counts), which a note must say.
/// </summary>
public interface ISummary : ISheet
{
    /// <summary>Its totals are those of its rows, which the ties of the page 数据勾稽 keep. Not so where each row speaks of another thing.</summary>
    bool AddsUp => true;

    Task<IReadOnlyList<SheetBlock>> BlocksAsync(Scope scope, Viewer viewer, CancellationToken cancel);
}

/// <summary>
/// A file of several sheets, in their order. A feature registers it as a singleton <see cref="IReport"/>; its ledgers take their own
/// views from the query. Every ledger is also a file of its own.
/// </summary>
public interface IReport
{
    /// <summary>Its name in /exports.</summary>
    string Name { get; }

    /// <summary>The title on its cover and in the file's name.</summary>
    SheetTitle Title { get; }

    IReadOnlyList<ISheet> Sheets { get; }

    /// <summary>The period of its first sheet, by which it is asked for.</summary>
    PeriodKind Covers => Sheets[0].Covers;

    string? HandedTo => Sheets[0].HandedTo;

    string Path => Sheets[0].Path;
}
