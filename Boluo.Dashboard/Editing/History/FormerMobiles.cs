using Boluo.Dashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.History;

/// <summary>
/// Personal mobiles are in no log. A row's history holds the revision of its number; the numbers that were replaced stand in a table of
/// their own, out of which a revision that comes back, by an undo, brings its number.
/// </summary>
internal static class FormerMobiles
{
    /// <summary>Puts aside what is replaced and fetches what comes back, before the tracked changes are saved.</summary>
    public static async Task KeepAsync(BoluoDbContext db, CancellationToken cancel)
    {
        foreach (var person in db.ChangeTracker.Entries<GridWorker>().ToList())
        {
            var (phone, revision) = (person.Property(w => w.Phone), person.Property(w => w.PhoneRevision));
            switch (person.State)
            {
                case EntityState.Added when string.IsNullOrEmpty(phone.CurrentValue):
                    phone.CurrentValue = await NumberAsync(db, person, cancel);
                    break;
                case EntityState.Modified when revision.CurrentValue != revision.OriginalValue:
                    await PutAsideAsync(db, person, cancel);
                    phone.CurrentValue = await NumberAsync(db, person, cancel);
                    break;
                case EntityState.Modified when phone.CurrentValue != phone.OriginalValue:
                    await PutAsideAsync(db, person, cancel);
                    var (id, last) = (person.Entity.Id, revision.OriginalValue);
                    revision.CurrentValue = Math.Max(last, await db.FormerMobiles.Where(f => f.Person == id).MaxAsync(f => (int?)f.Revision, cancel) ?? 0) + 1;
                    break;
                case EntityState.Deleted:
                    await PutAsideAsync(db, person, cancel);
                    break;
            }
        }
    }

    private static Task<string> NumberAsync(BoluoDbContext db, EntityEntry<GridWorker> person, CancellationToken cancel)
    {
        var (id, revision) = (person.Entity.Id, person.Entity.PhoneRevision);
        return db.FormerMobiles.Where(f => f.Person == id && f.Revision == revision).Select(f => f.Phone).SingleAsync(cancel);
    }

    private static async Task PutAsideAsync(BoluoDbContext db, EntityEntry<GridWorker> person, CancellationToken cancel)
    {
        var (id, revision) = (person.Entity.Id, person.Property(w => w.PhoneRevision).OriginalValue);
        if (!await db.FormerMobiles.AnyAsync(f => f.Person == id && f.Revision == revision, cancel))
            db.FormerMobiles.Add(new FormerMobile { Person = id, Revision = revision, Phone = person.Property(w => w.Phone).OriginalValue });
    }
}
