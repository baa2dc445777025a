using Boluo.Dashboard.Editing.Plans.Documents;
using Boluo.Dashboard.Editing.Plans.Moves;
using Boluo.Dashboard.Editing.Plans.Simulations;
using static Boluo.Dashboard.Tests.Editing.TinyCounty;

namespace Boluo.Dashboard.Tests.Editing;

/// <summary>模拟测算: tried out on the figures of the day, shared, and no business data. 东区社区 has grids of 100, 200, 300 and 400 households.</summary>
public sealed class SimulationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_community_is_divided_as_evenly_as_its_order_allows_and_measured_by_the_standards_that_are_tried()
    {
        await using var county = await CreateAsync();
        var bench = await BenchAsync(county);
        Assert.Equal([1, 2, 3, 4], bench.Grids.Select(g => g.Number));
        Assert.Equal([4, 5], bench.Grids[0].Workers);

        var content = new SimulationContent().Propose(bench.Grids).Value;
        var load = SimulationLoad.Of(content, bench.Grids, bench.Standards);
        Assert.Equal([600, 400], load.Parts.Select(p => p.Households));
        Assert.Equal(500, load.Target);
        Assert.Equal([(3, 100.0, 0.2, false, 2), (1, -100.0, -0.2, false, 2)], load.Parts.Select(p => (p.Grids, p.Deviation, p.DeviationShare!.Value, p.IsEven, p.CommunityWorkersNeeded)));
        Assert.Equal(["东区第二党支部"], load.TornBranches);
        Assert.Empty(load.TornGroups);
        Assert.Equal(4, load.CommunityWorkersNeeded);

        load = SimulationLoad.Of(content with { Tolerance = 20, HouseholdsPerCommunityWorker = 150, HouseholdsPerGrid = 350 }, bench.Grids, bench.Standards);
        Assert.All(load.Parts, p => Assert.True(p.IsEven));
        Assert.Equal([(4, 0), (3, 1)], load.Parts.Select(p => (p.CommunityWorkersNeeded, p.LargeGrids)));
    }

    [Fact]
    public async Task A_locked_part_keeps_its_grids_whatever_is_tried()
    {
        await using var county = await CreateAsync();
        var grids = (await BenchAsync(county)).Grids;
        var locked = new SimulationContent().WithParts(3).Value.Place([Code(2)], 1).Change(1, p => p with { IsLocked = true });

        Assert.Equal(1, locked.Place([Code(2)], 0).PartOf(Code(2)));
        Assert.Null(locked.Place([Code(3)], 1).PartOf(Code(3)));
        Assert.Equal([0, 1, 2, 2], locked.Propose(grids).Value.Ordered(grids).Select(g => locked.Propose(grids).Value.PartOf(g.Code)!.Value));
        Assert.Contains("已锁定", locked.Change(2, p => p with { IsLocked = true }).WithParts(2).Error, StringComparison.Ordinal);
        Assert.Contains("只有3个，不能划分为4片", locked.WithParts(5).Value.Propose(grids).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_lie_together_in_the_order_is_said_and_the_order_can_be_changed()
    {
        await using var county = await CreateAsync();
        var bench = await BenchAsync(county);
        var content = new SimulationContent().Place([Code(1), Code(3)], 0).Place([Code(2), Code(4)], 1);
        Assert.Equal([2, 2], SimulationLoad.Of(content, bench.Grids, bench.Standards).Parts.Select(p => p.Blocks));

        var moved = content.Shift(bench.Grids, Code(3), -1);
        Assert.Equal([1, 3, 2, 4], moved.Ordered(bench.Grids).Select(g => g.Number));
        Assert.Equal([1, 1], SimulationLoad.Of(moved, bench.Grids, bench.Standards).Parts.Select(p => p.Blocks));
        Assert.Same(moved, moved.Shift(bench.Grids, Code(1), -1));
        Assert.Equal([3, 1, 2, 4], (content with { Order = [Code(3), Code(3)] }).Ordered(bench.Grids).Select(g => g.Number));
    }

    [Fact]
    public async Task It_is_shared_by_administrators_who_do_not_overwrite_each_other_and_leaves_the_data_as_it_is()
    {
        await using var county = await CreateAsync();
        var (simulations, trace) = (county.Get<SimulationDocuments>(), await county.TraceAsync());
        var content = new SimulationContent().Place([Code(1)], 1);
        var mine = (await simulations.BeginAsync(East, " 测算1 ", content, Admin, None)).Value;
        Assert.Equal(("测算1", "周管理", East), (mine.Title, mine.AuthorName, mine.CommunityCode));
        Assert.False((await simulations.BeginAsync(East, "测算", content, Staff, None)).Ok);
        Assert.False((await simulations.BenchAsync(East, AsOf, Staff, None)).Ok);

        var theirs = (await simulations.SaveAsync(mine.Id, mine.Revision, "测算二", content.Place([Code(2)], 1), Other, None)).Value;
        Assert.Contains("由吴管理修改，本次未保存", (await simulations.SaveAsync(mine.Id, mine.Revision, "测算三", content, Admin, None)).Error, StringComparison.Ordinal);
        Assert.False((await simulations.DiscardAsync(mine.Id, mine.Revision, Admin, None)).Ok);
        var kept = Assert.Single((await BenchAsync(county)).Lines);
        Assert.Equal(("测算二", "吴管理", 1), (kept.Title, kept.EditorName, kept.Content.PartOf(Code(2))));
        Assert.Equal(East, Assert.Single((await simulations.ListAsync(AsOf, Admin, None)).Value).Code);

        Assert.True((await simulations.DiscardAsync(mine.Id, theirs.Revision, Admin, None)).Ok);
        Assert.Empty((await BenchAsync(county)).Lines);
        Assert.Equal(trace, await county.TraceAsync());
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_with_the_name_of_the_field()
    {
        await using var county = await CreateAsync();
        var simulations = county.Get<SimulationDocuments>();
        async Task<string> ErrorAsync(string title, SimulationContent content, string community = East) => (await simulations.BeginAsync(community, title, content, Admin, None)).Error!;
        var content = new SimulationContent();
        Assert.Equal("“测算名称”应填写。", await ErrorAsync(" ", content));
        Assert.Equal("“测算名称”不应超过30个字，现为31个字。", await ErrorAsync(new string('测', 31), content));
        Assert.Equal("“允许偏差”应为1至50%，现为0%。", await ErrorAsync("测算", content with { Tolerance = 0 }));
        Assert.Equal("“每名社区工作者”应为100至1000户，现为99户。", await ErrorAsync("测算", content with { HouseholdsPerCommunityWorker = 99 }));
        Assert.Equal("“每个网格”应为100至1000户，现为1001户。", await ErrorAsync("测算", content with { HouseholdsPerGrid = 1001 }));
        Assert.Equal("“第2片的名称”不应超过30个字，现为40个字。", await ErrorAsync("测算", content.Change(1, p => p with { Name = new string('名', 40) })));
        Assert.Contains("片不存在", await ErrorAsync("测算", content with { Placed = new Dictionary<string, int> { [Code(1)] = 2 } }), StringComparison.Ordinal);
        Assert.Equal("一个社区的网格不应超过1000个。", await ErrorAsync("测算", content with { Order = [.. Enumerable.Range(0, 1001).Select(i => $"{i}")] }));
        Assert.Contains("2至9片", await ErrorAsync("测算", content with { Parts = [] }), StringComparison.Ordinal);
        Assert.Equal("没有该社区，请核对。", await ErrorAsync("测算", content, "441322001099"));
        for (var i = 0; i < SimulationDocuments.MostOfCommunity; i++) Assert.True((await simulations.BeginAsync(East, "测算", content, Admin, None)).Ok);
        Assert.Contains("最多保留8个测算", await ErrorAsync("测算", content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_made_of_it_once_every_grid_has_its_part_and_is_what_the_simulation_says()
    {
        await using var county = await CreateAsync();
        var simulations = county.Get<SimulationDocuments>();
        var grids = (await BenchAsync(county)).Grids;
        var line = (await simulations.BeginAsync(East, "测算", new SimulationContent().Place([Code(1)], 0), Admin, None)).Value;
        Assert.Contains("还有3个网格没有划入", line.ToPlan(grids).Error, StringComparison.Ordinal);
        Assert.Contains("第2片没有网格", (line with { Content = line.Content.Place([Code(2), Code(3), Code(4)], 0) }).ToPlan(grids).Error, StringComparison.Ordinal);

        var content = new SimulationContent().Propose(grids).Value.Change(1, p => p with { Name = "东区二社区" });
        var split = Assert.IsType<SplitCommunity>(Assert.Single((line with { Content = content }).ToPlan(grids).Value.Moves));
        Assert.Equal((East, "东区二社区", Code(4)), (split.Code, Assert.Single(split.Parts).Community.Name, Assert.Single(split.Parts[0].Grids)));
        Assert.Equal(2, Assert.IsType<SplitCommunity>(Assert.Single((line with { Content = content with { Stays = null } }).ToPlan(grids).Value.Moves)).Parts.Count);

        // With what a plan asks for besides, it can be applied: the part that stays has the households that were measured.
        var whole = split with { Parts = [.. split.Parts.Select(p => p with { Community = p.Community with { Code = "441322001010", SecretaryName = "某书记", OfficePhone = "0752-0000100" } })] };
        var plans = county.Get<PlanDocuments>();
        var id = (await plans.BeginAsync("拆分", new PlanDocument { Reason = "人口较多", Basis = "博组〔2020〕1号", EffectiveOn = AsOf, Moves = [whole] }, Admin, None)).Value;
        var preview = await county.Editor.PreviewAsync((await plans.FindAsync(id, Admin, None)).Value.ToPlan(AsOf), Admin, None);
        Assert.Empty(preview.Faults);
        Assert.Equal([("441322001001", 600), ("441322001010", 400)], preview.Communities.Select(c => (c.Code, c.After.Households)).Order());
    }

    private static async Task<SimulationBench> BenchAsync(TinyCounty county) => (await county.Get<SimulationDocuments>().BenchAsync(East, AsOf, Admin, None)).Value;
}
