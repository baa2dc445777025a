using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

[Trait("Needs", "patience")]
public sealed class RandomPlansTests
{
    private static readonly Place[] Places = [new(East, 11), new(East, 12), new(South, 21)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_plans_keep_the_invariants_and_undoing_them_restores_everything(int seed)
    {
        var random = new Random(seed);
        await using var county = await CreateAsync();
        var states = new Stack<(int Set, IReadOnlyList<string> Before)>();
        var day = Start.AddDays(100);
        for (var i = 0; i < 25; i++)
        {
            // Often the same day again, so that replacing and resuming are tried as well.
            day = day.AddDays(random.Next(3) == 0 ? random.Next(1, 10) : 0);
            var plan = new Plan("随机", null, day, await MovesAsync(county, random));
            var before = await county.RowsAsync();
            var preview = await county.Editor.PreviewAsync(plan, Admin, default);
            Assert.Empty(preview.Clashes);
            if (!preview.CanApply) continue;
            var applied = await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);
            Assert.True(applied.Ok, applied.Error);
            states.Push((applied.Value, before));
            await AssertInvariantsAsync(county, preview);
        }

        Assert.True(states.Count > 8);
        foreach (var (set, before) in states)
        {
            var undone = await county.Editor.RevertAsync(set, "撤销", Admin, default);
            Assert.True(undone.Ok, undone.Error);
            Assert.Equal(before, await county.RowsAsync());
        }
    }

    private static async Task<Move[]> MovesAsync(TinyCounty county, Random random)
    {
        var moves = new List<Move>();
        var grids = Enumerable.Range(1, 6).ToArray();
        random.Shuffle(grids);
        foreach (var grid in grids.Take(random.Next(1, 4)))
        {
            moves.Add(await county.MoveAsync(
                grid,
                random.Next(2) == 0 ? Places[random.Next(Places.Length)] : null,
                random.Next(2) == 0 ? Edit.To<int?>(random.Next(4) == 0 ? null : random.Next(1, 13)) : default,
                random.Next(2) == 0 ? [.. Enumerable.Range(1, 12).Where(_ => random.Next(4) == 0)] : null));
        }

        if (random.Next(4) == 0) moves.Add(await county.HandoverAsync(random.Next(1, 13), random.Next(3) == 0 ? null : random.Next(1, 13)));
        return [.. moves];
    }

    private static async Task AssertInvariantsAsync(TinyCounty county, Preview preview)
    {
        await using var db = await county.Factory.CreateDbContextAsync();
        var assignments = await db.GridAssignments.ToListAsync();
        foreach (var grid in assignments.GroupBy(a => a.GridId))
        {
            Assert.Single(grid, a => a.ValidTo is null);
            AssertApart(grid);
        }

        foreach (var duty in (await db.GridDuties.ToListAsync()).GroupBy(d => (d.GridId, d.WorkerId))) AssertApart(duty);
        var open = assignments.Where(a => a.ValidTo is null).ToList();
        Assert.Equal(open.Count, open.DistinctBy(a => (a.CommunityCode, a.Number)).Count());
        Assert.All(open.Where(a => a.LeaderId is not null).GroupBy(a => a.LeaderId), g => Assert.True(g.Count() <= 3));
        foreach (var effect in preview.Effects)
        {
            var now = open.Single(a => a.GridId == effect.After.GridId);
            Assert.Equal((effect.After.CommunityCode, effect.After.BranchId, effect.After.LeaderId), (now.CommunityCode, now.BranchId, now.LeaderId));
        }
    }

    private static void AssertApart(IEnumerable<IDated> periods)
    {
        var rows = periods.OrderBy(p => p.ValidFrom).ToList();
        Assert.All(rows, r => Assert.True(r.ValidTo is null || r.ValidTo > r.ValidFrom));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.ValidTo <= pair.Second.ValidFrom));
    }
}
