namespace Boluo.Dashboard.Tables;

/// <summary>How a reader looked at a ledger, in words.</summary>
public static class ViewWords
{
    /// <summary>The search and the conditions; null where all rows are shown.</summary>
    public static string? Filters(ILedger ledger, View view)
    {
        var words = view.Filters.Select(f => FilterText.InWords(ColumnOf(ledger, f.Column), f.Text)).ToList();
        if (!string.IsNullOrWhiteSpace(view.Search)) words.Insert(0, $"查询“{view.Search}”");
        return words.Count == 0 ? null : string.Join("；", words);
    }

    public static string Order(ILedger ledger, View view) => view.Sorts.Count == 0
        ? ledger.UsualOrder
        : $"排序：{string.Join("、", view.Sorts.Select(s => $"{ColumnOf(ledger, s.Column).Header}{(s.Descending ? "降序" : "升序")}"))}";

    private static Column ColumnOf(ILedger ledger, string key) => ledger.Columns.First(c => c.Key == key);
}
