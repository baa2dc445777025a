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

    private protected IReadOnlyList<RowColumn<TRow>> TypedColumns => _columns ??= [.. Define()];

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

    public virtual async Task<LedgerPage> PageAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var filtered = Filtered(db, scope, view, viewer);
        var sums = await LedgerSums.ComputeAsync(filtered, Summed(Chosen(view)), cancel);
        var first = (Math.Min(view.Page, LedgerPage.PagesOf(sums.Count, view.Size)) - 1) * view.Size;
        var rows = sums.Count == 0 ? [] : await Sorted(filtered, view).Skip(first).Take(view.Size).ToListAsync(cancel);
        return Page(view, sums.Count, sums.TotalOf, rows) with { Notes = sums.Count > 0 && await CountedNoteAsync(filtered, cancel) is { } note ? [note] : [] };
    }

    /// <summary>The page of a view, of so many rows, that has these.</summary>
    private protected LedgerPage Page(View view, int count, Func<Column, double?> totalOf, IReadOnlyList<TRow> rows)
    {
        var (columns, pages) = (Chosen(view), LedgerPage.PagesOf(count, view.Size));
        var page = Math.Min(view.Page, pages);
        return new LedgerPage
        {
            Columns = columns,
            Rows = [.. rows.Select(r => ToLedgerRow(r, columns, KeyOf))],
            Count = count,
            Totals = [.. columns.Select(totalOf)],
            Page = page,
            Pages = pages,
            FirstNumber = ((page - 1) * view.Size) + 1,
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

    private IQueryable<TRow> Sorted(IQueryable<TRow> rows, View view) => (view.Sorts.Count == 0 ? InUsualOrder(rows) : InOrderOf(rows, view.Sorts)).ThenBy(Key);

    private protected IOrderedQueryable<TRow> InOrderOf(IQueryable<TRow> rows, IReadOnlyList<Sort> sorts)
    {
        foreach (var (sort, index) in sorts.Select((s, i) => (s, i)))
        {
            var column = TypedColumns.First(c => c.Key == sort.Column);
            rows = LedgerOrder.By(rows, column.SortBy ?? column.Selector, sort.Descending, first: index == 0);
            if (column.ThenBy is { } then) rows = LedgerOrder.By(rows, then, sort.Descending, first: false);
        }

        return (IOrderedQueryable<TRow>)rows;
    }

    private static LedgerRow ToLedgerRow(TRow row, IReadOnlyList<RowColumn<TRow>> columns, Func<TRow, string> key)
    {
        var cells = new object?[columns.Count];
        var links = new string?[columns.Count];
        for (var i = 0; i < columns.Count; i++) (cells[i], links[i]) = (columns[i].Cell(row), columns[i].Link(row));
        return new LedgerRow(key(row), cells, links);
    }
}
