using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables.Comparing;

/// <summary>What became of a row between two days.</summary>
public enum RowChange
{
    [Display(Name = "新增")] Added,
    [Display(Name = "减少")] Removed,

    /// <summary>It is in another place.</summary>
    [Display(Name = "移动")] Moved,
    [Display(Name = "变化")] Changed,
}

/// <summary>A value on both days, which differ.</summary>
public sealed record ChangedCell(Column Column, object? Before, object? Now)
{
    public string BeforeText => Cells.Text(Before, Column);

    public string NowText => Cells.Text(Now, Column);

    /// <summary>By how much, with its sign; null where the column holds no numbers or one of them is unknown.</summary>
    public string? Amount => TableComparison.Difference(Number(Before), Number(Now), Column.Format);

    private double? Number(object? value) => Column.IsNumber && value is IConvertible and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}

/// <summary>A row that came, went, moved or says something else.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Link">Its page; null where there is none, or it is gone.</param>
/// <param name="Cells">What is different; nothing of rows that came or went.</param>
public sealed record ComparedRow(string Key, RowChange Change, string Name, string? Link, IReadOnlyList<ChangedCell> Cells);

/// <summary>The sum of a column on both days.</summary>
public sealed record ComparedSum(Column Column, double? Before, double? Now)
{
    public string BeforeText => Cells.Text(Before, Column.Format);

    public string NowText => Cells.Text(Now, Column.Format);

    public string Amount => TableComparison.Difference(Before, Now, Column.Format) ?? "持平";
}

/// <summary>A ledger or summary on two days: rows are the same by their keys.</summary>
public sealed record TableComparison
{
    public required ISheet Sheet { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>The earlier day; <see cref="Scope"/> has the other one.</summary>
    public required DateOnly Before { get; init; }

    public required int CountBefore { get; init; }

    public required int CountNow { get; init; }

    public required IReadOnlyList<ComparedSum> Sums { get; init; }

    /// <summary>Those that came first, then those that went, moved, changed; each in the table's order.</summary>
    public required IReadOnlyList<ComparedRow> Rows { get; init; }

    /// <summary>The conditions that rows meet, in words; null where they are all.</summary>
    public string? Filters { get; init; }

    public int Count(RowChange change) => Rows.Count(r => r.Change == change);

    /// <summary>新增2条、减少1条、移动3条、变化5条</summary>
    public string InWords => Rows.Count == 0 ? "没有变化" : string.Join('、', Enum.GetValues<RowChange>().Where(c => Count(c) > 0).Select(c => Invariant($"{c.Label()}{Count(c)}条")));

    /// <summary>Of numbers as they are written, so that they add up; null where they are alike or one is unknown.</summary>
    public static string? Difference(double? before, double? now, Format format)
    {
        if (before is not { } old || now is not { } present) return null;
        var digits = format switch { Format.Integer => 0, Format.OneDecimal => 1, Format.TwoDecimals => 2, _ => 3 };
        var difference = Digits.Round(present, digits) - Digits.Round(old, digits);
        var text = Cells.Text(Math.Abs(difference), format);
        return text == Cells.Text(0d, format) ? null : (difference > 0 ? "+" : "−") + text;
    }
}
