using System.Linq.Expressions;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Boluo.Dashboard.Tables.Growing;

/// <summary>Reads what there is before somebody asks.</summary>
public interface IGrowingTable
{
    Task PrepareAsync(CancellationToken cancel);
}

/// <summary>
/// The table of a log: rows are only added at its end, go only from its beginning, and never change. So its columns are kept in memory and follow the
/// database, and any view of a million rows says at once how many it has and which; only the rows of the page are read. Files read the database.
/// </summary>
public abstract class GrowingTable<TRow>(IDbContextFactory<BoluoDbContext> factory, string name, SheetTitle title, string sheetName, string path)
    : Table<TRow>(factory, name, title, sheetName, path), IGrowingTable, IDisposable where TRow : class
{
    private const int Part = 20_000;

    private readonly IDbContextFactory<BoluoDbContext> _factory = factory;
    private readonly SemaphoreSlim _one = new(1, 1);
    private MemoryRows<TRow>? _memory;
    private Func<TRow, int>? _numberOf;

    /// <summary>The number of a row, by which it is found and which grows.</summary>
    protected abstract Expression<Func<TRow, int>> Number { get; }

    /// <summary>What the ledger is sorted by where the viewer does not say.</summary>
    protected abstract IReadOnlyList<Sort> UsualSorts { get; }

    /// <summary>The columns of texts that a search looks at.</summary>
    protected abstract IReadOnlyList<string> SearchedColumns { get; }

    private Func<TRow, int> NumberOf => _numberOf ??= Number.Compile();

    protected sealed override IReadOnlyList<Expression<Func<TRow, string?>>> Searched => [.. SearchedColumns.Select(key => (Expression<Func<TRow, string?>>)TypedColumns.First(c => c.Key == key).Selector)];

    protected sealed override IOrderedQueryable<TRow> InUsualOrder(IQueryable<TRow> rows) => InOrderOf(rows, UsualSorts);

    public override async Task<LedgerPage> PageAsync(Scope scope, View view, Viewer viewer, CancellationToken cancel)
    {
        if (!IsFor(viewer)) return await base.PageAsync(scope, view, viewer, cancel);
        await using var db = await _factory.CreateDbContextAsync(cancel);
        var all = Rows(db, scope, viewer);
        var (count, numbers) = await FindAsync(all, view, cancel);
        var places = numbers.Select((number, i) => (number, i)).ToDictionary(p => p.number, p => p.i);
        var rows = await all.Where(Numbered(n => numbers.Contains(n))).ToListAsync(cancel);
        return Page(view, count, _ => null, [.. rows.OrderBy(r => places[NumberOf(r)])]);
    }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using var db = await _factory.CreateDbContextAsync(cancel);
        await FindAsync(Rows(db, new Scope(null, null, null, default), new Viewer("", "", Role.Admin)), View.Default(this), cancel);
    }

    private async Task<(int Count, int[] Page)> FindAsync(IQueryable<TRow> all, View view, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var memory = await FollowAsync(all, cancel);
            return await Task.Run(() => memory.Find(view, view.Sorts.Count > 0 ? view.Sorts : UsualSorts), cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Reads what has come. Where the beginning has gone, or the end, all is read anew.</summary>
    private async Task<MemoryRows<TRow>> FollowAsync(IQueryable<TRow> all, CancellationToken cancel)
    {
        var numbers = all.Select(Number);
        var (first, last) = (await numbers.MinAsync(n => (int?)n, cancel), await numbers.MaxAsync(n => (int?)n, cancel));
        var memory = _memory is { } known && known.First == first && known.Last <= last ? known : NewMemory();
        _memory = memory;
        while (memory.Last != last) // In parts, so that whoever goes away leaves whole rows, and the next one goes on.
        {
            var end = memory.Last ?? int.MinValue;
            var next = await all.Where(Numbered(n => n > end)).OrderBy(Number).Take(Part).ToListAsync(cancel);
            foreach (var row in next) memory.Add(row);
            if (next.Count < Part) break;
        }

        return memory;
    }

    private MemoryRows<TRow> NewMemory() => new(TypedColumns.ToDictionary(c => c.Key, c => c.InMemory(), StringComparer.Ordinal), SearchedColumns, NumberOf);

    /// <summary>The rows whose number meets a condition. What it captures stays a parameter, so that SQL is made of it once.</summary>
    private Expression<Func<TRow, bool>> Numbered(Expression<Func<int, bool>> condition)
    {
        var number = Number;
        return Expression.Lambda<Func<TRow, bool>>(ReplacingExpressionVisitor.Replace(condition.Parameters[0], number.Body, condition.Body), number.Parameters);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _one.Dispose();
    }
}

/// <summary>Reads the logs after the start, so that the first who asks need not wait for it.</summary>
internal sealed class GrowingTables(IEnumerable<ILedger> ledgers, ILogger<GrowingTables> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The program listens before a long log is read.
        foreach (var table in ledgers.OfType<IGrowingTable>())
        {
            try
            {
                await table.PrepareAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Faults.Report(exception, logger); // Whoever asks reads it.
            }
        }
    }
}
