using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Microsoft.EntityFrameworkCore;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

public sealed class RevertTests
{
    [Fact]
    public async Task A_revert_restores_every_row_and_can_itself_be_reverted()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var versions = new[] { await county.VersionAsync(2) };
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), Edit.To<int?>(9), [4, 10]), await county.HandoverAsync(1, null)));
        var after = await county.RowsAsync();

        var undone = await county.Editor.RevertAsync(moved, "依据有误", Other, default);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await county.RowsAsync());
        Assert.DoesNotContain(await county.VersionAsync(2), versions);

        var redone = await county.Editor.RevertAsync(undone.Value, "依据无误", Other, default);
        Assert.True(redone.Ok, redone.Error);
        Assert.Equal(after, await county.RowsAsync());
        await using var db = await county.Factory.CreateDbContextAsync();
        var set = await db.ChangeSets.SingleAsync(s => s.Id == undone.Value);
        Assert.Equal((ChangeKind.Revert, moved, "依据有误", "吴管理", AsOf), (set.Kind, set.RevertsId!.Value, set.Reason, set.ByName, set.EffectiveOn));
        Assert.Equal(4, await db.DataStates.Select(s => s.Version).SingleAsync());
    }

    [Fact]
    public async Task A_replaced_day_comes_back_as_it_was()
    {
        await using var county = await CreateAsync();
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21), workers: [9])));
        var before = await county.RowsAsync();
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(East, 12), Edit.To<int?>(8), [5, 9, 10])));

        Assert.True((await county.Editor.RevertAsync(second, "撤销", Admin, default)).Ok);

        Assert.Equal(before, await county.RowsAsync());
    }

    [Fact]
    public async Task Undoing_in_order_works_though_versions_have_moved_on()
    {
        await using var county = await CreateAsync();
        var before = await county.RowsAsync();
        var first = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))));
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))));

        Assert.True((await county.Editor.RevertAsync(second, "撤销", Admin, default)).Ok);
        Assert.True((await county.Editor.RevertAsync(first, "撤销", Admin, default)).Ok);

        Assert.Equal(before, await county.RowsAsync());
    }

    [Fact]
    public async Task Rows_changed_since_keep_the_whole_set_and_the_sentence_names_grid_who_and_when()
    {
        await using var county = await CreateAsync();
        var first = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21)), await county.MoveAsync(3, new Place(East, 11))));
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(2, leader: Edit.To<int?>(9))), Other);
        var (rows, trace) = (await county.RowsAsync(), await county.TraceAsync());

        var refused = await county.Editor.RevertAsync(first, "撤销", Admin, default);

        Assert.Equal($"江南社区第03网格（{Code(2)}）已于10:32由吴管理调整（第{second}号变更）。本次未写入任何数据。", refused.Error);
        Assert.Equal(rows, await county.RowsAsync());
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task A_revert_that_would_break_a_rule_of_the_data_is_refused()
    {
        await using var county = await CreateAsync();
        var relieved = await county.ApplyAsync(Plan(await county.MoveAsync(3, leader: Edit.To<int?>(null))));
        await county.ApplyAsync(Plan(await county.MoveAsync(6, leader: Edit.To<int?>(1))));
        var trace = await county.TraceAsync();

        var refused = await county.Editor.RevertAsync(relieved, "撤销", Admin, default);

        Assert.Equal("甲某自2020年6月30日起将担任4个网格的网格长，每人最多3个。本次未写入任何数据。", refused.Error);
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task A_grid_does_not_return_to_a_branch_that_has_ended()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(East, 12))));
        await using (var db = await county.Factory.CreateDbContextAsync())
            await db.PartyOrganisations.Where(o => o.Id == 11).ExecuteUpdateAsync(o => o.SetProperty(b => b.ValidTo, AsOf));

        var refused = await county.Editor.RevertAsync(moved, "撤销", Admin, default);

        Assert.Contains("所属的东区第一党支部已撤销。", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_taken_meanwhile_is_not_given_twice()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))));
        var undone = await county.Editor.RevertAsync(moved, "撤销", Admin, default);
        var taken = await county.ApplyAsync(Plan(await county.MoveAsync(3, new Place(South, 21))));

        var redone = await county.Editor.RevertAsync(undone.Value, "恢复", Admin, default);

        Assert.Equal($"江南社区第03网格（{Code(2)}）的编号03已由同社区的其他网格使用。江南社区第03网格（{Code(3)}）已于10:32由周管理调整（第{taken}号变更）。本次未写入任何数据。", redone.Error);
    }

    [Fact]
    public async Task What_cannot_be_reverted_says_why()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))));
        Assert.True((await county.Editor.RevertAsync(moved, "撤销", Other, default)).Ok);

        Assert.Equal("初始数据不能撤销。", (await county.Editor.RevertAsync(1, "撤销", Admin, default)).Error);
        Assert.Equal("未找到第99号变更，请核对。", (await county.Editor.RevertAsync(99, "撤销", Admin, default)).Error);
        Assert.Equal($"第{moved}号变更已于10:32由吴管理撤销。", (await county.Editor.RevertAsync(moved, "撤销", Admin, default)).Error);
        Assert.Equal("“撤销原因”应填写。", (await county.Editor.RevertAsync(moved, "", Admin, default)).Error);
    }

    [Fact]
    public async Task The_countys_day_moves_forward_only_and_back_only_while_nothing_happened_since()
    {
        await using var county = await CreateAsync();
        Assert.Equal("统计时点只能向后推进，应晚于2020年6月30日，现为2020年6月30日。", (await county.Editor.AdvanceDayAsync(AsOf, "半年报", Admin, default)).Error);
        Assert.Equal("统计时点不应晚于今天2020年7月1日，现为2020年7月2日。", (await county.Editor.AdvanceDayAsync(new(2020, 7, 2), "半年报", Admin, default)).Error);
        var before = await county.RowsAsync();

        var advanced = await county.Editor.AdvanceDayAsync(new(2020, 7, 1), "半年报", Admin, default);
        var undone = await county.Editor.RevertAsync(advanced.Value, "撤销", Admin, default);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await county.RowsAsync());

        var again = await county.Editor.RevertAsync(undone.Value, "恢复", Admin, default);
        Assert.True(again.Ok, again.Error);
        await county.ApplyAsync(Plan(await county.MoveAsync(2, new Place(South, 21))) with { EffectiveOn = new(2020, 7, 1) });
        Assert.StartsWith("统计时点变动之后已有其他变更", (await county.Editor.RevertAsync(again.Value, "撤销", Admin, default)).Error, StringComparison.Ordinal);
    }
}
