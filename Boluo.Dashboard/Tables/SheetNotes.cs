namespace Boluo.Dashboard.Tables;

/// <summary>注 under a table, on screen and in files: what the table itself says, what its columns call for, what was counted over its rows.</summary>
public static class SheetNotes
{
    /// <param name="shown">The columns that the reader sees: a note speaks of no other.</param>
    public static IReadOnlyList<string> Of(ISheet sheet, IEnumerable<Column> shown, params IReadOnlyList<string> counted) =>
        [.. sheet.Notes, .. CurrentValues.Note([.. shown.Where(c => c.IsCurrentValue).Select(c => c.Header)]), .. counted];
}

/// <summary>Values without a history: today's stand under any day, and whoever shows them says so in these words.</summary>
public static class CurrentValues
{
    /// <summary>The sentence that names them; none where there are none.</summary>
    public static IEnumerable<string> Note(IReadOnlyList<string> names)
    {
        if (names.Count > 0) yield return $"{string.Join("、", names.Distinct(StringComparer.Ordinal))}为现值：未留存历史数据，各统计时点均按现值列示。";
    }
}
