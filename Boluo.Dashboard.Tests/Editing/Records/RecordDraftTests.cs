using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Registers;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Editing.Records;

/// <summary>What is filled in and not saved is its author's own, and no business data.</summary>
public sealed class RecordDraftTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_draft_comes_back_with_what_was_typed_and_what_was_seen_and_leaves_no_trace_in_the_data()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        var trace = await house.TraceAsync();

        var line = await SavedAsync(house, null, RecordHouse.Input(form, new() { ["owner"] = "县直单位07", ["result"] = null }, "核对") with { Basis = "博委1号" });
        var again = await SavedAsync(house, line, RecordHouse.Input(form, new() { ["owner"] = "县直单位08" }, "再次核对"));

        Assert.Equal(line.Id, again.Id);
        Assert.Equal([(line.Id, "XQ2019003", form.Subject)], (await ListAsync(house, "needs", RecordHouse.Admin)).Select(d => (d.Id, d.RowKey!, d.Subject)));
        var draft = (await house.Get<RecordDrafts>().LoadAsync(line.Id, RecordHouse.Admin, None)).Value;
        Assert.Equal(("县直单位08", "再次核对", null, form.Version), (Assert.Single(draft.Typed).Value, draft.Reason, draft.Basis, draft.Seen));
        Assert.Equal(form.Values, draft.SeenOf(form).Values);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_draft_is_seen_and_removed_by_its_author_alone_and_by_nobody_whose_right_is_gone()
    {
        await using var house = await RecordHouse.CreateAsync();
        var drafts = house.Get<RecordDrafts>();
        var line = await SavedAsync(house, null, RecordHouse.Input(await house.LoadAsync("needs", "XQ2019003"), new() { ["owner"] = "县直单位07" }));

        Assert.Empty(await ListAsync(house, "needs", RecordHouse.Other));
        Assert.False((await drafts.LoadAsync(line.Id, RecordHouse.Other, None)).Ok);
        await drafts.DiscardAsync(line.Id, RecordHouse.Other, None);
        Assert.Single(await ListAsync(house, "needs", RecordHouse.Admin));

        await using (var db = house.Open())
        {
            await db.UserRoles.Where(r => r.UserId == RecordHouse.Admin.UserId).ExecuteDeleteAsync(None);
        }

        Assert.False((await drafts.ListAsync("needs", RecordHouse.Admin, None)).Ok);
        Assert.False((await drafts.LoadAsync(line.Id, RecordHouse.Admin, None)).Ok);
    }

    [Fact]
    public async Task Saving_removes_the_draft_and_a_refusal_keeps_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        var input = RecordHouse.Input(form, new() { ["beneficiaries"] = "很多" });
        var line = await SavedAsync(house, null, input);

        Assert.False((await house.Records.SaveAsync(input with { DraftId = line.Id }, RecordHouse.Admin, None)).Ok);
        Assert.Single(await ListAsync(house, "needs", RecordHouse.Admin));

        Assert.True((await house.Records.SaveAsync(RecordHouse.Input(form, new() { ["beneficiaries"] = "86" }) with { DraftId = line.Id }, RecordHouse.Admin, None)).Ok);
        Assert.Empty(await ListAsync(house, "needs", RecordHouse.Admin));
        await using var db = house.Open();
        Assert.DoesNotContain(await db.ChangeEntries.Select(e => e.Entity).ToListAsync(None), e => e.Contains("Draft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_on_a_row_that_has_moved_saves_into_the_usual_clash()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        var line = await SavedAsync(house, null, RecordHouse.Input(form, new() { ["owner"] = "县直单位07" }));
        await house.SavedAsync(form, new() { ["owner"] = "县直单位09" }, RecordHouse.Other);

        var draft = (await house.Get<RecordDrafts>().LoadAsync(line.Id, RecordHouse.Admin, None)).Value;
        var seen = draft.SeenOf(await house.LoadAsync("needs", "XQ2019003"));
        var outcome = await house.SaveAsync(seen, new(draft.Typed, StringComparer.Ordinal));

        var clash = Assert.Single(outcome.Clashes);
        Assert.Equal((form.Values["owner"], "县直单位07", "县直单位09", "吴管理"), (clash.Seen, clash.Mine, clash.Theirs, clash.Who));
    }

    [Fact]
    public async Task What_nobody_has_touched_for_thirty_days_is_forgotten()
    {
        await using var house = await RecordHouse.CreateAsync();
        var input = RecordHouse.Input(await house.LoadAsync("needs", "XQ2019003"), new() { ["owner"] = "县直单位07" });
        await SavedAsync(house, null, input);

        house.Clock.Advance(RecordDrafts.Kept + TimeSpan.FromMinutes(1));
        Assert.Empty(await ListAsync(house, "needs", RecordHouse.Admin));
        await SavedAsync(house, null, input);
        await using var db = house.Open();
        Assert.Equal(1, await db.RecordDrafts.CountAsync(None));
    }

    [Fact]
    public async Task What_is_personal_or_too_long_is_named_and_not_kept()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", "XQ2019003");
        form = form with { Fields = [.. form.Fields.Select(f => f.Key == "ownerPerson" ? f with { IsPersonal = true } : f)] };

        var line = await SavedAsync(house, null, RecordHouse.Input(form, new() { ["ownerPerson"] = "私人内容", ["owner"] = "县直单位07" }), "result");

        await using var db = house.Open();
        Assert.DoesNotContain("私人内容", (await db.RecordDrafts.SingleAsync(None)).Content, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Values["ownerPerson"]!, (await db.RecordDrafts.SingleAsync(None)).Content, StringComparison.Ordinal);
        Assert.Equal(["ownerPerson", "result"], (await house.Get<RecordDrafts>().LoadAsync(line.Id, RecordHouse.Admin, None)).Value.Left);
    }

    [Fact]
    public async Task A_row_to_be_added_is_called_by_its_name_so_far()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", null);
        await SavedAsync(house, null, RecordHouse.Input(form, new() { ["title"] = "增设路灯" }));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await SavedAsync(house, null, RecordHouse.Input(form, new() { ["owner"] = "县直单位07" }));
        Assert.Equal([(null, "需求"), (null, "需求“增设路灯”")], (await ListAsync(house, "needs", RecordHouse.Admin)).Select(d => (d.RowKey, d.Subject)));
    }

    [Fact]
    public async Task Two_windows_that_went_on_with_one_draft_keep_one_each()
    {
        await using var house = await RecordHouse.CreateAsync();
        var form = await house.LoadAsync("needs", null);
        var shared = await SavedAsync(house, null, RecordHouse.Input(form, new() { ["title"] = "两个窗口" }));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var mine = await SavedAsync(house, shared, RecordHouse.Input(form, new() { ["title"] = "甲窗口" }));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var theirs = await SavedAsync(house, shared, RecordHouse.Input(form, new() { ["title"] = "乙窗口" }));
        Assert.Equal(shared.Id, mine.Id);
        Assert.NotEqual(mine.Id, theirs.Id);
        Assert.Equal(["需求“乙窗口”", "需求“甲窗口”"], (await ListAsync(house, "needs", RecordHouse.Admin)).Select(d => d.Subject));
    }

    private static async Task<RecordDraftLine> SavedAsync(RecordHouse house, RecordDraftLine? before, RecordInput input, params string[] unsent)
    {
        var saved = await house.Get<RecordDrafts>().SaveAsync(before is null ? null : new DraftVersion(before.Id, before.SavedAt), input, unsent, RecordHouse.Admin, None);
        Assert.True(saved.Ok, saved.Error);
        return saved.Value;
    }

    private static async Task<IReadOnlyList<RecordDraftLine>> ListAsync(RecordHouse house, string ledger, Viewer viewer)
    {
        var drafts = await house.Get<RecordDrafts>().ListAsync(ledger, viewer, None);
        Assert.True(drafts.Ok, drafts.Error);
        return drafts.Value;
    }
}
