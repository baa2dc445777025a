using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The changes of one row, the newest first.</summary>
internal sealed class RecordHistory(BoluoDbContext db, RowWords words)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<RecordLine>> ReadAsync(string entity, string key, CancellationToken cancel)
    {
        var entries = await EntriesAsync(entity, key, cancel);
        var sets = await SetsAsync(entries, cancel);
        var reverted = await ChangeLog.ReverterAsync(db, sets.Keys, cancel);
        var lines = new List<RecordLine>();
        foreach (var entry in entries)
        {
            var set = sets[entry.ChangeSetId];
            int? reverter = reverted.TryGetValue(set.Id, out var id) ? id : null;
            lines.Add(new RecordLine
            {
                ChangeSetId = set.Id,
                What = set.RevertsId is { } undone ? $"撤销第{undone}号变更" : words.What(entry),
                Changes = await words.ChangesAsync(entry, cancel),
                Reason = set.Reason,
                Basis = set.Basis,
                ByName = set.ByName,
                At = set.At,
                RevertedById = reverter,
                MayBeUndone = lines.Count == 0 && reverter is null && set.Kind != ChangeKind.Initial,
            });
        }

        return lines;
    }

    /// <summary>The last change that wrote a property, or the row at all.</summary>
    public async Task<ChangeSet?> LastAsync(string entity, string key, string? property, CancellationToken cancel)
    {
        var entries = await EntriesAsync(entity, key, cancel);
        return entries.FirstOrDefault(e => property is null || words.Wrote(e, property)) is { } last ? (await SetsAsync([last], cancel))[last.ChangeSetId] : null;
    }

    private Task<List<ChangeEntry>> EntriesAsync(string entity, string key, CancellationToken cancel) =>
        db.ChangeEntries.AsNoTracking().OfThisData(db).Where(e => e.Entity == entity && e.Key == key).OrderByDescending(e => e.Id).Take(Most).ToListAsync(cancel);

    private Task<Dictionary<int, ChangeSet>> SetsAsync(IEnumerable<ChangeEntry> entries, CancellationToken cancel)
    {
        var ids = entries.Select(e => e.ChangeSetId).ToHashSet();
        return db.ChangeSets.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
    }
}
