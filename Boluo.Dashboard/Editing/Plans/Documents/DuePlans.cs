using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>A plan whose day has come: the change set that it took effect by, or why it was held.</summary>
public sealed record DuePlan(int Id, string Title, int? ChangeSetId, string? Held);

/// <summary>
/// Plans that have been set to take effect on their day do so once the county's day is there, the earliest first, as the change of whoever has set them. One that no
/// longer fits is held with the reason; nothing is forced, and those after it are tried all the same.
/// </summary>
public sealed class DuePlans(IServiceScopeFactory scopes, IDbContextFactory<BoluoDbContext> factory, ILogger<DuePlans> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Names of the plans that a day would bring in force.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(DateOnly by, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return [.. (await WaitingAsync(db, by, cancel)).Select(p => p.Title!)];
    }

    /// <returns>What became of them; null where the database would not take one, so that it has to be tried again.</returns>
    public async Task<IReadOnlyList<DuePlan>?> ApplyAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            List<AdjustmentPlan> due;
            DateOnly day;
            await using (var db = await factory.CreateDbContextAsync(cancel))
            {
                if (!await Waiting(db).AnyAsync(cancel)) return [];
                day = await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel);
                due = await WaitingAsync(db, day, cancel);
            }

            var done = new List<DuePlan>();
            foreach (var plan in due)
            {
                if (await ApplyAsync(plan, day, cancel) is not { } outcome) return null;
                done.Add(outcome);
            }

            return done;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static IQueryable<AdjustmentPlan> Waiting(BoluoDbContext db) => db.AdjustmentPlans.AsNoTracking().Where(p => p.State == AdjustmentPlanState.Scheduled && p.Held == null);

    private static async Task<List<AdjustmentPlan>> WaitingAsync(BoluoDbContext db, DateOnly by, CancellationToken cancel) =>
        [.. (await Waiting(db).ToListAsync(cancel)).Select(p => (Plan: p, On: RowJson.Read<PlanDocument>(p.Content).EffectiveOn)).Where(p => p.On <= by).OrderBy(p => p.On).ThenBy(p => p.Plan.Id).Select(p => p.Plan)];

    private async Task<DuePlan?> ApplyAsync(AdjustmentPlan plan, DateOnly day, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var by = new Viewer(plan.SchedulerKey ?? "", plan.SchedulerName ?? "", Role.Admin);
        var plans = scope.ServiceProvider.GetRequiredService<PlanDocuments>();
        var found = await plans.FindAsync(plan.Id, by, cancel);
        if (!found.Ok) return await HoldAsync(plan, $"安排生效的管理员{plan.SchedulerName}现在无权办理：{found.Error}", cancel);
        var preview = await scope.ServiceProvider.GetRequiredService<IEditor>().PreviewAsync(found.Value.ToPlan(day), by, cancel);
        if (preview.Faults.Any(f => f.Field == Preview.DatabaseField))
        {
            logger.LogWarning("Plan {Plan} is due and could not be read; it is tried again", plan.Id);
            return null;
        }

        if (PlanDocuments.WhyNot(preview) is { } obstacle) return await HoldAsync(plan, obstacle, cancel);
        var applied = await plans.ApplyAsync(found.Value, day, preview.Fingerprint, by, CancellationToken.None);
        return applied.Ok ? new DuePlan(plan.Id, plan.Title!, applied.Value, null) : await HoldAsync(plan, applied.Error!, cancel);
    }

    private async Task<DuePlan> HoldAsync(AdjustmentPlan plan, string reason, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel);
        if (await db.AdjustmentPlans.SingleOrDefaultAsync(p => p.Id == plan.Id && p.State == AdjustmentPlanState.Scheduled, cancel) is { } row)
        {
            (row.Held, row.Revision) = (reason, Guid.NewGuid());
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }

        logger.LogWarning("Plan {Plan} was due and is held", plan.Id);
        return new DuePlan(plan.Id, plan.Title!, null, reason);
    }
}
