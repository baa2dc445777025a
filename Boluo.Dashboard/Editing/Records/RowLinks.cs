using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>What was chosen in a field of links: the keys of the other rows, and since when where links have a day.</summary>
internal sealed record ChosenLinks(LinkField Field, IReadOnlyDictionary<object, DateOnly?> Since);

/// <summary>The links of one row, as its form keeps them.</summary>
internal sealed class RowLinks(BoluoDbContext db, RegisterBook book, RowWords words, IRegister record, EntityEntry row)
{
    /// <summary>What an input holds of them: the earliest first, then by the keys of the other rows.</summary>
    public async Task<string?> TextAsync(LinkField field, CancellationToken cancel) => LinkText.Write(
        (await ReadAsync(field, cancel)).OrderBy(l => field.Day?.ValueOf(l.Entity)).ThenBy(l => field.Theirs.ValueOf(l.Entity))
            .Select(l => new ChosenLink(FieldText.Of(field.Theirs, field.Theirs.ValueOf(l.Entity))!, field.Day is { } day ? FieldText.Of(day, day.ValueOf(l.Entity)) : null)));

    /// <summary>Adds, moves and removes links until they are as chosen. The row itself is saved before: links refer to it.</summary>
    /// <param name="chosen">The fields that were filled in anew.</param>
    /// <param name="broken">The links that broke a rule before the row itself was changed; null if it was not. Those that stay are judged in its new light.</param>
    /// <param name="day">The county's day.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What the rules of the links have against it.</returns>
    public async Task<IReadOnlyList<Fault>> WriteAsync(IReadOnlyList<ChosenLinks> chosen, IReadOnlySet<(LinkField, object)>? broken, DateOnly day, CancellationToken cancel)
    {
        var (faults, written) = (new List<Fault>(), new List<EntityEntry>());
        foreach (var field in record.Links)
        {
            var links = (await ReadAsync(field, cancel)).ToDictionary(l => field.Theirs.ValueOf(l.Entity)!);
            var since = chosen.FirstOrDefault(c => c.Field == field)?.Since;
            if (since is null && broken is null) continue;
            foreach (var (key, link) in links)
            {
                if (since is not null && !since.ContainsKey(key))
                {
                    link.State = EntityState.Deleted;
                    written.Add(link);
                    continue;
                }

                var isMoved = since is not null && field.Day is { } known && !Equals(known.ValueOf(link.Entity), since[key]);
                if (isMoved) link.Property(field.Day!.Property).CurrentValue = since![key];
                if (isMoved) written.Add(link);
                if (isMoved || broken?.Contains((field, key)) == false) faults.AddRange(await FaultsAsync(field, link, day, cancel));
            }

            foreach (var (key, on) in since ?? new Dictionary<object, DateOnly?>())
            {
                if (links.ContainsKey(key)) continue;
                var link = db.Entry(NewLink(field, key, on));
                faults.AddRange(await FaultsAsync(field, link, day, cancel));
                link.State = EntityState.Added;
                written.Add(link);
            }
        }

        await RenewEndsAsync(db, book, written, cancel);
        return faults;
    }

    /// <summary>The links that break a rule as they stand: what is older than a rule stays as it is.</summary>
    public async Task<IReadOnlySet<(LinkField Field, object Theirs)>> BrokenAsync(DateOnly day, CancellationToken cancel)
    {
        var broken = new HashSet<(LinkField, object)>();
        foreach (var field in record.Links)
            foreach (var link in await ReadAsync(field, cancel))
                if ((await field.Links.JudgeAsync(db, link, day, cancel)).Count > 0) broken.Add((field, field.Theirs.ValueOf(link.Entity)!));
        return broken;
    }

    /// <summary>What the rules have against the links that are there, besides those that broke them before.</summary>
    public async Task<IReadOnlyList<Fault>> JudgeAsync(IReadOnlySet<(LinkField Field, object Theirs)> broken, DateOnly day, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        foreach (var field in record.Links)
        {
            var links = await ReadAsync(field, cancel);
            if (links.Count == 0 && field.Required) faults.Add(new Fault(null, field.Key, $"“{field.Label}”应填写。"));
            foreach (var link in links)
                if (!broken.Contains((field, field.Theirs.ValueOf(link.Entity)!))) faults.AddRange(await FaultsAsync(field, link, day, cancel));
        }

        return faults;
    }

    /// <summary>Whoever has the form of a row open saw its links as they were: both ends of a link are renewed where their forms show it.</summary>
    public static async Task RenewEndsAsync(BoluoDbContext db, RegisterBook book, IEnumerable<EntityEntry> links, CancellationToken cancel)
    {
        foreach (var link in links)
            foreach (var key in link.Metadata.GetForeignKeys())
            {
                var type = key.PrincipalEntityType.ClrType;
                if (book.OfEntity(type.Name)?.Links.Any(f => f.Links.RowType == link.Metadata.ClrType) != true) continue;
                if (await db.FindAsync(type, [link.CurrentValues[key.Properties.Single()]], cancel) is IVersioned end && db.Entry(end).State != EntityState.Deleted) end.Version = Guid.NewGuid();
            }
    }

    private async Task<IReadOnlyList<EntityEntry>> ReadAsync(LinkField field, CancellationToken cancel) =>
        row.State is EntityState.Detached ? [] : await References.ByAsync(db, field.KeyOf(db.Model), row, cancel);

    private object NewLink(LinkField field, object key, DateOnly? on)
    {
        var link = field.Links.NewRow();
        field.Mine.Put(link, row.CurrentValues[field.KeyOfMine(db.Model)]);
        field.Theirs.Put(link, key);
        field.Day?.Put(link, on);
        return link;
    }

    private async Task<IEnumerable<Fault>> FaultsAsync(LinkField field, EntityEntry link, DateOnly day, CancellationToken cancel)
    {
        var faults = await field.Links.JudgeAsync(db, link, day, cancel);
        return faults.Count == 0 ? [] : [await words.FaultAsync(field, field.Theirs.ValueOf(link.Entity), string.Concat(faults.Select(f => f.Sentence)), cancel)];
    }
}
