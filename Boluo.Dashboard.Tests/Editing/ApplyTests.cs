using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

public sealed class ApplyTests
{
    [Fact]
    public async Task A_preview_shows_every_effect_and_writes_nothing()
    {
        await using var county = await CreateAsync();
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        var preview = await county.Editor.PreviewAsync(Plan(await county.MoveAsync(2, new Place(South, 21), leader: Edit.To<int?>(9), workers: [])), Admin, default);

        Assert.True(preview.CanApply);
        var effect = Assert.Single(preview.Effects);
        Assert.Equal(("东区社区第02网格", "东区第一党支部", "甲某", "戊某"), (effect.Before.Name, effect.Before.Branch, effect.Before.Leader, effect.Before.WorkerNames));
        Assert.Equal(("江南社区第03网格", "江南党支部", "壬某", null), (effect.After.Name, effect.After.Branch, effect.After.Leader, effect.After.WorkerNames));
        CommunityLoad Load(int households, int grids, int workers, int members, int large) => new(households, grids, workers) { Residents = 2 * households, PartyMembers = members, LargeGrids = large };
        Assert.Equal([new CommunityEffect(East, "东区社区", Load(1000, 4, 3, 30, 0), Load(800, 3, 3, 24, 0)), new CommunityEffect(South, "江南社区", Load(1100, 2, 2, 33, 1), Load(1300, 3, 2, 39, 1))], preview.Communities);
        Assert.Equal("grid.no-worker", Assert.Single(preview.Broken).Rule);
        Assert.Empty(preview.Mended);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task Applying_closes_the_old_assignment_and_opens_the_new_one_on_the_effective_day()
    {
        await using var county = await CreateAsync();
        var heard = 0;
        county.Get<DataChanges>().Changed += () => heard++;

        var id = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), leader: Edit.To<int?>(9), workers: [5, 10])));

        await using var db = await county.Factory.CreateDbContextAsync();
        var assignments = await db.GridAssignments.Where(a => a.GridId == 2).OrderBy(a => a.ValidFrom).ToListAsync();
        Assert.Equal([(East, 2, 11, 1, (DateOnly?)AsOf), (South, 3, 21, 9, null)], assignments.Select(a => (a.CommunityCode, a.Number, a.BranchId, a.LeaderId!.Value, a.ValidTo)));
        Assert.Equal("博街办〔2020〕1号", assignments[1].Basis);
        Assert.Equal([5, 10], await db.GridDuties.Where(d => d.GridId == 2 && d.ValidTo == null).Select(d => d.WorkerId).Order().ToListAsync());
        var grid = await db.Grids.SingleAsync(g => g.Id == 2);
        Assert.Equal(Code(2), grid.Code);
        Assert.Contains("dqsqd02wg", grid.Search, StringComparison.Ordinal);
        Assert.Contains("jnsqd03wg", grid.Search, StringComparison.Ordinal);
        var set = await db.ChangeSets.Include(s => s.Entries).SingleAsync(s => s.Id == id);
        Assert.Equal((ChangeKind.GridMove, "周管理", "工作需要", county.Clock.GetUtcNow().UtcDateTime), (set.Kind, set.ByName, set.Reason, set.At));
        Assert.Equal(["Grid", "GridAdjustment", "GridAssignment", "GridAssignment", "GridDuty"], set.Entries.Select(e => e.Entity).Order());
        Assert.All(set.Entries, e => Assert.Equal(2, e.GridId));
        Assert.Equal(2, await db.DataStates.Select(s => s.Version).SingleAsync());
        Assert.Equal((1, 2L), (heard, county.Get<DataChanges>().Version));
    }

    [Fact]
    public async Task A_second_change_on_the_same_day_replaces_the_first()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), workers: [10])));

        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9), workers: [5, 11])));

        await using var db = await county.Factory.CreateDbContextAsync();
        var assignments = await db.GridAssignments.Where(a => a.GridId == 2).OrderBy(a => a.ValidFrom).ToListAsync();
        Assert.Equal([(Start, (DateOnly?)AsOf, 1), (AsOf, null, 9)], assignments.Select(a => (a.ValidFrom, a.ValidTo, a.LeaderId!.Value)));
        Assert.Equal(3, assignments[1].Number);
        var duties = await db.GridDuties.Where(d => d.GridId == 2).OrderBy(d => d.WorkerId).ToListAsync();
        Assert.Equal([(5, Start, (DateOnly?)null), (11, AsOf, null)], duties.Select(d => (d.WorkerId, d.ValidFrom, d.ValidTo)));
    }

    [Fact]
    public async Task A_grid_that_returns_on_the_day_it_left_is_as_if_it_had_stayed()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))));

        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(East, 11))));

        await using var db = await county.Factory.CreateDbContextAsync();
        var assignment = await db.GridAssignments.SingleAsync(a => a.GridId == 2);
        Assert.Equal((East, 2, Start, null), (assignment.CommunityCode, assignment.Number, assignment.ValidFrom, assignment.ValidTo));
    }

    [Fact]
    public async Task Numbers_are_kept_within_a_community_and_never_used_again()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(4, new Place(South, 21)), await county.MoveAsync(3, new Place(East, 11))));
        await county.ApplyAsync(Plan(await county.MoveAsync(5, new Place(East, 12))));

        await using var db = await county.Factory.CreateDbContextAsync();
        var numbers = await db.GridAssignments.Where(a => a.ValidTo == null).OrderBy(a => a.GridId).Select(a => new { a.CommunityCode, a.Number }).ToListAsync();
        Assert.Equal([(East, 1), (East, 2), (East, 3), (South, 3), (East, 5), (South, 2)], numbers.Select(n => (n.CommunityCode, n.Number)));
    }

    [Fact]
    public async Task A_hand_over_gives_all_posts_and_duties_to_the_successors()
    {
        await using var county = await CreateAsync();

        await county.ApplyAsync(Plan(
            await county.HandoverAsync(1, 9, new Dictionary<string, int?> { [Code(3)] = null }),
            await county.HandoverAsync(5, 4)));

        await using var db = await county.Factory.CreateDbContextAsync();
        var leaders = await db.GridAssignments.Where(a => a.ValidTo == null && a.GridId <= 3).OrderBy(a => a.GridId).Select(a => a.LeaderId).ToListAsync();
        Assert.Equal([9, 9, null], leaders);
        var duties = await db.GridDuties.Where(d => d.ValidTo == null && d.GridId <= 2).OrderBy(d => d.GridId).Select(d => new { d.GridId, d.WorkerId }).ToListAsync();
        Assert.Equal([(1, 4), (2, 4)], duties.Select(d => (d.GridId, d.WorkerId)));
    }

    [Fact]
    public async Task One_confirmation_writes_once()
    {
        await using var county = await CreateAsync();
        var plan = Plan(await county.MoveAsync(2, new Place(South, 21)));
        var preview = await county.Editor.PreviewAsync(plan, Admin, default);
        Assert.True((await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default)).Ok);
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        var again = await county.Editor.ApplyAsync(plan, preview.Fingerprint, Admin, default);

        Assert.False(again.Ok);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task A_plan_other_than_the_one_previewed_is_refused()
    {
        await using var county = await CreateAsync();
        var preview = await county.Editor.PreviewAsync(Plan(await county.MoveAsync(2, new Place(South, 21))), Admin, default);

        var other = await county.Editor.ApplyAsync(Plan(await county.MoveAsync(3, new Place(South, 21))), preview.Fingerprint, Admin, default);

        Assert.Equal("数据在预览之后有变动，请重新预览后再提交，所填内容已保留。", other.Error);
    }

    [Fact]
    public async Task What_others_change_in_an_affected_community_asks_for_a_new_preview_and_elsewhere_does_not()
    {
        await using var county = await CreateAsync();
        var near = Plan(await county.MoveAsync(5, new Place(East, 11)));
        var far = Plan(await county.MoveAsync(6, leader: Edit.To<int?>(9)));
        var (nearSeen, farSeen) = (await county.Editor.PreviewAsync(near, Admin, default), await county.Editor.PreviewAsync(far, Admin, default));

        await county.ApplyAsync(Plan(await county.MoveAsync(4, workers: [10, 11])), Other);

        Assert.False((await county.Editor.ApplyAsync(near, nearSeen.Fingerprint, Admin, default)).Ok);
        Assert.True((await county.Editor.ApplyAsync(far, farSeen.Fingerprint, Admin, default)).Ok);
    }

    [Fact]
    public async Task The_personal_mobile_of_a_worker_is_not_kept_in_the_history()
    {
        await using var county = await CreateAsync();
        await using var db = await county.Factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var recorder = await ChangeRecorder.BeginAsync(db, new ChangeSet { Kind = ChangeKind.GridMove, Reason = "改名", EffectiveOn = AsOf, ById = "admin", ByName = "周管理", At = DateTime.UnixEpoch }, default);
        var worker = await db.GridWorkers.SingleAsync(w => w.Id == 4);
        var version = worker.Version;
        (worker.Name, worker.Phone) = ("寅某", "19000000099");
        await recorder.SaveAsync(default);
        await recorder.CompleteAsync(default);

        var entry = await db.ChangeEntries.SingleAsync();
        Assert.Contains("寅某", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("190000000", entry.Before + entry.After, StringComparison.Ordinal);
        Assert.NotEqual(version, worker.Version);
    }
}
