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

    /// <summary>Columns that are named as ledger.column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public static IEnumerable<Column> Among(IEnumerable<ILedger> ledgers, IEnumerable<string> names) =>
        from name in names
        let dot = name.IndexOf('.', StringComparison.Ordinal)
        select ledgers.Named(name[..dot]).Columns.FirstOrDefault(c => c.Key == name[(dot + 1)..]) ?? throw new KeyNotFoundException($"No column is named {name}.");
}
