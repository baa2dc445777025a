using System.Globalization;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>
/// 调整方案 that all administrators share: begun, handed in, reviewed by another one, applied. What they say is no business data until it is applied; then it is
/// written by <see cref="IEditor"/> like every other plan.
/// </summary>
public sealed class PlanDocuments(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, IEditor editor, TimeProvider clock, ILogger<PlanDocuments> logger)
{
    /// <summary>More reasons at once are not read.</summary>
    internal const int MostTold = 5;

    private const string Gone = "该调整方案已不存在，请刷新后再试。";

    /// <summary>Whether a plan must be reviewed before it is applied.</summary>
    public static readonly SettingChoice Review = new("plans.review", "调整方案生效前", ["可以不经审核", "须经另一名管理员审核"]);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The newest first.</summary>
    public Task<Result<IReadOnlyList<PlanDocumentLine>>> ListAsync(Viewer by, CancellationToken cancel) => ReadAsync<IReadOnlyList<PlanDocumentLine>>(by, async db =>
        await LinesAsync(db, Shared(db).OrderByDescending(p => p.SavedAt).ThenByDescending(p => p.Id), cancel), cancel);

    public Task<Result<PlanDocumentLine>> FindAsync(int id, Viewer by, CancellationToken cancel) => ReadAsync<PlanDocumentLine>(by, async db =>
        (await LinesAsync(db, Shared(db).Where(p => p.Id == id), cancel)).SingleOrDefault() is { } line ? line : Result<PlanDocumentLine>.Fail(Invariant($"没有编号为{id}的调整方案，请核对。")), cancel);

    public async Task<bool> MustBeReviewedAsync(CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await MustBeReviewedAsync(db, cancel);
    }

    /// <returns>The number of the new plan.</returns>
    public Task<Result<int>> BeginAsync(string title, PlanDocument content, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<int>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<int>.Fail(admin.Error!);
        if (TitleFault(title) is { } fault) return Result<int>.Fail(fault);
        var plan = new AdjustmentPlan
        {
            Title = PlainText.Tidy(title),
            State = AdjustmentPlanState.Draft,
            Content = RowJson.Write(content with { Seen = await SeenAsync(db, content, cancel) }),
            SavedAt = Now,
            Revision = Guid.NewGuid(),
            AuthorKey = admin.Value.UserId,
            AuthorName = admin.Value.Name,
            EditorName = admin.Value.Name,
        };
        db.AdjustmentPlans.Add(plan);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return plan.Id;
    });

    /// <summary>Keeps what a plan says now; what has newly come into it is remembered as it is now.</summary>
    public Task<Result<PlanDocumentLine>> SaveAsync(int id, Guid revision, string title, PlanDocument content, Viewer by, CancellationToken cancel) => ChangeAsync(id, revision, by, async (db, plan, _) =>
    {
        if (plan.State != AdjustmentPlanState.Draft) return $"该方案为{plan.State.Label()}，不能修改；需要修改的请先撤回。";
        if (TitleFault(title) is { } fault) return fault;
        if ((PlanCheck.BasisFaults(content.Basis, "调整依据").FirstOrDefault() ?? PlanCheck.BasisFaults(content.Reason.Length > Plan.LongestBasis ? "" : content.Reason, "调整原因").FirstOrDefault())?.Message is { } wrong) return wrong;
        // What was seen is what is stored: a form that is saved again and again does not take for seen what others have done meanwhile.
        var seen = await SeenAsync(db, content with { Seen = RowJson.Read<PlanDocument>(plan.Content).Seen }, cancel);
        (plan.Title, plan.Content) = (PlainText.Tidy(title), RowJson.Write(content with { Seen = seen }));
        return null;
    }, cancel);

    /// <summary>What has changed in the county since is taken as seen.</summary>
    public Task<Result<PlanDocumentLine>> RebaseAsync(int id, Guid seen, Viewer by, CancellationToken cancel) => ChangeAsync(id, seen, by, async (db, plan, _) =>
    {
        var content = RowJson.Read<PlanDocument>(plan.Content);
        if (plan.State != AdjustmentPlanState.Draft) return $"该方案为{plan.State.Label()}，不能修改；需要修改的请先撤回。";
        plan.Content = RowJson.Write(content with { Seen = await SeenAsync(db, content with { Seen = new Dictionary<string, Guid>() }, cancel) });
        return null;
    }, cancel);

    /// <summary>送审: it lacks nothing and could be applied as it is.</summary>
    public async Task<Result<PlanDocumentLine>> SubmitAsync(int id, Guid seen, Viewer by, CancellationToken cancel)
    {
        var line = await FindAsync(id, by, cancel);
        if (!line.Ok) return line;
        if (await WhyNotReadyAsync(line.Value, by, cancel) is { } lack) return Result<PlanDocumentLine>.Fail(lack);
        return await ChangeAsync(id, seen, by, (_, plan, admin) =>
        {
            if (plan.State != AdjustmentPlanState.Draft) return Task.FromResult<string?>($"该方案为{plan.State.Label()}，不能送审。");
            (plan.State, plan.SubmitterKey, plan.SubmitterName, plan.SubmittedAt) = (AdjustmentPlanState.Submitted, admin.UserId, admin.Name, Now);
            (plan.ReviewerKey, plan.ReviewerName, plan.ReviewedAt, plan.Opinion) = (null, null, null, null);
            return Task.FromResult<string?>(null);
        }, cancel);
    }

    /// <summary>审核: agreed to, or sent back to be changed.</summary>
    public Task<Result<PlanDocumentLine>> ReviewAsync(int id, Guid seen, bool agrees, string opinion, Viewer by, CancellationToken cancel) => ChangeAsync(id, seen, by, (_, plan, admin) =>
    {
        if (plan.State != AdjustmentPlanState.Submitted) return Task.FromResult<string?>($"该方案为{plan.State.Label()}，不在送审中。");
        if (admin.UserId == plan.AuthorKey || admin.UserId == plan.SubmitterKey) return Task.FromResult<string?>("起草人、送审人不能审核本人的方案，请由另一名管理员审核。");
        var text = PlainText.Tidy(opinion, severalLines: true);
        if (!agrees && text.Length == 0) return Task.FromResult<string?>("退回修改的，“审核意见”应填写。");
        if (text.Length > Plan.LongestReason) return Task.FromResult<string?>($"“审核意见”不应超过{Plan.LongestReason}个字，现为{text.Length}个字。");
        (plan.State, plan.ReviewerKey, plan.ReviewerName, plan.ReviewedAt, plan.Opinion) =
            (agrees ? AdjustmentPlanState.Reviewed : AdjustmentPlanState.Draft, admin.UserId, admin.Name, Now, text.Length > 0 ? text : null);
        return Task.FromResult<string?>(null);
    }, cancel);

    /// <summary>撤回: it is not to be applied; it can be taken up again.</summary>
    public Task<Result<PlanDocumentLine>> WithdrawAsync(int id, Guid seen, Viewer by, CancellationToken cancel) => ChangeAsync(id, seen, by, (_, plan, _) =>
    {
        if (plan.State is AdjustmentPlanState.InForce or AdjustmentPlanState.Withdrawn) return Task.FromResult<string?>($"该方案为{plan.State.Label()}，不能撤回。");
        (plan.State, plan.SchedulerKey, plan.SchedulerName, plan.ScheduledAt, plan.Held) = (AdjustmentPlanState.Withdrawn, null, null, null, null);
        return Task.FromResult<string?>(null);
    }, cancel);

    /// <summary>重新起草: one that was withdrawn, or whose change set was taken back.</summary>
    public Task<Result<PlanDocumentLine>> ReopenAsync(int id, Guid seen, Viewer by, CancellationToken cancel) => ChangeAsync(id, seen, by, async (db, plan, _) =>
    {
        if (plan.State == AdjustmentPlanState.InForce && !await db.ChangeSets.AnyAsync(s => s.RevertsId == plan.ChangeSetId, cancel)) return "该方案已生效，重新起草前请先撤销其变更。";
        if (plan.State is not (AdjustmentPlanState.InForce or AdjustmentPlanState.Withdrawn)) return $"该方案为{plan.State.Label()}，不需要重新起草。";
        (plan.State, plan.ChangeSetId, plan.Effects, plan.SubmitterKey, plan.SubmitterName, plan.SubmittedAt) = (AdjustmentPlanState.Draft, null, null, null, null, null);
        (plan.ReviewerKey, plan.ReviewerName, plan.ReviewedAt, plan.Opinion) = (null, null, null, null);
        var content = RowJson.Read<PlanDocument>(plan.Content);
        plan.Content = RowJson.Write(content with { Seen = await SeenAsync(db, content with { Seen = new Dictionary<string, Guid>() }, cancel) });
        return null;
    }, cancel);

    /// <summary>Removes one that is not in force.</summary>
    public Task<Result<bool>> DiscardAsync(int id, Guid seen, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<bool>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var gone = await Shared(db).Where(p => p.Id == id && p.Revision == seen && (p.State == AdjustmentPlanState.Draft || p.State == AdjustmentPlanState.Withdrawn)).ExecuteDeleteAsync(cancel);
        return gone > 0 ? true : Result<bool>.Fail("该方案已有变动，或不在起草、撤回之中，没有删除，请刷新后再试。");
    });

    /// <summary>待生效: it takes effect by itself on its day, which lies ahead.</summary>
    public async Task<Result<PlanDocumentLine>> ScheduleAsync(int id, Guid seen, Viewer by, CancellationToken cancel)
    {
        var line = await FindAsync(id, by, cancel);
        if (!line.Ok) return line;
        if (await WhyNotReadyAsync(line.Value, by, cancel) is { } lack) return Result<PlanDocumentLine>.Fail(lack);
        return await ChangeAsync(id, seen, by, async (db, plan, admin) =>
        {
            if (await WhyNotInForceAsync(db, plan, cancel) is { } refusal) return refusal;
            var day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
            if (RowJson.Read<PlanDocument>(plan.Content).EffectiveOn <= day) return $"“生效日期”不晚于统计时点{Days.Long(day)}，不需要等待，可以立即生效。";
            (plan.State, plan.SchedulerKey, plan.SchedulerName, plan.ScheduledAt, plan.Held) = (AdjustmentPlanState.Scheduled, admin.UserId, admin.Name, Now, null);
            return null;
        }, cancel);
    }

    /// <summary>立即生效, as the preview with this fingerprint showed it.</summary>
    public async Task<Result<int>> ApplyAsync(PlanDocumentLine line, DateOnly asOf, string fingerprint, Viewer by, CancellationToken cancel) =>
        line.Content.Lacks().FirstOrDefault() is { } lack ? Result<int>.Fail(lack) : await editor.ApplyAsync(line.ToPlan(asOf), fingerprint, by, cancel);

    /// <summary>In the transaction that applies it: why it may not; nothing where it is in force now.</summary>
    internal static async Task<string?> BringInForceAsync(BoluoDbContext db, int id, Plan plan, ChangeSet set, Preview effects, Viewer by, CancellationToken cancel)
    {
        var document = await Shared(db).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (document is null) return Gone;
        if (document.Revision != plan.DocumentRevision) return Changed(document);
        if (await WhyNotInForceAsync(db, document, cancel) is { } refusal) return refusal;
        (document.State, document.ChangeSetId, document.Effects, document.Held, document.Revision, document.EditorName) = (AdjustmentPlanState.InForce, set.Id, RowJson.Write(effects), null, Guid.NewGuid(), by.Name);
        return null;
    }

    private async Task<string?> WhyNotReadyAsync(PlanDocumentLine line, Viewer by, CancellationToken cancel)
    {
        if (line.Content.Lacks().ToList() is { Count: > 0 } lacks) return string.Concat(lacks.Take(MostTold));
        return WhyNot(await editor.PreviewAsync(line.ToPlan(default), by, cancel));
    }

    /// <summary>Why what was previewed could not be applied; null where it could.</summary>
    internal static string? WhyNot(Preview preview)
    {
        if (preview.CanApply) return null;
        if (preview.Clashes.Count > 0) return "方案所涉及的网格在编入方案之后已有变动，请先预览并以现有数据更新。";
        return preview.Undecided.Any()
            ? $"还有待定的事项：{string.Join('、', preview.Undecided.Select(u => Invariant($"{u.PlaceName}{u.Noun}{u.Count}{u.Unit}")).Take(MostTold))}，请先确定随迁或保留。"
            : string.Concat(preview.Faults.Select(f => f.Message).Distinct(StringComparer.Ordinal).Take(MostTold));
    }

    /// <summary>Why a document has not come far enough to take effect.</summary>
    private static async Task<string?> WhyNotInForceAsync(BoluoDbContext db, AdjustmentPlan document, CancellationToken cancel) => document.State switch
    {
        AdjustmentPlanState.Reviewed or AdjustmentPlanState.Scheduled => null,
        AdjustmentPlanState.Draft or AdjustmentPlanState.Submitted => await MustBeReviewedAsync(db, cancel) ? "该方案须经另一名管理员审核后生效。" : null,
        _ => $"该方案为{document.State.Label()}，不能生效。",
    };

    private Task<Result<PlanDocumentLine>> ChangeAsync(int id, Guid seen, Viewer by, Func<BoluoDbContext, AdjustmentPlan, Viewer, Task<string?>> change, CancellationToken cancel) =>
        EditFailures.GuardAsync<PlanDocumentLine>(logger, async () =>
        {
            await using var db = await factory.CreateDbContextAsync(cancel);
            await using var transaction = await db.BeginWriteAsync(cancel);
            var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
            if (!admin.Ok) return Result<PlanDocumentLine>.Fail(admin.Error!);
            if (await Shared(db).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return Result<PlanDocumentLine>.Fail(Gone);
            if (plan.Revision != seen) return Result<PlanDocumentLine>.Fail(Changed(plan));
            if (await change(db, plan, admin.Value) is { } refusal) return Result<PlanDocumentLine>.Fail(refusal);
            (plan.SavedAt, plan.EditorName, plan.Revision) = (Now, admin.Value.Name, Guid.NewGuid());
            await db.SaveChangesAsync(cancel);
            var line = (await LinesAsync(db, Shared(db).Where(p => p.Id == id), cancel)).Single();
            await transaction.CommitAsync(CancellationToken.None);
            return line;
        });

    private Task<Result<T>> ReadAsync<T>(Viewer by, Func<BoluoDbContext, Task<Result<T>>> read, CancellationToken cancel) => EditFailures.GuardAsync<T>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<T>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginReadAsync(cancel);
        return await read(db);
    });

    private static IQueryable<AdjustmentPlan> Shared(BoluoDbContext db) => db.AdjustmentPlans.Where(p => p.Title != null);

    private static Task<bool> MustBeReviewedAsync(BoluoDbContext db, CancellationToken cancel) => db.Settings.AnyAsync(s => s.Key == Review.Key && s.Value == 1, cancel);

    private static string Changed(AdjustmentPlan plan) => $"该方案已于{Days.Time(plan.SavedAt)}由{plan.EditorName}修改，本次未保存，请重新载入后再改。";

    private static string? TitleFault(string title) => PlainText.Tidy(title) switch
    {
        "" => "“方案名称”应填写。",
        { Length: > AdjustmentPlan.LongestTitle } text => $"“方案名称”不应超过{AdjustmentPlan.LongestTitle}个字，现为{text.Length}个字。",
        var text => PlainText.Fault(text) is { } fault ? $"“方案名称”{fault}。" : null,
    };

    /// <summary>What was seen stays seen; what is new in the plan is seen as it is now.</summary>
    private static async Task<IReadOnlyDictionary<string, Guid>> SeenAsync(BoluoDbContext db, PlanDocument content, CancellationToken cancel)
    {
        var codes = content.Moves.SelectMany(m => m.Grids).ToHashSet(StringComparer.Ordinal);
        var people = content.Moves.Select(m => m.Person).OfType<int>().ToHashSet();
        var now = (await db.Grids.Where(g => codes.Contains(g.Code)).Select(g => new { g.Code, g.Version }).ToListAsync(cancel)).Select(g => (Key: g.Code, g.Version))
            .Concat((await db.GridWorkers.Where(w => people.Contains(w.Id)).Select(w => new { w.Id, w.Version }).ToListAsync(cancel)).Select(w => (Key: w.Id.ToString(CultureInfo.InvariantCulture), w.Version)));
        return now.ToDictionary(n => n.Key, n => content.Seen.GetValueOrDefault(n.Key, n.Version), StringComparer.Ordinal);
    }

    private static async Task<List<PlanDocumentLine>> LinesAsync(BoluoDbContext db, IQueryable<AdjustmentPlan> plans, CancellationToken cancel)
    {
        var rows = await plans.AsNoTracking().ToListAsync(cancel);
        var sets = rows.Select(p => p.ChangeSetId).OfType<int>().ToList();
        var reverted = await db.ChangeSets.Where(s => s.RevertsId != null && sets.Contains(s.RevertsId.Value)).ToDictionaryAsync(s => s.RevertsId!.Value, s => s.Id, cancel);
        return rows.ConvertAll(p => new PlanDocumentLine
        {
            Id = p.Id,
            Title = p.Title!,
            State = p.State,
            Content = RowJson.Read<PlanDocument>(p.Content).WithLineIds(),
            Revision = p.Revision,
            SavedAt = p.SavedAt,
            AuthorName = p.AuthorName ?? "",
            EditorName = p.EditorName ?? "",
            AuthorKey = p.AuthorKey,
            SubmitterKey = p.SubmitterKey,
            SubmitterName = p.SubmitterName,
            SubmittedAt = p.SubmittedAt,
            ReviewerName = p.ReviewerName,
            ReviewedAt = p.ReviewedAt,
            Opinion = p.Opinion,
            SchedulerName = p.SchedulerName,
            ScheduledAt = p.ScheduledAt,
            Held = p.Held,
            ChangeSetId = p.ChangeSetId,
            RevertedById = p.ChangeSetId is { } set && reverted.TryGetValue(set, out var by) ? by : null,
        });
    }
}
