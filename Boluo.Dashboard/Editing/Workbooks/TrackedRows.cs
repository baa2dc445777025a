using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>What a context keeps in sight while ten thousand rows go through it: no more than what is being written.</summary>
internal static class TrackedRows
{
    /// <summary>The row as the context tracks it; read anew where it does not.</summary>
    public static async Task<object> OfAsync(BoluoDbContext db, object row, CancellationToken cancel)
    {
        if (db.Entry(row).State != EntityState.Detached) return row;
        object?[] key = [.. db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row))];
        return await db.FindAsync(row.GetType(), key, cancel) ?? throw new InvalidOperationException($"{row.GetType().Name} {string.Join('|', key)} was known and is not there.");
    }

    /// <summary>What is tracked and does not wait to be stored is of the row that was refused.</summary>
    public static void TakeBack(BoluoDbContext db, IEnumerable<EntityEntry> waits)
    {
        var waiting = waits.Select(w => w.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged && !waiting.Contains(e.Entity)).ToList())
        {
            if (entry.State == EntityState.Added) entry.State = EntityState.Detached;
            else
            {
                entry.CurrentValues.SetValues(entry.OriginalValues);
                entry.State = EntityState.Unchanged;
            }
        }
    }

    /// <summary>Rows that are done with are not looked through again.</summary>
    public static void Forget(EntityEntry entry)
    {
        if (entry.State == EntityState.Unchanged) entry.State = EntityState.Detached;
    }
}
