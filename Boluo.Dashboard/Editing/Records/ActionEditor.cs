using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Records;

/// <summary>The forms of <see cref="IRecordAction"/>, kept and saved as those of rows are; what is no action is left to the editor of rows.</summary>
internal sealed class ActionEditor(
    RecordEditor rows, IEnumerable<IRecordAction> actions, IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, ChangeWriter writer, TimeProvider clock, ILogger<ActionEditor> logger) : IRecordEditor
{
    private const string Nothing = "本次未写入任何数据，所填内容已保留。";

    public Task<Result<RecordForm>> LoadAsync(string ledger, string? key, Viewer by, CancellationToken cancel) => Of(ledger) is not { } action
        ? rows.LoadAsync(ledger, key, by, cancel)
        : EditFailures.GuardAsync<RecordForm>(logger, async () =>
        {
            var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
            if (!admin.Ok) return Result<RecordForm>.Fail(admin.Error!);
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginReadAsync(cancel);
            var day = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
            return await action.BeginAsync(db, key, day, cancel) is { } start ? await FormAsync(db, action, key, start, day, cancel) : Result<RecordForm>.Fail(Gone(action));
        });

    public async Task<RecordOutcome> SaveAsync(RecordInput input, Viewer by, CancellationToken cancel)
    {
        if (Of(input.Form.Ledger) is not { } action) return await rows.SaveAsync(input, by, cancel);
        RecordOutcome? refused = null;
        string? subject = null;
        var done = await writer.CommitAsync(by, async (db, admin) =>
        {
            var day = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
            Result<ChangeRecorder> Refuse(RecordOutcome outcome)
            {
                refused = outcome;
                return Result<ChangeRecorder>.Fail(outcome.Refusal ?? Nothing);
            }

            if (await action.BeginAsync(db, input.Form.Key, day, cancel) is not { } start) return Refuse(RecordOutcome.Refuse(Gone(action) + Nothing));
            (var form, subject) = (start.Form, start.Subject);
            var words = new RowWords(db, book, day);
            if (await ClashesAsync(db, action, input, start, words, day, cancel) is { Count: > 0 } clashes) return Refuse(new RecordOutcome { Clashes = clashes });
            if (await ReadAsync(action, input, form, words, day, cancel) is { Count: > 0 } faults) return Refuse(new RecordOutcome { Faults = faults });

            var on = action.EffectiveOn(form, day);
            var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.RecordEdit, input.Reason, input.Basis, on, admin), cancel);
            var result = await action.RunAsync(db, input.Form.Key, form, day, recorder.Set.Basis, () => recorder.SaveAsync(cancel), cancel);
            if (result.Faults.Count > 0) return Refuse(new RecordOutcome { Faults = [.. result.Faults.Select(f => new Fault(null, f.Field, f.Sentence))] });
            subject = result.Subject ?? subject;
            await recorder.SaveAsync(cancel);
            var grids = db.ChangeTracker.Entries<Grid>().Select(g => g.Entity.Id).ToHashSet();
            if (await Integrity.CheckAsync(db, grids, [], on, cancel) is { Count: > 0 } odd) return Refuse(RecordOutcome.Refuse(string.Concat(odd.Select(o => o.Fault.Message)) + Nothing));
            await RecordDrafts.SettleAsync(db, input.DraftId, admin, cancel);
            return recorder;
        }, cancel);
        return done.Ok ? new RecordOutcome { ChangeSetId = done.Value, Subject = subject } : refused ?? RecordOutcome.Refuse(done.Error!);
    }

    public Task<RecordOutcome> DeleteAsync(RecordInput input, Viewer by, CancellationToken cancel) =>
        Of(input.Form.Ledger) is { } action ? Task.FromResult(RecordOutcome.Refuse($"{action.Title}的表单没有可以删除的内容。")) : rows.DeleteAsync(input, by, cancel);

    private IRecordAction? Of(string name) => actions.FirstOrDefault(a => a.Name == name);

    private static string Gone(IRecordAction action) => $"“{action.Title}”所涉及的数据已不存在，请刷新后再试。";

    private async Task<RecordForm> FormAsync(BoluoDbContext db, IRecordAction action, string? key, ActionStart<object> start, DateOnly day, CancellationToken cancel)
    {
        var words = new RowWords(db, book, day);
        var choices = new Dictionary<string, IReadOnlyList<Pickable>>(StringComparer.Ordinal);
        foreach (var field in action.Fields.Where(f => f.Kind is FieldKind.Choice or FieldKind.Pick)) choices[field.Key] = await words.ChoicesAsync(field, cancel);
        return new RecordForm
        {
            Ledger = action.Name,
            Key = key,
            Noun = action.Title,
            Subject = start.Subject,
            ReasonLabel = action.ReasonLabel,
            Version = Guid.Empty,
            Day = day,
            Fields = action.Fields,
            Values = action.Fields.ToDictionary(f => f.Key, f => FieldText.Of(f, f.ValueOf(start.Form)), StringComparer.Ordinal),
            Choices = choices,
            Fixed = new HashSet<string>(),
            History = [],
            MayDelete = false,
        };
    }

    /// <summary>Reads what was filled in into the form; what is wrong is said field by field.</summary>
    private static async Task<List<Fault>> ReadAsync(IRecordAction action, RecordInput input, object form, RowWords words, DateOnly day, CancellationToken cancel)
    {
        var faults = RecordEditor.Faults(input);
        foreach (var field in action.Fields)
        {
            var (value, fault) = FieldText.Read(field, input.Values.GetValueOrDefault(field.Key), day, await words.ChoicesAsync(field, cancel));
            if (fault is not null) faults.Add(new Fault(null, field.Key, fault));
            else if (value is not null || field.IsNullable) field.Put(form, value);
        }

        return faults;
    }

    /// <summary>What the form began with has changed since: one clash for each field. What else has changed does not matter to it.</summary>
    private async Task<List<Clash>> ClashesAsync(BoluoDbContext db, IRecordAction action, RecordInput input, ActionStart<object> now, RowWords words, DateOnly day, CancellationToken cancel)
    {
        var clashes = new List<Clash>();
        var sets = db.ChangeEntries.Where(e => e.GridId == now.GridId && e.GridId != null).Select(e => e.ChangeSetId);
        var last = await db.ChangeSets.AsNoTracking().Where(s => sets.Contains(s.Id)).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        foreach (var field in action.Fields)
        {
            var (seen, theirs, mine) = (input.Form.Values.GetValueOrDefault(field.Key), FieldText.Of(field, field.ValueOf(now.Form)), input.Values.GetValueOrDefault(field.Key));
            // A form proposes the day on which it is opened: that midnight has passed since is nobody's change.
            if (seen == theirs || (seen == Days.Iso(input.Form.Day) && theirs == Days.Iso(day))) continue;
            clashes.Add(new Clash
            {
                Row = input.Form.Subject,
                Field = field.Label,
                Who = last?.ByName,
                When = last?.At,
                Seen = await RecordEditor.WordsAsync(words, field, seen, cancel),
                Mine = mine == seen ? "未修改" : await RecordEditor.WordsAsync(words, field, mine, cancel),
                Theirs = await RecordEditor.WordsAsync(words, field, theirs, cancel),
                Message = new Clashes(db, clock).Sentence(input.Form.Subject, last),
            });
        }

        return clashes;
    }
}
