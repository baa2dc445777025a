using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>What the rows of a sheet change, as it is told before anything is written.</summary>
internal sealed class RowDifferences(BoluoDbContext db, RegisterBook book, SheetTools tools)
{
    public LinkedRows Linked { get; } = new(db, tools.Register);

    /// <summary>What the sheet said when it left; null of one that has not left here.</summary>
    public ExportedValues? Exported { get; set; }

    /// <summary>The links that are others than those that the row has.</summary>
    public async Task<IReadOnlyList<ChosenLinks>> LinksAsync(RowImport row, EntityEntry entry, CancellationToken cancel)
    {
        var links = new List<ChosenLinks>();
        foreach (var chosen in row.Links)
        {
            var now = LinkText.Read(await LinksOfAsync(chosen.Field, entry, cancel)).ToHashSet();
            if (!now.SetEquals(Written(chosen))) links.Add(chosen);
        }

        return links;
    }

    /// <summary>What changes, field by field; of a new row what it brings.</summary>
    public async Task<IReadOnlyList<FieldChange>> ChangesAsync(RowImport row, EntityEntry? before, IReadOnlyList<ChosenLinks> links, CancellationToken cancel)
    {
        var changes = new List<FieldChange>();
        foreach (var (field, value) in row.Changed)
        {
            if (before is null && (value is null or "" or false || field.Property == tools.Register.NamedBy?.Property)) continue;
            if (field.Concealed is { } concealed) changes.Add(new FieldChange(field.Label, before?.Property(concealed.Masked.Name).CurrentValue as string, "已填写新号码"));
            else changes.Add(new FieldChange(field.Label, before is null ? null : await tools.Words.WordsAsync(field, before.Property(field.Property).CurrentValue, cancel), await tools.Words.WordsAsync(field, value, cancel)));
        }

        foreach (var chosen in links)
        {
            var then = LinkText.Write(Written(chosen));
            if (before is null && then is null) continue;
            var now = before is null ? null : await tools.Words.WordsAsync(chosen.Field, await LinksOfAsync(chosen.Field, before, cancel), cancel);
            changes.Add(new FieldChange(chosen.Field.Label, now, await tools.Words.WordsAsync(chosen.Field, then, cancel)));
        }

        return changes;
    }

    /// <summary>What was changed in the file and, since it left, here too.</summary>
    public async Task<IReadOnlyList<FieldClash>> ClashesAsync(RowImport row, EntityEntry entry, CancellationToken cancel)
    {
        var clashes = new List<FieldClash>();
        if (Exported is not { } exported) return clashes;
        foreach (var (field, value) in row.Changed.Where(c => c.Field.Concealed is null))
            if (exported.Of(db, field, entry.Entity) is var then && !Equals(then, field.ValueOf(entry.Entity)))
                clashes.Add(new FieldClash(field.Label, await tools.Words.WordsAsync(field, then, cancel), await tools.Words.WordsAsync(field, value, cancel), await tools.Words.WordsAsync(field, field.ValueOf(entry.Entity), cancel)));
        return clashes;
    }

    /// <summary>The links as an input holds them.</summary>
    public static IEnumerable<ChosenLink> Written(ChosenLinks chosen) =>
        chosen.Since.Select(l => new ChosenLink(FieldText.Of(chosen.Field.Theirs, l.Key)!, chosen.Field.Day is { } its ? FieldText.Of(its, l.Value) : null));

    private async Task<string?> LinksOfAsync(LinkField field, EntityEntry row, CancellationToken cancel) =>
        await Linked.HoldAsync(row, field, cancel) ? await new RowLinks(db, book, tools.Words, tools.Register, row).TextAsync(field, cancel) : null;
}
