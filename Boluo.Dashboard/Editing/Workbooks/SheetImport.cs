using System.Reflection;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Workbooks;

/// <summary>
/// Writes the rows of one sheet, each by the rules of its register's form, and says what became of each. A row that is refused leaves
/// nothing; the others go on.
/// </summary>
internal sealed class SheetImport(BoluoDbContext db, RegisterBook book, SheetTools tools, SheetTurn turn, RowBatch batch, ChangeRecorder recorder, DateOnly day)
{
    /// <summary>Rows that are stored together: what EF keeps in sight is looked through at each save.</summary>
    private const int Together = 200;

    private readonly OfferedSheet _sheet = turn.Sheet;
    private readonly IRegister _register = tools.Register;
    private readonly RowWords _words = tools.Words;
    private readonly OfferedReading _reading = tools.Reading;
    private readonly List<EntityEntry> _waiting = [];
    private readonly List<LaterRow> _later = [];
    private IReadOnlyList<EntityEntry> _ahead = [];

    /// <summary>The rows that the sheet has named so far, with the number of the row that did.</summary>
    private readonly Dictionary<object, int> _named = new(ReferenceEqualityComparer.Instance);

    /// <summary>What a sheet may fill in.</summary>
    private readonly IReadOnlyList<FormField> _offered = tools.Register.Offered;

    private readonly SheetColumns _columns = new(turn.Sheet, tools.Register.Offered);
    private readonly PropertyInfo[] _key = [.. db.Model.FindEntityType(tools.Register.RowType)!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!)];
    private readonly RowDifferences _differences = new(db, book, tools);

    /// <summary>Rows of the register that the sheet has named.</summary>
    public IReadOnlyCollection<object> Named => _named.Keys;

    /// <summary>Rows that name, in a cell of links, what may still come.</summary>
    public IReadOnlyList<LaterRow> Later => _later;

    public async Task<List<PreviewedRow>> WriteAsync(Func<OfferedRow, RowPlace> place, Func<RowPlace, bool> isTaken, CancellationToken cancel)
    {
        if (_sheet.Export is { } export) _differences.Exported = await ExportedValues.ReadAsync(db, _register, export.ChangeSetId, cancel);
        var (rows, inOrder) = (new List<PreviewedRow>(), await InOrderAsync(cancel));
        for (var i = 0; i < inOrder.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var offered = inOrder[i];
            if (i % Together == 0) await LookAheadAsync(inOrder.Skip(i).Take(Together), cancel);
            var at = place(offered);
            if (!isTaken(at)) continue;
            if (_register.LooksAround || _waiting.Count >= Together) await StoreAsync(cancel);
            rows.Add(await WriteAsync(offered, at, cancel));
        }

        await StoreAsync(cancel);
        return _register.Turn is null ? rows : [.. rows.OrderBy(r => r.Place.Row)];
    }

    private async Task<IReadOnlyList<OfferedRow>> InOrderAsync(CancellationToken cancel)
    {
        if (_register.Turn is not { } turn) return _sheet.Rows;
        var turns = new Dictionary<OfferedRow, int>(ReferenceEqualityComparer.Instance);
        foreach (var offered in _sheet.Rows)
        {
            var probe = _register.NewRow();
            for (var i = 0; i < _columns.Fields.Count; i++)
                if (_columns.Fields[i] is Field field && await _reading.ReadAsync(field, offered.Cells[i], cancel) is { Fault: null, Value: { } value }) field.Put(probe, value);
            turns[offered] = turn(probe);
        }

        return [.. _sheet.Rows.OrderBy(row => turns[row])];
    }

    private async Task<PreviewedRow> WriteAsync(OfferedRow offered, RowPlace place, CancellationToken cancel)
    {
        if (offered.Faults.Count > 0) return Refuse(place, offered, _columns.FaultsOf(offered));
        var (before, fault) = await FindAsync(offered, cancel);
        if (fault is not null) return Refuse(place, offered, [fault]);
        if (before is not null && !_named.TryAdd(before, offered.Number)) return Refuse(place, offered, [new CellFault(null, null, $"与第{_named[before]}行是同一条{_register.Noun}，请删去一行。")]);
        var row = new RowImport(_reading, _offered, f => !f.OnForm || f.OnlyNew || _key.Any(k => k.Name == f.Property), offered, _columns.Fields, _sheet.Export is not null)
        {
            LaterOf = (links, position) => turn.IsLater(links) ? new LaterCell(links, offered.Cells[position], _columns.CellOf(offered, position)) : null,
        };
        await row.ReadAsync(before, before is null ? null : _differences.Exported is { } exported ? field => exported.Of(db, field, before) : field => field.ValueOf(before), cancel);
        if (row.Faults.Count > 0) return Refuse(place, offered, [.. row.Faults.Select(f => _columns.FaultOf(offered, f))]);
        if (before is null) return await AddAsync(offered, row, place, cancel);
        if (row.Later.Count > 0) _later.Add(new LaterRow(_register, before, place, row.Later));
        var entry = db.Entry(row.Changed.Count + row.Links.Count == 0 ? before : await TrackedRows.OfAsync(db, before, cancel));
        var links = await _differences.LinksAsync(row, entry, cancel);
        var subject = await _words.SubjectAsync(_register, entry, cancel);
        if (row.Changed.Count + links.Count == 0)
        {
            TrackedRows.Forget(entry);
            return new PreviewedRow { Place = place, Fate = RowFate.Same, Subject = subject };
        }

        var changes = await _differences.ChangesAsync(row, entry, links, cancel);
        var clashes = await _differences.ClashesAsync(row, entry, cancel);
        if (await SaveAsync(row, entry, links, cancel) is { Count: > 0 } faults) return Refuse(place, offered, [.. faults.Select(f => _columns.FaultOf(offered, f))], subject);
        Move(before, await _register.KnowAsync(db, entry, isNew: false, batch, cancel), offered);
        return new PreviewedRow { Place = place, Fate = clashes.Count > 0 ? RowFate.Clash : RowFate.Changed, Subject = subject, Changes = changes, Clashes = clashes };
    }

    private async Task<PreviewedRow> AddAsync(OfferedRow offered, RowImport row, RowPlace place, CancellationToken cancel)
    {
        if (!_register.MayAdd) return Refuse(place, offered, [new CellFault(null, null, $"{_register.Noun}不在这里新增。")]);
        var entry = db.Entry(_register.NewRow());
        foreach (var (field, value) in row.Changed) entry.Property(field.Property).CurrentValue = value;
        var subject = await _words.SubjectAsync(_register, entry, cancel);
        var changes = await _differences.ChangesAsync(row, null, row.Links, cancel);
        if (await SaveAsync(row, entry, row.Links, cancel) is { Count: > 0 } faults) return Refuse(place, offered, [.. faults.Select(f => _columns.FaultOf(offered, f))], subject);
        _named[await _register.KnowAsync(db, entry, isNew: true, batch, cancel)] = offered.Number;
        if (row.Later.Count > 0) _later.Add(new LaterRow(_register, entry.Entity, place, row.Later));
        return new PreviewedRow { Place = place, Fate = RowFate.Added, Subject = subject, Changes = changes };
    }

    /// <summary>What the rules have against it; nothing of it is left where that is anything.</summary>
    private async Task<IReadOnlyList<FieldFault>> SaveAsync(RowImport row, EntityEntry entry, IReadOnlyList<ChosenLinks> chosen, CancellationToken cancel)
    {
        var isNew = entry.State == EntityState.Detached;
        var isLinked = !isNew && await _differences.Linked.HoldAsync(entry, cancel);
        if (isLinked || chosen.Count > 0) await StoreAsync(cancel);
        var links = new RowLinks(db, book, _words, _register, entry);
        if (turn.Foreign is not null && await turn.Foreign(entry, row.Changed, cancel) is { } foreign) return [foreign];
        var broken = !isLinked || row.Changed.Count == 0 ? null : await links.BrokenAsync(day, cancel);
        if (!isNew)
            foreach (var (field, value) in row.Changed) entry.Property(field.Property).CurrentValue = value;
        var faults = await _register.CompleteAsync(db, entry, day, batch, cancel);
        if (faults.Count == 0)
        {
            if (row.Code is var (code, text)) entry.Property(code.Property).CurrentValue = text;
            if (isNew) entry.State = EntityState.Added;
            else if (chosen.Count > 0) ((IVersioned)entry.Entity).Version = Guid.NewGuid();
            if (chosen.Count > 0 || broken is not null) faults = [.. (await links.WriteAsync(chosen, broken, day, cancel)).Select(f => new FieldFault(f.Field, f.Message))];
        }

        if (faults.Count == 0)
        {
            _waiting.Add(entry);
            return faults;
        }

        TrackedRows.TakeBack(db, _waiting);
        TrackedRows.Forget(entry);
        return faults;
    }

    private async Task StoreAsync(CancellationToken cancel)
    {
        if (_waiting.Count == 0) return;
        if (!turn.IsKept && AreAlone()) _waiting.ForEach(entry => entry.State = EntityState.Detached);
        else await recorder.SaveAsync(cancel);
        foreach (var entry in _waiting) TrackedRows.Forget(entry);
        _waiting.Clear();
    }

    /// <summary>Nothing waits but rows without links: in the last sheet of a rehearsal nobody asks the database for them any more, and the batch knows them.</summary>
    private bool AreAlone()
    {
        db.ChangeTracker.DetectChanges();
        return db.ChangeTracker.Entries().Count(e => e.State is not EntityState.Unchanged) == _waiting.Count(w => w.State is not EntityState.Unchanged);
    }

    /// <summary>The row that is meant: by its key, or by what people know it by; nothing for a new one.</summary>
    private async Task<(object? Row, CellFault? Fault)> FindAsync(OfferedRow offered, CancellationToken cancel)
    {
        if (offered.Key is { } key)
        {
            var found = await _register.FindAsync(db, key, cancel);
            return found is null ? (null, new CellFault(null, null, $"该{_register.Noun}在系统中已不存在，可能在导出之后被删除。")) : (found.Entity, null);
        }

        foreach (var known in _register.KnownBy)
        {
            var probe = _register.NewRow();
            if (!await FillAsync(probe, known, offered, cancel)) continue;
            var alike = (await _register.FindAlikeAsync(db, probe, known, batch, cancel)).ToList();
            if (alike.Count > 1) alike = [.. alike.Where(a => !_named.ContainsKey(a)).Take(1)]; // The first line means the first of them, the next the next.
            return (alike.FirstOrDefault(), null);
        }

        return (null, null);
    }

    /// <returns>False where the row does not say enough to be known by these fields.</returns>
    private async Task<bool> FillAsync(object probe, IReadOnlyList<Field> known, OfferedRow offered, CancellationToken cancel)
    {
        var isFilled = false;
        foreach (var field in known)
        {
            var text = _columns.TextOf(offered, field.Key);
            if (OfferedReading.IsNothing(text))
            {
                if (field.IsNullable && known.Count > 1) continue;
                return false;
            }

            if (await _reading.ReadAsync(field, text, cancel) is not { Fault: null, Value: { } value }) return false;
            field.Put(probe, value);
            isFilled = true;
        }

        return isFilled;
    }

    /// <summary>Reads the rows that the next lines mean at once: asked for one by one, ten thousand take seconds.</summary>
    private async Task LookAheadAsync(IEnumerable<OfferedRow> next, CancellationToken cancel)
    {
        foreach (var entry in _ahead) TrackedRows.Forget(entry);
        var keys = new List<object>();
        foreach (var offered in next.Where(o => o.Key is null))
            if ((await FindAsync(offered, cancel)).Row is { } row) keys.Add(_key[0].GetValue(row)!);
        _ahead = await _register.TrackAsync(db, keys, cancel);
    }

    private void Move(object from, object to, OfferedRow offered)
    {
        _named.Remove(from);
        _named[to] = offered.Number;
    }

    /// <summary>A row that cannot be read is called by what it says where its name stands.</summary>
    private PreviewedRow Refuse(RowPlace place, OfferedRow offered, IReadOnlyList<CellFault> faults, string? subject = null)
    {
        var position = _register.NamedBy is { IsPersonal: false } named ? _columns.IndexOf(named.Key) : -1;
        var name = position < 0 ? null : offered.Cells[position];
        return new PreviewedRow { Place = place, Fate = RowFate.Refused, Faults = faults, Subject = subject ?? (name is null ? _register.Noun : $"{_register.Noun}“{PlainText.InQuotes(PlainText.Cut(name, 30))}”") };
    }
}
