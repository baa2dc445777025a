using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Boluo.Dashboard.Data;

/// <summary>A row as the change history keeps it, and back.</summary>
internal static class RowJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AskForNothing } },
    };

    /// <summary>A property that was added since is missing from what was stored before.</summary>
    private static void AskForNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }

    /// <summary>What differs from save to save without meaning anything, or must not be kept: the data version, and personal mobiles, for which their revision stands.</summary>
    private static bool IsKept(IReadOnlyProperty property) => (property.DeclaringType.ClrType.Name, property.Name) switch
    {
        (nameof(DataState), nameof(DataState.Version)) => false,
        (nameof(GridWorker), nameof(GridWorker.Phone)) => false,
        _ => property.PropertyInfo is not null,
    };

    /// <summary>The kind of row that the history calls so; null if the model no longer has it.</summary>
    public static IEntityType? TypeOf(IModel model, string entity) =>
        model.GetEntityTypes().SingleOrDefault(t => t.ClrType.Name == entity && t.ClrType.Namespace == typeof(Grid).Namespace);

    public static IEnumerable<IProperty> Kept(IEntityType type) => type.GetProperties().Where(IsKept);

    public static string Of(EntityEntry row, bool original)
    {
        var values = original ? row.OriginalValues : row.CurrentValues;
        return JsonSerializer.Serialize(Kept(row.Metadata).ToDictionary(p => p.Name, p => values[p]), Options);
    }

    public static string Key(EntityEntry row) =>
        string.Join('|', row.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(row.CurrentValues[p], CultureInfo.InvariantCulture)));

    public static object[] KeyValues(IEntityType type, string key)
    {
        var properties = type.FindPrimaryKey()!.Properties;
        var parts = properties.Count == 1 ? [key] : key.Split('|');
        return [.. properties.Select((p, i) => Convert.ChangeType(parts[i], p.ClrType, CultureInfo.InvariantCulture))];
    }

    /// <summary>Null if the text is no key of that kind of row.</summary>
    public static object[]? TryKeyValues(IEntityType type, string key)
    {
        if (type.FindPrimaryKey()!.Properties.Count is var count && count > 1 && key.Split('|').Length != count) return null;
        try
        {
            return KeyValues(type, key);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>The kept values of a stored row that the model still knows. What an older program wrote otherwise is left out.</summary>
    public static Dictionary<IProperty, object?> Values(IEntityType type, string json)
    {
        using var row = JsonDocument.Parse(json);
        var values = new Dictionary<IProperty, object?>();
        foreach (var property in Kept(type))
            if (row.RootElement.TryGetProperty(property.Name, out var stored) && TryRead(stored, property.ClrType, out var value)) values[property] = value;
        return values;
    }

    /// <summary>
    /// Whether an entry can be taken back in full: its row still has a place in the model, and so has everything that the entry changed.
    /// An older program may have stored a property, a kind of row or a value that there is no more.
    /// </summary>
    public static bool CanRestore(IModel model, ChangeEntry entry)
    {
        if (TypeOf(model, entry.Entity) is not { } type || TryKeyValues(type, entry.Key) is null) return false;
        if (entry.Before is null) return true;
        using var before = JsonDocument.Parse(entry.Before);
        using var after = JsonDocument.Parse(entry.After ?? "{}");
        var kept = Kept(type).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var stored in before.RootElement.EnumerateObject())
        {
            if (kept.Remove(stored.Name, out var property) && TryRead(stored.Value, property.ClrType, out _)) continue;
            var isSame = after.RootElement.TryGetProperty(stored.Name, out var left) ? JsonElement.DeepEquals(stored.Value, left) : stored.Value.ValueKind is JsonValueKind.Null;
            if (!isSame) return false;
        }

        return entry.After is not null || kept.Values.All(p => p.IsNullable || !(p.IsForeignKey() || p.IsKey()));
    }

    private static bool TryRead(JsonElement stored, Type type, out object? value)
    {
        try
        {
            value = stored.Deserialize(type, Options);
            return value is not null || !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>Whether two stored states of a row differ in nothing but the version.</summary>
    public static bool SayTheSame(IEntityType type, string one, string other)
    {
        var values = Values(type, other);
        return Values(type, one).All(v => v.Key.Name == nameof(IVersioned.Version) || Equals(values.GetValueOrDefault(v.Key), v.Value));
    }

    /// <summary>Whether an entry wrote nothing but another version: something that hangs on the row came or went.</summary>
    public static bool IsOnlyRenewed(IModel model, ChangeEntry entry) =>
        entry is { Before: { } before, After: { } after } && TypeOf(model, entry.Entity) is { } type && SayTheSame(type, before, after);

    /// <summary>Whether the row still says what was stored. Its version does not count: an edit that was undone has renewed it.</summary>
    public static bool StillIs(EntityEntry row, string json) => Values(row.Metadata, json)
        .All(v => v.Key.Name == nameof(IVersioned.Version) || Equals(row.CurrentValues[v.Key], v.Value));
}
