using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tables;

/// <summary>
/// Defines a ledger once: its rows as a query, its columns as expressions over them. Rows are records with required init
/// properties filled by an object initialiser; a positional record does not translate in later clauses.
/// </summary>
public abstract class Table<TRow>(IDbContextFactory<BoluoDbContext> factory, string name, SheetTitle title, string sheetName, string path)
    : Sheet(name, title, sheetName, path), ILedger where TRow : class
{
    private IReadOnlyList<RowColumn<TRow>>? _columns;
    private Func<TRow, string>? _keyOf;

    public virtual bool IsHistory => false;

    public IReadOnlyList<Column> Columns => TypedColumns;

    private Func<TRow, string> KeyOf => _keyOf ??= Key.Compile();

    private IReadOnlyList<RowColumn<TRow>> TypedColumns => _columns ??= [.. Define()];

    /// <summary>Makes the columns: <c>Column.Text("name", "名称", r => r.Name)</c>.</summary>
    protected ColumnMaker<TRow> Column { get; } = new();

    protected abstract IEnumerable<RowColumn<TRow>> Define();

    protected abstract IQueryable<TRow> Rows(BoluoDbContext db, Scope scope, Viewer viewer);

    /// <summary>Unique per row, stable, and the end of every order.</summary>
    protected abstract Expression<Func<TRow, string>> Key { get; }

    /// <summary>What the ledger is sorted by where the viewer does not say.</summary>
    protected virtual IOrderedQueryable<TRow> InUsualOrder(IQueryable<TRow> rows) => rows.OrderBy(Key);

    /// <summary>The texts that rows are looked for by: names, places, codes.</summary>
    protected abstract IReadOnlyList<Expression<Func<TRow, string?>>> Searched { get; }

    /// <summary>A note that counts something over all rows of the view; null for most tables.</summary>
    protected virtual Task<string?> CountedNoteAsync(IQueryable<TRow> rows, CancellationToken cancel) => Task.FromResult<string?>(null);

    public async Task<LedgerPage> PageAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var columns = Chosen(view);
        var filtered = Filtered(db, scope, view, viewer);
        var sums = await LedgerSums.ComputeAsync(filtered, Summed(columns), cancel);
        var pages = Math.Max(1, (sums.Count + view.Size - 1) / view.Size);
        var page = Math.Min(view.Page, pages);
        var first = (page - 1) * view.Size;
        var rows = sums.Count == 0 ? [] : await Sorted(filtered, view).Skip(first).Take(view.Size).ToListAsync(cancel);
        return new LedgerPage
        {
            Columns = columns,
            Rows = [.. rows.Select(r => ToLedgerRow(r, columns, KeyOf))],
            Count = sums.Count,
            Totals = [.. columns.Select(sums.TotalOf)],
            Page = page,
            Pages = pages,
            FirstNumber = first + 1,
            Notes = sums.Count > 0 && await CountedNoteAsync(filtered, cancel) is { } note ? [note] : [],
        };
    }

    public async IAsyncEnumerable<LedgerRow> AllAsync(Scope scope, View view, Viewer viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var columns = Chosen(view);
        await foreach (var row in Sorted(Filtered(db, scope, view, viewer), view).AsAsyncEnumerable().WithCancellation(cancel))
            yield return ToLedgerRow(row, columns, KeyOf);
    }

    private List<RowColumn<TRow>> Chosen(View view) => [.. view.Columns.Select(key => TypedColumns.First(c => c.Key == key))];

    /// <summary>The columns whose sums the shown ones need: a sum that nobody sees is not computed.</summary>
    private List<RowColumn<TRow>> Summed(List<RowColumn<TRow>> shown)
    {
        var needed = shown.SelectMany(c => c.RatioOf is var (numerator, denominator) ? [c.Key, numerator, denominator] : (string[])[c.Key]).ToHashSet(StringComparer.Ordinal);
        return [.. TypedColumns.Where(c => needed.Contains(c.Key))];
    }

    private IQueryable<TRow> Filtered(BoluoDbContext db, Scope scope, View view, Viewer viewer)
    {
        var rows = Rows(db, scope, viewer);
        if (view.Search is { } search) rows = rows.Where(SearchPredicate.Of(Searched, search));
        foreach (var filter in view.Filters)
            rows = rows.Where(FilterText.Predicate(TypedColumns.First(c => c.Key == filter.Column), filter.Text));
        return rows;
    }

    private IQueryable<TRow> Sorted(IQueryable<TRow> rows, View view)
    {
        if (view.Sorts.Count == 0) return InUsualOrder(rows).ThenBy(Key);
        foreach (var (sort, index) in view.Sorts.Select((s, i) => (s, i)))
        {
            var column = TypedColumns.First(c => c.Key == sort.Column);
            rows = LedgerOrder.By(rows, column.SortBy ?? column.Selector, sort.Descending, first: index == 0);
            if (column.ThenBy is { } then) rows = LedgerOrder.By(rows, then, sort.Descending, first: false);
        }

        return ((IOrderedQueryable<TRow>)rows).ThenBy(Key);
    }

    private static LedgerRow ToLedgerRow(TRow row, IReadOnlyList<RowColumn<TRow>> columns, Func<TRow, string> key)
    {
        var cells = new object?[columns.Count];
        var links = new string?[columns.Count];
        for (var i = 0; i < columns.Count; i++) (cells[i], links[i]) = (columns[i].Cell(row), columns[i].Link(row));
        return new LedgerRow(key(row), cells, links);
    }
}
