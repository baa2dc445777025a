namespace Boluo.Dashboard.Tables.HandedIn;

/// <summary>One cell that says something else than before.</summary>
public sealed record CellDifference(string Column, string Before, string Now);

/// <summary>One row that came, went, or says something else. <paramref name="Name"/> is its first cell.</summary>
public sealed record RowDifference(string Sheet, string Name, bool IsNew, bool IsGone, IReadOnlyList<CellDifference> Cells);

/// <summary>How a report differs from what it said before: rows are the same by their keys, cells by their headers.</summary>
public sealed record ReportDifference(IReadOnlyList<RowDifference> Rows)
{
    public bool IsNone => Rows.Count == 0;

    public int Added => Rows.Count(r => r.IsNew);

    public int Gone => Rows.Count(r => r.IsGone);

    public int Changed => Rows.Count - Added - Gone;

    /// <summary>新增1行、减少2行、变化3行</summary>
    public string InWords => string.Join('、', new[] { (Added, "新增"), (Gone, "减少"), (Changed, "变化") }.Where(p => p.Item1 > 0).Select(p => Invariant($"{p.Item2}{p.Item1}行")));

    public static ReportDifference Between(CapturedReport before, CapturedReport now)
    {
        var rows = new List<RowDifference>();
        var sheets = now.Sheets.ToDictionary(s => s.Key, StringComparer.Ordinal);
        foreach (var old in before.Sheets)
        {
            var its = sheets.GetValueOrDefault(old.Key)?.Blocks ?? [];
            for (var i = 0; i < Math.Max(old.Blocks.Count, its.Count); i++)
                rows.AddRange(Of(old.Name, i < old.Blocks.Count ? old.Blocks[i] : null, i < its.Count ? its[i] : null));
        }

        return new ReportDifference(rows);
    }

    private static IEnumerable<RowDifference> Of(string sheet, CapturedBlock? before, CapturedBlock? now)
    {
        var (old, present) = (Keyed(before), Keyed(now));
        // A column that was renamed or came later is no difference of what was handed in.
        List<(int Then, int Now)> shared = before is null || now is null ? [] : [.. before.Columns.Select((name, i) => (i, now.Columns.ToList().IndexOf(name))).Where(c => c.Item2 >= 0)];
        foreach (var (key, row) in old)
        {
            if (!present.TryGetValue(key, out var same)) yield return new RowDifference(sheet, NameOf(row), IsNew: false, IsGone: true, []);
            else if (CellsOf(row, same) is { Count: > 0 } cells) yield return new RowDifference(sheet, NameOf(row), IsNew: false, IsGone: false, cells);
        }

        foreach (var (key, row) in present)
            if (!old.ContainsKey(key)) yield return new RowDifference(sheet, NameOf(row), IsNew: true, IsGone: false, []);

        List<CellDifference> CellsOf(CapturedRow then, CapturedRow same) =>
            [.. shared.Where(c => then.Cells[c.Then] != same.Cells[c.Now]).Select(c => new CellDifference(before!.Columns[c.Then], then.Cells[c.Then], same.Cells[c.Now]))];
    }

    /// <summary>Totals have no key of their own: the first, the second of its kind.</summary>
    private static Dictionary<(string, RowKind, int), CapturedRow> Keyed(CapturedBlock? block)
    {
        var (rows, seen) = (new Dictionary<(string, RowKind, int), CapturedRow>(), new Dictionary<(string, RowKind), int>());
        foreach (var row in block?.Rows ?? [])
        {
            var number = seen[(row.Key, row.Kind)] = seen.GetValueOrDefault((row.Key, row.Kind)) + 1;
            rows[(row.Key, row.Kind, number)] = row;
        }

        return rows;
    }

    private static string NameOf(CapturedRow row) => row.Kind switch
    {
        RowKind.Total => "合计",
        _ => row.Cells.FirstOrDefault(c => c.Length > 0) ?? row.Key,
    };
}
