using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>What the rows of a working edition held when it left, by the history since: the third side of what has changed in the file and here.</summary>
internal sealed class ExportedValues
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _before;

    private ExportedValues(Dictionary<string, IReadOnlyDictionary<string, object?>> before) => _before = before;

    public static async Task<ExportedValues> ReadAsync(BoluoDbContext db, IRegister register, int changeSetId, CancellationToken cancel)
    {
        var (name, type) = (register.RowType.Name, db.Model.FindEntityType(register.RowType)!);
        var entries = await db.ChangeEntries.AsNoTracking().Where(e => e.ChangeSetId > changeSetId && e.Entity == name && e.Before != null).OrderBy(e => e.Id).Select(e => new { e.Key, e.Before }).ToListAsync(cancel);
        return new ExportedValues(entries.DistinctBy(e => e.Key).ToDictionary(e => e.Key, IReadOnlyDictionary<string, object?> (e) => RowJson.Values(type, e.Before!).ToDictionary(v => v.Key.Name, v => v.Value, StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>The value of a field when the file left; as it is now where nobody has changed it since.</summary>
    public object? Of(BoluoDbContext db, Field field, object row) =>
        _before.Count > 0 && _before.TryGetValue(KeyOf(db, row), out var values) && values.TryGetValue(field.Property, out var value) ? value : field.ValueOf(row);

    private static string KeyOf(BoluoDbContext db, object row) =>
        string.Join('|', db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(p.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture)));
}
