using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Editing.History;
using Boluo.Dashboard.Editing.Records;
using Boluo.Dashboard.Features.Places;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Boluo.Dashboard.Tests.Features.Places;

/// <summary>What is counted in a grid is changed from a day on or corrected; grids are set up and end.</summary>
public sealed class GridActionTests
{
    private const string First = County.Dongqu + "001";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly May = new(2020, 5, 1);

    private static Dictionary<string, string?> From(string day, string households) => new() { ["kind"] = nameof(FactChange.FromDayOn), ["since"] = day, ["households"] = households };

    [Fact]
    public async Task A_change_holds_from_its_day_on_wherever_the_number_shows_and_is_taken_back()
    {
        await using var house = await RecordHouse.CreateAsync();
        var before = await RowsAsync(house);
        var (was, sum, all) = await NumbersAsync(house, County.Day);
        var id = await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), From("2020-05-01", $"{was + 60}"));

        Assert.Equal((was, sum, all), await NumbersAsync(house, May.AddDays(-1)));
        Assert.Equal((was + 60, sum + 60, all + 60), await NumbersAsync(house, May));
        Assert.Equal((was + 60, sum + 60, all + 60), await NumbersAsync(house, County.Day));
        await using (var db = house.Open())
        {
            var set = await db.ChangeSets.Include(s => s.Entries).SingleAsync(s => s.Id == id, None);
            Assert.Equal((May, 3), (set.EffectiveOn, set.Entries.Count));
            Assert.Equal("涉及1个网格（其中调整网格数据1个）", set.Summary);
            Assert.Equal([May, null], await db.GridFacts.Where(f => f.GridId == 1).OrderBy(f => f.ValidFrom).Select(f => f.ValidTo).ToListAsync(None));
        }

        var line = (await house.Get<GridHistory>().ReadAsync(First, None))[0];
        Assert.Equal((May, $"户数由{was}户变更为{was + 60}户"), (line.On, line.What));
        var detail = Assert.Single(await house.Get<ChangeDetails>().OfAsync(id, 10, None));
        Assert.Equal((First, line.What), (detail.GridCode, detail.What));

        var undone = await house.RevertAsync(id);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await RowsAsync(house));
        Assert.Equal($"撤销第{id}号变更：户数由{was + 60}户恢复为{was}户", (await house.Get<GridHistory>().ReadAsync(First, None))[0].What);
    }

    [Fact]
    public async Task A_correction_holds_for_all_days_of_the_fact_that_was_wrong()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (was, _, _) = await NumbersAsync(house, County.Day);
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), From("2020-05-01", $"{was + 60}"));
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), new() { ["kind"] = nameof(FactChange.Correction), ["households"] = $"{was + 70}", ["source"] = "核实登记表" });
        Assert.Equal((was, was + 70), ((await NumbersAsync(house, May.AddDays(-1))).Grid, (await NumbersAsync(house, May)).Grid));

        // The former one by its own day.
        var former = await house.LoadAsync(GridChange.ActionName, GridChange.KeyOf(First, new DateOnly(2018, 9, 1)));
        Assert.Equal((nameof(FactChange.Correction), $"{was}"), (former.Values["kind"], former.Values["households"]));
        await house.SavedAsync(former, new() { ["households"] = $"{was + 5}" });
        Assert.Equal((was + 5, was + 70), ((await NumbersAsync(house, May.AddDays(-1))).Grid, (await NumbersAsync(house, May)).Grid));
        Assert.Equal($"自2018年9月1日起的户数由{was}户更正为{was + 5}户", (await house.Get<GridHistory>().ReadAsync(First, None))[0].What);
    }

    [Fact]
    public async Task A_change_of_a_past_day_lasts_until_the_next_one()
    {
        await using var house = await RecordHouse.CreateAsync();
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), From("2020-05-01", "200"));
        await house.SavedAsync(await house.LoadAsync(GridChange.ActionName, First), From("2020-03-01", "180"));
        await using var db = house.Open();
        Assert.Equal([(new DateOnly(2018, 9, 1), new DateOnly(2020, 3, 1)), (new DateOnly(2020, 3, 1), May), (May, (DateOnly?)null)],
            (await db.GridFacts.Where(f => f.GridId == 1).OrderBy(f => f.ValidFrom).ToListAsync(None)).Select(f => (f.ValidFrom, f.ValidTo)));
        Assert.Equal((180, 200, 200), ((await NumbersAsync(house, May.AddDays(-1))).Grid, (await NumbersAsync(house, May)).Grid, (await NumbersAsync(house, County.Day)).Grid));
    }

    [Theory]
    [InlineData("kind", null, "kind", "“变更性质”应填写。")]
    [InlineData("since", null, "since", "“生效日期”应填写。")]
    [InlineData("since", "2020-07-01", "since", "“生效日期”不应晚于统计时点2020年6月30日，现为2020年7月1日。")]
    [InlineData("since", "2018-08-31", "since", "“生效日期”不应早于网格划定的日期2018年9月1日。")]
    [InlineData("since", "2018-09-01", "since", "自2018年9月1日起的数据已有登记，生效日期应为其他日期；该条数据有误的，请在该条上更正。")]
    [InlineData("households", null, "households", "“户数”应填写。")]
    [InlineData("households", "5001", "households", "“户数”应为0至5000之间的整数，现为“5001”。")]
    [InlineData("households", "140", "households", "所填内容与自2018年9月1日起的数据相同，没有变化。")]
    [InlineData("group", "300", "group", "“所属党小组”应为该网格所属党支部的党小组。")]
    [InlineData("kind", nameof(FactChange.Correction), "since", "更正的是自2018年9月1日起的数据，“生效日期”不填。")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_written(string field, string? value, string at, string sentence)
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        var typed = From("2020-05-01", "150");
        typed[field] = value;
        var outcome = await house.SaveAsync(await house.LoadAsync(GridChange.ActionName, First), typed);
        Assert.Contains((at, sentence), outcome.Faults.Select(f => (f.Field, f.Message)));
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task Nobody_overwrites_what_a_colleague_has_changed_meanwhile()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (mine, theirs) = (await house.LoadAsync(GridChange.ActionName, First), await house.LoadAsync(GridChange.ActionName, First));
        await house.SavedAsync(theirs, new(From("2020-04-01", "160")) { ["members"] = "3" }, RecordHouse.Other);
        var refused = await house.SaveAsync(mine, From("2020-05-01", "150"));
        Assert.Equal([("户数", "140", "150", "160"), ("党员", "0", "未修改", "3")], refused.Clashes.Select(c => (c.Field, c.Seen, c.Mine, c.Theirs)));
        Assert.All(refused.Clashes, c => Assert.Equal(RecordHouse.Other.Name, c.Who));

        var again = await house.SaveAsync(await house.LoadAsync(GridChange.ActionName, First), From("2020-05-01", "150"));
        Assert.True(again.Ok, again.Refusal);
        await using var db = house.Open();
        Assert.Equal([0, 3, 3], await db.GridFacts.Where(f => f.GridId == 1).OrderBy(f => f.ValidFrom).Select(f => f.PartyMembers).ToListAsync(None));
    }

    [Fact]
    public async Task Of_two_who_change_a_grid_from_the_same_day_at_once_one_is_refused()
    {
        await using var house = await RecordHouse.CreateAsync();
        var forms = new[] { await house.LoadAsync(GridChange.ActionName, First), await house.LoadAsync(GridChange.ActionName, First) };
        var outcomes = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => house.SaveAsync(form, From("2020-05-01", $"{150 + i}"), i == 0 ? RecordHouse.Admin : RecordHouse.Other))));
        Assert.Single(outcomes, o => o.Ok);
        await using var db = house.Open();
        Assert.Equal(2, await db.GridFacts.CountAsync(f => f.GridId == 1, None));
    }

    [Fact]
    public async Task Whoever_may_not_edit_neither_sees_the_form_nor_saves_it()
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        foreach (var (name, key) in ((string, string?)[])[(GridChange.ActionName, First), (GridSetup.ActionName, null), (GridEnd.ActionName, First)])
        {
            Assert.False((await house.Records.LoadAsync(name, key, TinyCounty.Staff, None)).Ok);
            Assert.False((await house.SaveAsync(await house.LoadAsync(name, key), From("2020-05-01", "150"), TinyCounty.Staff)).Ok);
        }

        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_new_grid_has_a_code_a_place_and_numbers_from_its_day_on_and_a_code_is_never_issued_again()
    {
        await using var house = await RecordHouse.CreateAsync();
        var before = await RowsAsync(house);
        var (_, sum, all) = await NumbersAsync(house, County.Day);
        var id = await house.SavedAsync(await house.LoadAsync(GridSetup.ActionName, null), await NewGridAsync(house));
        Assert.Equal((sum, all), ((await NumbersAsync(house, May.AddDays(-1))).Community, (await NumbersAsync(house, May.AddDays(-1))).County));
        Assert.Equal((sum + 88, all + 88), ((await NumbersAsync(house, May)).Community, (await NumbersAsync(house, May)).County));
        await using (var db = house.Open())
        {
            var row = await GridRow.Query(db, County.Whole).SingleAsync(g => g.Grid.Code == County.Dongqu + "027", None);
            Assert.Equal(("东区社区第27网格", "新区楼栋党小组", 88, GridStatus.BothMissing), (row.Name, row.GroupName, row.Fact.Households, row.Status));
            Assert.Contains("dqsqd27wg", row.Grid.Search, StringComparison.Ordinal);
            Assert.False(await GridRow.Query(db, County.On(May.AddDays(-1))).AnyAsync(g => g.Grid.Code == County.Dongqu + "027", None));
        }

        Assert.Contains("设立东区社区第27网格", Assert.Single(await house.Get<GridHistory>().ReadAsync(County.Dongqu + "027", None)).What, StringComparison.Ordinal);
        var undone = await house.RevertAsync(id);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await RowsAsync(house));
        await house.SavedAsync(await house.LoadAsync(GridSetup.ActionName, null), await NewGridAsync(house));
        await using var after = house.Open();
        Assert.True(await after.Grids.AnyAsync(g => g.Code == County.Dongqu + "028", None));
    }

    [Theory]
    [InlineData("number", "3", "number", "东区社区的网格序号03已经用过，序号不重复使用，可不填。")]
    [InlineData("branch", "25", "branch", "“所属党支部”应为东区社区的党支部，所选为西区社区第一片区党支部。")]
    [InlineData("groupName", null, "group", "“所属党小组”和“新设党小组名称”应选填其中一项。")]
    [InlineData("group", "1", "group", "“所属党小组”和“新设党小组名称”应选填其中一项。")]
    [InlineData("since", "2010-01-01", "since", "“划定日期”不应早于党支部成立的日期2018年7月1日。")]
    [InlineData("extent", null, "extent", "“四至范围（楼栋）”应填写。")]
    public async Task A_grid_that_cannot_be_is_not_set_up(string field, string? value, string at, string sentence)
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        var typed = await NewGridAsync(house);
        typed[field] = value;
        var outcome = await house.SaveAsync(await house.LoadAsync(GridSetup.ActionName, null), typed);
        Assert.Equal((at, sentence), outcome.Faults.Select(f => (f.Field, f.Message)).FirstOrDefault());
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task A_grid_ends_with_all_that_hangs_on_it_and_another_takes_over_what_is_counted()
    {
        await using var house = await RecordHouse.CreateAsync();
        var code = await WithoutNeedsAsync(house);
        var before = await RowsAsync(house);
        var (_, sum, all) = await NumbersAsync(house, County.Day);
        var id = await house.SavedAsync(await house.LoadAsync(GridEnd.ActionName, code), new() { ["since"] = "2020-06-30", ["receiver"] = $"{await IdAsync(house, First)}" });
        Assert.Equal((sum, all), ((await NumbersAsync(house, County.Day)).Community, (await NumbersAsync(house, County.Day)).County));
        await using (var db = house.Open())
        {
            var ended = await db.Grids.SingleAsync(g => g.Code == code, None);
            Assert.Equal(County.Day, ended.ValidTo);
            Assert.False(await db.GridAssignments.AnyAsync(a => a.GridId == ended.Id && a.ValidTo == null, None) || await db.GridDuties.AnyAsync(d => d.GridId == ended.Id && d.ValidTo == null, None) || await db.GridFacts.AnyAsync(f => f.GridId == ended.Id && f.ValidTo == null, None));
            Assert.False(await GridRow.Query(db, County.Whole).AnyAsync(g => g.Grid.Code == code, None));
            Assert.True(await GridRow.Query(db, County.On(County.Day.AddDays(-1))).AnyAsync(g => g.Grid.Code == code, None));
        }

        var queries = house.Get<GridQueries>();
        Assert.Equal($"编码为{code}的网格已于2020年6月30日撤销，可选择此前的统计时点查看。", (await queries.ReadAsync(code, County.Whole, None)).Error);
        Assert.Equal($"编码为{code}的网格自2018年9月1日起设立，可选择此后的统计时点查看。", (await queries.ReadAsync(code, County.On(new DateOnly(2018, 8, 31)), None)).Error);
        Assert.True((await queries.ReadAsync(code, County.On(County.Day.AddDays(-1)), None)).Ok);
        Assert.Contains("撤销东区社区", (await house.Get<GridHistory>().ReadAsync(code, None))[0].What, StringComparison.Ordinal);
        var undone = await house.RevertAsync(id);
        Assert.True(undone.Ok, undone.Error);
        Assert.Equal(before, await RowsAsync(house));
    }

    [Fact]
    public async Task A_grid_with_households_open_needs_or_a_later_change_does_not_end()
    {
        await using var house = await RecordHouse.CreateAsync();
        var trace = await house.TraceAsync();
        var code = await WithoutNeedsAsync(house);
        var outcome = await house.SaveAsync(await house.LoadAsync(GridEnd.ActionName, code), new() { ["since"] = "2018-09-01", ["receiver"] = $"{await IdAsync(house, code)}" });
        Assert.Contains(outcome.Faults, f => f.Field == "since" && f.Message.StartsWith("“撤销日期”应晚于该网格最近一次变动的日期", StringComparison.Ordinal));
        Assert.Contains(outcome.Faults, f => f is { Field: "receiver", Message: "“并入的网格”不应为所撤销的网格本身。" });
        outcome = await house.SaveAsync(await house.LoadAsync(GridEnd.ActionName, code), new() { ["since"] = "2020-06-30" });
        Assert.Contains(outcome.Faults, f => f.Field == "receiver" && f.Message.Contains("应选择“并入的网格”", StringComparison.Ordinal));

        await using var db = house.Open();
        var busy = await GridRow.Query(db, County.Whole).Where(g => g.OpenNeeds > 0).OrderBy(g => g.Grid.Code).FirstAsync(None);
        outcome = await house.SaveAsync(await house.LoadAsync(GridEnd.ActionName, busy.Grid.Code), new() { ["since"] = "2020-06-30" });
        Assert.Contains(outcome.Faults, f => f.Field == "since" && f.Message == $"该网格有在办需求{busy.OpenNeeds}个，应先办结，或在需求清单中改到其他网格，不能撤销。");
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task The_only_grid_of_a_community_does_not_end()
    {
        await using var county = await TinyCounty.CreateAsync();
        var editor = county.Get<IRecordEditor>();
        async Task<RecordOutcome> EndAsync(int grid, int receiver)
        {
            var form = (await editor.LoadAsync(GridEnd.ActionName, TinyCounty.Code(grid), TinyCounty.Admin, None)).Value;
            return await editor.SaveAsync(RecordHouse.Input(form, new() { ["receiver"] = $"{receiver}" }), TinyCounty.Admin, None);
        }

        Assert.True((await EndAsync(5, 6)).Ok);
        Assert.Contains((await EndAsync(6, 1)).Faults, f => f.Message == "该网格是所属社区唯一的网格，不能撤销。");
    }

    /// <summary>Households of the first grid, of its community and of the county, each as another page shows them.</summary>
    private static async Task<(int Grid, int Community, int County)> NumbersAsync(RecordHouse house, DateOnly day)
    {
        await using var db = house.Open();
        var scope = County.On(day);
        var figure = house.Get<IEnumerable<Figure>>().Named("grid.households");
        return ((await GridRow.Query(db, scope).SingleAsync(g => g.Grid.Code == First, None)).Fact.Households,
            (await CommunityRow.Query(db, scope).SingleAsync(c => c.Community.Code == County.Dongqu, None)).Households, (int)(await figure.ComputeAsync(db, scope, None)).Value!.Value);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return [.. await EditingHouse.RowsAsync(db), .. (await db.PartyGroups.OrderBy(g => g.Id).ToListAsync(None)).Select(g => $"group {g.Id} {g.Name}")];
    }

    private static async Task<Dictionary<string, string?>> NewGridAsync(RecordHouse house)
    {
        await using var db = house.Open();
        var branch = await db.GridAssignments.Where(a => a.CommunityCode == County.Dongqu).OrderBy(a => a.Number).Select(a => a.BranchId).FirstAsync(None);
        return new()
        {
            ["community"] = County.Dongqu,
            ["branch"] = $"{branch}",
            ["groupName"] = "新区楼栋党小组",
            ["since"] = "2020-05-01",
            ["households"] = "88",
            ["residents"] = "260",
            ["members"] = "4",
            ["buildings"] = "2",
            ["extent"] = "东至新区大道，南至环城路，西至河堤，北至育才街",
        };
    }

    /// <summary>Another grid of the community, with nothing that keeps it.</summary>
    private static async Task<string> WithoutNeedsAsync(RecordHouse house)
    {
        await using var db = house.Open();
        return await GridRow.Query(db, County.Whole).Where(g => g.Community.Code == County.Dongqu && g.OpenNeeds == 0 && g.Workers > 0 && g.Grid.Code != First).OrderBy(g => g.Grid.Code).Select(g => g.Grid.Code).FirstAsync(None);
    }

    private static async Task<int> IdAsync(RecordHouse house, string code)
    {
        await using var db = house.Open();
        return await db.Grids.Where(g => g.Code == code).Select(g => g.Id).SingleAsync(None);
    }
}
