using Boluo.Dashboard.Editing.Views;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Editing.Records;
using Boluo.Dashboard.Tests.Support;

namespace Boluo.Dashboard.Tests.Editing.Views;

/// <summary>What a reader keeps of a ledger is his own, and no data of the county.</summary>
public sealed class SavedViewsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Viewer Leader = TinyCounty.Other with { Role = Role.Leader };

    [Fact]
    public async Task Views_are_kept_by_name_for_their_owner_alone_whoever_he_is_and_leave_no_trace_in_the_data()
    {
        await using var house = await RecordHouse.CreateAsync();
        var (views, trace) = (house.Get<SavedViews>(), await house.TraceAsync());

        Assert.True((await views.SaveAsync("grids", " 罗阳缺员 ", "/grids?township=441322001&grids.status=WorkerMissing", Leader, None)).Ok);
        Assert.True((await views.SaveAsync("grids", "罗阳缺员", "/grids?township=441322001&grids.workers=0", Leader, None)).Ok);
        Assert.True((await views.SaveAsync("needs", "待对接", "/three-lists?tab=needs&needs.state=Waiting", Leader, None)).Ok);

        var kept = await views.OfAsync("grids", Leader, None);
        Assert.Equal(("罗阳缺员", "/grids?township=441322001&grids.workers=0"), (Assert.Single(kept.Named).Name, kept.Named[0].Address));
        Assert.Null(kept.Columns);
        Assert.Empty((await views.OfAsync("grids", RecordHouse.Admin, None)).Named);
        await views.DeleteAsync(kept.Named[0].Id, RecordHouse.Admin, None);
        Assert.Single((await views.OfAsync("grids", Leader, None)).Named);
        await views.DeleteAsync(kept.Named[0].Id, Leader, None);
        Assert.Empty((await views.OfAsync("grids", Leader, None)).Named);
        Assert.Equal(trace, await house.TraceAsync());
    }

    [Fact]
    public async Task Columns_are_remembered_and_forgotten_beside_the_views()
    {
        await using var house = await RecordHouse.CreateAsync();
        var views = house.Get<SavedViews>();
        await views.SaveAsync("grids", "全部", "/grids", Leader, None);

        await views.RememberAsync("grids", ["name", "households"], Leader, None);
        await views.RememberAsync("grids", ["name", "residents"], Leader, None);
        Assert.Equal(["name", "residents"], (await views.OfAsync("grids", Leader, None)).Columns);
        Assert.Null((await views.OfAsync("needs", Leader, None)).Columns);

        await views.RememberAsync("grids", null, Leader, None);
        Assert.Null((await views.OfAsync("grids", Leader, None)).Columns);
        Assert.Single((await views.OfAsync("grids", Leader, None)).Named);
    }

    [Fact]
    public async Task A_name_is_asked_for_and_there_are_only_so_many_of_a_ledger()
    {
        await using var house = await RecordHouse.CreateAsync();
        var views = house.Get<SavedViews>();
        foreach (var bad in (string?[])[null, "  ", new string('长', SavedViews.LongestName + 1)])
            Assert.Equal("请填写视图名称，不超过20个字。", (await views.SaveAsync("grids", bad, "/grids", Leader, None)).Error);
        for (var i = 0; i < SavedViews.Most; i++) Assert.True((await views.SaveAsync("grids", $"视图{i}", "/grids", Leader, None)).Ok);
        Assert.Equal("每个台账最多保存30个视图，请先删除不再使用的视图。", (await views.SaveAsync("grids", "再多一个", "/grids", Leader, None)).Error);
        Assert.True((await views.SaveAsync("grids", "视图0", "/grids?grids.page=2", Leader, None)).Ok);
    }
}
