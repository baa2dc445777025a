using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The changes of one row, the newest first.</summary>
internal sealed class RecordHistory(BoluoDbContext db, RowWords words)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<RecordLine>> ReadAsync(string entity, string key, Viewer viewer, CancellationToken cancel)
    {
        var entries = await EntriesAsync(entity, key, cancel);
        var sets = await SetsAsync(entries, cancel);
        var links = await LinksAsync(entity, sets.Keys, cancel);
        var reverted = await ChangeLog.ReverterAsync(db, sets.Keys, cancel);
        var lines = new List<RecordLine>();
        foreach (var entry in entries)
        {
            var set = sets[entry.ChangeSetId];
            int? reverter = reverted.TryGetValue(set.Id, out var id) ? id : null;
            lines.Add(new RecordLine
            {
                ChangeSetId = set.Id,
                What = ChangeLog.UndoneBy(set) ?? words.What(entry),
                Changes = await words.ChangesAsync(new ToldEntry(entry, [.. words.LinksOf(entry, links[set.Id])]), cancel),
                Reason = set.Reason,
                Basis = set.Basis,
                ByName = set.ByName,
                At = set.At,
                RevertedById = reverter,
                Earlier = words.EarlierOf(entry),
                MayBeUndone = lines.Count == 0 && reverter is null && set.Kind != ChangeKind.Initial && (viewer.MayEdit || set.ById == viewer.UserId),
            });
        }

        return lines;
    }

    /// <summary>The last change that wrote a field, or the row at all.</summary>
    public async Task<ChangeSet?> LastAsync(string entity, string key, FormField? field, CancellationToken cancel)
    {
        var entries = await EntriesAsync(entity, key, cancel);
        var links = await LinksAsync(entity, field is LinkField ? [.. entries.Select(e => e.ChangeSetId)] : [], cancel);
        return entries.FirstOrDefault(Wrote) is { } last ? (await SetsAsync([last], cancel))[last.ChangeSetId] : null;

        bool Wrote(ChangeEntry entry) => field switch
        {
            Field value => words.Wrote(entry, value.Concealed?.Revision.Name ?? value.Property),
            LinkField => words.LinksOf(entry, links[entry.ChangeSetId]).Any(l => l.Field == field),
            _ => true,
        };
    }

    /// <summary>The links that change sets wrote, of the kinds that the form of such a row keeps.</summary>
    private async Task<ILookup<int, ChangeEntry>> LinksAsync(string entity, IReadOnlyCollection<int> sets, CancellationToken cancel)
    {
        var kinds = words.LinksOf(entity);
        var entries = kinds.Count == 0 || sets.Count == 0 ? [] : await db.ChangeEntries.AsNoTracking().Where(e => sets.Contains(e.ChangeSetId) && kinds.Contains(e.Entity)).OrderBy(e => e.Id).ToListAsync(cancel);
        return entries.ToLookup(e => e.ChangeSetId);
    }

    private Task<List<ChangeEntry>> EntriesAsync(string entity, string key, CancellationToken cancel) =>
        db.ChangeEntries.AsNoTracking().OfThisData(db).Where(e => e.Entity == entity && e.Key == key).OrderByDescending(e => e.Id).Take(Most).ToListAsync(cancel);

    private Task<Dictionary<int, ChangeSet>> SetsAsync(IEnumerable<ChangeEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.ChangeSetId).ToHashSet();
        return db.ChangeSets.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
    }
}
