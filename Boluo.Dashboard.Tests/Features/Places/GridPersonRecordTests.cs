using System.Globalization;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>The people of the grids kept by hand: they come, serve, have another number, and leave when nothing is left with them.</summary>
public sealed class GridPersonRecordTests
{
    private const string Ledger = GridPersonTable.LedgerName, OldNumber = "12900000001", NewNumber = "12900000002", ThirdNumber = "12900000003";

    private static readonly CancellationToken None = CancellationToken.None;

    private static Dictionary<string, string?> Newcomer => new()
    {
        ["name"] = "示例新人",
        ["gender"] = nameof(Gender.Female),
        ["born"] = "1995-05-01",
        ["phone"] = OldNumber,
        ["community"] = County.Dongqu,
        ["fullTime"] = "true",
        ["occupation"] = nameof(Occupation.FullTimeWorker),
        ["political"] = nameof(PoliticalStatus.Public),
        ["joined"] = "2020-06-01",
    };

    [Fact]
    public async Task Who_is_hired_stands_in_the_ledger_from_the_first_day_and_can_be_chosen_and_not_before()
    {
        await using var house = await RecordHouse.CreateAsync();
        var set = await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var id = await IdAsync(house);

        Assert.Equal((false, true), (await IsListedAsync(house, id, new DateOnly(2020, 5, 31)), await IsListedAsync(house, id, new DateOnly(2020, 6, 1))));
        Assert.Equal((false, true), (await IsOfferedAsync(house, id, new DateOnly(2020, 5, 31)), await IsOfferedAsync(house, id, County.Day)));
        Assert.Contains("入职日期", (await GiveDutyAsync(house, id, new DateOnly(2020, 5, 31))).Error, StringComparison.Ordinal);
        Assert.True((await house.RevertAsync(set)).Ok);
        Assert.False(await IsListedAsync(house, id, County.Day));
    }

    [Fact]
    public async Task Who_left_and_came_again_does_not_come_back_a_second_time_by_an_undo()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var left = await house.SavedAsync(await FormAsync(house, await IdAsync(house)), new() { ["left"] = "2020-06-10" });
        await house.SavedAsync(await house.LoadAsync(Ledger, null), new(Newcomer) { ["joined"] = "2020-06-15" });
        Assert.Contains("姓名、出生日期相同的在岗人员", (await house.RevertAsync(left)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_still_has_grids_does_not_leave_until_they_are_handed_over()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var id = await IdAsync(house);
        var before = await CountAsync(house);
        var given = await GiveDutyAsync(house, id, new DateOnly(2020, 6, 10));
        Assert.True(given.Ok, given.Error);
        Assert.Equal(before + 1, await CountAsync(house));

        var trace = await house.TraceAsync();
        var refused = await house.SaveAsync(await FormAsync(house, id), new() { ["left"] = "2020-06-20" });
        Assert.Equal("left", Assert.Single(refused.Faults).Field);
        Assert.Contains("东区社区第01网格的网格员。请先在“网格调整”中移交全部职责", refused.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(trace, await house.TraceAsync());

        var handed = await HandOverAsync(house, id, to: 16, new DateOnly(2020, 6, 20));
        Assert.True(handed.Ok, handed.Error);
        Assert.Contains("不应早于最后一项任职结束的日期2020年6月20日", (await house.SaveAsync(await FormAsync(house, id), new() { ["left"] = "2020-06-19" })).Faults[0].Message, StringComparison.Ordinal);
        var left = await house.SavedAsync(await FormAsync(house, id), new() { ["left"] = "2020-06-20" });

        Assert.Equal((true, false), (await IsListedAsync(house, id, new DateOnly(2020, 6, 19)), await IsListedAsync(house, id, new DateOnly(2020, 6, 20))));
        Assert.Equal((before + 1, before), (await CountAsync(house, new DateOnly(2020, 6, 19)), await CountAsync(house)));
        Assert.False(await IsOfferedAsync(house, id, new DateOnly(2020, 6, 19)));
        Assert.Contains("已于2020年6月20日离岗", (await GiveDutyAsync(house, id, County.Day)).Error, StringComparison.Ordinal);
        Assert.Contains("已于2020年6月20日离岗", (await house.RevertAsync(handed.Value)).Error, StringComparison.Ordinal);

        Assert.True((await house.RevertAsync(left)).Ok);
        Assert.True((await house.RevertAsync(handed.Value)).Ok);
        Assert.Equal(before + 1, await CountAsync(house));
    }

    [Fact]
    public async Task A_leader_of_grids_does_not_leave_either_and_is_not_made_to_have_come_later_than_his_first_day()
    {
        await using var house = await RecordHouse.CreateAsync();
        await using var db = house.Open();
        var leader = await db.GridAssignments.Where(a => a.ValidTo == null && a.LeaderId != null).OrderBy(a => a.Id).Select(a => a.LeaderId!.Value).FirstAsync(None);
        var form = await FormAsync(house, leader);
        Assert.Contains("网格的网格长", (await house.SaveAsync(form, new() { ["left"] = "2020-06-30" })).Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal("joined", Assert.Single((await house.SaveAsync(form, new() { ["joined"] = "2020-06-30" })).Faults).Field);
    }

    [Fact]
    public async Task A_number_that_was_changed_comes_back_by_an_undo_and_no_log_or_draft_or_form_ever_holds_one()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var id = await IdAsync(house);
        var form = await FormAsync(house, id);
        Assert.Null(form.Values["phone"]);
        Assert.Equal("129****0001", form.Concealed["phone"].Masked);

        var second = await house.SavedAsync(form, new() { ["phone"] = NewNumber });
        Assert.Equal(NewNumber, await NumberAsync(house, id));
        Assert.True((await house.RevertAsync(second)).Ok);
        Assert.Equal(OldNumber, await NumberAsync(house, id));
        var third = await house.SavedAsync(await FormAsync(house, id), new() { ["phone"] = ThirdNumber });
        var undone = await house.RevertAsync(third);
        Assert.Equal(OldNumber, await NumberAsync(house, id));
        Assert.True((await house.RevertAsync(undone.Value)).Ok);
        Assert.Equal(ThirdNumber, await NumberAsync(house, id));

        var history = (await FormAsync(house, id)).History;
        Assert.Contains(history, line => line.Changes.Contains(new FieldChange("手机号码", "129****0001", "129****0002（已变更）")));
        await house.Get<RecordDrafts>().SaveAsync(null, RecordHouse.Input(await FormAsync(house, id), new() { ["phone"] = NewNumber, ["name"] = "另名" }), [], RecordHouse.Admin, None);
        await using var db = house.Open();
        Assert.Equal(1, await db.RecordDrafts.CountAsync(None));
        var written = (await db.ChangeEntries.Select(e => e.Before + e.After).ToListAsync(None)).Concat(await db.ChangeSets.Select(s => s.Summary + s.Reason).ToListAsync(None))
            .Concat(await db.RecordDrafts.Select(d => d.Content + d.Subject).ToListAsync(None)).Concat(await db.SecurityEvents.Select(e => e.What).ToListAsync(None)).ToList();
        Assert.DoesNotContain(written, text => text.Contains(OldNumber, StringComparison.Ordinal) || text.Contains(NewNumber, StringComparison.Ordinal) || text.Contains(ThirdNumber, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_was_hired_by_mistake_and_is_brought_back_has_the_number_again()
    {
        await using var house = await RecordHouse.CreateAsync();
        var hired = await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var id = await IdAsync(house);
        var undone = await house.RevertAsync(hired);
        Assert.True((await house.RevertAsync(undone.Value)).Ok);
        Assert.Equal(OldNumber, await NumberAsync(house, id));
    }

    [Fact]
    public async Task An_empty_number_leaves_the_one_that_is_there_and_a_clash_shows_none()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        var id = await IdAsync(house);
        var (mine, theirs) = (await FormAsync(house, id), await FormAsync(house, id));
        await house.SavedAsync(theirs, new() { ["phone"] = NewNumber }, RecordHouse.Other);
        var clash = Assert.Single((await house.SaveAsync(mine, new() { ["phone"] = ThirdNumber })).Clashes);
        Assert.Equal(("手机号码", "129****0001", "已填写新号码", "129****0002"), (clash.Field, clash.Seen, clash.Mine, clash.Theirs));

        await house.SavedAsync(await FormAsync(house, id), new() { ["name"] = "示例改名", ["phone"] = null });
        Assert.Equal(NewNumber, await NumberAsync(house, id));
    }

    [Theory]
    [InlineData("phone", null, "phone")]
    [InlineData("phone", "0752-0000100", "phone")]
    [InlineData("born", "2015-01-01", "born")]
    [InlineData("joined", null, "joined")]
    [InlineData("left", "2020-05-01", "left")]
    [InlineData("fullTime", "false", "fullTime")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string? value, string fault)
    {
        await using var house = await RecordHouse.CreateAsync();
        var outcome = await house.SaveAsync(await house.LoadAsync(Ledger, null), new(Newcomer) { [field] = value });
        Assert.Equal([fault], outcome.Faults.Select(f => f.Field));
    }

    [Fact]
    public async Task One_number_or_one_person_is_not_registered_twice()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(Ledger, null), Newcomer);
        Assert.Equal(["name", "phone"], (await house.SaveAsync(await house.LoadAsync(Ledger, null), Newcomer)).Faults.Select(f => f.Field));
    }

    private static async Task<int> IdAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await db.GridWorkers.Where(w => w.Name == "示例新人").Select(w => w.Id).SingleAsync(None);
    }

    private static Task<RecordForm> FormAsync(RecordHouse house, int id) => house.LoadAsync(Ledger, id.ToString(CultureInfo.InvariantCulture));

    private static async Task<string> NumberAsync(RecordHouse house, int id)
    {
        await using var db = house.Open();
        var person = await db.GridWorkers.SingleAsync(w => w.Id == id, None);
        Assert.Equal(GridWorker.Mask(person.Phone), person.PhoneMasked);
        return person.Phone;
    }

    private static async Task<bool> IsListedAsync(RecordHouse house, int id, DateOnly day)
    {
        await using var db = house.Open();
        return await GridPersonRow.Query(db, County.On(day)).AnyAsync(r => r.Id == id, None);
    }

    private static async Task<int> CountAsync(RecordHouse house, DateOnly? day = null)
    {
        await using var db = house.Open();
        return await db.GridDuties.Within(db, County.On(day ?? County.Day)).Select(d => d.WorkerId).Distinct().CountAsync(None);
    }

    private static async Task<bool> IsOfferedAsync(RecordHouse house, int id, DateOnly day)
    {
        var choices = house.Get<AssignmentChoices>();
        var offered = (await choices.PeopleAsync(County.Dongqu, day, None)).Any(p => p.Id == id);
        Assert.Equal(offered, (await choices.SearchPeopleAsync("示例新人", day, 10, None)).Any(p => p.Id == id));
        return offered;
    }

    /// <summary>The person serves 东区社区第01网格 too.</summary>
    private static async Task<Result<int>> GiveDutyAsync(RecordHouse house, int id, DateOnly on)
    {
        var grid = (await house.Get<AssignmentChoices>().GridsInAsync(County.Dongqu, County.Day, None))[0].Situation;
        HashSet<int> workers = [.. grid.Workers.Select(w => w.Id), id];
        return await ApplyAsync(house, new Plan("工作需要", null, on, [new GridMove(grid.Code, grid.Version, default, default, Edit.To<IReadOnlySet<int>>(workers))]));
    }

    private static async Task<Result<int>> HandOverAsync(RecordHouse house, int from, int to, DateOnly on)
    {
        await using var db = house.Open();
        var seen = await db.GridWorkers.Where(w => w.Id == from).Select(w => w.Version).SingleAsync(None);
        return await ApplyAsync(house, new Plan("离岗", null, on, [new Handover(from.ToString(CultureInfo.InvariantCulture), seen, to, null)]));
    }

    private static async Task<Result<int>> ApplyAsync(RecordHouse house, Plan plan)
    {
        var preview = await house.Get<IEditor>().PreviewAsync(plan, TinyCounty.Admin, None);
        return preview.CanApply
            ? await house.Get<IEditor>().ApplyAsync(plan, preview.Fingerprint, TinyCounty.Admin, None)
            : Result<int>.Fail(string.Concat(preview.Faults.Select(f => f.Message).Concat(preview.Clashes.Select(c => c.Message))));
    }
}
