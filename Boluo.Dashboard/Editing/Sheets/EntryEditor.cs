using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Boluo.Dashboard.Editing.Sheets;

/// <inheritdoc cref="IEntryEditor"/>
internal sealed class EntryEditor(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, RegisterBook book, ChangeWriter writer, TimeProvider clock, ILogger<EntryEditor> logger) : IEntryEditor
{
    private const int MostKnown = 50;
    private const string Nothing = "本次未写入任何数据，所填内容已保留。";

    internal static string Ambiguous(EntrySheet sheet) => $"这一期已有多条{sheet.Title}，请在台账中修改。";

    public async Task<EntryOffers> OfferedAsync(EntrySheet sheet, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        var today = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
        var words = new RowWords(db, book, today);
        var (choices, known) = (new Dictionary<string, IReadOnlyList<Pickable>>(StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        foreach (var field in sheet.Once)
        {
            if (field.Kind == FieldKind.Text) known[field.Key] = await sheet.Register.TextsAsync(db, field, MostKnown, cancel);
            else choices[field.Key] = await words.ChoicesAsync(field, cancel);
        }

        return new EntryOffers(choices, known);
    }

    public Task<Result<EntryForm>> LoadAsync(EntrySheet sheet, Occasion occasion, Scope scope, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<EntryForm>(logger, async () =>
    {
        var staff = await guard.RequireAsync(by.UserId, sheet.Register.KeptBy(), cancel);
        if (!staff.Ok) return Result<EntryForm>.Fail(staff.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var today = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
        var there = scope with { AsOf = sheet.DayOf(occasion.Each, today) };
        var places = await PlacesAsync(db, sheet, there, cancel);
        if (places.Count > EntrySheet.MostRows)
            return Result<EntryForm>.Fail($"{sheet.Place.Label}有{places.Count}个，一张录入表最多{EntrySheet.MostRows}行，请先在统计范围中选择镇街或社区。");
        var lines = await sheet.LinesAsync(db, occasion, [.. places.Select(p => p.Value)], cancel);
        var words = new RowWords(db, book, today);
        var choices = new Dictionary<string, IReadOnlyList<Pickable>>(StringComparer.Ordinal);
        foreach (var column in sheet.Columns) choices[column.Key] = await words.ChoicesAsync(column, cancel);
        return new EntryForm
        {
            Sheet = sheet,
            Occasion = occasion,
            Scope = there,
            Today = today,
            GroupLabel = sheet.GroupLabel(db),
            Rows = [.. places.Select(p => RowOf(sheet, p, lines[p.Value], today))],
            Choices = choices,
        };
    });

    public Task<Result<IReadOnlyList<EntryFault>>> CheckAsync(EntryInput input, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<IReadOnlyList<EntryFault>>(logger, async () =>
    {
        var staff = await guard.RequireAsync(by.UserId, input.Sheet.Register.KeptBy(), cancel);
        if (!staff.Ok) return Result<IReadOnlyList<EntryFault>>.Fail(staff.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        var today = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
        var (faults, _) = await JudgeAsync(db, input, today, cancel);
        var filled = input.Cells.Where(c => !c.IsEmpty).Select(c => (c.Place, c.Field)).ToHashSet();
        var columns = input.Sheet.Columns.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        return faults.Where(f => !columns.Contains(f.Field) || filled.Contains((f.Place, f.Field))).ToList();
    });

    public async Task<EntryOutcome> SaveAsync(EntryInput input, Viewer by, CancellationToken cancel)
    {
        EntryOutcome? refused = null;
        var (added, changed) = (0, 0);
        var done = await writer.CommitAsync(by, async (db, staff) =>
        {
            var today = (await db.DataStates.AsNoTracking().SingleAsync(cancel)).AsOf;
            Result<ChangeRecorder> Refuse(EntryOutcome outcome)
            {
                refused = outcome;
                return Result<ChangeRecorder>.Fail(outcome.Refusal ?? Nothing);
            }

            var said = PlanCheck.ReasonFaults(input.Reason, "录入说明").Select(f => new EntryFault("", EntryInput.ReasonField, f.Message))
                .Concat(PlanCheck.BasisFaults(input.Basis, "依据").Select(f => new EntryFault("", EntryInput.BasisField, f.Message))).ToList();
            // The set is stored before any row is touched, because storing it saves whatever is tracked.
            var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.RecordEdit, input.Reason, input.Basis, input.Sheet.EffectiveOn(input.Occasion, today), staff), cancel);
            var (faults, lines) = await JudgeAsync(db, input, today, cancel);
            if (faults.Count + said.Count > 0) return Refuse(new EntryOutcome { Faults = [.. said, .. faults] });
            if (lines.Count == 0) return Refuse(new EntryOutcome { Refusal = "未发现变化。" });

            var fresh = lines.Values.Where(l => l.Row.State == EntityState.Detached).ToList();
            (added, changed) = (fresh.Count(l => !l.HoldsValues), lines.Values.Count(l => l.HoldsValues));
            foreach (var line in lines.Values) line.Touches?.Invoke();
            await recorder.SaveAsync(cancel);
            foreach (var line in fresh) line.Row.State = EntityState.Added;
            await recorder.SaveAsync(cancel);
            var grids = db.ChangeTracker.Entries<Grid>().Select(g => g.Entity.Id).ToHashSet();
            if (grids.Count > 0 && await Integrity.CheckAsync(db, grids, [], recorder.Set.EffectiveOn, cancel) is { Count: > 0 } odd)
                return Refuse(new EntryOutcome { Refusal = string.Concat(odd.Select(o => o.Fault.Message)) + Nothing });
            await RecordDrafts.SettleAsync(db, input.DraftId, staff, cancel);
            return recorder;
        }, cancel, input.Sheet.Register.KeptBy());
        return done.Ok ? new EntryOutcome { ChangeSetId = done.Value, Added = added, Changed = changed } : refused ?? new EntryOutcome { Refusal = done.Error! };
    }

    internal static Task<List<EntryPlace>> PlacesAsync(BoluoDbContext db, EntrySheet sheet, Scope scope, CancellationToken cancel) => sheet.Places(db, scope).ToListAsync(cancel);

    /// <summary>What is wrong with what was filled in, and the lines with what is not.</summary>
    private async Task<(IReadOnlyList<EntryFault> Faults, IReadOnlyDictionary<string, EntryLine> Lines)> JudgeAsync(BoluoDbContext db, EntryInput input, DateOnly today, CancellationToken cancel)
    {
        var reading = new EntryReading(db, new RowWords(db, book, today), clock, input, today);
        var lines = await reading.ReadAsync(cancel);
        return ([.. reading.Faults, .. await input.Sheet.JudgeAsync(db, lines, today, cancel)], lines);
    }

    private static EntryRow RowOf(EntrySheet sheet, EntryPlace place, EntryLine line, DateOnly today) => new(
        place,
        [.. sheet.Columns.Select(c => line.HoldsValues ? EntryText.Of(c, c.ValueOf(line.Row.Entity)) : null)],
        line.HoldsValues ? [] : [.. sheet.Columns.Select(c => sheet.StartOf(line, c, today) is { } start and not false ? EntryText.Of(c, start) : null)],
        line.HoldsValues,
        line.IsAmbiguous ? Ambiguous(sheet) : null);
}
