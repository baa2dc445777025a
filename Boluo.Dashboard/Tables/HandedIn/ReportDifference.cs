using System.ComponentModel.DataAnnotations;

namespace Boluo.Dashboard.Tables.HandedIn;

/// <summary>One cell that says something else than before.</summary>
public sealed record CellDifference(string Column, string Before, string Now);

/// <summary>How a row came to say something else than what was handed in.</summary>
public enum DifferenceKind
{
    /// <summary>It falls into the report and was entered since.</summary>
    [Display(Name = "补录")] Entered,

    /// <summary>It was there and has other values since, or falls into the report or out of it by them.</summary>
    [Display(Name = "更正")] Corrected,

    /// <summary>It is gone.</summary>
    [Display(Name = "删除")] Deleted,
}

/// <summary>One row that came, went, or says something else.</summary>
public sealed record RowDifference
{
    /// <summary>The table, by its name in exports.</summary>
    public required string Table { get; init; }

    /// <summary>The name of its sheet.</summary>
    public required string Sheet { get; init; }

    public required string Key { get; init; }

    /// <summary>Its first cell.</summary>
    public required string Name { get; init; }

    public required RowKind Row { get; init; }

    /// <summary>As the report alone tells it; <see cref="HandedInReports.DifferenceAsync"/> knows what was entered.</summary>
    public required DifferenceKind Kind { get; init; }

    public bool IsNew { get; init; }

    public bool IsGone { get; init; }

    public IReadOnlyList<CellDifference> Cells { get; init; } = [];

    /// <summary>更正（移入本表）</summary>
    public string InWords => Kind == DifferenceKind.Corrected && (IsNew || IsGone) ? $"{Kind.Label()}（{(IsNew ? "移入" : "移出")}本表）" : Kind.Label();
}

/// <summary>How a report differs from what it said before: rows are the same by their keys, cells by their headers.</summary>
public sealed record ReportDifference(IReadOnlyList<RowDifference> Rows)
{
    public bool IsNone => Rows.Count == 0;

    /// <summary>补录1行、更正3行、删除2行: of rows, for sums follow from them.</summary>
    public string InWords => Rows.Any(IsCounted)
        ? string.Join('、', Rows.Where(IsCounted).GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => Invariant($"{g.Key.Label()}{g.Count()}行")))
        : "合计有变化";

    private static bool IsCounted(RowDifference row) => row.Row == RowKind.Row;

    public static ReportDifference Between(CapturedReport before, CapturedReport now)
    {
        var rows = new List<RowDifference>();
        var sheets = now.Sheets.ToDictionary(s => s.Key, StringComparer.Ordinal);
        foreach (var old in before.Sheets)
        {
            var its = sheets.GetValueOrDefault(old.Key)?.Blocks ?? [];
            for (var i = 0; i < Math.Max(old.Blocks.Count, its.Count); i++)
                rows.AddRange(Of(old, i < old.Blocks.Count ? old.Blocks[i] : null, i < its.Count ? its[i] : null));
        }

        return new ReportDifference(rows);
    }

    private static IEnumerable<RowDifference> Of(CapturedSheet sheet, CapturedBlock? before, CapturedBlock? now)
    {
        var (old, present) = (Keyed(before), Keyed(now));
        // A column that was renamed or came later is no difference of what was handed in.
        List<(int Then, int Now)> shared = before is null || now is null ? [] : [.. before.Columns.Select((name, i) => (i, now.Columns.ToList().IndexOf(name))).Where(c => c.Item2 >= 0)];
        foreach (var (key, row) in old)
        {
            if (!present.TryGetValue(key, out var same)) yield return Difference(row, DifferenceKind.Deleted) with { IsGone = true };
            else if (CellsOf(row, same) is { Count: > 0 } cells) yield return Difference(row, DifferenceKind.Corrected) with { Cells = cells };
        }

        foreach (var (key, row) in present)
            if (!old.ContainsKey(key)) yield return Difference(row, DifferenceKind.Entered) with { IsNew = true };

        RowDifference Difference(CapturedRow row, DifferenceKind kind) => new() { Table = sheet.Key, Sheet = sheet.Name, Key = row.Key, Name = NameOf(row), Row = row.Kind, Kind = kind };

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
