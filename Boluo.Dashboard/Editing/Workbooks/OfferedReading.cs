using Boluo.Dashboard.Data;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Reads the cells of a sheet as a form reads its inputs: the same readings and the same sentences. Only what a form offers as a list is
/// written here by its name.
/// </summary>
internal sealed class OfferedReading(BoluoDbContext db, DateOnly day)
{
    private readonly Dictionary<Field, PickNames> _names = new(ReferenceEqualityComparer.Instance);

    /// <summary>What an export writes for nothing.</summary>
    public static bool IsNothing(string? text) => string.IsNullOrWhiteSpace(text) || text.Trim() is Quantity.Unknown or "/" or "-" or "－";

    /// <summary>The value, or a whole sentence that says what is accepted.</summary>
    public async Task<(object? Value, string? Fault)> ReadAsync(Field field, string? text, CancellationToken cancel)
    {
        if (IsNothing(text)) return FieldText.Read(field, null, day, []);
        if (field.Kind is not (FieldKind.Pick or FieldKind.Choice)) return FieldText.Read(field, text, day, []);
        var (found, clause) = (await NamesAsync(field, cancel)).Find(text!);
        return found is null ? (null, $"{field.Quoted}{clause}。") : FieldText.Read(field, found.Value, day, [found]);
    }

    /// <summary>Whether a cell says what the row holds anyway: what was left as it was is not judged.</summary>
    public async Task<bool> IsAsItWasAsync(Field field, string? text, object? value, CancellationToken cancel)
    {
        if (IsNothing(text)) return value is null or "" or false;
        var tidy = PlainText.Tidy(text!, field.Kind == FieldKind.LongText);
        if (tidy == FieldText.Of(field, value)) return true;
        if (field.Kind is not (FieldKind.Pick or FieldKind.Choice)) return FieldReading.Read(field, tidy) is { Why: null } reading && Equals(reading.Value, value);
        return (await NamesAsync(field, cancel)).Find(tidy) is { Found: { } found } && found.Value == FieldText.Of(field, value);
    }

    /// <summary>Several rows, each by its name and perhaps its day: XM2020012（2020-06-01）；XM2020015.</summary>
    public async Task<(IReadOnlyDictionary<object, DateOnly?> Since, string? Fault)> ReadAsync(LinkField field, string? text, CancellationToken cancel)
    {
        var since = new Dictionary<object, DateOnly?>();
        if (IsNothing(text)) return (since, null);
        var names = await NamesAsync(field.Theirs, cancel);
        foreach (var part in text!.Split('；', ';', '\n').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var (name, on) = field.Day is null ? (part, null) : Parted(part);
            if (names.Find(name) is not { Found: { } found }) return (since, $"{field.Quoted}{names.Find(name).Clause}。");
            var (value, fault) = field.Day is { } its ? FieldText.Read(its, on, day, []) : (null, null);
            if (fault is not null) return (since, $"{field.Quoted}中的“{PlainText.InQuotes(PlainText.Cut(name, 30))}”：{fault}");
            if (!since.TryAdd(FieldReading.Read(field.Theirs, found.Value).Value!, (DateOnly?)value)) return (since, $"{field.Quoted}中的“{PlainText.InQuotes(PlainText.Cut(name, 30))}”重复，请删去一项。");
        }

        return (since, null);
    }

    private async Task<PickNames> NamesAsync(Field field, CancellationToken cancel)
    {
        if (!_names.TryGetValue(field, out var names)) _names[field] = names = await PickLists.NamesAsync(db, field, day, cancel);
        return names;
    }

    /// <summary>A name and the day in the brackets after it.</summary>
    private static (string Name, string? Day) Parted(string part)
    {
        var open = part.LastIndexOfAny(['（', '(']);
        return open > 0 && part[^1] is '）' or ')' && char.IsAsciiDigit(part[open + 1]) ? (part[..open].Trim(), part[(open + 1)..^1].Trim()) : (part, null);
    }
}
