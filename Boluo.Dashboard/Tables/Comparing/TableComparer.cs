using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Tables.Comparing;

/// <summary>两日对比: reads any ledger or summary on two days and says what is different.</summary>
public static class TableComparer
{
    /// <summary>Of more rows a comparison is no reading matter.</summary>
    public const int MostRows = 20_000;

    /// <summary>A row in another one of these has moved.</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "township", "community", "branch" };

    /// <param name="sheet">A ledger or summary.</param>
    /// <param name="view">The view of a ledger; null of a summary.</param>
    /// <param name="scope">The place and the later day.</param>
    /// <param name="before">The earlier day.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async Task<Result<TableComparison>> CompareAsync(ISheet sheet, View? view, Scope scope, DateOnly before, Viewer viewer, CancellationToken cancel)
    {
        var (old, now) = (await ReadAsync(sheet, view, scope with { AsOf = before }, viewer, cancel), await ReadAsync(sheet, view, scope, viewer, cancel));
        if (old is null || now is null) return Result<TableComparison>.Fail($"本表超过{MostRows}条，不能对比，请缩小统计范围或增加查询条件。");
        var rows = old.Zip(now, BlockRows).SelectMany(r => r).ToList();
        return new TableComparison
        {
            Sheet = sheet,
            Scope = scope,
            Before = before,
            CountBefore = old.Sum(b => b.Rows.Count(r => r.Kind == RowKind.Row)),
            CountNow = now.Sum(b => b.Rows.Count(r => r.Kind == RowKind.Row)),
            Sums = [.. old.Zip(now, SumsOf).SelectMany(s => s)],
            Rows = [.. rows.OrderBy(r => r.Change)],
            Filters = sheet is ILedger ledger && view is not null ? ViewWords.Filters(ledger, view) : null,
        };
    }

    private static async Task<IReadOnlyList<SheetBlock>?> ReadAsync(ISheet sheet, View? view, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (sheet is ISummary summary) return await summary.BlocksAsync(scope, viewer, cancel);
        if (sheet is not ILedger ledger) throw new NotSupportedException($"{sheet.GetType().Name} is neither a ledger nor a summary.");
        var asked = (view ?? View.Default(ledger)) with { Page = 1, Size = View.Sizes[0] };
        var page = await ledger.PageAsync(scope, asked, viewer, cancel);
        if (page.Count > MostRows) return null;
        var rows = new List<SheetRow>(page.Count + 1);
        await foreach (var row in ledger.AllAsync(scope, asked, viewer, cancel)) rows.Add(new SheetRow(row.Key, RowKind.Row, row.Cells) { Links = row.Links });
        rows.Add(new SheetRow("", RowKind.Total, [.. page.Columns.Select((_, i) => (object?)page.Totals[i])]));
        return [new SheetBlock { Columns = page.Columns, Rows = rows }];
    }

    private static IEnumerable<ComparedSum> SumsOf(SheetBlock before, SheetBlock now) =>
        from old in before.Rows.Where(r => r.Kind == RowKind.Total).Take(1)
        from present in now.Rows.Where(r => r.Kind == RowKind.Total).Take(1)
        from i in Enumerable.Range(0, Math.Min(before.Columns.Count, now.Columns.Count))
        where now.Columns[i].Total != Total.None && old.Cells[i] is null or IConvertible and not string && present.Cells[i] is null or IConvertible and not string
        select new ComparedSum(now.Columns[i], Number(old.Cells[i]), Number(present.Cells[i]));

    private static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<ComparedRow> BlockRows(SheetBlock before, SheetBlock now)
    {
        var (old, present) = (Keyed(before), Keyed(now));
        foreach (var (key, row) in present)
        {
            if (!old.TryGetValue(key, out var same)) yield return new ComparedRow(key, RowChange.Added, NameOf(row, now.Columns), LinkOf(row), []);
            else if (Differences(same, row, now.Columns) is { Count: > 0 } cells)
                yield return new ComparedRow(key, cells.Exists(c => Places.Contains(c.Column.Key)) ? RowChange.Moved : RowChange.Changed, NameOf(row, now.Columns), LinkOf(row), cells);
        }

        foreach (var (key, row) in old)
            if (!present.ContainsKey(key)) yield return new ComparedRow(key, RowChange.Removed, NameOf(row, before.Columns), null, []);
    }

    /// <summary>Days that are counted to the day are another number each day and say nothing.</summary>
    private static List<ChangedCell> Differences(SheetRow before, SheetRow now, IReadOnlyList<Column> columns) =>
        [.. columns.Select((column, i) => (column, i)).Where(c => c.column.Unit != "天" && c.i < before.Cells.Count && Cells.Text(before.Cells[c.i], c.column) != Cells.Text(now.Cells[c.i], c.column))
            .Select(c => new ChangedCell(c.column, before.Cells[c.i], now.Cells[c.i]))];

    private static Dictionary<string, SheetRow> Keyed(SheetBlock block)
    {
        var rows = new Dictionary<string, SheetRow>(StringComparer.Ordinal);
        foreach (var row in block.Rows.Where(r => r.Kind == RowKind.Row)) rows.TryAdd(row.Key, row);
        return rows;
    }

    private static string NameOf(SheetRow row, IReadOnlyList<Column> columns)
    {
        var naming = NamingColumn.Of(columns);
        var position = columns.ToList().IndexOf(naming);
        return Cells.Text(row.Cells[position], naming) is { Length: > 0 } name && name != Quantity.Unknown ? name : row.Key;
    }

    private static string? LinkOf(SheetRow row) => row.Links.FirstOrDefault(l => l is not null);
}
