using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Plans;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

public sealed class HistoryTests
{
    [Fact]
    public async Task A_grid_tells_its_life_in_plain_sentences()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(South, 21), Edit.To<int?>(9), [4, 10, 11])) with { EffectiveOn = new(2020, 5, 1) });
        var staffed = await county.ApplyAsync(Plan(await county.MoveAsync(1, leader: Edit.To<int?>(null), workers: [])) with { Basis = null }, Other);
        Assert.True((await county.Editor.RevertAsync(staffed, "依据有误", Admin, default)).Ok);

        var lines = await county.Get<GridHistory>().ReadAsync(Code(1), default);

        Assert.Equal(
            [
                $"2020年6月30日，撤销第{staffed}号变更：网格长由暂缺改为壬某；网格员增加丁某、癸某、子某；经办人：周管理。",
                "2020年6月30日，网格长由壬某改为暂缺；网格员减少丁某、癸某、子某；经办人：吴管理（已撤销）。",
                "2020年5月1日，由东区社区第01网格调整到江南社区第03网格；党支部由东区第一党支部调整为江南党支部；网格长由甲某改为壬某；网格员增加癸某、子某，减少戊某；调整依据：博街办〔2020〕1号；经办人：周管理。",
                "2019年1月1日，设立东区社区第01网格；所属党支部为东区第一党支部；网格长为甲某；网格员为丁某、戊某。",
            ],
            lines.Select(l => l.Text));
        Assert.Equal([staffed + 1, staffed, moved, null], lines.Select(l => l.ChangeSetId));
        Assert.Empty(await county.Get<GridHistory>().ReadAsync("1", default));
    }

    [Fact]
    public async Task The_log_lists_who_changed_what_page_by_page()
    {
        await using var county = await CreateAsync();
        var moved = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(South, 21), workers: [4]), await county.MoveAsync(6, leader: Edit.To<int?>(9))));
        var undone = (await county.Editor.RevertAsync(moved, "依据有误", Other, default)).Value;
        county.Clock.Advance(TimeSpan.FromDays(1));
        var advanced = (await county.Editor.AdvanceDayAsync(new(2020, 7, 1), "半年报", Admin, default)).Value;
        var log = county.Get<ChangeLog>();

        var page = await log.PageAsync(1, 3, default);

        Assert.Equal((4, 1, 2), (page.Count, page.Page, page.Pages));
        Assert.Equal(
            [
                (advanced, "统计时点推进到2020年7月1日", null, true),
                (undone, $"撤销第{moved}号变更，涉及2个网格（其中调整归属或网格长2个、网格员1个）", null, true),
                (moved, "涉及2个网格（其中调整归属或网格长2个、网格员1个）", (int?)undone, false),
            ],
            page.Lines.Select(l => (l.Id, l.Summary, l.RevertedById, l.IsRevertible)));
        Assert.Equal([1], (await log.PageAsync(9, 3, default)).Lines.Select(l => l.Id));
        Assert.Equal("工作需要", (await log.FindAsync(moved, default))!.Reason);
        Assert.Equal([Code(1), Code(6)], (await county.Get<GridHistory>().OfChangeAsync(moved, default)).Select(l => l.GridCode));
    }

    [Fact]
    public async Task The_adjustment_table_lists_what_is_in_force_by_change_set_period_and_community()
    {
        await using var county = await CreateAsync();
        var first = await county.ApplyAsync(Plan(await county.MoveAsync(1, new Place(South, 21), workers: [4])) with { EffectiveOn = new(2020, 5, 1) });
        var second = await county.ApplyAsync(Plan(await county.MoveAsync(3, leader: Edit.To<int?>(null))));
        var third = await county.ApplyAsync(Plan(await county.MoveAsync(4, workers: [9])));
        Assert.True((await county.Editor.RevertAsync(third, "撤销", Admin, default)).Ok);
        var ledger = county.Get<IEnumerable<ILedger>>().Named("adjustments");

        var page = await PageAsync("");
        Assert.Equal(["调整网格长", "调整社区、调整党支部、调整网格员"], page.Rows.Select(r => r.Cells[0]));
        Assert.Equal(
            ["调整社区、调整党支部、调整网格员", "东区社区", $"{Code(1)} 东区社区第01网格", "东区第一党支部", 100, "江南社区", $"{Code(1)} 江南社区第03网格", "江南党支部", 100, "甲某", "丁某", new DateOnly(2020, 5, 1), "博街办〔2020〕1号"],
            page.Rows[1].Cells);
        Assert.Equal([Key(first, 1)], (await PageAsync($"?adjustments.changeSet={first}")).Rows.Select(r => r.Key));
        Assert.Equal([Key(second, 3)], (await PageAsync("?adjustments.effectiveOn=2020-06-01..2020-06-30")).Rows.Select(r => r.Key));
        Assert.Equal([Key(first, 1)], (await PageAsync("?adjustments.q=江南社区第03")).Rows.Select(r => r.Key));
        Assert.Equal([Key(first, 1)], (await PageAsync("", new Scope(County.Luoyang, South, null, AsOf))).Rows.Select(r => r.Key));
        Assert.Empty((await PageAsync("", County.On(new(2020, 4, 30)))).Rows);

        static string Key(int set, int grid) => $"{set}-{Code(grid)}";
        Task<LedgerPage> PageAsync(string query, Scope? scope = null) =>
            ledger.PageAsync(scope ?? County.On(AsOf), View.Parse(query, ledger).Value, Admin, default);
    }

    [Fact]
    public async Task Choices_come_with_what_branches_and_people_already_carry()
    {
        await using var county = await CreateAsync();
        var choices = county.Get<AssignmentChoices>();

        Assert.Equal([new BranchChoice(11, "东区第一党支部", 2, 300), new BranchChoice(12, "东区第二党支部", 2, 700)], await choices.BranchesAsync(East, AsOf, default));
        Assert.Equal([new BranchChoice(21, "江南党支部", 2, 1100)], await choices.BranchesAsync(South, AsOf, default));
        var people = (await choices.PeopleAsync(East, AsOf, default)).ToDictionary(p => p.Id);
        Assert.Equal([1, 2, 3, 4, 5, 6], people.Keys.Order());
        Assert.Equal((3, 0, false), (people[1].Leads, people[1].Serves, people[1].MayLeadAnother));
        Assert.Equal((0, 2, 300, true), (people[5].Leads, people[5].Serves, people[5].Households, people[5].MayLeadAnother));
        Assert.Equal([9], (await choices.SearchPeopleAsync("壬", AsOf, 10, default)).Select(p => p.Id));
        Assert.Contains(9, (await choices.SearchPeopleAsync("r", AsOf, 10, default)).Select(p => p.Id));
        Assert.Equal([Code(1), Code(2), Code(3)], (await choices.GridsOfAsync(1, AsOf, default)).Select(g => g.Situation.Code));
        Assert.Equal([Code(5), Code(6)], (await choices.GridsInAsync(South, AsOf, default)).Select(g => g.Situation.Code));
        var grid = Assert.Single(await choices.GridsAsync([Code(6)], AsOf, default));
        Assert.Equal((await county.VersionAsync(6), "江南社区第02网格", null, "辛某", Start), (grid.Situation.Version, grid.Situation.Name, grid.Situation.Leader, grid.Situation.WorkerNames, grid.EarliestEffectiveOn));
    }
}
