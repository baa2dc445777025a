using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.History;

/// <summary>
/// Writes business data together with its history. Open a write transaction, begin, change tracked rows, save (as often as needed),
/// complete, commit, and announce the version. It renews the versions of what can be edited, and of every grid whose assignment,
/// duties or facts were written, and the search texts of what is looked for by name.
/// </summary>
public sealed class ChangeRecorder
{
    private readonly BoluoDbContext _db;
    private readonly Dictionary<(string Entity, string Key), Row> _rows = [];
    private readonly HashSet<int> _renewed = [];

    private ChangeRecorder(BoluoDbContext db, ChangeSet set) => (_db, Set) = (db, set);

    public ChangeSet Set { get; }

    /// <summary>One entry per row that was written; there once it is complete.</summary>
    public IReadOnlyList<ChangeEntry> Entries { get; private set; } = [];

    /// <summary>Stores the change set, so that rows can name it.</summary>
    public static async Task<ChangeRecorder> BeginAsync(BoluoDbContext db, ChangeSet set, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Changes are recorded in the transaction that makes them.");
        db.ChangeSets.Add(set);
        await db.SaveChangesAsync(cancel);
        return new ChangeRecorder(db, set);
    }

    /// <summary>
    /// Saves all tracked changes and keeps their rows before and after. It looks for changes once: left to EF, it does so at each question, and each
    /// look goes through all that is tracked.
    /// </summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        _db.ChangeTracker.DetectChanges();
        var looks = _db.ChangeTracker.AutoDetectChangesEnabled;
        _db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await SaveFoundAsync(cancel);
        }
        finally
        {
            _db.ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    private async Task SaveFoundAsync(CancellationToken cancel)
    {
        await RenewAsync(cancel);
        var written = _db.ChangeTracker.Entries().Where(IsBusiness).Select(e => new
        {
            Entry = e,
            Key = e.State == EntityState.Added ? null : RowJson.Key(e),
            Before = e.State == EntityState.Added ? null : RowJson.Of(e, original: true),
            IsDeleted = e.State == EntityState.Deleted,
        }).ToList();
        await _db.SaveChangesAsync(cancel);

        // Keys of new rows are known only now.
        foreach (var row in written)
        {
            var id = (row.Entry.Metadata.ClrType.Name, row.Key ?? RowJson.Key(row.Entry));
            var before = _rows.TryGetValue(id, out var earlier) ? earlier.Before : row.Before;
            _rows[id] = new Row(GridOf(row.Entry.Entity), before, row.IsDeleted ? null : RowJson.Of(row.Entry, original: false));
        }
    }

    /// <summary>Stores one entry per row and raises the data version.</summary>
    /// <returns>The version to announce after commit.</returns>
    public async Task<long> CompleteAsync(CancellationToken cancel)
    {
        Entries = [.. _rows.Where(r => r.Value.Before != r.Value.After).Select(r => new ChangeEntry
        {
            ChangeSetId = Set.Id,
            Entity = r.Key.Entity,
            Key = r.Key.Key,
            GridId = r.Value.GridId,
            Before = r.Value.Before,
            After = r.Value.After,
        })];
        _db.ChangeEntries.AddRange(Entries);

        var state = await _db.DataStates.SingleAsync(cancel);
        state.Version++;
        await _db.SaveChangesAsync(cancel);
        return state.Version;
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        await FormerMobiles.KeepAsync(_db, cancel);
        foreach (var id in _db.ChangeTracker.Entries().Where(IsBusiness).Select(e => TouchedGrid(e.Entity)).OfType<int>().ToHashSet())
            if (_renewed.Add(id))
                await _db.Grids.SingleAsync(g => g.Id == id, cancel);
        foreach (var entry in _db.ChangeTracker.Entries<IVersioned>())
        {
            var isTouched = entry.Entity is Grid grid && _renewed.Contains(grid.Id);
            if (isTouched || entry.State is EntityState.Added or EntityState.Modified) entry.Property(e => e.Version).CurrentValue = Guid.NewGuid();
        }

        foreach (var entry in _db.ChangeTracker.Entries<ISearchable>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            entry.Entity.Index();
            entry.DetectChanges();
        }
    }

    private static bool IsBusiness(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not (ChangeSet or ChangeEntry or SecurityEvent or RecordDraft or AdjustmentPlan or Simulation or ImportDraft or ImportFile or HandedInReport or FormScheme or FormerMobile)
        && entry.Metadata.ClrType.Namespace == typeof(Grid).Namespace;

    private static int? TouchedGrid(object row) => row switch
    {
        GridAssignment assignment => assignment.GridId,
        GridDuty duty => duty.GridId,
        GridFact fact => fact.GridId,
        _ => null,
    };

    private static int? GridOf(object row) => row switch
    {
        Grid grid => grid.Id,
        GridAdjustment adjustment => adjustment.GridId,
        _ => TouchedGrid(row),
    };

    private sealed record Row(int? GridId, string? Before, string? After);
}
