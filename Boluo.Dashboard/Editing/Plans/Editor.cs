using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

internal sealed class Editor(
    IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, EffectReader effects, RegisterBook book, ChangeWriter writer, JointReversal joint, PartReversal part, TimeProvider clock, ILogger<Editor> logger) : IEditor
{
    private const string Outdated = "数据在预览之后有变动，请重新预览后再提交，所填内容已保留。";

    public async Task<Preview> PreviewAsync(Plan plan, Viewer by, CancellationToken cancel)
    {
        var preview = await EditFailures.GuardAsync<Preview>(logger, async () =>
        {
            var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
            if (!admin.Ok) return Preview.Refused(new Fault(null, "权限", admin.Error!));
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            return (await WriteAsync(db, plan, admin.Value, confirmed: null, cancel)).Preview;
        });
        return preview.Ok ? preview.Value : Preview.Refused(new Fault(null, Preview.DatabaseField, preview.Error!));
    }

    public Task<Result<int>> ApplyAsync(Plan plan, string fingerprint, Viewer by, CancellationToken cancel) =>
        writer.CommitAsync(by, async (db, admin) =>
        {
            var (preview, recorder) = await WriteAsync(db, plan, admin, fingerprint, cancel);
            if (recorder is null) return Result<ChangeRecorder>.Fail(Refusal(preview));
            await AdjustmentPlans.SettleAsync(db, plan.DraftId, admin, cancel);
            if (plan.DocumentId is { } document && await PlanDocuments.BringInForceAsync(db, document, plan, recorder.Set, preview, admin, cancel) is { } refusal) return Result<ChangeRecorder>.Fail(refusal);
            return recorder;
        }, cancel);

    public Task<Result<int>> RevertAsync(int changeSetId, string reason, Viewer by, CancellationToken cancel) =>
        writer.CommitAsync(by, async (db, person) => PlanCheck.ReasonFaults(reason, "撤销原因") is [var fault, ..]
            ? Result<ChangeRecorder>.Fail(fault.Message)
            : await MayTakeBackAsync(db, changeSetId, person, cancel) is { Ok: false } refused ? Result<ChangeRecorder>.Fail(refused.Error!)
            : await new Reversal(db, book, clock).WriteAsync(changeSetId, PlainText.Tidy(reason, severalLines: true), person, cancel), cancel, Role.Staff);

    public Task<Result<JointRevert>> PreviewJointRevertAsync(int changeSetId, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<JointRevert>(logger, async () =>
    {
        var found = await joint.FindAsync(changeSetId, by, async (db, set) => (await MayTakeBackAsync(db, set, by, cancel)).Error, cancel);
        if (!found.Ok) return Result<JointRevert>.Fail(found.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        return new JointRevert(await db.ChangeSets.Where(s => found.Value.Contains(s.Id)).OrderByDescending(s => s.Id).Select(s => new UndoneSet(s.Id, s.ByName, s.At, s.Summary)).ToListAsync(cancel));
    });

    public Task<Result<int>> RevertJointlyAsync(IReadOnlyList<int> changeSets, string reason, Viewer by, CancellationToken cancel) =>
        writer.CommitAllAsync(by, async (db, person) =>
        {
            if (PlanCheck.ReasonFaults(reason, "撤销原因") is [var fault, ..]) return Result<List<ChangeRecorder>>.Fail(fault.Message);
            foreach (var set in changeSets)
                if (await MayTakeBackAsync(db, set, person, cancel) is { Ok: false } refused) return Result<List<ChangeRecorder>>.Fail(refused.Error!);
            return await joint.WriteAsync(db, changeSets, PlainText.Tidy(reason, severalLines: true), person, [], cancel);
        }, cancel, Role.Staff);

    public Task<Result<PartRevert>> PreviewPartRevertAsync(int changeSetId, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<PartRevert>(logger,
        () => part.FindAsync(changeSetId, by, async (db, set) => (await MayTakeBackAsync(db, set, by, cancel)).Error, cancel));

    public Task<Result<int>> RevertPartlyAsync(int changeSetId, IReadOnlyList<int> entries, string reason, Viewer by, CancellationToken cancel) =>
        writer.CommitAsync(by, async (db, person) =>
        {
            if (PlanCheck.ReasonFaults(reason, "撤销原因") is [var fault, ..]) return Result<ChangeRecorder>.Fail(fault.Message);
            if (await MayTakeBackAsync(db, changeSetId, person, cancel) is { Ok: false } refused) return Result<ChangeRecorder>.Fail(refused.Error!);
            var only = entries.ToHashSet();
            // Parts are taken back whole, whatever numbers are asked for.
            var set = await db.ChangeSets.AsNoTracking().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == changeSetId, cancel);
            if (only.Count == 0 || set is null || ChangeParts.Of(db.Model, set).Any(p => p.Any(e => only.Contains(e.Id)) && !p.All(e => only.Contains(e.Id)))) return Result<ChangeRecorder>.Fail("要撤销的部分与变更不符，请重新试算。");
            return await new Reversal(db, book, clock).WriteAsync(changeSetId, PlainText.Tidy(reason, severalLines: true), person, cancel, only);
        }, cancel, Role.Staff);

    public Task<Result<int>> AdvanceDayAsync(DateOnly to, string reason, Viewer by, CancellationToken cancel) => writer.CommitAsync(by, async (db, admin) =>
    {
        var state = await db.DataStates.SingleAsync(cancel);
        if (PlanCheck.ReasonFaults(reason, "推进原因") is [var fault, ..]) return Result<ChangeRecorder>.Fail(fault.Message);
        if (DayEffects.Fault(state, to, clock) is { } bound) return Result<ChangeRecorder>.Fail(bound);
        var recorder = await ChangeRecorder.BeginAsync(db, writer.NewSet(ChangeKind.AdvanceDay, reason, null, to, admin), cancel);
        state.AsOf = to;
        await recorder.SaveAsync(cancel);
        return recorder;
    }, cancel);

    /// <summary>Administrators take back what they find; staff what they have entered themselves, as far as they may enter it now.</summary>
    private async Task<Result<Viewer>> MayTakeBackAsync(BoluoDbContext db, int changeSetId, Viewer person, CancellationToken cancel)
    {
        var entries = await db.ChangeEntries.AsNoTracking().Where(e => e.ChangeSetId == changeSetId && db.ChangeSets.Any(s => s.Id == changeSetId && s.ById == person.UserId)).ToListAsync(cancel);
        var isOwn = entries.Count > 0 && entries.Where(e => !RowJson.IsOnlyRenewed(db.Model, e)).All(e => book.OfEntity(e.Entity).KeptBy() <= person.Role);
        return isOwn ? person : await guard.RequireAsync(person.UserId, Role.Admin, cancel);
    }

    /// <summary>The one path of preview and apply. There is a recorder only if the plan may be committed.</summary>
    private async Task<(Preview Preview, ChangeRecorder? Recorder)> WriteAsync(
        BoluoDbContext db, Plan plan, Viewer by, string? confirmed, CancellationToken cancel)
    {
        var state = await db.DataStates.SingleAsync(cancel);
        if (PlanCheck.Form(plan, state, isWritten: confirmed is not null) is { Count: > 0 } malformed) return (Preview.Refused(malformed), null);
        var drafts = await PlanDrafts.ReadAsync(db, plan, cancel);
        var clashes = await new Clashes(db, clock).FindAsync(drafts, cancel);
        if (clashes.Count > 0) return (new Preview { Clashes = clashes, Faults = drafts.Faults }, null);
        // A day ahead is looked at as if it had come.
        var asOf = plan.EffectiveOn > state.AsOf ? plan.EffectiveOn : state.AsOf;
        List<Fault> faults = [.. drafts.Faults, .. await PlanCheck.GridsAsync(db, drafts, asOf, cancel), .. await PlanCheck.CommunitiesAsync(db, drafts, asOf, cancel)];
        if (faults.Count > 0) return (Preview.Refused(faults), null);
        var changed = drafts.Grids.Where(d => d.Changes).ToList();
        if (changed.Count == 0 && drafts.Communities.All.Count == 0) return (Preview.Refused(new Fault(null, "调整内容", "方案没有改变任何网格，未作调整。")), null);

        var touched = new PlanScope(drafts, changed);
        var versions = changed.ConvertAll(d => d.Grid?.Version ?? Guid.Empty);
        var before = await effects.ReadAsync(db, touched.GridIds, touched.Communities, touched.BranchIds(id => id), plan.EffectiveOn, cancel);
        var set = writer.NewSet(ChangeKind.GridMove, plan.Reason, plan.Basis, plan.EffectiveOn, by);
        var recorder = await ChangeRecorder.BeginAsync(db, set, cancel);
        var rows = new PlanWriter(db, recorder, drafts);
        await rows.WriteAsync(changed, cancel);
        var holding = new PlanHolds(db, recorder, drafts, new RowPlaces(db, recorder, drafts.Communities, rows.OrganisationId));
        var holds = await holding.WriteAsync(cancel);
        var broken = await Integrity.CheckAsync(db, touched.GridIds, touched.Leaders, plan.EffectiveOn, cancel);
        if (broken.Count + holding.Faults.Count > 0) return (Preview.Refused([.. broken.Select(b => b.Fault), .. holding.Faults]), null);

        var after = await effects.ReadAsync(db, touched.GridIds, touched.Communities, touched.BranchIds(rows.OrganisationId), plan.EffectiveOn, cancel);
        List<AdjustmentLine> lines = [.. AdjustmentLines.Of(drafts, changed, before, after)];
        db.GridAdjustments.AddRange(lines.Select(l => l.Row(set)));
        await recorder.SaveAsync(cancel);

        var preview = await EffectReader.MeasuredAsync(await touched.PreviewAsync(db, before, after, rows.OrganisationId, cancel) with { Holds = holds, Lines = lines }, db, cancel);
        if (preview.Undecided.Any()) return (preview, null);
        preview = preview with { Fingerprint = Fingerprint.Of(plan, changed, versions, preview) };
        return (preview, confirmed == preview.Fingerprint ? recorder : null);
    }

    private static string Refusal(Preview preview)
    {
        const int most = 5;
        var reasons = preview.Clashes.Select(c => $"{c.Row}“{c.Field}”：{c.Message}").Concat(preview.Faults.Select(f => f.Message)).Distinct(StringComparer.Ordinal).ToList();
        return reasons.Count switch
        {
            0 when preview.Undecided.Any() => $"还有待定的事项：{string.Join('、', preview.Undecided.Select(u => $"{u.PlaceName}{u.Noun}{u.Count}{u.Unit}").Take(most))}，请先确定随迁或保留。",
            0 => Outdated,
            <= most => string.Concat(reasons),
            _ => string.Concat(reasons.Take(most)) + $"另有{reasons.Count - most}处。",
        };
    }
}
