using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables;

/// <summary>注 under a table, on screen and in files: what the table itself says, what its columns call for, what was counted over its rows.</summary>
public static class SheetNotes
{
    /// <param name="shown">The columns that the reader sees: a note speaks of no other.</param>
    public static IReadOnlyList<string> Of(ISheet sheet, IEnumerable<Column> shown, params IReadOnlyList<string> counted) =>
        [.. sheet.Notes, .. CurrentValues.Note(shown), .. counted];
}

/// <summary>Values without a history: today's stand under any day, and whoever shows them says so in these words.</summary>
public static class CurrentValues
{
    /// <summary>The sentence that names those among the columns; none where all have a history.</summary>
    public static IEnumerable<string> Note(IEnumerable<Column> columns)
    {
        var names = columns.Where(c => c.IsCurrentValue).Select(c => c.Header).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 0) yield return $"{string.Join("、", names)}为现值：未留存历史数据，各统计时点均按现值列示。";
    }

    /// <summary>The columns that are named.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public static IEnumerable<Column> Among(IEnumerable<ILedger> ledgers, IEnumerable<LedgerColumn> names) =>
        names.Select(name => ledgers.Named(name.Ledger).Columns.FirstOrDefault(c => c.Key == name.Key) ?? throw new KeyNotFoundException($"No column is named {name}."));
}
