using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Writes the lines of a sheet that make rows of several kinds each, and says what became of each. What is there already is not changed by it: a
/// line that says otherwise is refused and says where that is done.
/// </summary>
internal sealed class RowSheetImport(BoluoDbContext db, IRowSheet kind, OfferedSheet sheet, OfferedReading reading, RowWords words, ChangeRecorder recorder, DateOnly day)
{
    private readonly SheetColumns _columns = new(sheet, kind.Offered);

    /// <summary>What the sheet has named so far, with the number of the line that did.</summary>
    private readonly Dictionary<int, int> _named = [];

    public async Task<List<PreviewedRow>> WriteAsync(Func<OfferedRow, RowPlace> place, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        var rows = new List<PreviewedRow>();
        foreach (var offered in sheet.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            if (isTaken(place(offered))) rows.Add(await WriteAsync(offered, place(offered), cancel));
        }

        return rows;
    }

    private async Task<PreviewedRow> WriteAsync(OfferedRow offered, RowPlace place, CancellationToken cancel)
    {
        if (offered.Faults.Count > 0) return Refuse(place, kind.Noun, _columns.FaultsOf(offered));
        var (line, faults, missing) = await ReadAsync(offered, cancel);
        if (faults.Count > 0) return Refuse(place, kind.Noun, [.. faults.Concat(missing).Select(f => _columns.FaultOf(offered, f))]);
        var subject = await kind.SubjectAsync(db, line, cancel);
        if (await kind.FindAsync(db, line, day, cancel) is var (found, there))
        {
            if (!_named.TryAdd(found, offered.Number)) return Refuse(place, subject, [new CellFault(null, null, $"与第{_named[found]}行是同一个{kind.Noun}，请删去一行。")]);
            var differing = await DifferencesAsync(offered, line, there, cancel);
            return differing.Count == 0 ? new PreviewedRow { Place = place, Fate = RowFate.Same, Subject = subject } : Refuse(place, subject, differing);
        }

        if (missing.Count > 0) return Refuse(place, subject, [.. missing.Select(f => _columns.FaultOf(offered, f))]);
        var (added, refused) = await kind.AddAsync(db, line, day, () => recorder.SaveAsync(cancel), cancel);
        if (refused.Count > 0) return Refuse(place, subject, [.. refused.Select(f => _columns.FaultOf(offered, f))]);
        await recorder.SaveAsync(cancel);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => kind.Writes.Contains(e.Metadata.ClrType)).ToList()) TrackedRows.Forget(entry);
        _named[added] = offered.Number;
        return new PreviewedRow { Place = place, Fate = RowFate.Added, Subject = subject, Changes = await ChangesAsync(offered, line, cancel) };
    }

    /// <summary>The line, what is wrong with it, and what it lacks: of something that is there nothing need be said.</summary>
    private async Task<(object Line, List<FieldFault> Faults, List<FieldFault> Missing)> ReadAsync(OfferedRow offered, CancellationToken cancel)
    {
        var (line, faults, missing) = (kind.NewLine(day), new List<FieldFault>(), new List<FieldFault>());
        foreach (var field in kind.Offered)
        {
            var text = _columns.TextOf(offered, field.Key);
            if (field is Field single)
            {
                var (value, fault) = await reading.ReadAsync(single, text, cancel);
                if (fault is not null) (OfferedReading.IsNothing(text) ? missing : faults).Add(new FieldFault(field.Key, fault));
                else if (value is not null) single.Put(line, value);
            }
            else if (field is LinkField links)
            {
                var (named, fault) = await reading.ReadAsync(links, text, cancel);
                if (fault is not null) faults.Add(new FieldFault(field.Key, fault));
                else kind.Put(line, links, named);
            }
        }

        return (line, faults, missing);
    }

    /// <summary>What a line says otherwise than what is there; an empty cell says nothing.</summary>
    private async Task<IReadOnlyList<CellFault>> DifferencesAsync(OfferedRow offered, object line, object there, CancellationToken cancel)
    {
        var faults = new List<CellFault>();
        foreach (var field in kind.Offered.Where(f => !OfferedReading.IsNothing(_columns.TextOf(offered, f.Key))))
        {
            if (field is LinkField links ? kind.IsSame(links, line, there) : Equals(((Field)field).ValueOf(line), ((Field)field).ValueOf(there))) continue;
            var now = field is Field single ? $"，系统中为{await words.WordsAsync(single, single.ValueOf(there), cancel)}{single.Unit}" : "";
            faults.Add(_columns.FaultOf(offered, new FieldFault(field.Key, $"{field.Quoted}与已登记的不同{now}。")));
        }

        if (faults.Count > 0) faults.Add(new CellFault(null, null, kind.ChangedElsewhere));
        return faults;
    }

    private async Task<IReadOnlyList<FieldChange>> ChangesAsync(OfferedRow offered, object line, CancellationToken cancel)
    {
        var changes = new List<FieldChange>();
        foreach (var field in kind.Offered.Where(f => !OfferedReading.IsNothing(_columns.TextOf(offered, f.Key))))
            changes.Add(new FieldChange(field.Label, null, field is Field single ? await words.WordsAsync(single, single.ValueOf(line), cancel) : PlainText.Tidy(_columns.TextOf(offered, field.Key)!)));
        return changes;
    }

    private static PreviewedRow Refuse(RowPlace place, string subject, IReadOnlyList<CellFault> faults) => new() { Place = place, Fate = RowFate.Refused, Subject = subject, Faults = faults };
}
