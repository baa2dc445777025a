using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>A 调整方案 is a document that all administrators share, and no business data until it is applied.</summary>
public sealed class PlanDocumentTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static PlanDocument Document(params PlanMove[] moves) => new() { Reason = "工作需要", Basis = "博街办〔2020〕1号", EffectiveOn = AsOf, Moves = moves };

    private static AdjustGrids ToBranch12 => new() { Codes = [Code(2)], BranchId = 12 };

    [Fact]
    public async Task Each_kind_of_line_comes_back_as_it_was_filled_in()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var trace = await county.TraceAsync();
        PlanMove[] moves =
        [
            ToBranch12 with { Leader = Edit.To<int?>(null), Workers = WorkerChange.Replace, Joining = [4] },
            new HandOver { PersonId = 1, To = Edit.To<int?>(2), ByGrid = new Dictionary<string, Edit<int?>> { [Code(3)] = Edit.To<int?>(null) } },
            new SetUpGrid { Key = "新网格1", CommunityCode = East, BranchId = 11, GroupName = "第9楼栋党小组", Counts = new GridCounts { Households = 1 } },
            new EndGrid { Code = Code(1), Receiver = Code(2) }, new SplitGrid { Code = Code(4), Parts = [new GridPart { Key = "新网格2" }] },
            new MergeGrids { Codes = [Code(1), Code(2)], Key = "新网格3" }, new ShiftBuildings { From = Code(1), To = Code(2), Households = 5 },
            new SetUpCommunity { Community = new NewCommunity { Code = "441322001009" } }, new RenameCommunity { Code = East, Name = "新名" },
            new SplitCommunity { Code = East, Parts = [new CommunityPart { Grids = [Code(1)] }], Holds = [new HoldDecision { Kind = nameof(Pairing), Outcome = HoldOutcome.Goes, To = South, Rows = new Dictionary<string, string> { ["1"] = "" } }] },
            new MergeCommunities { Codes = [South], Into = East, BranchId = 11 }, new TransferCommunity { Code = South, NewCode = "441322002001" },
        ];
        Assert.Equal(Enum.GetValues<PlanMoveKind>(), moves.Select(m => m.Kind));

        var id = (await plans.BeginAsync("拆分方案", Document(moves), Admin, None)).Value;

        var line = (await plans.FindAsync(id, Other, None)).Value;
        Assert.Equivalent(moves.Select((m, i) => m with { LineId = line.Content.Moves[i].LineId }), line.Content.Moves, strict: true);
        Assert.Equal(("拆分方案", AdjustmentPlanState.Draft, "周管理"), (line.Title, line.State, line.AuthorName));
        Assert.Equal(await county.VersionAsync(2), line.Content.Seen[Code(2)]);
        Assert.NotEmpty(line.Content.Lacks());
        Assert.Equal(trace, await county.TraceAsync());
        Assert.False((await plans.FindAsync(id, Staff, None)).Ok);
        Assert.Empty((await county.Get<AdjustmentPlans>().ListAsync(Admin, None)).Value);
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", Document(), Admin, None)).Value;
        var (mine, theirs) = ((await plans.FindAsync(id, Admin, None)).Value, (await plans.FindAsync(id, Other, None)).Value);

        Assert.True((await plans.SaveAsync(id, theirs.Revision, "方案二", theirs.Content, Other, None)).Ok);
        Assert.Contains("由吴管理修改", (await plans.SaveAsync(id, mine.Revision, "方案三", mine.Content, Admin, None)).Error, StringComparison.Ordinal);
        Assert.Equal("方案二", (await plans.FindAsync(id, Admin, None)).Value.Title);
    }

    [Fact]
    public async Task Another_administrator_reviews_and_nobody_his_own_and_the_plan_is_in_force_with_its_change_set()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        await RequireReviewAsync(county);
        var id = (await plans.BeginAsync("方案", Document(ToBranch12), Admin, None)).Value;
        var line = (await plans.FindAsync(id, Admin, None)).Value;
        Assert.Contains("须经另一名管理员审核", (await ApplyAsync(county, plans, line)).Error, StringComparison.Ordinal);

        line = (await plans.SubmitAsync(id, line.Revision, Admin, None)).Value;
        Assert.Equal(AdjustmentPlanState.Submitted, line.State);
        Assert.False((await plans.SaveAsync(id, line.Revision, "改", line.Content, Admin, None)).Ok);
        Assert.Contains("不能审核本人的方案", (await plans.ReviewAsync(id, line.Revision, true, "", Admin, None)).Error, StringComparison.Ordinal);
        Assert.Contains("审核意见", (await plans.ReviewAsync(id, line.Revision, false, "", Other, None)).Error, StringComparison.Ordinal);
        line = (await plans.ReviewAsync(id, line.Revision, true, "同意", Other, None)).Value;
        Assert.Equal((AdjustmentPlanState.Reviewed, "吴管理", "同意"), (line.State, line.ReviewerName, line.Opinion));

        var applied = await ApplyAsync(county, plans, line);
        Assert.True(applied.Ok, applied.Error);
        line = (await plans.FindAsync(id, Admin, None)).Value;
        Assert.Equal((AdjustmentPlanState.InForce, applied.Value, null), (line.State, line.ChangeSetId!.Value, line.RevertedById));

        var undone = await county.Editor.RevertAsync(applied.Value, "撤销", Admin, None);
        line = (await plans.FindAsync(id, Admin, None)).Value;
        Assert.Equal(undone.Value, line.RevertedById);
        Assert.Equal(AdjustmentPlanState.Draft, (await plans.ReopenAsync(id, line.Revision, Admin, None)).Value.State);
    }

    [Fact]
    public async Task An_incomplete_plan_is_kept_but_not_handed_in_nor_applied()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", new PlanDocument { Moves = [new SplitGrid()] }, Admin, None)).Value;
        var line = (await plans.FindAsync(id, Admin, None)).Value;
        Assert.Contains("第1项“拆分网格”：应选择要拆分的网格。", line.Content.Lacks());
        Assert.False((await plans.SubmitAsync(id, line.Revision, Admin, None)).Ok);
        Assert.Contains(await FaultsAsync(county, line), f => f.Contains("应选择要拆分的网格", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_saved_again_does_not_take_for_seen_what_others_have_done_meanwhile()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", Document(), Admin, None)).Value;
        var line = (await plans.FindAsync(id, Admin, None)).Value;
        var form = line.Content with { Moves = [ToBranch12] };
        line = (await plans.SaveAsync(id, line.Revision, "方案", form, Admin, None)).Value;
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(2))), Other);

        line = (await plans.SaveAsync(id, line.Revision, "方案", form with { Reason = "另有原因" }, Admin, None)).Value;

        Assert.Single((await county.Editor.PreviewAsync(line.ToPlan(AsOf), Admin, None)).Clashes);
    }

    [Fact]
    public async Task What_others_have_changed_since_a_grid_came_into_the_plan_is_shown_and_can_be_taken_as_seen()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", Document(ToBranch12), Admin, None)).Value;
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(2))), Other);

        var line = (await plans.FindAsync(id, Admin, None)).Value;
        var preview = await county.Editor.PreviewAsync(line.ToPlan(AsOf), Admin, None);
        var clash = Assert.Single(preview.Clashes);
        Assert.Equal(("网格长", "甲某", "乙某", "不调整"), (clash.Field, clash.Seen, clash.Theirs, clash.Mine));

        line = (await plans.RebaseAsync(id, line.Revision, Admin, None)).Value;
        Assert.True((await county.Editor.PreviewAsync(line.ToPlan(AsOf), Admin, None)).CanApply);
    }

    [Fact]
    public async Task A_plan_that_is_in_force_is_neither_changed_nor_removed()
    {
        await using var county = await CreateAsync();
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("方案", Document(ToBranch12), Admin, None)).Value;
        Assert.True((await ApplyAsync(county, plans, (await plans.FindAsync(id, Admin, None)).Value)).Ok);
        var line = (await plans.FindAsync(id, Admin, None)).Value;
        Assert.False((await plans.DiscardAsync(id, line.Revision, Admin, None)).Ok);
        Assert.False((await plans.WithdrawAsync(id, line.Revision, Admin, None)).Ok);
        Assert.False((await plans.ReopenAsync(id, line.Revision, Admin, None)).Ok);
        Assert.False((await ApplyAsync(county, plans, line)).Ok);
    }

    private static async Task<Result<int>> ApplyAsync(TinyCounty county, PlanDocuments plans, PlanDocumentLine line)
    {
        var preview = await county.Editor.PreviewAsync(line.ToPlan(AsOf), Admin, None);
        return await plans.ApplyAsync(line, AsOf, preview.Fingerprint, Admin, None);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(TinyCounty county, PlanDocumentLine line) =>
        [.. (await county.Editor.PreviewAsync(line.ToPlan(AsOf) with { Reason = "工作需要" }, Admin, None)).Faults.Select(f => f.Message)];

    private static async Task RequireReviewAsync(TinyCounty county)
    {
        await using var db = await county.Factory.CreateDbContextAsync(None);
        db.Add(new Setting { Key = PlanDocuments.Review.Key, Value = 1 });
        await db.SaveChangesAsync(None);
    }
}
