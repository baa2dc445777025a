using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Plans.Moves;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>An undo that meets later changes names them and takes them back with it, as one act.</summary>
public sealed class JointRevertTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Later_changes_of_the_same_rows_and_those_in_their_way_are_named_and_taken_back_together()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var first = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21)), await county.MoveAsync(3, new Place(East, 11))));
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9)), await county.MoveAsync(5, leader: Edit.To<int?>(9))), Other);
        var third = await county.ApplyAsync(Plan(await county.MoveAsync(5, leader: Edit.To<int?>(8))));
        var elsewhere = await county.ApplyAsync(Plan(await county.MoveAsync(6, leader: Edit.To<int?>(8))));
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        var joint = await county.Editor.PreviewJointRevertAsync(first, Admin, None);

        Assert.Equal([third, second, first], joint.Value.Sets.Select(s => s.Id));
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());

        var undone = await county.Editor.RevertJointlyAsync([.. joint.Value.Sets.Select(s => s.Id)], "文件作废", Other, None);

        Assert.True(undone.Ok, undone.Error);
        await using (var db = await county.Factory.CreateDbContextAsync(None))
        {
            Assert.Equal([third, second, first], await db.ChangeSets.Where(s => s.Kind == ChangeKind.Revert).OrderBy(s => s.Id).Select(s => s.RevertsId!.Value).ToListAsync(None));
            Assert.DoesNotContain("", await db.ChangeSets.Where(s => s.Kind == ChangeKind.Revert).Select(s => s.Summary).ToListAsync(None));
        }

        Assert.True((await county.Editor.RevertAsync(elsewhere, "撤销", Admin, None)).Ok);
        Assert.Equal(before, await county.RowsAsync());
    }

    [Fact]
    public async Task What_was_taken_back_already_is_not_in_the_way_and_all_or_nothing_is_done()
    {
        await using var county = await CreateAsync();
        var first = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))));
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))));
        Assert.True((await county.Editor.RevertAsync(second, "撤销", Admin, None)).Ok);
        var third = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(8))));

        Assert.Equal([third, first], (await county.Editor.PreviewJointRevertAsync(first, Admin, None)).Value.Sets.Select(s => s.Id));

        await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(7))));
        var rows = await county.RowsAsync();
        Assert.False((await county.Editor.RevertJointlyAsync([third, first], "撤销", Admin, None)).Ok);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.False((await county.Editor.PreviewJointRevertAsync(first, Staff, None)).Ok);
        Assert.False((await county.Editor.RevertJointlyAsync([third, first], "撤销", Staff, None)).Ok);
    }

    [Fact]
    public async Task A_split_whose_parts_were_changed_since_is_taken_back_with_those_changes()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var half = new GridCounts { Households = 100, Residents = 200, PartyMembers = 3, Buildings = 1, Extent = "东至河" };
        var split = await county.ApplyAsync(Plan(new SplitGrid { Code = Code(2), Continues = true, KeepsPeople = false, Parts = [new GridPart { Key = "新网格1", Counts = half }, new GridPart { Key = "新网格2", Counts = half }] }));
        await using (var db = await county.Factory.CreateDbContextAsync(None)) Assert.Equal(7, await db.Grids.CountAsync(None));
        var moved = await county.ApplyAsync(Plan(new AdjustGrids { Codes = [East + "005"], Leader = Edit.To<int?>(2) }));
        Assert.False((await county.Editor.RevertAsync(split, "撤销", Admin, None)).Ok);

        var joint = (await county.Editor.PreviewJointRevertAsync(split, Admin, None)).Value;

        Assert.Equal([moved, split], joint.Sets.Select(s => s.Id));
        Assert.True((await county.Editor.RevertJointlyAsync([moved, split], "撤销", Admin, None)).Ok);
        Assert.Equal(before, await county.RowsAsync());
    }

    [Fact]
    public async Task The_countys_day_goes_back_together_with_what_was_done_since()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var advanced = (await county.Editor.AdvanceDayAsync(AsOf.AddDays(1), "推进", Admin, None)).Value;
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))) with { EffectiveOn = AsOf.AddDays(1) });

        Assert.Equal([moved, advanced], (await county.Editor.PreviewJointRevertAsync(advanced, Admin, None)).Value.Sets.Select(s => s.Id));
        var undone = await county.Editor.RevertJointlyAsync([moved, advanced], "撤销", Admin, None);

        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await county.RowsAsync());
    }
}
