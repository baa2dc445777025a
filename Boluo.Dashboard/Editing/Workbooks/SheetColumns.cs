using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>The columns of a sheet as fields of its kind, and the cells that messages about them name.</summary>
internal sealed class SheetColumns(OfferedSheet sheet, IReadOnlyList<FormField> offered)
{
    /// <summary>The field of each column.</summary>
    public IReadOnlyList<FormField?> Fields { get; } = [.. sheet.Columns.Select(c => offered.FirstOrDefault(f => f.Key == c.Field))];

    /// <summary>Where a field stands, from 0; -1 where it has no column.</summary>
    public int IndexOf(string key)
    {
        for (var i = 0; i < Fields.Count; i++)
            if (Fields[i]?.Key == key) return i;
        return -1;
    }

    public string? TextOf(OfferedRow row, string key) => IndexOf(key) is var position and >= 0 ? row.Cells[position] : null;

    public string? CellOf(OfferedRow row, int position) => position < 0 ? null : Invariant($"{sheet.Columns[position].Letters}{row.Number}");

    public CellFault FaultOf(OfferedRow row, FieldFault fault) =>
        new(CellOf(row, IndexOf(fault.Field)), offered.FirstOrDefault(f => f.Key == fault.Field)?.Label, fault.Sentence);

    /// <summary>What was wrong with a row's cells whatever they mean.</summary>
    public IReadOnlyList<CellFault> FaultsOf(OfferedRow row) => [.. row.Faults.Select(f => new CellFault(CellOf(row, f.Key), Fields[f.Key]?.Label, f.Value))];
}
