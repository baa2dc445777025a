using System.Diagnostics;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Sample;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>How long a large 调整方案 takes: previewed within a second, applied within two.</summary>
public sealed class PlanBenchmark(ITestOutputHelper output)
{
    private static readonly Viewer Admin = new("bench", "测试管理员", Role.Admin);

    [Fact(Explicit = true)]
    public async Task A_plan_of_400_lines_is_previewed_within_a_second_and_applied_within_two()
    {
        using var database = await TestDatabase.CreateAsync();
        await using var services = EditingHouse.Build(database.ConnectionString, TimeProvider.System);
        await using var scope = services.CreateAsyncScope();
        var factory = services.GetRequiredService<IDbContextFactory<BoluoDbContext>>();
        List<PlanMove> moves;
        await using (var db = await factory.CreateDbContextAsync())
        {
            EditingHouse.AddUsers(db, Admin);
            await db.SaveChangesAsync();
            moves = [.. (await db.Grids.OrderBy(g => g.Code).Select(g => g.Code).Take(400).ToListAsync()).Select(code => new AdjustGrids { Codes = [code], Leader = Edit.To<int?>(null) })];
        }

        var editor = scope.ServiceProvider.GetRequiredService<IEditor>();
        var split = PlanFile.ReadAll(RepositoryFiles.Data)[0].Content;
        foreach (var (name, plan) in new[]
        {
            ("400项", new Plan("测试", "测试", SampleCounty.AsOf, moves)),
            ("罗阳街道拆分", new Plan(split.Reason, split.Basis, split.EffectiveOn!.Value, split.Moves)),
        })
        {
            await editor.PreviewAsync(plan, Admin, default); // Once cold.
            var watch = Stopwatch.StartNew();
            var preview = await editor.PreviewAsync(plan, Admin, default);
            var previewed = watch.Elapsed;
            watch.Restart();
            var applied = await editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);
            var took = watch.Elapsed;
            Assert.True(applied.Ok, applied.Error);
            output.WriteLine($"{name}：预览{previewed.TotalMilliseconds:0}毫秒，生效{took.TotalMilliseconds:0}毫秒");
            Assert.True((await editor.RevertAsync(applied.Value, "测试", Admin, default)).Ok);
            Assert.InRange(previewed.TotalSeconds, 0, 1);
            Assert.InRange(took.TotalSeconds, 0, 2);
        }
    }
}
