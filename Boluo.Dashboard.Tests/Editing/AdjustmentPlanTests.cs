using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>A plan that is being made is its author's own, and no business data until it is applied.</summary>
public sealed class AdjustmentPlanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_plan_comes_back_as_the_facts_that_it_was_and_leaves_no_trace_in_the_data()
    {
        await using var county = await CreateAsync();
        var trace = await county.TraceAsync();
        var content = new PlanContent
        {
            Reason = "工作需要",
            Basis = "博街办〔2020〕1号",
            EffectiveOn = new DateOnly(2020, 6, 1),
            HandsOver = true,
            Instructions =
            [
                new GridInstruction
                {
                    Grids = [new SeenRow(Code(1), await county.VersionAsync(1)), new SeenRow(Code(2), await county.VersionAsync(2))],
                    CommunityCode = South, BranchId = 21, Leader = Edit.To<int?>(null), Workers = WorkerChange.Replace, Joining = [4], Leaving = [5],
                },
            ],
            Handovers = [new HandoverInstruction { PersonId = 1, Seen = Guid.NewGuid(), To = Edit.To<int?>(2), ByGrid = new Dictionary<string, Edit<int?>> { [Code(3)] = Edit.To<int?>(null) } }],
        };

        var saved = await county.Get<AdjustmentPlans>().SaveAsync(null, content, Admin, None);

        var line = Assert.Single((await county.Get<AdjustmentPlans>().ListAsync(Admin, None)).Value);
        Assert.Equal(saved.Value.Id, line.Id);
        Assert.Equivalent(content, line.Content, strict: true);
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task A_plan_is_seen_and_removed_by_its_author_alone_and_by_nobody_whose_right_is_gone()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<AdjustmentPlans>();
        var id = (await plans.SaveAsync(null, new PlanContent { Reason = "工作需要" }, Admin, None)).Value.Id;

        Assert.Empty((await plans.ListAsync(Other, None)).Value);
        await plans.DiscardAsync(id, Other, None);
        Assert.Single((await plans.ListAsync(Admin, None)).Value);
        Assert.False((await plans.SaveAsync(null, new PlanContent { Reason = "工作需要" }, Staff, None)).Ok);

        await using (var db = await county.Factory.CreateDbContextAsync(None)) await db.UserRoles.Where(r => r.UserId == Admin.UserId).ExecuteDeleteAsync(None);
        Assert.False((await plans.ListAsync(Admin, None)).Ok);
    }

    [Fact]
    public async Task Applying_removes_the_draft_and_a_refusal_keeps_it()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<AdjustmentPlans>();
        var id = (await plans.SaveAsync(null, new PlanContent { Reason = "工作需要" }, Admin, None)).Value.Id;
        var plan = Plan(await county.MoveAsync(2, leader: Edit.To<int?>(2))) with { DraftId = id };

        Assert.False((await county.Editor.ApplyAsync(plan, "outdated", Admin, None)).Ok);
        Assert.Single((await plans.ListAsync(Admin, None)).Value);
        await county.ApplyAsync(plan);
        Assert.Empty((await plans.ListAsync(Admin, None)).Value);
    }

    [Fact]
    public async Task What_nobody_has_touched_for_thirty_days_is_forgotten()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<AdjustmentPlans>();
        await plans.SaveAsync(null, new PlanContent { Reason = "工作需要" }, Admin, None);
        county.Clock.Advance(AdjustmentPlans.Kept + TimeSpan.FromMinutes(1));
        Assert.Empty((await plans.ListAsync(Admin, None)).Value);
        await plans.SaveAsync(null, new PlanContent { Reason = "工作需要" }, Admin, None);
        await using var db = await county.Factory.CreateDbContextAsync(None);
        Assert.Equal(1, await db.AdjustmentPlans.CountAsync(None));
    }
}
