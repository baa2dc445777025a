namespace Boluo.Dashboard.Tests.Editing.Records;

public sealed class RecordClashTests
{
    private const string Need = "XQ2019003";

    [Fact]
    public async Task A_colleagues_save_is_named_by_field_person_and_time_with_three_values()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        await house.SavedAsync(await house.LoadAsync("needs", Need), new() { ["due"] = "2020-01-31", ["category"] = "Environment" }, RecordHouse.Other);
        var trace = await house.TraceAsync();

        var outcome = await house.SaveAsync(form, new() { ["due"] = "2020-02-29", ["beneficiaries"] = "5" });

        Assert.False(outcome.Ok);
        Assert.Equal(["需求类别", "办理时限"], outcome.Clashes.Select(c => c.Field));
        var due = outcome.Clashes[1];
        Assert.Equal(("2019年8月7日", "2020年2月29日", "2020年1月31日", "吴管理"), (due.Seen, due.Mine, due.Theirs, due.Who));
        Assert.Equal(("未修改", "环境治安"), (outcome.Clashes[0].Mine, outcome.Clashes[0].Theirs));
        Assert.Equal("该需求已于10:32由吴管理调整，请核对后再提交，所填内容已保留。", due.Message);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task Other_fields_that_a_colleague_has_saved_meanwhile_stay_and_both_changes_go_together()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        await house.SavedAsync(await house.LoadAsync("needs", Need), new() { ["due"] = "2020-01-31", ["category"] = "Environment" }, RecordHouse.Other);

        var outcome = await house.SaveAsync(form, new() { ["beneficiaries"] = "5" });

        Assert.True(outcome.Ok, outcome.Refusal);
        Assert.Equal(["需求类别", "办理时限"], outcome.Merged);
        var now = await house.LoadAsync("needs", Need);
        Assert.Equal(("2020-01-31", "Environment", "5"), (now.Values["due"], now.Values["category"], now.Values["beneficiaries"]));
        Assert.Equal(["受益人数"], now.History[0].Changes.Select(c => c.Field));
        Assert.True((await house.RevertAsync(outcome.ChangeSetId!.Value)).Ok);
        Assert.Equal("2020-01-31", (await house.LoadAsync("needs", Need)).Values["due"]);
    }

    [Fact]
    public async Task Changes_that_go_together_are_judged_together()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        await house.SavedAsync(await house.LoadAsync("needs", Need), new() { ["due"] = "2019-07-10" }, RecordHouse.Other);
        var trace = await house.TraceAsync();

        var outcome = await house.SaveAsync(form, new() { ["raised"] = "2019-07-15" }); // Before the day on which it was due when this form was opened.

        Assert.False(outcome.Ok);
        Assert.NotEmpty(outcome.Faults);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_version_that_moved_alone_is_refused_too()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        var id = await house.SavedAsync(await house.LoadAsync("needs", Need), new() { ["owner"] = "县直单位08" }, RecordHouse.Other);
        Assert.True((await house.RevertAsync(id)).Ok);

        var outcome = await house.SaveAsync(form, new() { ["beneficiaries"] = "5" });

        var clash = Assert.Single(outcome.Clashes);
        Assert.Equal(("受益人数", "周管理"), (clash.Field, clash.Who));
    }

    [Fact]
    public async Task A_row_deleted_meanwhile_is_a_sentence_for_saving_and_deleting()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        await house.DeletedAsync(await house.LoadAsync("needs", Need));

        const string gone = "该需求已被他人删除，本次未写入任何数据，所填内容已保留。";
        Assert.Equal(gone, (await house.SaveAsync(form, new() { ["beneficiaries"] = "5" })).Refusal);
        Assert.Equal(gone, (await house.Records.DeleteAsync(RecordHouse.Input(form, []), RecordHouse.Admin, default)).Refusal);
    }

    [Fact]
    public async Task A_row_changed_meanwhile_is_not_deleted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);
        await house.SavedAsync(await house.LoadAsync("needs", Need), new() { ["owner"] = "县直单位08" }, RecordHouse.Other);

        Assert.Equal("责任单位", Assert.Single((await house.Records.DeleteAsync(RecordHouse.Input(form, []), RecordHouse.Admin, default)).Clashes).Field);
    }

    [Fact]
    public async Task Two_saves_at_once_leave_one_winner()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", Need);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => house.SaveAsync(form, new() { ["beneficiaries"] = $"{100 + i}" }, i % 2 == 0 ? RecordHouse.Admin : RecordHouse.Other)));

        Assert.Single(outcomes, o => o.Ok);
        Assert.All(outcomes.Where(o => !o.Ok), o => Assert.Equal("受益人数", Assert.Single(o.Clashes).Field));
    }
}
