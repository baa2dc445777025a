using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks.Collecting;

/// <summary>Keeps each file of a collection to what its sender may bring.</summary>
internal sealed class SenderCheck(RowPlacesRead places, SenderKind kind, IReadOnlyDictionary<int, Sender> byFile)
{
    public Func<EntityEntry, IReadOnlyList<(Field Field, object? Value)>, CancellationToken, Task<FieldFault?>>? Of(int file, IRegister? register) =>
        register is null || !byFile.TryGetValue(file, out var sender) ? null : (row, changed, cancel) => places.ForeignAsync(register, row, changed, sender, kind, cancel);
}

/// <summary>The places that rows of workbooks name, seen from whoever hands them in.</summary>
internal sealed class RowPlacesRead(BoluoDbContext db, RegisterBook book, DateOnly day)
{
    private readonly Dictionary<Field, PickNames> _names = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, string>? _townships;

    /// <summary>The one place of all rows of a file; null where there are several or none.</summary>
    public async Task<string?> OnlyAsync(OfferedFile file, SenderKind of, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sheet in file.Sheets)
        {
            if (sheet.Ledger is null || book.ForLedger(sheet.Ledger) is not { } register) continue;
            foreach (var (column, position) in sheet.Columns.Select((c, i) => (c, i)))
            {
                if (register.FormFields.FirstOrDefault(f => f.Key == column.Field) is not { } field || !IsPlace(field, of)) continue;
                if (!_names.TryGetValue(field, out var names)) _names[field] = names = await PickLists.NamesAsync(db, field, day, cancel);
                foreach (var text in sheet.Rows.Select(r => r.Cells[position]).OfType<string>().Distinct(StringComparer.Ordinal))
                    if (names.Find(text).Found is { } choice) found.Add(of == SenderKind.Townships ? await TownshipOfAsync(choice.Value, cancel) : choice.Value);
            }
        }

        return found.Count == 1 ? found.Single() : null;
    }

    /// <summary>What stands in a row that is not its sender's own; null where all is. Units hand in what they did anywhere.</summary>
    public async Task<FieldFault?> ForeignAsync(IRegister register, EntityEntry row, IReadOnlyList<(Field Field, object? Value)> changed, Sender sender, SenderKind of, CancellationToken cancel)
    {
        foreach (var field in register.FormFields.Where(f => IsPlace(f, of)))
        {
            var its = changed.FirstOrDefault(c => c.Field == field) is { Field: not null } next ? next.Value : row.Property(field.Property).CurrentValue;
            if (its is not string { Length: > 0 } code) continue;
            var place = of == SenderKind.Townships ? await TownshipOfAsync(code, cancel) : code;
            if (place != sender.Code) return new FieldFault(field.Key, $"{field.Quoted}不属于{sender.Name}，{sender.Name}报送的文件中只应有本{of.Label()}的内容。");
        }

        return null;
    }

    private static bool IsPlace(Field field, SenderKind of) => (of, field.Code) switch
    {
        (SenderKind.Units, _) => false,
        (_, { } code) when code == CodeShape.Community => true,
        (SenderKind.Townships, { } code) => code == CodeShape.Township,
        _ => false,
    };

    /// <summary>Of a community, the township that it lies in; a township is its own.</summary>
    private async Task<string> TownshipOfAsync(string code, CancellationToken cancel)
    {
        _townships ??= await db.Communities.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.TownshipCode, StringComparer.Ordinal, cancel);
        return _townships.GetValueOrDefault(code, code);
    }
}
