using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Records;

internal sealed class RecordEditor(
    IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, ChangeWriter writer, TimeProvider clock, ILogger<RecordEditor> logger) : IRecordEditor
{
    private const string Kept = "所填内容已保留。";

    public Task<Result<RecordForm>> LoadAsync(string ledger, string? key, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<RecordForm>(logger, async () =>
    {
        var keeper = await guard.RequireAsync(by.UserId, book.ForLedger(ledger).KeptBy(), cancel);
        if (!keeper.Ok) return Result<RecordForm>.Fail(keeper.Error!);
        if (book.ForLedger(ledger) is not { } record) return Result<RecordForm>.Fail("该台账没有可以手工维护的内容。");
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var state = await db.DataStates.AsNoTracking().SingleAsync(cancel);
        if (key is null) return record.MayAdd ? await FormAsync(db, record, null, db.Entry(record.NewRow()), state.AsOf, keeper.Value, cancel) : Result<RecordForm>.Fail($"{record.Noun}不在这里新增。");
        return await record.FindAsync(db, key, cancel) is { } row
            ? await FormAsync(db, record, key, row, state.AsOf, keeper.Value, cancel)
            : Result<RecordForm>.Fail($"该{record.Noun}已不存在，可能刚被删除，请刷新后再试。");
    });

    public Task<RecordOutcome> SaveAsync(RecordInput filled, Viewer by, CancellationToken cancel) => CommitAsync(filled, by, mayMerge: true, async writing =>
    {
        var (db, record, day, input) = (writing.Db, writing.Record, writing.Day, writing.Input);
        var row = writing.Row ?? db.Entry(record.NewRow());
        var words = new RowWords(db, book, day);
        var reading = new RecordReading(words, record, input, row, day);
        var (changed, faults) = await reading.ReadAsync(cancel);
        var (chosen, wrong) = await reading.ReadLinksAsync(cancel);
        faults.AddRange([.. wrong, .. writing.Faults]);
        if (faults.Count > 0) return Refuse(new RecordOutcome { Faults = faults });
        if (!input.Form.IsNew && changed.Count + chosen.Count == 0) return Refuse(RecordOutcome.Refuse("未发现变化。"));

        var links = new RowLinks(db, book, words, record, row);
        var broken = changed.Count > 0 ? await links.BrokenAsync(day, cancel) : null;
        var recorder = await writing.BeginAsync(cancel);
        foreach (var (property, value) in changed) row.Property(property).CurrentValue = value;
        if (await record.CompleteAsync(db, row, day, null, cancel) is { Count: > 0 } refused) return Refuse(new RecordOutcome { Faults = [.. refused.Select(f => new Fault(null, f.Field, f.Sentence))] });
        if (row.State == EntityState.Detached) row.State = EntityState.Added;
        else if (chosen.Count > 0) ((IVersioned)row.Entity).Version = Guid.NewGuid();
        await recorder.SaveAsync(cancel);
        if (await links.WriteAsync(chosen, broken, day, cancel) is { Count: > 0 } against) return Refuse(new RecordOutcome { Faults = against });
        await recorder.SaveAsync(cancel);
        return new Written(recorder, row, null);
    }, cancel);

    public Task<RecordOutcome> DeleteAsync(RecordInput input, Viewer by, CancellationToken cancel) => CommitAsync(input, by, mayMerge: false, async writing =>
    {
        var (db, record, row) = (writing.Db, writing.Record, writing.Row!);
        if (!record.MayDelete) return Refuse(RecordOutcome.Refuse($"{record.Noun}不能删除。"));
        if (writing.Faults.Count > 0) return Refuse(new RecordOutcome { Faults = writing.Faults });
        if (await record.WhyNotDeletedAsync(db, row, cancel) is { } why) return Refuse(RecordOutcome.Refuse(why));

        var recorder = await writing.BeginAsync(cancel);
        var references = await References.ToAsync(db, row, cancel);
        if (references.Where(r => r.Key.DeleteBehavior != DeleteBehavior.Cascade).ToList() is { Count: > 0 } users)
        {
            var kinds = users.GroupBy(u => book.NounOf(u.Row.Metadata.ClrType.Name), StringComparer.Ordinal).Select(g => $"{g.Count()}条{g.Key}");
            return Refuse(RecordOutcome.Refuse($"该{record.Noun}正被{string.Join('、', kinds)}使用，不能删除。"));
        }

        row.State = EntityState.Deleted;
        foreach (var (_, link) in references) link.State = EntityState.Deleted;
        await RowLinks.RenewEndsAsync(db, book, references.Select(r => r.Row), cancel);
        await recorder.SaveAsync(cancel);
        return new Written(recorder, row, null);
    }, cancel);

    /// <param name="input">What was filled in.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="mayMerge">Other fields of the row may have been changed since by somebody else: both changes go together.</param>
    /// <param name="write">Changes the row.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    private async Task<RecordOutcome> CommitAsync(RecordInput input, Viewer by, bool mayMerge, Func<Writing, Task<Written>> write, CancellationToken cancel)
    {
        if (book.ForLedger(input.Form.Ledger) is not { } record) return RecordOutcome.Refuse("该台账没有可以手工维护的内容。");
        if (input.Form.IsNew && !record.MayAdd) return RecordOutcome.Refuse($"{record.Noun}不在这里新增。");
        RecordOutcome? refused = null;
        string? subject = null;
        IReadOnlyList<string> merged = [];
        var done = await writer.CommitAsync(by, async (db, keeper) =>
        {
            var day = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
            var row = input.Form.Key is { } key ? await record.FindAsync(db, key, cancel) : null;
            Written written;
            if (!input.Form.IsNew && row is null) written = Refuse(RecordOutcome.Refuse($"该{record.Noun}已被他人删除，本次未写入任何数据，{Kept}"));
            else if (row is null || ((IVersioned)row.Entity).Version == input.Form.Version) written = await write(Begin(input));
            else
            {
                var meanwhile = Meanwhile.Of(input, row, await ValuesAsync(db, new RowWords(db, book, day), record, row, cancel));
                if (!mayMerge || !meanwhile.IsApart) written = Refuse(await ClashAsync(db, record, row, meanwhile, day, cancel));
                else (written, merged) = (await write(Begin(meanwhile.Merged(row))), [.. meanwhile.Moved.Select(f => f.Label)]);
            }

            Writing Begin(RecordInput whole) => new(db, record, row, day, whole, Faults(whole), () => writer.NewSet(ChangeKind.RecordEdit, whole.Reason, whole.Basis, day, keeper));
            refused = written.Refused;
            if (written.Recorder is not null) await RecordDrafts.SettleAsync(db, input.DraftId, keeper, cancel);
            subject = written.Row is { } left ? await new RowWords(db, book, day).SubjectAsync(record, left, cancel) : null;
            return written.Recorder is { } recorder ? recorder : Result<ChangeRecorder>.Fail(refused?.Refusal ?? Kept);
        }, cancel, record.KeptBy());
        return done.Ok ? new RecordOutcome { ChangeSetId = done.Value, Subject = subject, Merged = merged } : refused ?? RecordOutcome.Refuse(done.Error!);
    }

    internal static List<Fault> Faults(RecordInput input)
    {
        var faults = PlanCheck.ReasonFaults(input.Reason, input.Form.ReasonLabel).ConvertAll(f => f with { Field = RecordInput.ReasonField });
        faults.AddRange(PlanCheck.BasisFaults(input.Basis, "依据").Select(f => f with { Field = RecordInput.BasisField }));
        return faults;
    }

    /// <summary>One clash per field that somebody changed; where only the version moved, one per field that was to be saved.</summary>
    private async Task<RecordOutcome> ClashAsync(BoluoDbContext db, IRegister record, EntityEntry row, Meanwhile meanwhile, DateOnly day, CancellationToken cancel)
    {
        var words = new RowWords(db, book, day);
        var history = new RecordHistory(db, words);
        var (entity, key) = (record.RowType.Name, RowJson.Key(row));
        var (input, now, moved, mine) = (meanwhile.Input, meanwhile.Now, meanwhile.Moved, meanwhile.Mine);
        var clashes = new List<Clash>();
        foreach (var field in moved.Count > 0 ? moved : mine)
        {
            var last = await history.LastAsync(entity, key, moved.Count > 0 ? field : null, cancel);
            clashes.Add(field is Field { Concealed: not null } hidden
                ? Told(field, last, input.Form.Concealed.GetValueOrDefault(field.Key)?.Masked ?? Quantity.Unknown, "已填写新号码", Meanwhile.ConcealedOf(hidden, row)?.Masked ?? Quantity.Unknown)
                : Told(field, last, await WordsAsync(words, field, input.Form.Values.GetValueOrDefault(field.Key), cancel), await WordsAsync(words, field, input.Values.GetValueOrDefault(field.Key), cancel),
                    await WordsAsync(words, field, now.GetValueOrDefault(field.Key), cancel)));
        }

        Clash Told(FormField field, ChangeSet? last, string seen, string typed, string theirs) => new()
        {
            Row = input.Form.Subject,
            Field = field.Label,
            Who = last?.ByName,
            When = last?.At,
            Seen = seen,
            Mine = mine.Contains(field) ? typed : "未修改",
            Theirs = theirs,
            Message = new Clashes(db, clock).Sentence($"该{record.Noun}", last),
        };

        if (clashes.Count > 0) return new RecordOutcome { Clashes = clashes };
        return RecordOutcome.Refuse(new Clashes(db, clock).Sentence($"该{record.Noun}", await history.LastAsync(entity, key, null, cancel)));
    }

    private async Task<RecordForm> FormAsync(BoluoDbContext db, IRegister record, string? key, EntityEntry row, DateOnly day, Viewer viewer, CancellationToken cancel)
    {
        var words = new RowWords(db, book, day);
        IReadOnlyList<FormField> fields = [.. record.FormFields, .. record.Links];
        var values = key is null
            ? fields.ToDictionary(f => f.Key, f => f is Field value ? FieldText.Of(value, value.InitialOn(day)) : null, StringComparer.Ordinal)
            : await ValuesAsync(db, words, record, row, cancel);
        var choices = new Dictionary<string, IReadOnlyList<Pickable>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Kind is not (FieldKind.Choice or FieldKind.Pick or FieldKind.Links)) continue;
            var (offered, value) = (await words.ChoicesAsync((field as LinkField)?.Theirs ?? (Field)field, cancel), values.GetValueOrDefault(field.Key));
            var known = offered.Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
            IEnumerable<string> chosen = field is LinkField ? LinkText.Read(value).Select(l => l.Row) : value is null ? [] : [value];
            choices[field.Key] = [.. chosen.Where(c => !known.Contains(c)).Select(c => new Pickable { Value = c, Label = $"{c}（已停用）" }), .. offered];
        }

        return new RecordForm
        {
            Ledger = record.Ledger!,
            Key = key,
            Noun = record.Noun,
            Subject = key is null ? record.Noun : await words.SubjectAsync(record, row, cancel),
            ReasonLabel = record.ReasonLabel(key is null),
            Version = key is null ? Guid.Empty : ((IVersioned)row.Entity).Version,
            Day = day,
            Fields = fields,
            Values = values,
            Choices = choices,
            Concealed = key is null ? new Dictionary<string, ConcealedValue>() : record.FormFields.Where(f => f.Concealed is not null).ToDictionary(f => f.Key, f => Meanwhile.ConcealedOf(f, row)!, StringComparer.Ordinal),
            Fixed = key is null ? new HashSet<string>() : record.FormFields.Where(f => RecordReading.IsFixed(f, row)).Select(f => f.Key).ToHashSet(StringComparer.Ordinal),
            History = key is null ? [] : await new RecordHistory(db, words).ReadAsync(record.RowType.Name, RowJson.Key(row), viewer, cancel),
            HasHistory = key is not null,
            MayDelete = key is not null && record.MayDelete,
        };
    }

    /// <summary>What the fields of a row hold, as inputs write it.</summary>
    private async Task<Dictionary<string, string?>> ValuesAsync(BoluoDbContext db, RowWords words, IRegister record, EntityEntry row, CancellationToken cancel)
    {
        var values = record.FormFields.ToDictionary(f => f.Key, f => f.Concealed is null ? FieldText.Of(f, row.Property(f.Property).CurrentValue) : null, StringComparer.Ordinal);
        var links = new RowLinks(db, book, words, record, row);
        foreach (var field in record.Links) values[field.Key] = await links.TextAsync(field, cancel);
        return values;
    }

    /// <summary>What an input holds, in words; as it was typed where it is no value.</summary>
    internal static async Task<string> WordsAsync(RowWords words, FormField field, string? text, CancellationToken cancel) => field switch
    {
        LinkField links => await words.WordsAsync(links, text, cancel),
        Field value when FieldText.Read(value, text, DateOnly.MaxValue, await words.ChoicesAsync(value, cancel)) is { Fault: null } read => await words.WordsAsync(value, read.Value, cancel),
        _ => text ?? Quantity.Unknown,
    };

    private static Written Refuse(RecordOutcome outcome) => new(null, null, outcome);

    /// <summary>What recorded the row, or why nothing did.</summary>
    private sealed record Written(ChangeRecorder? Recorder, EntityEntry? Row, RecordOutcome? Refused);

    /// <summary>One transaction on one row. The set is stored before the row is touched, because storing it saves whatever is tracked.</summary>
    private sealed record Writing(BoluoDbContext Db, IRegister Record, EntityEntry? Row, DateOnly Day, RecordInput Input, IReadOnlyList<Fault> Faults, Func<ChangeSet> Set)
    {
        public Task<ChangeRecorder> BeginAsync(CancellationToken cancel) => ChangeRecorder.BeginAsync(Db, Set(), cancel);
    }
}
