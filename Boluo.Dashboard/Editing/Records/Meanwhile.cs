using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>A row has changed since somebody opened its form: which fields that concerns, and which of them he has changed himself.</summary>
internal sealed record Meanwhile
{
    /// <summary>What he has filled in, over what he saw.</summary>
    public required RecordInput Input { get; init; }

    /// <summary>What the fields of the row hold now.</summary>
    public required IReadOnlyDictionary<string, string?> Now { get; init; }

    /// <summary>Fields that somebody else has changed.</summary>
    public required IReadOnlyList<FormField> Moved { get; init; }

    /// <summary>Fields that he has changed.</summary>
    public required IReadOnlyList<FormField> Mine { get; init; }

    /// <summary>Each has changed other fields: both changes go together, and the rules between fields judge them together.</summary>
    public bool IsApart => Mine.Count > 0 && Moved.Count > 0 && !Moved.Intersect(Mine).Any();

    public static Meanwhile Of(RecordInput input, EntityEntry row, IReadOnlyDictionary<string, string?> now) => new()
    {
        Input = input,
        Now = now,
        Moved = [.. input.Form.Fields.Where(f => f is Field { Concealed: not null } hidden
            ? ConcealedOf(hidden, row) != input.Form.Concealed.GetValueOrDefault(f.Key)
            : now.GetValueOrDefault(f.Key) != input.Form.Values.GetValueOrDefault(f.Key))],
        Mine = [.. input.Form.Fields.Where(f => input.Values.GetValueOrDefault(f.Key) != input.Form.Values.GetValueOrDefault(f.Key))],
    };

    /// <summary>What he has filled in, as if he had seen the row as it is now.</summary>
    public RecordInput Merged(EntityEntry row)
    {
        var moved = Moved.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        IReadOnlyDictionary<string, string?> With(IReadOnlyDictionary<string, string?> values) => values.ToDictionary(v => v.Key, v => moved.Contains(v.Key) ? Now.GetValueOrDefault(v.Key) : v.Value, StringComparer.Ordinal);
        return Input with { Form = Input.Form with { Values = With(Input.Form.Values), Version = ((IVersioned)row.Entity).Version }, Values = With(Input.Values) };
    }

    /// <summary>What stands for a value of the row that no form shows.</summary>
    public static ConcealedValue? ConcealedOf(Field field, EntityEntry row) => field.Concealed is { } concealed
        ? new ConcealedValue((string)row.Property(concealed.Masked.Name).CurrentValue!, (int)row.Property(concealed.Revision.Name).CurrentValue!)
        : null;
}
