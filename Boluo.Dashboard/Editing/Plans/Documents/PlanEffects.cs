using Boluo.Dashboard.Data;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Editing.Plans.Documents;

/// <summary>A 调整方案 with what it does: as it was when it took effect, else as it would be now.</summary>
public sealed record PlanEffect(PlanDocumentLine Line, Preview Preview)
{
    public bool IsInForce => Line.State == AdjustmentPlanState.InForce;
}

/// <summary>Reads what a plan does, for whatever goes on paper or into a file.</summary>
public sealed class PlanEffects(IDbContextFactory<BoluoDbContext> factory, PlanDocuments plans, IEditor editor)
{
    /// <returns>The effect, or why there is none to be shown.</returns>
    public async Task<Result<PlanEffect>> ReadAsync(int id, Viewer by, CancellationToken cancel)
    {
        var found = await plans.FindAsync(id, by, cancel);
        if (!found.Ok) return Result<PlanEffect>.Fail(found.Error!);
        var line = found.Value;
        if (line.State == AdjustmentPlanState.InForce)
            return await KeptAsync(id, cancel) is { } kept ? new PlanEffect(line, kept) : Result<PlanEffect>.Fail("该方案生效时未留存测算结果，请查看“网格调整情况一览表”。");

        if (line.Content.Lacks().ToList() is { Count: > 0 } lacks) return Result<PlanEffect>.Fail($"方案还缺{lacks.Count}项，补充后才能测算：{string.Concat(lacks.Take(PlanDocuments.MostTold))}");
        await using var db = await factory.CreateDbContextAsync(cancel);
        var preview = await editor.PreviewAsync(line.ToPlan(await db.DataStates.Select(s => s.AsOf).SingleAsync(cancel)), by, cancel);
        return preview.Clashes.Count + preview.Faults.Count > 0 ? Result<PlanEffect>.Fail(PlanDocuments.WhyNot(preview)!) : new PlanEffect(line, preview); // What is undecided is told as such.
    }

    /// <summary>What a plan did when it took effect; null of one that has not, or that an older program has applied.</summary>
    public async Task<Preview?> KeptAsync(int id, CancellationToken cancel)
    {
        await using var db = await factory.CreateDbContextAsync(cancel);
        return await db.AdjustmentPlans.Where(p => p.Id == id).Select(p => p.Effects).SingleOrDefaultAsync(cancel) is { } kept ? RowJson.Read<Preview>(kept) : null;
    }
}
