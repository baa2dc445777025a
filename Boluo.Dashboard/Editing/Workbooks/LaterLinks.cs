using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>A cell that names rows which the same upload may still bring.</summary>
/// <param name="Field">The links.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Cell">Where.</param>
internal sealed record LaterCell(LinkField Field, string? Text, string? Cell);

/// <summary>A row that has been written but for some of its links.</summary>
internal sealed record LaterRow(IRegister Register, object Entity, RowPlace Place, IReadOnlyList<LaterCell> Cells);

/// <summary>
/// Links of rows to what came further down or in another sheet: a need names its project and the project its need, and neither can be the first. They are
/// written once all rows are there.
/// </summary>
internal sealed class LaterLinks(BoluoDbContext db, RegisterBook book, ChangeRecorder recorder, DateOnly day)
{
    private SheetTools? _tools;

    /// <returns>The row as it is told, with what its links are; refused where they cannot be.</returns>
    public async Task<PreviewedRow> WriteAsync(LaterRow later, PreviewedRow row, CancellationToken cancel)
    {
        if (_tools?.Register != later.Register) _tools = new SheetTools(later.Register, new RowWords(db, book, day), new OfferedReading(db, day));
        var entry = db.Entry(await TrackedRows.OfAsync(db, later.Entity, cancel));
        var links = new RowLinks(db, book, _tools.Words, later.Register, entry);
        var (chosen, changes) = (new List<ChosenLinks>(), row.Changes.ToList());
        foreach (var cell in later.Cells)
        {
            var (since, fault) = await _tools.Reading.ReadAsync(cell.Field, cell.Text, cancel);
            if (fault is not null) return Refuse(row, [new CellFault(cell.Cell, cell.Field.Label, fault)]);
            var (now, then) = (await links.TextAsync(cell.Field, cancel), LinkText.Write(RowDifferences.Written(new ChosenLinks(cell.Field, since))));
            if (LinkText.Read(now).ToHashSet().SetEquals(LinkText.Read(then))) continue; // The other row has said so.
            chosen.Add(new ChosenLinks(cell.Field, since));
            changes.Add(new FieldChange(cell.Field.Label, row.Fate == RowFate.Added ? null : await _tools.Words.WordsAsync(cell.Field, now, cancel), await _tools.Words.WordsAsync(cell.Field, then, cancel)));
        }

        if (chosen.Count == 0) return row;
        if (row.Fate != RowFate.Added && entry.Entity is IVersioned versioned) versioned.Version = Guid.NewGuid();
        if (await links.WriteAsync(chosen, null, day, cancel) is { Count: > 0 } faults)
        {
            TrackedRows.TakeBack(db, []);
            return Refuse(row, [.. faults.Select(f => new CellFault(later.Cells.FirstOrDefault(c => c.Field.Key == f.Field)?.Cell, later.Register.Links.FirstOrDefault(l => l.Key == f.Field)?.Label, f.Message))]);
        }

        await recorder.SaveAsync(cancel);
        return row with { Fate = row.Fate == RowFate.Same ? RowFate.Changed : row.Fate, Changes = changes };
    }

    private static PreviewedRow Refuse(PreviewedRow row, IReadOnlyList<CellFault> faults) => row with { Fate = RowFate.Refused, Changes = [], Clashes = [], Faults = faults };
}
