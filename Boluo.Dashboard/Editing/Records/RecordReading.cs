using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>Reads what was filled in against what the row holds. What was left as it was is not judged: old rows may be older than a rule.</summary>
internal sealed class RecordReading(RowWords words, IRegister record, RecordInput input, EntityEntry row, DateOnly day)
{
    public static bool IsFixed(Field field, EntityEntry row) => field.OnlyNew || row.Property(field.Property).Metadata.IsKey();

    /// <summary>The values to write by property, and the faults by field.</summary>
    public async Task<(List<(string Property, object? Value)> Changed, List<Fault> Faults)> ReadAsync(CancellationToken cancel)
    {
        var (changed, faults) = (new List<(string, object?)>(), new List<Fault>());
        foreach (var field in record.FormFields)
        {
            var text = input.Values.GetValueOrDefault(field.Key);
            if (!input.Form.IsNew && (IsFixed(field, row) || (text ?? "") == (input.Form.Values.GetValueOrDefault(field.Key) ?? ""))) continue;
            var (value, fault) = FieldText.Read(field, text, day, await words.ChoicesAsync(field, cancel));
            if (fault is not null)
            {
                faults.Add(new Fault(null, field.Key, fault));
                continue;
            }

            var property = row.Property(field.Property);
            if (value is null && field.ValueType == typeof(string) && !property.Metadata.IsNullable) value = "";
            if (input.Form.IsNew || !Equals(property.CurrentValue, value)) changed.Add((field.Property, value));
        }

        return (changed, faults);
    }
}
