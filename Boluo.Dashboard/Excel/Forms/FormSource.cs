using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;

namespace Boluo.Dashboard.Excel.Forms;

/// <summary>What a form can be filled from: a ledger, or a block of a summary.</summary>
public sealed record FormSource
{
    /// <summary>Its name in an address; a later block of a summary with its number: satisfaction-summary.2.</summary>
    public required string Id { get; init; }

    public required ISheet Sheet { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>Of a summary: its rows with their totals. A ledger is read when it is chosen.</summary>
    public IReadOnlyList<SheetRow>? Block { get; init; }

    /// <summary>One row a person: never proposed for a form of something else.</summary>
    public bool IsOfPersons => Columns.Any(c => HeaderWords.Plain(c.Header) == PersonHeader);

    public const string PersonHeader = "姓名";

    public static PlaceHeader PlaceOf(Column column) => column.Format == Format.Text ? HeaderWords.PlaceOf(column.Header) : PlaceHeader.None;

    public Column? Find(string key) => Columns.FirstOrDefault(c => c.Key == key);
}

/// <summary>The ledgers and summaries that a viewer may fill forms from.</summary>
public sealed class FormSources(IEnumerable<ISummary> summaries)
{
    public const int MostRows = 20_000;

    /// <summary>Rows that a person may choose a single card from.</summary>
    public const int MostCardChoices = 500;

    private const string TooMany = "记录超过2万条，请缩小统计范围后生成。";

    /// <summary>Ledgers first. A summary is computed, once for all who look at the same scope, since only then are its columns known.</summary>
    public async Task<IReadOnlyList<FormSource>> OfAsync(IEnumerable<ILedger> ledgers, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        var sources = ledgers.Where(l => l.IsFor(viewer)).Select(l => new FormSource { Id = l.Name, Sheet = l, Title = l.Title.Short, Columns = l.Columns }).ToList();
        foreach (var summary in summaries.Where(s => s.IsFor(viewer)))
            sources.AddRange((await summary.BlocksAsync(scope, viewer, cancel)).Select((block, i) => new FormSource
            {
                Id = i == 0 ? summary.Name : Invariant($"{summary.Name}.{i + 1}"),
                Sheet = summary,
                Title = block.Heading is null ? summary.Title.Short : $"{summary.Title.Short}·{block.Heading}",
                Columns = block.Columns,
                Block = block.Rows,
            }));
        return sources;
    }

    /// <summary>All rows with all columns, in the source's order.</summary>
    public static async Task<Result<IReadOnlyList<SheetRow>>> RowsAsync(FormSource source, Scope scope, Viewer viewer, CancellationToken cancel)
    {
        if (source.Block is { } block) return block.ToList();
        var ledger = (ILedger)source.Sheet;
        var rows = new List<SheetRow>();
        await foreach (var row in ledger.AllAsync(scope, View.Default(ledger) with { Columns = [.. ledger.Columns.Select(c => c.Key)] }, viewer, cancel).WithCancellation(cancel))
        {
            if (rows.Count == MostRows) return Result<IReadOnlyList<SheetRow>>.Fail(TooMany);
            rows.Add(new SheetRow(row.Key, RowKind.Row, row.Cells));
        }

        return rows;
    }
}
