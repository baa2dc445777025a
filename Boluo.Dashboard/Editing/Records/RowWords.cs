using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

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
        return $"{book.NounOf(entry.Entity)}（编号{entry.Key.Replace("|", "、", StringComparison.Ordinal)}）";
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

    public async Task<IReadOnlyList<Pickable>> ChoicesAsync(Field field, CancellationToken cancel) => field switch
    {
        { Kind: FieldKind.Choice } => [.. Enum.GetValues(field.ValueType).Cast<Enum>().Select(v => new Pickable { Value = v.ToString(), Label = v.Label() })],
        { Offers: { } offers } => offers,
        { Choices: { } query } => await query(db, day).ToListAsync(cancel),
        _ => [],
    };

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
        value is null or "" ? null : Quoted(PlainText.Cut(await WordsAsync(named, value, cancel), 30));

    /// <summary>Quotes within quotes change places with the outer ones.</summary>
    private static string Quoted(string text) => string.Concat(text.Select(c => c switch { '“' => '‘', '”' => '’', '‘' => '“', '’' => '”', _ => c }));
}
