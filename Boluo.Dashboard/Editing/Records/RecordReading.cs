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
            if (!input.Form.IsNew && (IsFixed(field, row) || IsAsSeen(field))) continue;
            var (value, fault) = FieldText.Read(field, input.Values.GetValueOrDefault(field.Key), day, await words.ChoicesAsync(field, cancel));
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

    /// <summary>The links that were chosen anew, and the faults by field.</summary>
    public async Task<(List<ChosenLinks> Chosen, List<Fault> Faults)> ReadLinksAsync(CancellationToken cancel)
    {
        var (chosen, faults) = (new List<ChosenLinks>(), new List<Fault>());
        foreach (var field in record.Links.Where(f => input.Form.IsNew || !IsAsSeen(f)))
        {
            var (links, seen) = (LinkText.Read(input.Values.GetValueOrDefault(field.Key)), LinkText.Read(input.Form.Values.GetValueOrDefault(field.Key)));
            var since = new Dictionary<object, DateOnly?>();
            var offered = links.Count == 0 ? [] : await words.ChoicesAsync(field.Theirs, cancel);
            if (links.Count == 0 && field.Required) faults.Add(new Fault(null, field.Key, $"“{field.Label}”应填写。"));
            foreach (var link in links)
            {
                if (FieldReading.Read(field.Theirs, link.Row).Value is not { } key || (seen.All(s => s.Row != link.Row) && offered.All(o => o.Value != link.Row)))
                {
                    faults.Add(new Fault(null, field.Key, $"“{field.Label}”中所选的内容已不可用，请重新选择。"));
                    continue;
                }

                // A day that stays as it was is as little judged as any other value.
                var (on, fault) = field.Day is { } its ? FieldText.Read(its, link.Day, seen.Contains(link) ? DateOnly.MaxValue : day, []) : (null, null);
                if (!since.TryAdd(key, (DateOnly?)on)) fault = "重复，请移除一条。";
                if (fault is not null) faults.Add(await words.FaultAsync(field, key, fault, cancel));
            }

            chosen.Add(new ChosenLinks(field, since));
        }

        return (chosen, faults);
    }

    private bool IsAsSeen(FormField field) => (input.Values.GetValueOrDefault(field.Key) ?? "") == (input.Form.Values.GetValueOrDefault(field.Key) ?? "");
}
