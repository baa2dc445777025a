using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>The sample's draft: nine communities of 罗阳街道 become nineteen, 36 of the county 46, and every number of a day before stays as it was.</summary>
public sealed class SplitOfLuoyangTests
{
    private static readonly Viewer Admin = new("split", "测试管理员", Role.Admin);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_draft_is_applied_as_it_comes_and_taken_back_without_a_trace()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var services = EditingHouse.Build(database.ConnectionString, TimeProvider.System);
        await using var scope = services.CreateAsyncScope();
        var factory = services.GetRequiredService<IDbContextFactory<BoluoDbContext>>();
        await using (var db = await factory.CreateDbContextAsync(None))
        {
            EditingHouse.AddUsers(db, Admin);
            await db.SaveChangesAsync(None);
        }

        var (plans, editor, runner) = (scope.ServiceProvider.GetRequiredService<PlanDocuments>(), scope.ServiceProvider.GetRequiredService<IEditor>(), scope.ServiceProvider.GetRequiredService<RuleRunner>());
        var line = Assert.Single((await plans.ListAsync(Admin, None)).Value);
        var (day, before) = (line.Content.EffectiveOn!.Value, line.Content.EffectiveOn.Value.AddDays(-1));
        var (rows, told) = (await RowsAsync(factory), await ToldAsync(factory, before));

        var preview = await editor.PreviewAsync(line.ToPlan(day), Admin, None);
        Assert.True(preview.CanApply, string.Concat(preview.Faults.Select(f => f.Message).Concat(preview.Undecided.Select(u => $"{u.PlaceName}{u.Noun}"))));
        Assert.Equal(18, preview.Communities.Count);
        Assert.Equal(10, preview.Communities.Count(c => c.IsNew));
        Assert.Equal(preview.Communities.Sum(c => c.Before.Households), preview.Communities.Sum(c => c.After.Households));
        Assert.All(preview.Communities, c => Assert.True(c.After.Grids > 0, c.Name));
        var applied = await plans.ApplyAsync(line, day, preview.Fingerprint, Admin, None);
        Assert.True(applied.Ok, applied.Error);

        await using (var db = await factory.CreateDbContextAsync(None))
        {
            Assert.Equal((46, 19, 402), (await db.Communities.AsOf(day).CountAsync(None), await db.Communities.AsOf(day).CountAsync(c => c.TownshipCode == "441322001", None), await db.GridsOn(day).CountAsync(None)));
            Assert.Equal((36, 9), (await db.Communities.AsOf(before).CountAsync(None), await db.Communities.AsOf(before).CountAsync(c => c.TownshipCode == "441322001", None)));
            Assert.Equal(10, await db.Lineages.CountAsync(None));
            Assert.Empty(await BrokenAsync(services, db, day));
            Assert.NotEmpty(await runner.FindAsync(db, new Scope(null, null, null, day), None));
        }

        Assert.Equal(told, await ToldAsync(factory, before));
        var undone = await editor.RevertAsync(applied.Value, "撤销", Admin, None);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(rows, await RowsAsync(factory));
    }

    private static async Task<IReadOnlyList<string>> BrokenAsync(ServiceProvider services, BoluoDbContext db, DateOnly day)
    {
        var limits = await services.GetRequiredService<Snapshots>().LimitsAsync(None);
        return [.. (await services.GetRequiredService<Ties>().CheckAsync(db, new Scope(null, null, null, day), limits, None)).Where(t => t.State == TieState.Broken).Select(t => $"{t.Tie.Title} {t.Left} {t.Right}")];
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(IDbContextFactory<BoluoDbContext> factory)
    {
        await using var db = await factory.CreateDbContextAsync(None);
        return [.. (await EditingHouse.RowsAsync(db)).Where(r => !r.StartsWith("worker", StringComparison.Ordinal))];
    }

    /// <summary>What communities comprise on a day, as far as their rows have days.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(IDbContextFactory<BoluoDbContext> factory, DateOnly day)
    {
        await using var db = await factory.CreateDbContextAsync(None);
        var grids = await db.GridsOn(day).OrderBy(g => g.Grid.Code).Select(g => new { g.Grid.Code, g.Assignment.CommunityCode, g.Assignment.Number, g.Assignment.BranchId, g.Fact.Households, g.Fact.GroupId }).ToListAsync(None);
        var pairings = await db.Pairings.AsOf(day).OrderBy(p => p.Id).Select(p => $"{p.UnitId} {p.CommunityCode}").ToListAsync(None);
        var workers = await db.CommunityWorkers.ThereOn(day).GroupBy(w => w.CommunityCode).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}").ToListAsync(None);
        return [.. grids.Select(g => g.ToString()!), .. pairings, .. workers];
    }
}
