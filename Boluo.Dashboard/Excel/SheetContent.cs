using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tables.HandedIn;

namespace Boluo.Dashboard.Excel;

/// <summary>A sheet's rows and words, read and ready to be written.</summary>
internal sealed record SheetContent
{
    public required ISheet Sheet { get; init; }

    public required IReadOnlyList<SheetBlock> Blocks { get; init; }

    /// <summary>Rows without totals.</summary>
    public required int Count { get; init; }

    /// <summary>The conditions in words; null if all rows are there.</summary>
    public string? Filters { get; init; }

    public required string Order { get; init; }

    /// <summary>The published figures, for the notes of a working copy.</summary>
    public ComparisonList Figures { get; init; } = new([]);

    /// <summary>What may be picked in a working copy, by the keys of columns; see <see cref="WorkingChoices"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The ties of the table that do not hold: said on the sheet, so that nobody takes it for sound.</summary>
    public IReadOnlyList<TieCheck> Broken { get; init; } = [];

    /// <summary>更正说明: how the table differs from what was handed in of the same day; null where it does not, or was not.</summary>
    public string? Correction { get; init; }

    /// <summary>Notes that count something over the rows.</summary>
    public IReadOnlyList<string> Counted { get; init; } = [];

    /// <summary>A list of things, one per row: it gets a filter and can be sent back.</summary>
    public bool IsLedger => Sheet is ILedger;

    /// <summary>The 注 under one of its blocks, in their order.</summary>
    public IEnumerable<string> Notes(ExportRequest request, SheetBlock block)
    {
        foreach (var note in SheetNotes.Of(Sheet, block.Columns, Counted)) yield return note;
        foreach (var check in Broken) yield return $"勾稽：{TieWords.Sentence(check, request.Limits)}。";
        if (Correction is not null) yield return Correction;
        if (!request.Scope.IsCountyWide) yield return $"统计范围：{request.ScopeWords}。";
        if (Filters is not null) yield return $"筛选条件：{Filters}。";
        if (Count > 1) yield return (block.Order ?? Order) + "。";
        var signs = new List<string>();
        if (HasUnknown(block)) signs.Add($"“{Domain.Quantity.Unknown}”表示暂无数据");
        if (block.Rows.Any(r => r.Cells.Contains(Cells.NotApplicable))) signs.Add($"“{Cells.NotApplicable}”表示不适用");
        if (signs.Count > 0) yield return string.Join("，", signs) + "。";
    }

    /// <summary>How the numbers are to be read, whatever the rows.</summary>
    public IReadOnlyList<string> StandingNotes => SheetNotes.Of(Sheet, Blocks.SelectMany(b => b.Columns));

    public static async Task<SheetContent> ReadAsync(ISheet sheet, ExportRequest request, CancellationToken cancel) => sheet switch
    {
        ILedger ledger => await ReadAsync(ledger, request.Views.GetValueOrDefault(ledger.Name) ?? View.Default(ledger), request, cancel),
        ISummary summary => Of(summary, await summary.BlocksAsync(request.Scope, request.Viewer, cancel)),
        _ => throw new NotSupportedException($"{sheet.GetType().Name} is neither a ledger nor a summary."),
    };

    private static async Task<SheetContent> ReadAsync(ILedger ledger, View view, ExportRequest request, CancellationToken cancel)
    {
        var page = await ledger.PageAsync(request.Scope, view with { Page = 1, Size = View.Sizes[0] }, request.Viewer, cancel);
        var rows = new List<SheetRow>(page.Count + 1);
        await foreach (var row in ledger.AllAsync(request.Scope, view, request.Viewer, cancel).WithCancellation(cancel))
            rows.Add(new SheetRow(row.Key, RowKind.Row, row.Cells));
        var count = rows.Count;
        if (count > 0 && page.Columns.Any(c => c.Total != Total.None))
            rows.Add(new SheetRow("", RowKind.Total, [.. page.Columns.Select((_, i) => page.TotalCell(i))]));
        return new SheetContent
        {
            Sheet = ledger,
            Blocks = [new SheetBlock { Columns = page.Columns, Rows = rows }],
            Count = count,
            Filters = ViewWords.Filters(ledger, view),
            Order = ViewWords.Order(ledger, view),
            Counted = page.Notes,
        };
    }

    private static SheetContent Of(ISummary summary, IReadOnlyList<SheetBlock> blocks) => new()
    {
        Sheet = summary,
        Blocks = blocks,
        Count = blocks.Sum(b => b.Rows.Count(r => r.Kind == RowKind.Row)),
        Order = summary.UsualOrder,
    };

    /// <summary>A cell that people would read as —. Blanks in a total row say nothing.</summary>
    private static bool HasUnknown(SheetBlock block) => block.Rows.Any(r => r.Cells.Where((cell, i) =>
        cell is null or "" && !block.Columns[i].EmptyIsBlank && (r.Kind == RowKind.Row || !IsBlankInTotals(block.Columns[i]))).Any());

    /// <summary>A column of words or days, in which a total row stays empty.</summary>
    public static bool IsBlankInTotals(Column column) => column.Total == Total.None && !column.IsNumber;

    public CapturedSheet Captured() => new(Sheet.Name, Sheet.SheetName, [.. Blocks.Select(CapturedBlock.Of)]);

    /// <summary>The totals that prove a copy complete: header and value of each 合计.</summary>
    public IEnumerable<(string Name, string Value)> Controls() =>
        from block in Blocks
        from row in block.Rows
        where row.Kind == RowKind.Total
        from i in Enumerable.Range(0, block.Columns.Count)
        where block.Columns[i].Total != Total.None
        select ($"{(block.Heading is null ? "" : block.Heading + "：")}{HeaderGrid.PathOf(block.Columns[i])}", Cells.Text(row.Cells[i], block.Columns[i].Format));

    /// <summary>Changes with any value of the row, so that an import sees which rows were edited after the export.</summary>
    public static string Fingerprint(SheetBlock block, SheetRow row)
    {
        var text = new StringBuilder(row.Key);
        for (var i = 0; i < row.Cells.Count; i++)
            text.Append('\u001F').Append(block.Columns[i].Key).Append('\u001E').Append(Exact(row.Cells[i]));
        return Hash(text.ToString())[..16];
    }

    /// <summary>One hash of everything the file says.</summary>
    public static string ReportHash(IEnumerable<SheetContent> sheets, ExportRequest request)
    {
        var text = new StringBuilder(request.Report.Name).Append('\u001F').Append(request.Scope.ToQuery(request.Limits));
        foreach (var sheet in sheets)
            foreach (var block in sheet.Blocks)
                foreach (var row in block.Rows)
                    text.Append('\n').Append(sheet.Sheet.Name).Append('\u001F').Append(Fingerprint(block, row));
        return Hash(text.ToString());
    }

    private static string Exact(object? value) => value is IFormattable formattable
        ? formattable.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture)
        : value?.ToString() ?? "";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
