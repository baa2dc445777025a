using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Security;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>A draft as a form has kept it: another window may have moved it since.</summary>
public readonly record struct DraftVersion(int Id, DateTime SavedAt);

/// <summary>A plan as it is offered again.</summary>
public sealed record AdjustmentPlanLine(int Id, PlanContent Content, DateTime SavedAt);

/// <summary>What is filled in on the page of adjustments, each for its owner alone; <see cref="Documents.PlanDocuments"/> are shared. Writing one leaves the data and its version as they are.</summary>
public sealed class AdjustmentPlans(IDbContextFactory<BoluoDbContext> factory, RoleGuard guard, TimeProvider clock, ILogger<AdjustmentPlans> logger)
{
    /// <summary>A draft that nobody has touched for so long is forgotten.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The viewer's drafts, the newest first.</summary>
    public Task<Result<IReadOnlyList<AdjustmentPlanLine>>> ListAsync(Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<IReadOnlyList<AdjustmentPlanLine>>(logger, async () =>
    {
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<IReadOnlyList<AdjustmentPlanLine>>.Fail(admin.Error!);
        await using var db = await factory.CreateDbContextAsync(cancel);
        var plans = await Own(db, admin.Value).AsNoTracking().OrderByDescending(p => p.SavedAt).ThenBy(p => p.Id).ToListAsync(cancel);
        return plans.ConvertAll(p => new AdjustmentPlanLine(p.Id, RowJson.Read<PlanContent>(p.Content), p.SavedAt));
    });

    /// <summary>Keeps what is filled in so far.</summary>
    /// <param name="before">The plan as this form has kept it before; none at first. One that another window has moved since stays, and this becomes one of its own.</param>
    /// <param name="content">What is filled in.</param>
    /// <param name="by">Whose plan it is.</param>
    /// <param name="cancel">Cancels it before it is committed.</param>
    public Task<Result<AdjustmentPlanLine>> SaveAsync(DraftVersion? before, PlanContent content, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<AdjustmentPlanLine>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        var admin = await guard.RequireAsync(by.UserId, Role.Admin, cancel);
        if (!admin.Ok) return Result<AdjustmentPlanLine>.Fail(admin.Error!);
        var (now, json) = (Now, RowJson.Write(content));
        var oldest = now - Kept;
        await db.AdjustmentPlans.Where(p => p.State == AdjustmentPlanState.Draft && p.SavedAt < oldest).ExecuteDeleteAsync(cancel);
        var plan = before is not { } known ? null : await Own(db, admin.Value).SingleOrDefaultAsync(p => p.Id == known.Id && p.SavedAt == known.SavedAt, cancel);
        if (plan is null)
        {
            plan = new AdjustmentPlan { OwnerId = admin.Value.UserId, State = AdjustmentPlanState.Draft, Content = json, SavedAt = now };
            db.AdjustmentPlans.Add(plan);
        }

        (plan.Content, plan.SavedAt) = (json, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(CancellationToken.None);
        return new AdjustmentPlanLine(plan.Id, content, now);
    });

    /// <returns>Whether it is gone; why not, if it could not be removed.</returns>
    public Task<Result<bool>> DiscardAsync(int id, Viewer by, CancellationToken cancel) => EditFailures.GuardAsync<bool>(logger, async () =>
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await Own(db, by).Where(p => p.Id == id).ExecuteDeleteAsync(cancel);
        return true;
    });

    /// <summary>What was applied is no draft any more: gone in the transaction that applies it.</summary>
    internal static Task SettleAsync(BoluoDbContext db, int? id, Viewer by, CancellationToken cancel) =>
        id is null ? Task.CompletedTask : db.AdjustmentPlans.Where(p => p.Id == id && p.OwnerId == by.UserId && p.State == AdjustmentPlanState.Draft).ExecuteDeleteAsync(cancel);

    private IQueryable<AdjustmentPlan> Own(BoluoDbContext db, Viewer by)
    {
        var oldest = Now - Kept;
        return db.AdjustmentPlans.Where(p => p.OwnerId == by.UserId && p.State == AdjustmentPlanState.Draft && p.SavedAt >= oldest);
    }
}
