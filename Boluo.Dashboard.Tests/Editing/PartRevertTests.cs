using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Tests.Editing.Records;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>An undo that meets later changes takes back what still can be, and says what stays and why.</summary>
public sealed class PartRevertTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Grids_that_nobody_has_touched_since_are_taken_back_and_the_others_stay_as_they_are()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(East, 12)), await county.MoveAsync(2, new Place(East, 12)), await county.MoveAsync(3, new Place(East, 11))));
        var later = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))), Other);
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());
        Assert.False((await county.Editor.RevertAsync(moved, "撤销", Admin, None)).Ok);

        var part = (await county.Editor.PreviewPartRevertAsync(moved, Admin, None)).Value;

        Assert.Equal([$"东区社区第01网格（{Code(1)}）", $"东区社区第03网格（{Code(3)}）"], part.Undone);
        var kept = Assert.Single(part.Kept);
        Assert.Equal($"东区社区第02网格（{Code(2)}）", kept.Name);
        Assert.Contains($"由吴管理调整（第{later}号变更）", kept.Why, StringComparison.Ordinal);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());

        var undone = await county.Editor.RevertPartlyAsync(moved, part.Entries, "部分作废", Admin, None);

        Assert.True(undone.Ok, undone.Error);
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            Assert.Equal([11, 12, 12], await db.GridAssignments.Where(a => a.ValidTo == null && a.GridId <= 3).OrderBy(a => a.GridId).Select(a => a.BranchId).ToListAsync(None));
            var set = await db.ChangeSets.SingleAsync(s => s.Id == undone.Value, None);
            Assert.Equal((moved, null, ChangeKind.Revert), (set.RevertsPartOfId, set.RevertsId, set.Kind));
            Assert.StartsWith($"撤销第{moved}号变更的一部分，涉及2个网格", set.Summary, StringComparison.Ordinal);
        }

        var line = await county.Get<ChangeLog>().FindAsync(moved, None);
        Assert.Equal((null, undone.Value, true), (line!.RevertedById, Assert.Single(line.PartlyRevertedBy), line.IsRevertible));
        Assert.StartsWith($"撤销第{moved}号变更的一部分：", (await county.Get<GridHistory>().ReadAsync(Code(1), None))[0].What, StringComparison.Ordinal);

        // The rest can still be taken back together with what stands in its way, and then all is as it was.
        var joint = (await county.Editor.PreviewJointRevertAsync(moved, Admin, None)).Value;
        Assert.Equal([undone.Value, later, moved], joint.Sets.Select(s => s.Id));
        Assert.True((await county.Editor.RevertJointlyAsync([.. joint.Sets.Select(s => s.Id)], "全部作废", Admin, None)).Ok);
        Assert.Equal(before, await county.RowsAsync());
    }

    [Fact]
    public async Task A_part_is_taken_back_whole_by_who_may_and_only_where_it_is_as_it_was_left()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(East, 12), workers: [4, 6]), await county.MoveAsync(2, new Place(East, 12))));
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))));
        var part = (await county.Editor.PreviewPartRevertAsync(moved, Admin, None)).Value;
        var rows = await county.RowsAsync();

        Assert.Contains("请重新试算", (await county.Editor.RevertPartlyAsync(moved, [part.Entries[0]], "撤销", Admin, None)).Error, StringComparison.Ordinal);
        Assert.Contains("请重新试算", (await county.Editor.RevertPartlyAsync(moved, [], "撤销", Admin, None)).Error, StringComparison.Ordinal);
        Assert.False((await county.Editor.RevertPartlyAsync(moved, part.Entries, " ", Admin, None)).Ok);
        Assert.False((await county.Editor.RevertPartlyAsync(moved, part.Entries, "撤销", Staff, None)).Ok);
        Assert.False((await county.Editor.PreviewPartRevertAsync(moved, Staff, None)).Ok);
        Assert.Equal(rows, await county.RowsAsync());

        await county.ApplyAsync(Plan(await county.MoveAsync(1, leader: Edit.To<int?>(9))));
        Assert.Contains("已于", (await county.Editor.RevertPartlyAsync(moved, part.Entries, "撤销", Admin, None)).Error, StringComparison.Ordinal);
        Assert.Contains("没有仍可撤销的部分", (await county.Editor.PreviewPartRevertAsync(moved, Admin, None)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_divides_something_is_one_whole()
    {
        await using var county = await CreateAsync();
        var half = new GridCounts { Households = 100, Residents = 200, PartyMembers = 3, Buildings = 1, Extent = "东至河" };
        var split = await county.ApplyAsync(Plan(
            new SplitGrid { Code = Code(2), Continues = true, KeepsPeople = false, Parts = [new GridPart { Key = "新网格1", Counts = half }, new GridPart { Key = "新网格2", Counts = half }] },
            new AdjustGrids { Codes = [Code(4)], BranchId = 11 }));
        await county.ApplyAsync(Plan(new AdjustGrids { Codes = [East + "005"], Leader = Edit.To<int?>(2) }));

        Assert.Contains("没有仍可撤销的部分", (await county.Editor.PreviewPartRevertAsync(split, Admin, None)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_countys_day_is_not_taken_back_in_part()
    {
        await using var county = await CreateAsync();
        var advanced = (await county.Editor.AdvanceDayAsync(AsOf.AddDays(1), "推进", Admin, None)).Value;
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))) with { EffectiveOn = AsOf.AddDays(1) });
        Assert.Equal("该变更不能只撤销一部分。", (await county.Editor.PreviewPartRevertAsync(advanced, Admin, None)).Error);
    }

    [Fact]
    public async Task An_undo_is_taken_back_whole()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(East, 12)), await county.MoveAsync(2, new Place(East, 12))));
        var undone = (await county.Editor.RevertAsync(moved, "撤销", Admin, None)).Value;
        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))));
        Assert.Contains("没有仍可撤销的部分", (await county.Editor.PreviewPartRevertAsync(undone, Admin, None)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_one_sheet_are_taken_back_one_by_one()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var editor = house.Get<IEditor>();
        var needs = await db.Needs.AsNoTracking().OrderBy(n => n.Id).Take(2).ToListAsync(None);
        var set = new ChangeSet { Kind = ChangeKind.RecordEdit, Reason = "录入", EffectiveOn = AsOf, ById = RecordHouse.Admin.UserId, ByName = "周管理", At = DateTime.UtcNow };
        foreach (var need in needs)
        {
            var saved = await house.SavedAsync(await house.LoadAsync("needs", need.Code), new() { ["beneficiaries"] = "4321" });
            var entry = await db.ChangeEntries.AsNoTracking().SingleAsync(e => e.ChangeSetId == saved, None);
            set.Entries.Add(new ChangeEntry { Entity = entry.Entity, Key = entry.Key, Before = entry.Before, After = entry.After });
        }

        db.Add(set); // As a sheet writes them together.
        await db.SaveChangesAsync(None);
        await house.SavedAsync(await house.LoadAsync("needs", needs[0].Code), new() { ["beneficiaries"] = "9" }, RecordHouse.Other);

        var part = (await editor.PreviewPartRevertAsync(set.Id, RecordHouse.Admin, None)).Value;
        Assert.Equal((1, 1), (part.Undone.Count, part.Kept.Count));
        Assert.True((await editor.RevertPartlyAsync(set.Id, part.Entries, "录入有误", RecordHouse.Admin, None)).Ok);
        Assert.Equal("9", (await house.LoadAsync("needs", needs[0].Code)).Values["beneficiaries"]);
        Assert.NotEqual("4321", (await house.LoadAsync("needs", needs[1].Code)).Values["beneficiaries"]);
    }
}
