using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Sheets;

/// <summary>Reads the cells that were filled in against what the rows hold, and puts what is sound into the rows.</summary>
internal sealed class EntryReading(BoluoDbContext db, RowWords words, TimeProvider clock, EntryInput input, DateOnly today)
{
    private readonly List<EntryFault> _faults = [];

    /// <summary>What is wrong with cells by themselves: no value of their field, or changed by a colleague.</summary>
    public IReadOnlyList<EntryFault> Faults => _faults;

    /// <summary>The lines that are to be written, by place. A row is made for whoever has something in it.</summary>
    public async Task<IReadOnlyDictionary<string, EntryLine>> ReadAsync(CancellationToken cancel)
    {
        var sheet = input.Sheet;
        var filled = input.Cells.Where(c => !c.IsEmpty).ToLookup(c => c.Place, StringComparer.Ordinal);
        var places = (await EntryEditor.PlacesAsync(db, sheet, input.Scope, cancel)).Select(p => p.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in filled.Select(g => g.Key).Where(p => !places.Contains(p))) _faults.Add(new EntryFault(gone, "", "该行已不在表中，请刷新后再试。"));
        var lines = await sheet.LinesAsync(db, input.Occasion, [.. filled.Select(g => g.Key).Where(places.Contains)], cancel);
        var written = new Dictionary<string, EntryLine>(StringComparer.Ordinal);
        foreach (var (place, line) in lines)
            if (await ReadAsync(place, line, filled[place].ToDictionary(c => c.Field, StringComparer.Ordinal), cancel)) written[place] = line;
        return written;
    }

    /// <returns>Whether the row is to be written: something in it is new, and nothing wrong.</returns>
    private async Task<bool> ReadAsync(string place, EntryLine line, Dictionary<string, EntryCell> cells, CancellationToken cancel)
    {
        if (line.IsAmbiguous)
        {
            _faults.Add(new EntryFault(place, "", EntryEditor.Ambiguous(input.Sheet)));
            return false;
        }

        var (before, values) = (_faults.Count, new List<(Field Field, object? Value)>());
        foreach (var column in input.Sheet.Columns)
        {
            var cell = cells.GetValueOrDefault(column.Key);
            if (cell is null && line.HoldsValues) continue;
            var text = cell is null ? FieldText.Of(column, input.Sheet.StartOf(line, column, today)) : cell.Text;
            var (value, fault) = FieldText.Read(column, text, today, await words.ChoicesAsync(column, cancel));
            var now = line.HoldsValues ? column.ValueOf(line.Row.Entity) : null;
            if (cell is not null && fault is null && Equals(now, value)) continue;
            if (cell is not null && EntryText.Of(column, now) is var theirs && (cell.Seen ?? "") != (theirs ?? "")) _faults.Add(await ClashAsync(line, column, cell, theirs, cancel));
            else if (fault is not null) _faults.Add(new EntryFault(place, column.Key, fault));
            else values.Add((column, value));
        }

        if (_faults.Count > before || values.Count == 0) return false;
        foreach (var (field, value) in values)
        {
            var property = line.Row.Property(field.Property);
            property.CurrentValue = value is null && field.ValueType == typeof(string) && !property.Metadata.IsNullable ? "" : value;
        }

        return true;
    }

    private async Task<EntryFault> ClashAsync(EntryLine line, Field column, EntryCell cell, string? theirs, CancellationToken cancel)
    {
        var last = line.Row.State == EntityState.Detached ? null
            : await new RecordHistory(db, words).LastAsync(input.Sheet.Register.RowType.Name, RowJson.Key(line.Row), column, cancel);
        var who = last is null ? "已有变动，" : $"已由{last.ByName}于{new Clashes(db, clock).Time(last.At)}修改，";
        return new EntryFault(cell.Place, column.Key, $"{who}现为“{theirs ?? Quantity.Unknown}”，填写前为“{cell.Seen ?? Quantity.Unknown}”。") { IsClash = true };
    }
}
