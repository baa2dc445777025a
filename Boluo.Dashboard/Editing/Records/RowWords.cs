using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>A row that a change set wrote, with the links that are told with it.</summary>
internal sealed record ToldEntry(ChangeEntry Entry, IReadOnlyList<(LinkField Field, ChangeEntry Link)> Links);

/// <summary>Describes rows and their changes with the nouns and labels of their registers.</summary>
internal sealed class RowWords(BoluoDbContext db, RegisterBook book, DateOnly day)
{
    /// <summary>By the field itself: two records may each have a field of that key, with other choices.</summary>
    private readonly Dictionary<Field, IReadOnlyDictionary<string, string>> _labels = new(ReferenceEqualityComparer.Instance);

    /// <summary>需求“增设路灯”.</summary>
    public async Task<string> SubjectAsync(ChangeEntry entry, CancellationToken cancel)
    {
        if (book.OfEntity(entry.Entity) is { NamedBy: { } named } record
            && await NameOfAsync(named, ValuesOf(entry.Entity, entry.After ?? entry.Before).GetValueOrDefault(named.Property), cancel) is { } name)
            return $"{record.Noun}“{name}”";
        if (ValuesOf(entry.Entity, entry.After ?? entry.Before).FirstOrDefault(v => v.Key is "Code").Value is string code) return $"{book.NounOf(entry.Entity)}（编码{code}）";
        return await EndsAsync(entry, cancel) ?? $"{book.NounOf(entry.Entity)}（编号{entry.Key.Replace("|", "、", StringComparison.Ordinal)}）";
    }

    public string What(ChangeEntry entry) => entry switch
    {
        { Before: null } => book.OfEntity(entry.Entity)?.AddVerb ?? "新增",
        { After: null } => book.OfEntity(entry.Entity)?.DeleteVerb ?? "删除",
        _ => "修改",
    };

    /// <summary>需求“增设路灯”.</summary>
    public async Task<string> SubjectAsync(IRegister record, EntityEntry row, CancellationToken cancel) =>
        record.NamedBy is { } named && await NameOfAsync(named, row.Property(named.Property).CurrentValue, cancel) is { } name ? $"{record.Noun}“{name}”" : record.Noun;

    /// <summary>The fields that differ, in the order of the record. What no record knows is left out, and of a row that comes or goes what is empty, and its name.</summary>
    public async Task<IReadOnlyList<FieldChange>> ChangesAsync(ChangeEntry entry, CancellationToken cancel)
    {
        var (before, after) = (ValuesOf(entry.Entity, entry.Before), ValuesOf(entry.Entity, entry.After));
        var changes = new List<FieldChange>();
        foreach (var field in book.FieldsOf(entry.Entity))
        {
            if (field.Concealed is { } concealed)
            {
                if (Concealed(field, concealed, before, after, entry) is { } told) changes.Add(told);
                continue;
            }

            var (old, now) = (before.GetValueOrDefault(field.Property), after.GetValueOrDefault(field.Property));
            if (Equals(old, now)) continue;
            if ((entry.Before is null || entry.After is null) && (field.Property == book.OfEntity(entry.Entity)?.NamedBy?.Property || (old ?? now) is "" or false)) continue;
            var labels = await LabelsAsync(field, cancel);
            changes.Add(new FieldChange(field.Label, entry.Before is null ? null : FieldText.Words(field, old, labels), entry.After is null ? null : FieldText.Words(field, now, labels)));
        }

        return changes;
    }

    /// <summary>What the fields of its form held before a change, as inputs write them; null where it added the row. What was not stored then is left out.</summary>
    public IReadOnlyDictionary<string, string?>? EarlierOf(ChangeEntry entry)
    {
        if (entry.Before is null || book.OfEntity(entry.Entity) is not { } record) return null;
        var before = ValuesOf(entry.Entity, entry.Before);
        return record.FormFields.Where(f => f.Concealed is null && before.ContainsKey(f.Property)).ToDictionary(f => f.Key, f => FieldText.Of(f, before[f.Property]), StringComparer.Ordinal);
    }

    /// <summary>The same with the links that its form keeps and that came or went with it, where the register keeps such.</summary>
    public async Task<IReadOnlyList<FieldChange>> ChangesAsync(ToldEntry told, CancellationToken cancel)
    {
        var changes = new List<FieldChange>(await ChangesAsync(told.Entry, cancel));
        var isChanged = told.Entry is { Before: not null, After: not null };
        foreach (var (field, link) in told.Links)
        {
            var (old, now) = (await LinkAsync(field, link.Before, cancel), await LinkAsync(field, link.After, cancel));
            changes.Add((old, now) switch
            {
                (null, { } added) => new FieldChange(field.Label, null, isChanged ? $"新增{added}" : added),
                ({ } removed, null) when isChanged => new FieldChange(field.Label, null, $"移除{removed}"),
                _ => new FieldChange(field.Label, old, now),
            });
        }

        return changes;
    }

    /// <summary>
    /// The rows of a change set, each told once: links with the row on whose form they were kept. A row that was only renewed, since a link
    /// to it came or went, has nothing to tell besides.
    /// </summary>
    public IReadOnlyList<ToldEntry> Told(IReadOnlyList<ChangeEntry> entries)
    {
        var (told, links) = (new List<ToldEntry>(), new HashSet<ChangeEntry>());
        var written = LinksByMine(entries);
        foreach (var entry in entries.OrderBy(e => IsLink(e) ? 2 : IsRenewed(e) ? 1 : 0))
        {
            if (links.Contains(entry)) continue;
            List<(LinkField, ChangeEntry)> its = [.. LinksOf(entry, written).Where(l => links.Add(l.Link))];
            if (its.Count > 0 || !IsRenewed(entry)) told.Add(new ToldEntry(entry, its));
        }

        return told;
    }

    /// <summary>The links of a row among the entries of its change set.</summary>
    public IEnumerable<(LinkField Field, ChangeEntry Link)> LinksOf(ChangeEntry entry, IEnumerable<ChangeEntry> ofSet) => LinksOf(entry, LinksByMine(ofSet));

    private IEnumerable<(LinkField Field, ChangeEntry Link)> LinksOf(ChangeEntry entry, ILookup<(string Links, string Mine, string? Key), ChangeEntry> written) =>
        from field in book.OfEntity(entry.Entity)?.Links ?? []
        from link in written[(field.Links.RowType.Name, field.Mine.Property, entry.Key)]
        select (field, link);

    /// <summary>Links by the rows that they are at, whichever end's form keeps them: each is read once, of thousands too.</summary>
    private ILookup<(string Links, string Mine, string? Key), ChangeEntry> LinksByMine(IEnumerable<ChangeEntry> entries) => (
        from link in entries
        let register = book.LinksTo(link.Entity)
        where register is not null
        let values = ValuesOf(link.Entity, link.After ?? link.Before)
        from end in register.Fields.Where(f => f.Kind == FieldKind.Pick)
        select (Key: (link.Entity, end.Property, FieldText.Of(end, values.GetValueOrDefault(end.Property))), link)).ToLookup(l => l.Key, l => l.link);

    /// <summary>The kinds of links that the form of such a row keeps.</summary>
    public IReadOnlyList<string> LinksOf(string entity) => [.. book.OfEntity(entity)?.Links.Select(f => f.Links.RowType.Name) ?? []];

    /// <summary>A row whose form keeps links has nothing but another version, since a link came or went.</summary>
    public bool IsRenewed(ChangeEntry entry) => LinksOf(entry.Entity).Count > 0 && RowJson.IsOnlyRenewed(db.Model, entry);

    /// <summary>What is wrong with one of the links of a field.</summary>
    public async Task<Fault> FaultAsync(LinkField field, object? theirs, string sentence, CancellationToken cancel) =>
        new(null, field.Key, $"“{field.Label}”中的“{PlainText.InQuotes(PlainText.Cut(await WordsAsync(field.Theirs, theirs, cancel), 30))}”：{sentence}");

    /// <summary>What an input of links holds, in words: “XM2020012 增设路灯”（2020年6月1日）、….</summary>
    public async Task<string> WordsAsync(LinkField field, string? text, CancellationToken cancel)
    {
        var words = new List<string>();
        foreach (var link in LinkText.Read(text)) words.Add(await LinkAsync(field, link.Row, field.Day is { } day ? FieldReading.Read(day, link.Day).Value : null, cancel));
        return words.Count == 0 ? Quantity.Unknown : string.Join('、', words);
    }

    /// <summary>What is told of a value that is shown to nobody: that it was changed, and what everybody may see of it.</summary>
    private static FieldChange? Concealed(Field field, Concealment concealed, Dictionary<string, object?> before, Dictionary<string, object?> after, ChangeEntry entry)
    {
        if (entry is { Before: not null, After: not null } && Equals(before.GetValueOrDefault(concealed.Revision.Name), after.GetValueOrDefault(concealed.Revision.Name))) return null;
        var (old, now) = (before.GetValueOrDefault(concealed.Masked.Name) as string, after.GetValueOrDefault(concealed.Masked.Name) as string);
        return new FieldChange(field.Label, old, entry.Before is null || now is null ? now : $"{now}（已变更）");
    }

    /// <summary>A value of a field, in words.</summary>
    public async Task<string> WordsAsync(Field field, object? value, CancellationToken cancel) => FieldText.Words(field, value, await LabelsAsync(field, cancel));

    /// <summary>Whether a change wrote that property.</summary>
    public bool Wrote(ChangeEntry entry, string property) =>
        !Equals(ValuesOf(entry.Entity, entry.Before).GetValueOrDefault(property), ValuesOf(entry.Entity, entry.After).GetValueOrDefault(property));

    public Task<IReadOnlyList<Pickable>> ChoicesAsync(Field field, CancellationToken cancel) => PickLists.OfAsync(db, field, day, cancel);

    private bool IsLink(ChangeEntry entry) => book.LinksTo(entry.Entity) is not null;

    /// <summary>A link by both its ends: 需求与项目的对接“XQ2020012 希望增设路灯 — XM2020001 增设路灯”.</summary>
    private async Task<string?> EndsAsync(ChangeEntry entry, CancellationToken cancel)
    {
        if (book.LinksTo(entry.Entity) is not { } links) return null;
        var (values, ends) = (ValuesOf(entry.Entity, entry.After ?? entry.Before), new List<string>());
        foreach (var field in links.Fields.Where(f => f.Kind == FieldKind.Pick)) ends.Add(PlainText.Cut(await WordsAsync(field, values.GetValueOrDefault(field.Property), cancel), 30));
        return $"{links.Noun}“{PlainText.InQuotes(string.Join(" — ", ends))}”";
    }

    /// <summary>A link as it was stored, in words; null for none.</summary>
    private async Task<string?> LinkAsync(LinkField field, string? json, CancellationToken cancel)
    {
        if (json is null) return null;
        var values = ValuesOf(field.Links.RowType.Name, json);
        return await LinkAsync(field, FieldText.Of(field.Theirs, values.GetValueOrDefault(field.Theirs.Property)), field.Day is { } day ? values.GetValueOrDefault(day.Property) : null, cancel);
    }

    private async Task<string> LinkAsync(LinkField field, string? theirs, object? on, CancellationToken cancel) =>
        $"“{PlainText.InQuotes(await WordsAsync(field.Theirs, theirs, cancel))}”" + (on is DateOnly since ? $"（{Days.Long(since)}）" : "");

    private async Task<IReadOnlyDictionary<string, string>> LabelsAsync(Field field, CancellationToken cancel)
    {
        if (field.Kind != FieldKind.Pick) return new Dictionary<string, string>(StringComparer.Ordinal);
        if (!_labels.TryGetValue(field, out var labels))
            _labels[field] = labels = (await ChoicesAsync(field, cancel)).DistinctBy(c => c.Value).ToDictionary(c => c.Value, c => c.Label, StringComparer.Ordinal);
        return labels;
    }

    private Dictionary<string, object?> ValuesOf(string entity, string? json) => json is null || RowJson.TypeOf(db.Model, entity) is not { } type
        ? []
        : RowJson.Values(type, json).ToDictionary(v => v.Key.Name, v => v.Value, StringComparer.Ordinal);

    private async Task<string?> NameOfAsync(Field named, object? value, CancellationToken cancel) =>
        value is null or "" ? null : PlainText.InQuotes(PlainText.Cut(await WordsAsync(named, value, cancel), 30));
}
