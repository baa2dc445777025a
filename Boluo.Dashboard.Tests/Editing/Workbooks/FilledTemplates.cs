using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Workbooks;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Tests.Editing.Workbooks;

/// <summary>What may be picked in the fields of templates, read once for each.</summary>
internal sealed class KnownNames() : Dictionary<Field, (PickNames Names, Dictionary<string, Pickable> Choices)>(ReferenceEqualityComparer.Instance);

/// <summary>What a county holds, as somebody would type it into templates.</summary>
internal static class FilledTemplates
{
    public static async Task ImportAsync(ImportHouse from, ImportHouse to, IEnumerable<IRegister> registers, List<string> odd, params IEnumerable<byte[]> besides)
    {
        var files = new List<byte[]>();
        foreach (var register in registers)
            if (await OfAsync(from, register) is { Count: > 0 } rows) files.Add(ImportHouse.Fill(await to.TemplateAsync(register.Ledger!), 1, rows));
        var draft = await to.UploadAsync(ImportHouse.Admin, [.. files, .. besides]);
        foreach (var sheet in draft.Preview.Files.SelectMany(f => f.Sheets))
            if (sheet.Refusal is not null || sheet.Count(RowFate.Added) + sheet.Count(RowFate.Same) < sheet.Rows.Count) // A host takes part in its activity: that row is there with the activity.
                odd.Add($"{sheet.Noun}{sheet.Refusal}: {sheet.Count(RowFate.Added)} of {sheet.Rows.Count}; {string.Join(" | ", sheet.Rows.Where(r => r.Fate is not (RowFate.Added or RowFate.Same)).Take(3).Select(r => $"{r.Fate} {r.Place.Row} {r.Subject} {string.Concat(r.Faults.Select(f => f.Cell + f.Sentence))}{string.Join(';', r.Changes.Select(c => $"{c.Field} {c.Before}→{c.After}"))}"))}");
        Assert.True(odd.Count == 0, string.Join('\n', odd));
        var applied = await to.ApplyAsync(draft, ImportHouse.Admin);
        Assert.True(applied.Ok, applied.Error);
    }

    /// <summary>The rows as somebody would type them, by the headers of the template.</summary>
    public static async Task<List<Dictionary<string, object?>>> OfAsync(ImportHouse house, IRegister register)
    {
        await using var db = house.Open();
        var names = new KnownNames();
        var rows = new List<Dictionary<string, object?>>();
        await foreach (var row in register.RowsAsync(db))
        {
            var typed = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var field in register.Offered) typed[field.FullLabel] = field is LinkField links ? await LinksAsync(db, links, row, names) : await TypedAsync(db, (Field)field, ((Field)field).ValueOf(row), names);
            rows.Add(typed);
        }

        return rows;
    }

    public static async Task<object?> TypedAsync(BoluoDbContext db, Field field, object? value, KnownNames names)
    {
        if (value is null or "") return null;
        if (field.Kind is FieldKind.Pick or FieldKind.Choice)
        {
            if (!names.TryGetValue(field, out var known))
                names[field] = known = (await PickLists.NamesAsync(db, field, TinyCounty.AsOf, default), (await PickLists.OfAsync(db, field, TinyCounty.AsOf, default)).DistinctBy(c => c.Value).ToDictionary(c => c.Value, StringComparer.Ordinal));
            return known.Choices.TryGetValue(FieldText.Of(field, value)!, out var choice) ? known.Names.LabelOf(choice) : $"?{value}";
        }

        return value switch
        {
            DateOnly day => day,
            bool flag => flag ? "是" : "否",
            int or double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }

    private static async Task<object?> LinksAsync(BoluoDbContext db, LinkField field, object row, KnownNames names)
    {
        var key = db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Single().PropertyInfo!.GetValue(row);
        var parts = new List<string>();
        await foreach (var link in field.Links.RowsAsync(db))
        {
            if (!Equals(field.Mine.ValueOf(link), key)) continue;
            var name = await TypedAsync(db, field.Theirs, field.Theirs.ValueOf(link), names);
            parts.Add(field.Day?.ValueOf(link) is DateOnly day ? $"{name}（{Days.Iso(day)}）" : $"{name}");
        }

        return parts.Count == 0 ? null : string.Join('；', parts);
    }

    /// <summary>The rows in the words of their template, with their links, in the order of those words.</summary>
    public static async Task<IReadOnlyList<string>> WordsAsync(ImportHouse house, IRegister register) =>
        [.. (await OfAsync(house, register)).Select(r => string.Join('|', r.Select(f => $"{f.Key}={f.Value}"))).Order(StringComparer.Ordinal)];
}
