using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>One row as screen and file read it: cells in the order of the view's columns.</summary>
public sealed record LedgerRow(string Key, IReadOnlyList<object?> Cells, IReadOnlyList<string?> Links);

/// <summary>One page of a ledger. Count and totals speak of all filtered rows.</summary>
public sealed record LedgerPage
{
    /// <summary>The view's columns, in its order.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    public required int Count { get; init; }

    /// <summary>One per column; none where the column has no total or there are no rows.</summary>
    public required IReadOnlyList<double?> Totals { get; init; }

    /// <summary>What stands in a column's total: — where it is unknown, / in a column of numbers that have none together.</summary>
    public object? TotalCell(int column) => (object?)Totals[column] ?? (Columns[column] is { Total: Total.None, IsNumber: true } ? Cells.NotApplicable : null);

    /// <summary>The same as screen and paper print it.</summary>
    public string TotalText(int column)
    {
        if (TotalCell(column) is { } total) return Cells.Text(total, Columns[column].Format);
        return Columns[column].IsNumber ? Quantity.Unknown : "";
    }

    public required int Page { get; init; }

    public required int Pages { get; init; }

    /// <summary>How many pages so many rows take; nothing takes one.</summary>
    public static int PagesOf(int rows, int size) => Math.Max(1, (rows + size - 1) / size);

    /// <summary>Which rows these are: 第1—50条，共293条; where they are all, only how many.</summary>
    public string InWords => Pages > 1 ? $"第{FirstNumber}—{FirstNumber + Rows.Count - 1}条，共{Count}条" : $"共{Count}条";

    /// <summary>The running number 序号 of the page's first row.</summary>
    public required int FirstNumber { get; init; }

    /// <summary>注 that count something over all filtered rows: 本表共838条任职、823名网格员.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A table of the county as everybody else sees it: the one definition behind page, file, print and import.</summary>
public interface ILedger : ISheet
{
    IReadOnlyList<Column> Columns { get; }

    /// <summary>Its rows say what was done or what was once so. A form of another office asks for what there is, and is not offered it.</summary>
    bool IsHistory => false;

    /// <summary>A page of rows with count and totals of all rows. A page past the end answers with the last one.</summary>
    Task<LedgerPage> PageAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel);

    /// <summary>All rows of the view, in its order.</summary>
    IAsyncEnumerable<LedgerRow> AllAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel);
}
